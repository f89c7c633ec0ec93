"""Roadmaps to export, made by the planner from dossiers, and what another program has to find of them.

What is expected is told anew from labels and placements here, not asked of the code under test.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from tests.reporting.report_dossiers import Case, dossier, generated, ranked, ranking, small

from dienstvisie.api import load, prioritise
from dienstvisie.planning import plan
from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Agreed, Placement, Roadmap
from dienstvisie.render.exports import EXPORTS
from dienstvisie.reporting.common import Audience
from dienstvisie.reporting.schedule import schedule
from dienstvisie.reporting.schedule_model import Schedule
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Idea

OLEN = Path(__file__).parents[2] / "examples" / "olen"
UNITS = ("ict", "civil-affairs", "reception")


def made(case: Case, language: str = "en", audience: Audience = "public") -> Schedule:
    """The schedule of a case."""
    write = Writer(language, case.dossier.settings.language)
    sources = Sources(case.dossier, case.ideas, case.challenges, case.roadmap, write, audience=audience)
    return schedule(sources, roadmap(case))


def exported(case: Case, name: str, language: str = "en", audience: Audience = "public") -> bytes:
    """The file of a case in a format."""
    return next(export for export in EXPORTS if export.name == name).file(made(case, language, audience))


def roadmap(case: Case) -> Roadmap:
    """The roadmap of a case that has one."""
    assert case.roadmap is not None
    return case.roadmap


def planned(ideas: list[dict[str, Any]], **planning: Any) -> Case:
    """The roadmap that the planner makes of these ideas, over 2027 to 2030 unless said otherwise."""
    settings = {
        "title": {"nl-BE": "Warm en helder", "en": "Warm and clear"},
        "client": {"name": "Olen"},
        "planning": {"start": "2027", "end": "2030", "quick_wins": {"at_least": 0}, **planning},
    }
    units = [{"id": unit, "title": unit.title(), "capacity": {"days": 60}} for unit in UNITS[:2]]
    units.append({"id": UNITS[2], "title": {"nl-BE": "Onthaal", "en": "Reception"}})
    rows = [{"title": f"Idea {idea['id']}", **idea} for idea in ideas]
    whole = dossier(settings, {"units": units, "ideas": rows})
    order = ranking("ideas", [ranked(row["id"], row["title"], place, 90 - place) for place, row in enumerate(rows, 1)])
    return Case(whole, order, ranking("challenges", ()), plan(whole, order))


@cache
def drawn(period: str, seed: int) -> Case:
    """A dossier of 25 ideas that are drawn, with parts, pauses, costs, progress and deadlines."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    ideas = [_idea(draw, number) for number in range(25)]
    phases = [{"id": "start", "title": "Start", "until": "2027-Q4"}, {"id": "ict", "title": "Grow", "until": "2030"}]
    return planned(ideas, period=period, phases=phases)


def _idea(draw: random.Random, number: int) -> dict[str, Any]:
    means = {"effort": {unit: draw.randrange(1, 40) for unit in UNITS if draw.random() < 0.5}}
    idea: dict[str, Any] = {"id": f"idea-{number:02}", "quick_win": draw.random() < 0.3, **means}
    if number % 4 == 0:
        idea["subprojects"] = [
            {"id": f"part-{part}", "title": f"Part {part}", "duration": draw.randrange(1, 7), **means}
            for part in range(3)
        ]
        idea["effort"] = {unit: 3 * days for unit, days in idea["effort"].items()}
    else:
        idea["duration"] = draw.randrange(1, 13)
        idea["costs"] = [{"amount": draw.randrange(50_000)}, {"amount": 900, "kind": "investment", "recurs": "yearly"}]
    if number and draw.random() < 0.5:
        needed = f"idea-{draw.randrange(number):02}"
        idea["depends_on"] = [{"idea": needed, "lag": draw.choice((0, 0, 3, 7))}]
    if number % 9 == 5:
        idea["deadline"] = "2029-Q4"
    if number % 10 == 7:
        idea["progress"] = [{"date": f"2027-0{number % 8 + 1}-15", "content": "on-track", "started": "2027-Q1"}]
        idea.pop("depends_on", None)
    if number % 10 == 9:
        states = {"content": "done", "planning": "done", "finance": "done"}
        idea["progress"] = [{"date": "2027-10-01", **states, "started": "2027-Q1", "finished": "2027-Q3"}]
        idea.pop("depends_on", None)
    return idea


@cache
def olen() -> Case:
    """The example."""
    whole = load(OLEN).dossier
    ideas = prioritise(whole)
    return Case(whole, ideas, ideas, plan(whole, ideas))


def agreed_before(case: Case, later: int) -> Case:
    """The same, but every other task was agreed so many periods earlier."""
    placements = roadmap(case).placements[::2]
    spans = {row.task.id: (row.start - later, row.end - later) for row in placements}
    return replace(case, roadmap=replace(roadmap(case), agreed=Agreed(spans, {})))


CASES: Mapping[str, tuple[Any, str]] = {
    "olen-nl-BE": (olen, "nl-BE"),
    "olen-en": (olen, "en"),
    "quarters": (lambda: drawn("quarter", 1), "en"),
    "months": (lambda: drawn("month", 2), "nl-BE"),
    "agreed": (lambda: agreed_before(drawn("month", 3), 5), "en"),
    "by hand": (small, "nl-BE"),
    "many": (lambda: generated(60), "en"),
}
"""By name: what makes the case, and a language."""


@dataclass(frozen=True)
class Expected:
    """What another program has to find of a task: days as written, lengths in working days."""

    id: str
    idea: str
    first: date
    last: date
    start: date
    finish: date
    working: int
    work: Mapping[str, int]
    waits: Mapping[str, int]
    once: int
    placement: Placement


def expected(case: Case) -> list[Expected]:
    """The tasks of a roadmap, in its order."""
    rows = roadmap(case).placements
    calendar = roadmap(case).problem.calendar
    ends = {row.task.id: row.end for row in rows}
    names = {row.task.id: name_of(row) for row in rows}
    found = []
    for row in rows:
        first, last = begin(calendar, row.start), begin(calendar, row.end + 1) - timedelta(1)
        waits = {
            names[id_]: (begin(calendar, ends[id_] + 1 + lag) - begin(calendar, ends[id_] + 1)).days
            for id_, lag in row.task.predecessors
        }
        found.append(
            Expected(
                id=name_of(row),
                idea=row.task.idea,
                first=first,
                last=last,
                start=weekday(first, 1),
                finish=weekday(last, -1),
                working=working(first, last),
                work={unit: sum(days) for unit, days in row.task.effort.items() if any(days)},
                waits=waits,
                once=sum(sum(euros) for euros in row.task.once.values()),
                placement=row,
            )
        )
    return found


def name_of(row: Placement) -> str:
    """The id of a task as exports have it."""
    return row.task.idea if row.task.subproject is None else f"{row.task.idea}/{row.task.subproject}"


def begin(calendar: Calendar, period: int) -> date:
    """The first day of a period, read from its label."""
    year, _, part = calendar.label(period).partition("-")
    return date(int(year), int(part[1:]) * 3 - 2 if part.startswith("Q") else int(part), 1)


def weekday(day: date, step: int) -> date:
    """The day itself, or the next in this direction that is a working day."""
    while day.isoweekday() > 5:
        day += timedelta(step)
    return day


def working(first: date, last: date) -> int:
    """The working days from the first up to and including the last."""
    return int(np.busday_count(first, last + timedelta(1)))


def title_of(case: Case, idea: str, language: str) -> str:
    """The title of an idea."""
    return Writer(language, case.dossier.settings.language).text(case.dossier.all(Idea)[idea].title)
