"""The roadmap of only what may be told: its dates are those of the real plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dienstvisie.planning.problem import Lane, LocalText, PlanningProblem, Task
from dienstvisie.planning.roadmap import Agreed, Bottleneck, Conflict, Explanation, LeftOut, Placement, Roadmap, Shift
from dienstvisie.planning.usage import spending
from dienstvisie.reporting.publication.items import Publishable
from dienstvisie.reporting.publication.words import BY_CAUSE, GENERAL, NO_ROOM, OTHERWISE, Discretion
from dienstvisie.schema import Idea, Unit


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Of which units and kinds of budget the hidden ideas use something."""

    units: frozenset[str]
    budgets: frozenset[str]


def told_plan(roadmap: Roadmap, publishable: Publishable) -> tuple[Roadmap, bool]:
    """The roadmap without what may not be told, and whether hidden ideas use of the same days and euros.

    Then no figure is left from which one could work out what they use: what is used counts the ideas that are told,
    and what there is of those units and budgets is not told, nor how short it is.
    """
    problem = roadmap.problem
    unseen = [task for task in problem.tasks if not publishable.has("ideas", task.idea)]
    words = _discretion(problem, publishable, veiled=bool(unseen))
    placements = tuple(_placement(placed, words) for placed in roadmap.placements if placed.task.idea in words.ideas)
    shown = replace(
        roadmap,
        problem=_problem(problem, words, _hidden(unseen)),
        placements=placements,
        left_out=tuple(_left_out(entry, words) for entry in roadmap.left_out if entry.idea in words.ideas),
        load=_load(roadmap, words, placements),
        spent=_spent(problem, placements) if unseen else roadmap.spent,
        problems=(),
        quality=None if unseen and roadmap.quality and roadmap.quality.objective == "makespan" else roadmap.quality,
        bottlenecks=() if unseen else _bottlenecks(roadmap, words),
        conflicts=tuple(_conflicts(roadmap.conflicts, words, publishable)),
        displacements={} if unseen else roadmap.displacements,
        agreed=roadmap.agreed and _agreed(roadmap.agreed, problem, words),
        shifts=tuple(_shift(shift, words) for shift in roadmap.shifts if shift.move.task.idea in words.ideas),
    )
    return shown, bool(unseen)


def _discretion(problem: PlanningProblem, publishable: Publishable, *, veiled: bool) -> Discretion:
    ideas, units = publishable.dossier.all(Idea), publishable.dossier.all(Unit)
    gone = [title for id_, title in problem.titles.items() if id_ not in ideas]
    names = publishable.names | {id_ for id_ in problem.titles if id_ not in ideas} | set(_each(gone))
    tasks = {task.id: task.idea for task in problem.tasks}
    titles = {id_: unit.title for id_, unit in units.items()}
    return Discretion(frozenset(names), veiled, frozenset(ideas), titles, tasks)


def _each(titles: Iterable[LocalText]) -> Iterable[str]:
    for title in titles:
        yield from (title,) if isinstance(title, str) else title.values()


def _hidden(unseen: Iterable[Task]) -> _Hidden:
    tasks = tuple(unseen)
    units = frozenset(unit for task in tasks for unit, days in task.effort.items() if any(days))
    return _Hidden(units, frozenset(kind for task in tasks for kind in (*task.once, *task.yearly)))


def _problem(problem: PlanningProblem, words: Discretion, hidden: _Hidden) -> PlanningProblem:
    groups = (group for group in problem.quick_wins_for if group.id not in words.names)
    return replace(
        problem,
        tasks=tuple(_task(task, words) for task in problem.tasks if task.idea in words.ideas),
        lanes=tuple(_lane(lane, hidden) for lane in problem.lanes if lane.id in words.units),
        budgets={key: euros for key, euros in problem.budgets.items() if key[1] not in hidden.budgets},
        stated_budgets={key: euros for key, euros in problem.stated_budgets.items() if key[1] not in hidden.budgets},
        quick_wins_for=tuple(replace(group, ideas=group.ideas & words.ideas) for group in groups),
        exclusions=tuple(pair for pair in problem.exclusions if words.ideas.issuperset(pair)),
        titles={id_: title for id_, title in problem.titles.items() if id_ in words.ideas},
    )


def _lane(lane: Lane, hidden: _Hidden) -> Lane:
    return Lane(lane.id, lane.title, None) if lane.id in hidden.units else lane


def _task(task: Task, words: Discretion) -> Task:
    before = tuple(pair for pair in task.predecessors if words.tasks.get(pair[0], pair[0]) in words.ideas)
    effort = {unit: days for unit, days in task.effort.items() if unit in words.units}
    return replace(task, predecessors=before, effort=effort)


def _placement(placed: Placement, words: Discretion) -> Placement:
    told = placed.explanation
    blockers = tuple(words.blocker(blocker) for blocker in told.blockers)
    headline = next(
        (new.message for old, new in zip(told.blockers, blockers, strict=True) if old.message == told.headline),
        words.neutral(told.headline, GENERAL),
    )
    return Placement(
        _task(placed.task, words), placed.start, placed.end, Explanation(told.earliest, blockers, headline)
    )


def _left_out(entry: LeftOut, words: Discretion) -> LeftOut:
    blockers = tuple(words.blocker(blocker) for blocker in entry.blockers)
    causes = {old.cause for old in entry.blockers}
    instead = BY_CAUSE.get(next(iter(causes)), NO_ROOM) if len(causes) == 1 else NO_ROOM
    return LeftOut(entry.idea, entry.title, words.neutral(entry.reason, instead), blockers)


def _load(roadmap: Roadmap, words: Discretion, placements: Iterable[Placement]) -> Mapping[str, tuple[int, ...]]:
    """The days that the ideas which are told use, per unit and period."""
    if not words.veiled:
        return {unit: days for unit, days in roadmap.load.items() if unit in words.units}
    used = {unit: [0] * len(days) for unit, days in roadmap.load.items() if unit in words.units}
    for placed in placements:
        for unit, profile in placed.task.effort.items():
            for step, days in enumerate(profile):
                if unit in used and days:
                    used[unit][placed.start + step] += days
    return {unit: tuple(days) for unit, days in used.items()}


def _spent(problem: PlanningProblem, placements: Iterable[Placement]) -> Mapping[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for placed in placements:
        for key, euros in spending(placed.task, placed.start, problem.calendar).items():
            found[key] = found.get(key, 0) + euros
    return dict(sorted(found.items()))


def _bottlenecks(roadmap: Roadmap, words: Discretion) -> tuple[Bottleneck, ...]:
    return tuple(one for one in roadmap.bottlenecks if one.kind == "budget" or one.id in words.units)


def _conflicts(conflicts: Iterable[Conflict], words: Discretion, publishable: Publishable) -> Iterable[Conflict]:
    """Wishes that contradict one another are told together or not at all."""
    for one in conflicts:
        ideas = all(wish.idea is None or wish.idea in words.ideas for wish in one.wishes)
        groups = all(publishable.has(wish.group_kind, wish.group or "") for wish in one.wishes if wish.group_kind)
        if ideas and groups and not any(words.names_hidden(wish.message) for wish in one.wishes):
            relief = one.relief if one.relief and words.neutral(one.relief, GENERAL) is one.relief else None
            yield replace(one, relief=relief)


def _agreed(agreed: Agreed, problem: PlanningProblem, words: Discretion) -> Agreed:
    """Only of what is told now: an idea that has gone since may be told no more than one that is hidden."""
    known = {task.id for task in problem.tasks if task.idea in words.ideas}
    return Agreed(
        spans={id_: span for id_, span in agreed.spans.items() if id_ in known},
        titles={id_: title for id_, title in agreed.titles.items() if id_ in words.ideas},
        left_out=agreed.left_out & words.ideas,
    )


def _shift(shift: Shift, words: Discretion) -> Shift:
    move = replace(shift.move, task=_task(shift.move.task, words))
    return Shift(move, words.neutral(shift.cause, OTHERWISE))
