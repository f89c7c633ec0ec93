"""What `plan` shows in a terminal: the picture, how full everything is, and short lists of what matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dienstvisie.language import Message, Translator
from dienstvisie.planning.roadmap import Conflict, Roadmap
from dienstvisie.reporting.plan_words import (
    bottleneck_words,
    conflict_words,
    displacement_words,
    idea_shifts,
    plan_value,
    quality_words,
    shift_words,
)
from dienstvisie.reporting.tables.gantt import gantt, gantt_key, gantt_lines
from dienstvisie.reporting.tables.heat import budget_rows, heat_key, heat_lines, load_rows
from dienstvisie.reporting.tables.signs import Line, Signs

Sentences = tuple[Message, ...]
MOST_BOTTLENECKS = 8
"""Bottlenecks in a terminal; the data formats have all."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines that are drawn, and points of one or more sentences."""

    title: Message
    lines: tuple[Line, ...] = ()
    points: tuple[Sentences, ...] = ()


def plan_page(roadmap: Roadmap, width: int, say: Translator, signs: Signs) -> tuple[Section, ...]:
    """The sections that have something to say, for a terminal of so many columns."""
    picture = gantt(roadmap, width, say, signs)
    rows = gantt_lines(picture, say, signs)
    sections = (
        Section(Message("Roadmap"), (*rows, (), *gantt_key(picture, width, say, signs)) if rows else ()),
        *_load(roadmap, width, say, signs),
        *plan_lists(roadmap),
    )
    return tuple(section for section in sections if section.lines or section.points)


def plan_lists(roadmap: Roadmap) -> Iterator[Section]:
    """How good the plan is, where it is tight, what moved, what contradicts, what has no place."""
    problem, quality = roadmap.problem, roadmap.quality
    good = quality_words(quality, problem.calendar) if quality else ()
    yield Section(Message("How good this plan is"), points=(good,) if good else ())
    yield Section(Message("Where it is tight"), points=tuple(_tight(roadmap)))
    moved = tuple((shift_words(problem, shift), *shift.causes) for shift in idea_shifts(roadmap.shifts))
    same = ((Message("All stands as agreed."),),) if roadmap.agreed is not None else ()
    yield Section(Message("What changed since it was agreed"), points=moved or same)
    yield Section(Message("What contradicts"), points=tuple(_conflict(one) for one in roadmap.conflicts))
    yield Section(Message("Not on the roadmap"), points=tuple(_left_out(roadmap)))


def explanation_page(roadmap: Roadmap, idea: str) -> tuple[Section, ...]:
    """Why one idea is where it is, in sentences: what it could be by itself, why then, what it would take, how good."""
    problem, calendar = roadmap.problem, roadmap.problem.calendar
    placed = roadmap.of_idea(idea)
    points: list[Sentences] = []
    if placed and not placed[0].task.begun:
        earliest = placed[0].explanation.earliest
        values = {"period": calendar.label(max(0, min(earliest, calendar.count - 1)))}
        points.append((Message("By its dates and what it waits for alone it could begin in {period}.", values),))
    points += [(row.explanation.headline,) for row in placed]
    moved = [shift for shift in idea_shifts(roadmap.shifts) if shift.idea == idea]
    points += [(shift_words(problem, shift), *shift.causes) for shift in moved]
    points += [(one.reason, *_displaced(roadmap, idea)) for one in roadmap.left_out if one.idea == idea]
    if roadmap.quality:
        points.append(quality_words(roadmap.quality, calendar))
    title = Message("“{idea}”", {"idea": problem.title(idea)})
    return (Section(title, points=tuple(points)),) if points else ()


def _conflict(conflict: Conflict) -> Sentences:
    """Wishes that cannot all hold, and what would make room for them."""
    told = (conflict_words(conflict), *(wish.message for wish in conflict.wishes))
    return (*told, conflict.relief) if conflict.relief else told


def _load(roadmap: Roadmap, width: int, say: Translator, signs: Signs) -> Iterator[Section]:
    frame = gantt(roadmap, width, say, signs).frame
    if roadmap.problem.calendar.count and roadmap.placements:
        units, budgets = load_rows(roadmap, say), budget_rows(roadmap, say)
        lines = heat_lines(units, frame, signs), heat_lines(budgets, frame, signs)
        explained = heat_key((*units, *budgets), frame.scale, width, say, signs)
        both = (*lines[0], *lines[1])
        yield Section(Message("Load of units and budgets"), (*both, (), *explained) if both else ())


def _tight(roadmap: Roadmap) -> Iterator[Sentences]:
    value = plan_value(roadmap)
    tight = roadmap.bottlenecks
    for one in tight[:MOST_BOTTLENECKS]:
        yield bottleneck_words(one, value)
    others = tight[MOST_BOTTLENECKS:]
    if others:
        yield (Message("And {number} more: `--format json` has them all.", {"number": len(others)}),)


def _left_out(roadmap: Roadmap) -> Iterator[Sentences]:
    for one in roadmap.left_out:
        said = Message("“{idea}” ({id}): {reason}", {"idea": one.title, "id": one.idea, "reason": one.reason})
        yield (said, *_displaced(roadmap, one.idea))


def _displaced(roadmap: Roadmap, idea: str) -> Sentences:
    displaced = roadmap.displacements.get(idea)
    return displacement_words(roadmap, displaced) if displaced else ()
