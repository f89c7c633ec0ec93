"""A roadmap as lines of text: a bar for each idea, in as many columns as there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dienstvisie.language import Message, Translator, counted
from dienstvisie.planning.phases import phase_in
from dienstvisie.planning.problem import PhaseSpan, PlanningProblem
from dienstvisie.planning.roadmap import Placement, Roadmap
from dienstvisie.reporting.plan_words import IdeaShift, Way, idea_shifts, periods, way
from dienstvisie.reporting.tables.cells import cell_width, cut, padded
from dienstvisie.reporting.tables.scale import Scale, scale_for
from dienstvisie.reporting.tables.signs import Line, Signs, Span, Style

LEAST_ID, MOST_ID = 16, 27
"""Room for an id: what a heading asks at least, and more than what makes lines hard to read."""
LEAST_TITLE, MOST_TITLE = 24, 60
"""Room for a title; where there is less it is left out, since the id says which idea it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a line is divided: an id, a title, marks, then the periods. `marks` has the signs of each column."""

    id: int
    title: int
    marks: tuple[str, ...]
    scale: Scale

    @property
    def left(self) -> int:
        """The columns before the first period."""
        return self.id + 1 + (self.title + 1 if self.title else 0) + (len(self.marks) + 1 if self.marks else 0)


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea on the roadmap: its parts in order, where they stood if not there, and its marks."""

    id: str
    title: str
    parts: tuple[Placement, ...]
    agreed: tuple[tuple[int, int], ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gantt:
    """The planned ideas in order of their start, and the frame that their lines have."""

    problem: PlanningProblem
    ideas: tuple[Idea, ...]
    frame: Frame


def gantt(roadmap: Roadmap, width: int, say: Translator, signs: Signs) -> Gantt:
    """The picture for a terminal of so many columns."""
    ideas = _ideas(roadmap, say, signs)
    return Gantt(roadmap.problem, ideas, _frame(roadmap.problem, ideas, width, signs))


def gantt_lines(picture: Gantt, say: Translator, signs: Signs) -> tuple[Line, ...]:
    """The heading, and the ideas by the phase in which they begin; nothing where nothing is planned."""
    if not picture.ideas:
        return ()
    problem, frame = picture.problem, picture.frame
    lines = list(_heading(problem, frame, say, signs))
    for phase, own in groupby(picture.ideas, lambda idea: phase_in(problem, idea.parts[0].start)):
        ideas = list(own)
        if phase is not None:
            lines.append(_phase_line(phase, len(ideas), frame, say, signs))
        lines += (_row(idea, frame, signs) for idea in ideas)
    return tuple(lines)


def gantt_key(picture: Gantt, width: int, say: Translator, signs: Signs) -> tuple[Line, ...]:
    """What the signs of the picture mean: only of those that are there."""
    ideas, scale = picture.ideas, picture.frame.scale
    used = {mark for idea in ideas for mark in idea.marks}
    entries = [
        (signs.star, Message("quick win")),
        (signs.begun, Message("has begun")),
        (signs.later, Message("later than agreed, or done later")),
        (signs.sooner, Message("sooner than agreed, or done sooner")),
        (signs.moved, Message("only parts moved")),
        (signs.new, Message("new")),
    ]
    entries = [(sign, words) for sign, words in entries if sign in used]
    if any(len(idea.parts) > 1 for idea in ideas):
        entries.append((signs.bar + signs.other, Message("an idea in parts")))
    if any(idea.agreed for idea in ideas):
        entries.append((signs.ghost, Message("where it was agreed")))
    lines = list(key(entries, width, say))
    if scale.step > 1:
        column = Message("One column is {length}.", {"length": periods(scale.step, scale.calendar)})
        lines.append(((say.say(column), "quiet"),))
    return tuple(lines)


def key(entries: Iterable[tuple[str, Message]], width: int, say: Translator) -> Iterator[Line]:
    """Signs with what they mean, in as many lines as it takes."""
    line: list[Span] = []
    used = 0
    for sign, words in entries:
        text = cut(f"{sign} {say.say(words)}", width)
        if line and used + 3 + cell_width(text) > width:
            yield tuple(line)
            line, used = [], 0
        text = f"   {text}" if line else text
        line.append((text, "quiet"))
        used += cell_width(text)
    if line:
        yield tuple(line)


def _ideas(roadmap: Roadmap, say: Translator, signs: Signs) -> tuple[Idea, ...]:
    own: dict[str, list[Placement]] = {}
    for placement in roadmap.placements:
        own.setdefault(placement.task.idea, []).append(placement)
    shifts = {shift.idea: shift for shift in idea_shifts(roadmap.shifts)}
    return tuple(
        Idea(
            id_,
            say.text(roadmap.problem.title(id_)),
            tuple(parts),
            _agreed(roadmap, parts),
            frozenset(_marks(parts, shifts.get(id_), signs)),
        )
        for id_, parts in own.items()
    )


def _agreed(roadmap: Roadmap, parts: Sequence[Placement]) -> tuple[tuple[int, int], ...]:
    spans = roadmap.agreed.spans if roadmap.agreed else {}
    there = [(spans[part.task.id], (part.start, part.end)) for part in parts if part.task.id in spans]
    return tuple(before for before, _ in there) if any(before != now for before, now in there) else ()


def _marks(parts: Sequence[Placement], shift: IdeaShift | None, signs: Signs) -> Iterator[str]:
    if any(part.task.quick_win for part in parts):
        yield signs.star
    if any(part.task.begun for part in parts):
        yield signs.begun
    if shift is not None and shift.now is not None:
        yield _sign(way(shift), signs)


def _sign(way: Way, signs: Signs) -> str:
    """The sign for a shift: what takes longer is done later, what takes less long is done sooner."""
    if way in ("later", "longer"):
        return signs.later
    if way in ("sooner", "shorter"):
        return signs.sooner
    return signs.moved if way == "parts" else signs.new


def _frame(problem: PlanningProblem, ideas: Sequence[Idea], width: int, signs: Signs) -> Frame:
    """The periods and ids come first; titles are there where the periods keep two columns beside them."""
    used = {mark for idea in ideas for mark in idea.marks}
    columns = (signs.star, signs.begun, signs.later + signs.sooner + signs.moved + signs.new)
    marks = tuple(column for column in columns if used & set(column))
    longest = max((cell_width(idea.id) for idea in ideas), default=0)
    id_ = max(LEAST_ID, min(longest, MOST_ID, width // 3))
    room = width - id_ - 1 - (len(marks) + 1 if marks else 0)
    scale, beside = scale_for(problem.calendar, room), scale_for(problem.calendar, room - LEAST_TITLE - 1)
    if room <= LEAST_TITLE + 1 or beside.step > scale.step or beside.wide < min(scale.wide, 2):
        return Frame(id_, 0, marks, scale)
    wanted = max((cell_width(idea.title) for idea in ideas), default=0)
    return Frame(id_, min(room - beside.columns - 1, MOST_TITLE, max(wanted, LEAST_TITLE)), marks, beside)


def _heading(problem: PlanningProblem, frame: Frame, say: Translator, signs: Signs) -> Iterator[Line]:
    scale, gap = frame.scale, " " * frame.left
    if problem.phases:
        yield (gap, "plain"), (_phases(problem, scale, say, signs), "title")
    yield (gap, "plain"), (scale.years(signs.year), "title")
    ticks = scale.ticks(signs.year)
    if ticks is not None:
        yield (gap, "plain"), (ticks, "quiet")


def _phases(problem: PlanningProblem, scale: Scale, say: Translator, signs: Signs) -> str:
    """The titles above their periods. Where two phases share a column, the later one has it."""
    phases = [phase for phase in problem.phases if phase.first <= phase.last]
    starts, row = [scale.first(phase.first) for phase in phases], ""
    for phase, first, following in zip(phases, starts, [*starts[1:], scale.columns], strict=True):
        end = min(scale.end(phase.last), following)
        row += " " * (first - cell_width(row)) + padded(signs.year + say.text(phase.title), end - first, signs.ellipsis)
    return row


def _phase_line(phase: PhaseSpan, number: int, frame: Frame, say: Translator, signs: Signs) -> Line:
    title = cut(say.text(phase.title), frame.left + frame.scale.columns - 16, signs.ellipsis)
    ideas = say.say(counted("{number} idea", "{number} ideas", number))
    text = f"{title} "
    line = text + signs.pause * 2 + f" {ideas} "
    return (
        (text, "title"),
        (
            signs.pause * 2 + f" {ideas} " + signs.pause * (frame.left + frame.scale.columns - cell_width(line)),
            "quiet",
        ),
    )


def _row(idea: Idea, frame: Frame, signs: Signs) -> Line:
    spans: list[Span] = [(padded(idea.id, frame.id, signs.ellipsis) + " ", "plain")]
    if frame.title:
        spans.append((padded(idea.title, frame.title, signs.ellipsis) + " ", "plain"))
    if frame.marks:
        marks = (next((sign for sign in column if sign in idea.marks), " ") for column in frame.marks)
        spans.append(("".join(marks) + " ", "quick"))
    return (*spans, *joined(_plot(idea, frame.scale, signs)))


def _plot(idea: Idea, scale: Scale, signs: Signs) -> list[Span]:
    cells: list[Span] = [(" ", "plain")] * scale.columns
    for _, column in scale.year_columns:
        cells[column] = (signs.year, "quiet")
    for first, last in idea.agreed:
        if last >= 0 and first < scale.calendar.count:
            begin, end = scale.first(max(first, 0)), scale.end(min(last, scale.calendar.count - 1))
            _fill(cells, begin, end, (signs.ghost, "ghost"))
    for before, after in pairwise(idea.parts):
        _fill(cells, scale.end(before.end), scale.first(after.start), (signs.pause, "bar"))
    for number, part in enumerate(idea.parts):
        style: Style = "quick" if part.task.quick_win else "bar"
        _fill(cells, scale.first(part.start), scale.end(part.end), (signs.other if number % 2 else signs.bar, style))
    return cells


def _fill(cells: list[Span], begin: int, end: int, cell: Span) -> None:
    cells[begin:end] = [cell] * max(0, end - begin)


def joined(cells: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one style as one piece."""
    for style, run in groupby(cells, lambda cell: cell[1]):
        yield "".join(text for text, _ in run), style
