"""Whatever is wrong in what is to be planned: the commands say where, and what to do, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = "title: T\nclient: {name: G}\nplanning: {start: 2026-Q1, end: 2027-Q4, quick_wins: {at_least: 0}}\n"


def settings(planning: str) -> str:
    return f"title: T\nclient: {{name: G}}\nplanning: {{{planning}}}\n"


def ideas(*rows: str) -> str:
    return "".join(f"- {{{row}}}\n" for row in rows)


CASES: dict[str, tuple[dict[str, str], str]] = {
    "circle": (
        {
            "ideas.yaml": ideas(
                "id: a, title: A, depends_on: [b]",
                "id: b, title: B, depends_on: [c]",
                "id: c, title: C, depends_on: [a]",
            )
        },
        "error DV207",
    ),
    "unknown unit": ({"ideas.yaml": ideas("id: a, title: A, effort: {ict: 3}")}, "ideas.yaml:1:30: error DV201"),
    "negative effort": (
        {"ideas.yaml": ideas("id: a, title: A, effort: {ict: -3}"), "units.yaml": ideas("id: ict, title: I")},
        "ideas.yaml:1:35: error DV123: -3 is too low: at least 0.",
    ),
    "deadline before release": (
        {"ideas.yaml": ideas("id: a, title: A, earliest: 2027, deadline: 2026")},
        "ideas.yaml:1:47: error DV506",
    ),
    "deadline too soon": (
        {"ideas.yaml": ideas("id: a, title: A, duration: 9, deadline: 2026-Q2")},
        "ideas.yaml:1:44: error DV531: It takes 3 periods, but there are only 2",
    ),
    "pin after deadline": (
        {"ideas.yaml": ideas("id: a, title: A, pinned: 2027, deadline: 2026")},
        "ideas.yaml:1:29: error DV506",
    ),
    "end before start": (
        {"dienstvisie.yaml": settings("start: 2027-Q1, end: 2026-Q4")},
        "dienstvisie.yaml:3:33: error DV501",
    ),
    "horizon in the past": (
        {"dienstvisie.yaml": settings("start: 2020-Q1, end: 2021-Q4, status_date: 2026-Q4")},
        "dienstvisie.yaml:3:33: error DV534",
    ),
    "longer than the horizon": (
        {"ideas.yaml": ideas("id: a, title: A, duration: 60")},
        "ideas.yaml:1:31: error DV531: It takes 20 periods, but the roadmap has only 8.",
    ),
    "zero capacity": (
        {
            "ideas.yaml": ideas("id: a, title: A, duration: 3, effort: {ict: 3}"),
            "units.yaml": ideas("id: ict, title: I, capacity: {days: 0}"),
        },
        "units.yaml:1:33: warning DV532",
    ),
    "zero budget": (
        {
            "dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, budgets: {2026: {operating: 0}}"),
            "ideas.yaml": ideas("id: a, title: A, duration: 3, costs: [{amount: 3}]"),
        },
        "dienstvisie.yaml:3:70: warning DV533",
    ),
    "date outside the span": (
        {"ideas.yaml": ideas("id: a, title: A, pinned: 2035")},
        "ideas.yaml:1:29: error DV506",
    ),
    "unknown part of the year": (
        {"dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, holidays: {Q5: 0.5}")},
        "dienstvisie.yaml:3:53: error DV123: `Q5` is no part of the year.",
    ),
    "holidays that add time": (
        {"dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, holidays: {Q3: 1.5}")},
        "dienstvisie.yaml:3:57: error DV123: 1.5 is too high: at most 1.",
    ),
    "ramp-up above all": (
        {"units.yaml": ideas("id: ict, title: I, capacity: {days: 3, ramp_up: [150]}")},
        "units.yaml:1:53: error DV123: 150 is too high: at most 100.",
    ),
    "days and people": (
        {"units.yaml": ideas("id: ict, title: I, capacity: {days: 3, fte: 2}")},
        "units.yaml:1:48: error DV530",
    ),
    "a share of nobody": (
        {"units.yaml": ideas("id: ict, title: I, capacity: {percent: 20}")},
        "units.yaml:1:43: error DV530",
    ),
    "a group without a quick win": (
        {
            "dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, quick_wins: {for_each: [target_groups]}"),
            "target_groups.yaml": ideas("id: young, title: J"),
            "ideas.yaml": ideas("id: a, title: A, duration: 3"),
        },
        "dienstvisie.yaml:3:65: warning DV538",
    ),
    "expected before it started": (
        {
            "ideas.yaml": ideas(
                "id: a, title: A, duration: 3, progress: [{date: 2026-09-30, started: 2026-Q3, expected: 2026-Q1}]"
            )
        },
        "ideas.yaml:1:92: error DV537",
    ),
    "status date outside": (
        {"dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, status_date: 2025")},
        "dienstvisie.yaml:3:55: advice DV535",
    ),
    "a pin in the past": (
        {
            "dienstvisie.yaml": settings("start: 2026-Q1, end: 2026-Q4, status_date: 2026-Q3"),
            "ideas.yaml": ideas("id: a, title: A, duration: 3, pinned: 2026-Q1"),
        },
        "ideas.yaml:1:42: error DV536",
    ),
    "a part after the deadline": (
        {
            "ideas.yaml": ideas(
                "id: a, title: A, deadline: 2026-Q2, subprojects: [{id: x, title: X, duration: 6, earliest: 2026-Q2}]"
            )
        },
        "ideas.yaml:1:95: error DV539",
    ),
}


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DIENSTVISIE_LANG": "en", "NO_COLOR": "1"}
    line = [sys.executable, "-m", "dienstvisie", command, "."]
    return subprocess.run(line, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_with_its_place_and_no_command_breaks_down(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    for path, text in {"dienstvisie.yaml": SETTINGS, **files}.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    checked, planned = run("check", tmp_path), run("plan", tmp_path)
    assert expected in checked.stdout + checked.stderr
    is_error = ": error" in expected or expected.startswith("error")
    assert checked.returncode == planned.returncode == int(is_error)
    if is_error:
        assert expected in planned.stderr
    for done in (checked, planned):
        assert "Traceback" not in done.stdout + done.stderr


def test_a_circle_is_shown_whole(tmp_path: Path) -> None:
    for path, text in {"dienstvisie.yaml": SETTINGS, **CASES["circle"][0]}.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    told = run("check", tmp_path).stdout
    assert "ideas.yaml:1:34: error DV207: These ideas wait for one another: a → b → c → a." in told
