"""The roadmap as CSV: a line for each task. Keys, ids and dates are the same in every language, texts are not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.schedule_model import Money, Schedule, ScheduledIdea, ScheduledTask, Wait
from dienstvisie.reporting.tables.export import harmless

COLUMNS = (
    "start", "end", "first_day", "last_day", "phase", "phase_title", "id", "title", "idea", "idea_title", "part",
    "unit", "unit_title", "effort", "person_days", "operating_once", "operating_yearly", "investment_once",
    "investment_yearly", "financing_once", "financing_yearly", "quick_win", "must", "progress", "waits_for", "deadline",
    "agreed_first_day", "agreed_last_day", "internal", "why",
)  # fmt: skip
"""`effort` has units with their person-days (`ict=20 hr=3`), `waits_for` tasks with the periods of the pause after
them (`e-counter+2`)."""


def to_csv(schedule: Schedule) -> str:
    """A heading row, then the tasks in order of their start.

    Cells that a spreadsheet would run as a formula begin with `'`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    phases = {phase.id: phase.title for phase in schedule.phases}
    units = {unit.id: unit.title for unit in schedule.units}
    writer.writerow(COLUMNS)
    for idea, task in schedule.tasks:
        cells = {**_place(idea, task), **_means(task), **_rest(idea, task)}
        cells["phase_title"], cells["unit_title"] = phases.get(idea.phase or ""), units.get(idea.unit or "")
        writer.writerow(harmless(cells[name]) for name in COLUMNS)
    return out.getvalue()


def _place(idea: ScheduledIdea, task: ScheduledTask) -> dict[str, object]:
    return {
        "start": task.first,
        "end": task.last,
        "first_day": task.days.first.isoformat(),
        "last_day": task.days.last.isoformat(),
        "phase": idea.phase,
        "id": task.id,
        "title": task.title,
        "idea": idea.id,
        "idea_title": idea.title,
        "part": task.part,
        "unit": idea.unit,
    }


def _means(task: ScheduledTask) -> dict[str, object]:
    costs = {cost.budget: cost for cost in task.costs}
    return {
        "effort": " ".join(f"{work.unit}={work.days}" for work in task.work),
        "person_days": sum(work.days for work in task.work),
        **{name: euros for kind in COSTS for name, euros in _money(kind, costs.get(kind))},
    }


def _money(kind: str, cost: Money | None) -> Iterator[tuple[str, int]]:
    yield f"{kind}_once", cost.once if cost else 0
    yield f"{kind}_yearly", cost.yearly if cost else 0


def _rest(idea: ScheduledIdea, task: ScheduledTask) -> dict[str, object]:
    return {
        "quick_win": task.quick_win,
        "must": task.must,
        "progress": task.progress,
        "waits_for": " ".join(_wait(wait) for wait in task.waits_for),
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "agreed_first_day": task.agreed.first.isoformat() if task.agreed else None,
        "agreed_last_day": task.agreed.last.isoformat() if task.agreed else None,
        "internal": idea.internal,
        "why": task.why,
    }


def _wait(wait: Wait) -> str:
    return f"{wait.task}+{wait.periods}" if wait.periods else wait.task
