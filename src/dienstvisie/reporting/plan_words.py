"""What a plan says of itself, in sentences: how good it is, where it is tight, what moved, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dienstvisie.language import Message, counted
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import Calendar, LocalText, PeriodLabel, PlanningProblem, Task
from dienstvisie.planning.roadmap import Bottleneck, Conflict, Displacement, Quality, Roadmap, Shift
from dienstvisie.reporting.labels import budget_name

Span = tuple[int, int]
Way = Literal["later", "sooner", "longer", "shorter", "parts", "new", "gone", "nowhere"]
"""In which way an idea stands elsewhere than before; `parts`: from start to end it does not, but parts of it do."""
NAMED = 3
"""So many moves are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class IdeaShift:
    """An idea of which at least one part stands elsewhere than agreed; None: it had, or has, no place."""

    idea: str
    before: Span | None
    now: Span | None
    causes: tuple[Message, ...]


def plan_value(roadmap: Roadmap) -> int:
    """The early value of the plan, in hundredths of a point and period."""
    return early_value(roadmap.problem, {placed.task.id: placed.start for placed in roadmap.placements})


def span_words(calendar: Calendar, span: Span) -> Message | PeriodLabel:
    """A period, or from the first up to and including the last."""
    first, last = (calendar.label(period) for period in span)
    return first if span[0] == span[1] else Message("{first} – {last}", {"first": first, "last": last})


def task_name(problem: PlanningProblem, task: Task) -> LocalText | Message:
    """What a task is called: its idea, and its part where it has parts."""
    title = problem.title(task.idea)
    return title if task.subproject is None else Message("{idea}: {part}", {"idea": title, "part": task.title})


def quality_words(quality: Quality, calendar: Calendar) -> tuple[Message, ...]:
    """How far the plan stays below the best possible at most, as one says it to a council."""
    if quality.gap is None:
        return (Message("There is no value to deliver on this roadmap, whatever the plan."),)
    best = quality.gap == 0
    if quality.objective == "makespan":
        return (*_length(quality, calendar), *((_PROVEN,) if best else ()))
    if best:
        return (_PROVEN,)
    return (
        Message(
            "The value that this plan delivers early is at most {gap}% below what the best possible plan could deliver "
            "with the same people, money and wishes.",
            {"gap": quality.gap},
        ),
    )


_PROVEN = Message("No better plan exists with the same people, money and wishes: that is proven.")


def _length(quality: Quality, calendar: Calendar) -> Iterable[Message]:
    yield Message("All that is planned is done in {length}.", {"length": periods(quality.value, calendar)})
    if quality.gap:
        values = {"length": periods(quality.bound, calendar), "gap": quality.gap}
        yield Message("No plan can do it in less than {length}; this one takes at most {gap}% longer.", values)


def periods(number: int, calendar: Calendar) -> Message:
    """So many quarters or months."""
    if calendar.per_year == 4:
        return counted("{number} quarter", "{number} quarters", number)
    return counted("{number} month", "{number} months", number)


def place_name(bottleneck: Bottleneck) -> LocalText | Message:
    """What is tight: a unit, or a kind of budget."""
    return budget_name(bottleneck.id) if bottleneck.kind == "budget" else bottleneck.title


def used_words(bottleneck: Bottleneck) -> Message:
    """What is used of what there is."""
    values = {"used": bottleneck.used, "room": bottleneck.room}
    if bottleneck.kind == "budget":
        return Message("{used} of {room} euros", values)
    return Message("{used} of {room} person-days", values)


def blocked_words(bottleneck: Bottleneck) -> Message:
    """How many ideas it holds up."""
    return counted(
        "{number} idea stands later, or is left out, because of it.",
        "{number} ideas stand later, or are left out, because of it.",
        bottleneck.blocked,
    )


def relief_words(bottleneck: Bottleneck, value: int) -> Message | None:
    """What a little more of it is worth, as a share of the plan's early value, as was tried.

    None where it was not tried, and where nothing better was found: then still an idea may fit that did not.
    """
    if not bottleneck.worth or value <= 0:
        return None
    values: dict[str, object] = {"share": _share(bottleneck.worth, value), "name": place_name(bottleneck)}
    values |= {"year": bottleneck.year}
    if bottleneck.kind == "budget":
        return counted(
            "With {number} euro more in {year} the plan would deliver {share} more.",
            "With {number} euros more in {year} the plan would deliver {share} more.",
            bottleneck.relief,
            values,
        )
    return counted(
        "With {number} person-day more of “{name}” in {year} the plan would deliver {share} more.",
        "With {number} person-days more of “{name}” in {year} the plan would deliver {share} more.",
        bottleneck.relief,
        values,
    )


def bottleneck_words(bottleneck: Bottleneck, value: int) -> tuple[Message, ...]:
    """A bottleneck in one to three sentences."""
    values = {"name": place_name(bottleneck), "year": bottleneck.year, "used": used_words(bottleneck)}
    told = [Message("{name} in {year}: {used} are used.", values)]
    if bottleneck.blocked:
        told.append(blocked_words(bottleneck))
    relief = relief_words(bottleneck, value)
    return (*told, relief) if relief else tuple(told)


def idea_shifts(shifts: Sequence[Shift]) -> tuple[IdeaShift, ...]:
    """The shifts by idea, in their order: from where its parts stood to where they stand now."""
    found: dict[str, list[Shift]] = {}
    for shift in shifts:
        found.setdefault(shift.move.task.idea, []).append(shift)
    return tuple(
        IdeaShift(
            idea,
            _around([row.move.before for row in rows]),
            _around([row.move.now for row in rows]),
            _distinct(row.cause for row in rows),
        )
        for idea, rows in found.items()
    )


def way(shift: IdeaShift) -> Way:
    """In which way an idea stands elsewhere: by where it begins, and where that is the same, by where it ends."""
    if shift.before is None or shift.now is None:
        return "nowhere" if shift.before == shift.now else "new" if shift.before is None else "gone"
    if shift.now[0] != shift.before[0]:
        return "later" if shift.now[0] > shift.before[0] else "sooner"
    if shift.now[1] != shift.before[1]:
        return "longer" if shift.now[1] > shift.before[1] else "shorter"
    return "parts"


_SHIFTED: Mapping[Way, Message] = {
    "later": Message("“{idea}” comes later: {now} instead of {before}."),
    "sooner": Message("“{idea}” comes sooner: {now} instead of {before}."),
    "longer": Message("“{idea}” takes longer: {now} instead of {before}."),
    "shorter": Message("“{idea}” takes less long: {now} instead of {before}."),
    "parts": Message("“{idea}” stands in {now}, as agreed; only parts of it moved."),
    "new": Message("“{idea}” is new: {now}."),
    "gone": Message("“{idea}” has no place any more; agreed was {before}."),
    "nowhere": Message("“{idea}” has no place, as before."),
}


def shift_words(problem: PlanningProblem, shift: IdeaShift) -> Message:
    """Where an idea stood and where it stands, in one sentence."""
    values: dict[str, object] = {"idea": problem.title(shift.idea)}
    calendar = problem.calendar
    spans = {"before": shift.before, "now": shift.now}
    values |= {name: span_words(calendar, span) for name, span in spans.items() if span is not None}
    return replace(_SHIFTED[way(shift)], values=values)


def displacement_words(roadmap: Roadmap, displaced: Displacement) -> tuple[Message, ...]:
    """What it would take to have an idea that is left out, in sentences."""
    problem = roadmap.problem
    told = [Message("It could stand in {span}.", {"span": span_words(problem.calendar, displaced.span)})]
    if displaced.out:
        names = tuple(Message("“{idea}”", {"idea": problem.title(idea)}) for idea in displaced.out)
        told.append(Message("Then there is no place for {ideas}.", {"ideas": names}))
    moves = tuple(_moved(problem, *moved) for moved in moved_tasks(displaced))
    if moves:
        rest = len(moves) - NAMED
        others = (counted("{number} other", "{number} others", rest),) if rest > 0 else ()
        told.append(Message("Then these move: {moves}.", {"moves": (*moves[:NAMED], *others)}))
    return (*told, lost_words(displaced, plan_value(roadmap)))


def conflict_words(conflict: Conflict) -> Message:
    """That wishes cannot all hold, or that no plan was found that keeps them all."""
    number = len(conflict.wishes)
    if conflict.proven:
        return counted("{number} wish cannot hold.", "These {number} wishes cannot all hold.", number)
    return counted(
        "No plan was found that keeps {number} wish.", "No plan was found that keeps these {number} wishes.", number
    )


def lost_words(displaced: Displacement, value: int) -> Message:
    """What the whole plan would lose of its early value."""
    if displaced.lost > 0 and value > 0:
        share = _percent(displaced.lost, value)
        return Message("The plan as a whole would deliver at most {share}% less.", {"share": share})
    if displaced.lost > 0:
        return Message("The plan as a whole would deliver less.")
    return Message("The plan as a whole would deliver no less.")


def moved_tasks(displaced: Displacement) -> Iterator[tuple[Task, Span, Span]]:
    """The tasks that would stand elsewhere, from where to where."""
    for move in displaced.moved:
        if move.before and move.now:
            yield move.task, move.before, move.now


def _moved(problem: PlanningProblem, task: Task, before: Span, now: Span) -> Message:
    spans = {"before": span_words(problem.calendar, before), "now": span_words(problem.calendar, now)}
    values = {"idea": task_name(problem, task), **spans}
    return Message("“{idea}” from {before} to {now}", values)


def _share(part: int, whole: int) -> Message:
    """A share in whole percents, rounded half up."""
    percent = (200 * part + whole) // (2 * whole)
    return Message("{number}%", {"number": percent}) if percent else Message("less than 1%")


def _percent(part: int, whole: int) -> int:
    """A share in whole percents, rounded up."""
    return -(-100 * part // whole)


def _around(spans: Iterable[Span | None]) -> Span | None:
    there = [span for span in spans if span is not None]
    return (min(first for first, _ in there), max(last for _, last in there)) if there else None


def _distinct(causes: Iterable[Message]) -> tuple[Message, ...]:
    found: list[Message] = []
    for cause in causes:
        if cause not in found:
            found.append(cause)
    return tuple(found)
