"""The agreed roadmap in the calendar of today, and the roadmap of today as one to agree on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dienstvisie import __version__
from dienstvisie.planning.fingerprint import fingerprint
from dienstvisie.planning.objective import early_value, makespan
from dienstvisie.planning.problem import Calendar, PlanningProblem
from dienstvisie.planning.roadmap import Agreed, Placement, Roadmap
from dienstvisie.planning.verify import verify
from dienstvisie.schema import AgreedRoadmap, AgreedTask

Spans = Mapping[str, tuple[int, int]]


def agreed_in(agreed: AgreedRoadmap, calendar: Calendar) -> Agreed:
    """An agreed roadmap in the periods of a calendar, which may begin elsewhere or have periods of another length.

    A period of the agreed roadmap becomes all the periods that it touches. Of two entries for a task the first counts.
    """
    spans: dict[str, tuple[int, int]] = {}
    for task in agreed.tasks:
        first = calendar.first_of(task.start)
        spans.setdefault(task_id(task), (first, max(first, calendar.last_of(task.end))))
    titles = {task.idea: task.title for task in reversed(agreed.tasks)}
    return Agreed(spans, titles, frozenset(agreed.left_out) - {task.idea for task in agreed.tasks})


def agreed_starts(problem: PlanningProblem, agreed: Agreed) -> dict[str, int]:
    """The agreed start of each task of the ideas that still have the same parts, for the search to prefer.

    As agreed and no other: it may lie outside the calendar, or where the task does not fit any more.
    """
    parts: dict[str, set[str]] = {}
    for task in problem.tasks:
        parts.setdefault(task.idea, set()).add(task.id)
    then = agreed_parts(agreed)
    same = {idea for idea, ids in parts.items() if then.get(idea) == ids}
    return {task.id: agreed.spans[task.id][0] for task in problem.tasks if task.idea in same}


def kept_starts(problem: PlanningProblem, agreed: AgreedRoadmap) -> dict[str, int] | None:
    """The starts of the agreed roadmap where it was made from this very problem, and still is what it was then."""
    if agreed.basis != fingerprint(problem):
        return None
    known = {task.id for task in problem.tasks}
    spans = agreed_in(agreed, problem.calendar).spans
    starts = {id_: first for id_, (first, _) in spans.items() if id_ in known}
    is_whole = len(starts) == len(spans) and not verify(problem, starts)
    return starts if is_whole and worth(problem, starts) == agreed.value else None


def to_agree(
    roadmap: Roadmap, method: str, before: AgreedRoadmap | None = None, day: date | None = None
) -> AgreedRoadmap:
    """A roadmap as one to agree on; notes of the one `before` stay with their ideas and parts.

    `method` is how the search found it. What the roadmap says itself of how it was found counts first, then what was
    written of the very plan of `before`. `day` is the date of the documents. The roadmap must have periods.
    """
    problem, notes = roadmap.problem, {task_id(task): task.note for task in before.tasks} if before else {}
    calendar, basis = problem.calendar, fingerprint(problem)
    starts = {placement.task.id: placement.start for placement in roadmap.placements}
    is_kept = roadmap.method is None and before is not None and kept_starts(problem, before) == starts
    return AgreedRoadmap.model_validate(
        {
            "note": before.note if before else None,
            "date": day,
            "method": before.method if before and is_kept else roadmap.method or method,
            "version": before.version if before and is_kept else __version__,
            "objective": problem.objective,
            "value": worth(problem, starts),
            "start": str(calendar.label(0)),
            "end": str(calendar.label(calendar.count - 1)),
            "period": "quarter" if calendar.per_year == 4 else "month",
            "basis": basis,
            "tasks": tuple(
                _entry(problem, placement, notes.get(placement.task.id)) for placement in roadmap.placements
            ),
            "left_out": tuple(sorted(one.idea for one in roadmap.left_out)),
        }
    )


def agreed_from(roadmap: Roadmap) -> Agreed:
    """A roadmap as the one to hold others against."""
    placements = roadmap.placements
    return Agreed(
        spans={placement.task.id: (placement.start, placement.end) for placement in placements},
        titles={placement.task.idea: roadmap.problem.title(placement.task.idea) for placement in placements},
        left_out=frozenset(one.idea for one in roadmap.left_out),
    )


def agreed_parts(agreed: Agreed) -> Mapping[str, set[str]]:
    """The ids of the agreed tasks of each idea."""
    found: dict[str, set[str]] = {}
    for id_ in agreed.spans:
        found.setdefault(idea_of(id_), set()).add(id_)
    return found


def idea_of(task: str) -> str:
    """The idea that a task id belongs to."""
    return task.partition("/")[0]


def task_id(task: AgreedTask) -> str:
    """The id that its task has in a planning problem."""
    return task.idea if task.part is None else f"{task.idea}/{task.part}"


def worth(problem: PlanningProblem, starts: Mapping[str, int]) -> int:
    """What starts reach of the objective of their problem."""
    return (makespan if problem.objective == "makespan" else early_value)(problem, starts)


def _entry(problem: PlanningProblem, placement: Placement, note: object) -> dict[str, object]:
    task, label = placement.task, problem.calendar.label
    return {
        "idea": task.idea,
        "part": task.id.partition("/")[2] or None,
        "start": str(label(placement.start)),
        "end": str(label(placement.end)),
        "title": problem.title(task.idea),
        "note": note,
    }
