"""The gantt chart in Markdown: what Mermaid reads as its own never comes from a title."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.built import build, generated_documents, small_documents, with_title
from tests.reporting.report_dossiers import small

from dienstvisie.render.mermaid import gantt, mermaid_text
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import timeline
from dienstvisie.reporting.writer import Writer

TASK = re.compile(r"  ([^:;#\n]+) :(?:(?:done|active), )?(\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d)")
HEAD = re.compile(
    r"%%\{init: .*\}%%|gantt|  accTitle: [^:;#\n]+|  accDescr: [^:;#\n]+|  dateFormat YYYY-MM-DD|  axisFormat %Y"
    r"|  tickInterval 12month|  todayMarker off|  section [^:;#\n]+"
)


def chart(markdown: bytes) -> list[str]:
    return markdown.decode().split("```mermaid\n")[1].split("\n```")[0].split("\n")


def test_phases_come_first_then_a_section_per_unit() -> None:
    lines = chart(small_documents()["en/roadmap.md"])
    assert [line for line in lines if line.startswith("  section")] == [
        "  section Phases",
        "  section Reception",
        "  section ICT",
    ]
    assert "  ★ Quick desk :active, 2027-01-01, 2027-04-01" in lines
    assert "  ↳ Roll-out :2028-07-01, 2029-01-01" in lines
    assert json.loads(lines[0].removeprefix("%%{init:").removesuffix("}%%"))["gantt"]["leftPadding"] > 150


def test_the_first_part_names_its_idea_and_the_others_stand_under_it() -> None:
    lines = chart(small_documents()["en/roadmap.md"])
    under = [number for number, line in enumerate(lines) if line.startswith("  ↳ ")]
    assert under
    for number in under:
        named = next(line for line in reversed(lines[:number]) if not line.startswith("  ↳ "))
        assert named.startswith("  Integrated reception – ")


def test_the_chart_has_every_part_of_the_roadmap() -> None:
    lines = chart(generated_documents(40)["roadmap.md"])
    tasks = [found for line in lines if (found := TASK.fullmatch(line))]
    assert len(tasks) == len(lines) - sum(bool(HEAD.fullmatch(line)) for line in lines)
    assert len(tasks) == 3 + 28 + 8 * 3
    assert all(date.fromisoformat(task[2]) < date.fromisoformat(task[3]) for task in tasks)


@pytest.mark.parametrize(
    "title", ["Title: a; b # c", "section x", "```\nclick a", "%%{init}%%", "x" * 999, "\u200b", "é:"]
)
def test_no_title_breaks_the_chart(title: str) -> None:
    for line in chart(build(with_title(title), formats=("markdown",))["roadmap.md"]):
        assert HEAD.fullmatch(line) or TASK.fullmatch(line), line


@given(st.text())
def test_a_label_is_one_harmless_line(text: str) -> None:
    label = mermaid_text(text)
    assert label
    assert not set(label) & set(':;#\n`"<>{}\\')
    assert "%%" not in label
    assert len(label) <= 81
    assert not re.match(r"(?i)\s*(section|title|click|acctitle|accdescr|dateformat|todaymarker)\b", label)


def test_without_phases_there_is_no_section_for_them() -> None:
    from dataclasses import replace

    case = small()
    assert case.roadmap is not None
    bare = replace(case, roadmap=replace(case.roadmap, problem=replace(case.roadmap.problem, phases=())))
    made = build(bare)
    assert "  section Phases" not in chart(made["roadmap.md"])
    assert b"Phase by phase" not in made["roadmap.html"]


def test_what_has_begun_or_is_done_is_marked_in_the_chart() -> None:
    case = small()
    assert case.roadmap is not None
    made = timeline(Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("en", "nl-BE")))
    bars = tuple(replace(bar, state=("done", "begun")[n % 2]) for n, bar in enumerate(made.bars))
    lines = gantt(replace(made, bars=bars), "T", "D", "P").splitlines()
    assert sum("▶ " in line for line in lines) == sum(bar.state == "begun" for bar in bars) > 0
    assert sum("✓ " in line for line in lines) == sum(bar.state == "done" for bar in bars) > 0
    assert not any(sign in line for line in gantt(made, "T", "D", "P").splitlines() for sign in "▶✓")
