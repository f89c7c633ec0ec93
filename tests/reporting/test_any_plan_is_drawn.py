"""Whatever plan there is, its pictures hold: in a terminal, as a timeline, as charts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.report_dossiers import dossier, loads, place, ranking, spendings

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message, translator
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task
from dienstvisie.planning.roadmap import Agreed, Move, Roadmap, Shift
from dienstvisie.render.charts.roadmap_picture import LEFT, RIGHT, Box, roadmap_picture
from dienstvisie.render.charts.usage_picture import usage_picture
from dienstvisie.reporting.plan_words import idea_shifts, shift_words
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.cells import cell_width
from dienstvisie.reporting.tables.gantt import gantt, gantt_key, gantt_lines
from dienstvisie.reporting.tables.heat import budget_rows, heat_lines, load_rows
from dienstvisie.reporting.tables.signs import ASCII, UNICODE, spelled
from dienstvisie.reporting.writer import Writer

SAY = translator("en")
UNITS = ("ict", "hr")
WHY = Message("Because.")


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    per_year = draw(st.sampled_from([4, 12]))
    count = draw(st.integers(4, 72))
    return Calendar(2027, draw(st.integers(0, per_year - 1)), count, 4 if per_year == 4 else 12)


@st.composite
def tasks_of(draw: st.DrawFn, number: int, count: int) -> tuple[tuple[Task, int], ...]:
    """One to three parts of an idea in a row, each with its start."""
    made, start = [], draw(st.integers(0, count - 3))
    parts = draw(st.integers(1, min(3, count - start)))
    for part in range(parts):
        last = count - (parts - part - 1)
        duration = draw(st.integers(1, max(1, min(6, last - start))))
        idea = f"idea-{number}"
        effort = {unit: (draw(st.integers(0, 30)),) * duration for unit in draw(st.sets(st.sampled_from(UNITS)))}
        once = {"operating": (draw(st.integers(0, 9000)),) + (0,) * (duration - 1)}
        id_ = f"{idea}/{part}" if parts > 1 else idea
        task = Task(id_, idea, str(part) if parts > 1 else None, f"Part {part}", Address("ideas", idea), duration,
                    effort, once, {}, quick_win=draw(st.booleans()), begun=draw(st.booleans()))  # fmt: skip
        made.append((task, start))
        start += duration
        if start >= count:
            break
    return tuple(made)


@st.composite
def plans(draw: st.DrawFn) -> Roadmap:
    """A plan of up to eight ideas, some of which stood elsewhere, or nowhere, when it was agreed."""
    calendar = draw(calendars())
    count = calendar.count
    rows = [row for number in range(draw(st.integers(1, 8))) for row in draw(tasks_of(number, count))]
    capacity = st.one_of(st.none(), st.lists(st.integers(0, 60), min_size=count, max_size=count).map(tuple))
    lanes = tuple(Lane(unit, f"The {unit} team", draw(capacity)) for unit in UNITS)
    cut = draw(st.integers(1, count - 1))
    phases = (PhaseSpan("a", "First steps", 0, cut - 1), PhaseSpan("b", "Then the rest", cut, count - 1))
    budgets = {(year, "operating"): draw(st.integers(0, 20_000)) for year in calendar.years}
    titles = {
        task.idea: draw(st.sampled_from(["Short", "A title of some more words", "漢字 title"])) for task, _ in rows
    }
    problem = PlanningProblem(calendar, tuple(task for task, _ in rows), lanes, budgets, phases, titles=titles)
    placements = sorted((place(task, start, WHY) for task, start in rows), key=lambda row: (row.start, row.task.id))
    spans, shifts = {}, []
    for row in placements:
        by = draw(st.one_of(st.none(), st.integers(-3, 3)))
        before = None if by is None else (row.start + by, row.end + by)
        now = (row.start, row.end)
        if before is not None:
            spans[row.task.id] = before
        if before != now:
            shifts.append(Shift(Move(row.task, before, now), WHY))
    return Roadmap(problem, tuple(placements), (), loads(problem, placements), spendings(problem, placements),
                   agreed=Agreed(spans, titles), shifts=tuple(shifts))  # fmt: skip


def sources(plan: Roadmap) -> Sources:
    ideas = [{"id": id_, "title": str(title)} for id_, title in plan.problem.titles.items()]
    units = [{"id": lane.id, "title": str(lane.title)} for lane in plan.problem.lanes]
    settings_ = {"title": "T", "client": {"name": "C"}, "planning": {"start": "2027", "end": "2028"}}
    made = dossier(settings_, {"units": units, "ideas": ideas})
    return Sources(made, ranking("ideas", ()), ranking("challenges", ()), plan, Writer("en", "en"))


@settings(max_examples=80, deadline=None)
@given(plans(), st.integers(40, 220), st.booleans())
def test_any_plan_keeps_to_the_width_and_shows_every_idea(plan: Roadmap, width: int, plain: bool) -> None:
    chosen = ASCII if plain else UNICODE
    picture = gantt(plan, width, SAY, chosen)
    lines = ["".join(text for text, _ in line) for line in gantt_lines(picture, SAY, chosen)]
    heat = ["".join(t for t, _ in line) for line in heat_lines((*load_rows(plan, SAY), *budget_rows(plan, SAY)),
            picture.frame, chosen)]  # fmt: skip
    key = ["".join(text for text, _ in line) for line in gantt_key(picture, width, SAY, chosen)]
    assert max(map(cell_width, (*lines, *heat, *key))) <= width
    assert {len(line) for line in heat} <= {picture.frame.left + picture.frame.scale.columns}
    for idea in picture.ideas:
        assert sum(line.startswith(f"{idea.id} ") for line in lines) == 1
        shift = next((one for one in idea_shifts(plan.shifts) if one.idea == idea.id), None)
        assert bool({chosen.later, chosen.sooner, chosen.moved, chosen.new} & idea.marks) == (shift is not None)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_timeline_is_drawn_without_overlaps(plan: Roadmap) -> None:
    picture = roadmap_picture(roadmap_report(sources(plan), plan).timeline)
    found: list[tuple[str, Box]] = []
    for bar in picture.bars:
        found += [(bar.idea, piece.box) for piece in bar.pieces]
        found += [(bar.idea, box) for box in (bar.ghost, bar.label.box if bar.label and not bar.label.inside else None)
                  if box]  # fmt: skip
    for one, other in combinations(found, 2):
        across = min(one[1].x + one[1].width, other[1].x + other[1].width) - max(one[1].x, other[1].x)
        down = min(one[1].y + one[1].height, other[1].y + other[1].height) - max(one[1].y, other[1].y)
        assert across <= 0.2 or down <= 0.2, (one, other)
    for _, box in found:
        assert box.width > 0
        assert box.x >= LEFT - 0.1
        assert box.x + box.width <= RIGHT + 0.1


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_chart_has_its_cells_beside_one_another(plan: Roadmap) -> None:
    report = roadmap_report(sources(plan), plan)
    for chart in (report.load_chart, report.budget_chart):
        picture = usage_picture(chart)
        for row, shapes in zip(chart.rows, picture.rows, strict=True):
            assert len(row.cells) == len(shapes.cells) == len(chart.columns)
            drawn = [shape.used or shape.room for shape in shapes.cells]
            assert all(one.x + one.width <= other.x for one, other in pairwise(box for box in drawn if box))
            for cell, shape in zip(row.cells, shapes.cells, strict=True):
                assert row.title in shape.tip
                assert cell.cell.text in shape.tip


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_shift_is_told_once_for_an_idea_and_equals_the_table(plan: Roadmap) -> None:
    report = roadmap_report(sources(plan), plan)
    assert [row.idea.id for row in report.changes] == list(dict.fromkeys(s.move.task.idea for s in plan.shifts))
    told = {row.idea.id: row for row in report.rows}
    for shift in idea_shifts(plan.shifts):
        assert str(plan.problem.title(shift.idea)) in str(shift_words(plan.problem, shift))
        known = (
            [task.id in plan.agreed.spans for task in plan.problem.tasks if task.idea == shift.idea]
            if plan.agreed
            else []
        )
        if all(known):
            assert told[shift.idea].agreed not in ("The same", "New", None)
        elif not any(known):
            assert told[shift.idea].agreed == "New"


def test_ascii_terminals_get_quotes_that_they_can_show() -> None:
    text = "“Één loket” – ’s avonds…"
    assert spelled(text, UNICODE) == text
    assert spelled(text, ASCII) == '"Één loket" - \'s avonds...'
    assert spelled(text, replace(UNICODE)) == text
