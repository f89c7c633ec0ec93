"""The joint annual plan (gezamenlijk jaarplan): one roadmap, per year and unit, with the days that each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.planning.problem import Lane
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.annual_plan_model import (
    AnnualPlan,
    PartnerYear,
    PlannedIdea,
    PlanYear,
    UnitWork,
    UnitYear,
    Waiting,
)
from dienstvisie.reporting.annual_plan_work import Work, lanes_used, room, works
from dienstvisie.reporting.choice_decision import chosen_process, decision_record
from dienstvisie.reporting.choice_partners import helped
from dienstvisie.reporting.common import Cell
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea
from dienstvisie.scoring.units import UnitChoice

BEGINS_AND_DONE = Message("Begins and is done")
BEGINS = Message("Begins")
IS_DONE = Message("Is done")
GOES_ON = Message("Goes on")


def annual_plan(sources: Sources, roadmap: Roadmap, choice: UnitChoice) -> AnnualPlan:
    """The plan in the language of the sources' writer. `choice` says what each unit would have done by itself."""
    done = works(sources, roadmap)
    lanes = lanes_used(roadmap, done)
    record = decision_record(sources, choice)
    write = sources.writer
    return AnnualPlan(
        imprint=sources.imprint,
        in_short=tuple(write.say(one) for one in _in_short(sources, done, lanes)),
        decided=record.answer if record else None,
        columns=tuple(write.text(lane.title) for lane in lanes),
        years=tuple(
            _year(sources, year, [one for one in done if one.year == year], lanes, choice) for year in sources.years
        ),
        waiting=tuple(
            Waiting(sources.mention("ideas", entry.idea), write.say(entry.reason))
            for entry in sources.left_out.values()
        ),
    )


def _in_short(sources: Sources, done: Sequence[Work], lanes: Sequence[Lane]) -> Iterator[Message]:
    ideas = {work.idea for work in done}
    years = sources.years
    yield counted(
        "{number} idea is carried out in {first} to {last}, by {units}.",
        "{number} ideas are carried out in {first} to {last}, by {units}.",
        len(ideas),
        {
            "first": str(years[0]),
            "last": str(years[-1]),
            "units": counted("{number} unit", "{number} units", len(lanes)),
        },
    )
    left = len(sources.left_out)
    if left:
        yield counted("{number} idea has no place yet.", "{number} ideas have no place yet.", left)
    if chosen_process(sources) not in (None, "national"):
        yield Message("The roadmap ranks by the national weights, and not by the process that was decided on.")
    fullest = max(_shares(sources, done, lanes), default=None)
    if fullest is not None:
        share, year, unit = fullest
        values = {"unit": sources.writer.text(unit), "year": str(-year), "share": sources.writer.percent(share)}
        yield Message("{unit} is fullest in {year}: {share} of its days are used.", values)


def _shares(sources: Sources, done: Sequence[Work], lanes: Sequence[Lane]) -> Iterator[tuple[float, int, str]]:
    for year in sources.years:
        for lane in lanes:
            available = room(sources, lane, year)
            if available:
                yield _used(done, lane.id, year) / available, -year, sources.writer.text(lane.title)


def _used(done: Sequence[Work], unit: str, year: int) -> int:
    return sum(work.days for work in done if work.unit == unit and work.year == year)


def _year(sources: Sources, year: int, done: Sequence[Work], lanes: Sequence[Lane], choice: UnitChoice) -> PlanYear:
    write = sources.writer
    cells = tuple(_cell(sources, lane, year, done) for lane in lanes)
    ideas = _ideas(done)
    return PlanYear(
        year=str(year),
        summary=tuple(write.say(one) for one in _summary(sources, year, ideas)),
        ideas=tuple(_planned(sources, year, idea, mine, lanes) for idea, mine in ideas.items()),
        used=cells,
        total=write.number(sum(work.days for work in done)),
        units=tuple(
            _unit_year(sources, lane, cell, [work for work in done if work.unit == lane.id], choice, year)
            for lane, cell in zip(lanes, cells, strict=True)
        ),
        partners=tuple(_partners(sources, ideas)),
    )


def _ideas(done: Sequence[Work]) -> Mapping[str, list[Work]]:
    """The work on each idea, in the order in which ideas begin."""
    found: dict[str, list[Work]] = {}
    for work in sorted(done, key=lambda one: (one.first, one.idea)):
        found.setdefault(work.idea, []).append(work)
    return found


def _state(sources: Sources, year: int, idea: str) -> Message:
    placed = sources.placements[idea]
    begins = sources.year(min(one.start for one in placed)) == year
    ends = sources.year(max(one.end for one in placed)) == year
    return BEGINS_AND_DONE if begins and ends else BEGINS if begins else IS_DONE if ends else GOES_ON


def _summary(sources: Sources, year: int, ideas: Mapping[str, Sequence[Work]]) -> Iterator[Message]:
    states = [_state(sources, year, idea) for idea in ideas]
    begun = sum(state in (BEGINS, BEGINS_AND_DONE) for state in states)
    ready = sum(state in (IS_DONE, BEGINS_AND_DONE) for state in states)
    values = {"ideas": len(ideas), "begun": begun, "ready": ready}
    yield Message("Ideas worked on: {ideas}. Beginning this year: {begun}. Done this year: {ready}.", values)


def _cell(sources: Sources, lane: Lane, year: int, done: Sequence[Work]) -> Cell:
    write, used, available = sources.writer, _used(done, lane.id, year), room(sources, lane, year)
    if available is None:
        return Cell(write.number(used))
    share = used / available if available else None
    percent = None if share is None else write.percent(share)
    return Cell(write.number(used), write.number(available), share, percent)


def _planned(sources: Sources, year: int, idea: str, mine: Sequence[Work], lanes: Sequence[Lane]) -> PlannedIdea:
    write, placed = sources.writer, sources.placements[idea]
    days = [sum(work.days for work in mine if work.unit == lane.id) for lane in lanes]
    lead = sources.dossier.all(Idea)[idea].lead
    return PlannedIdea(
        idea=sources.mention("ideas", idea),
        lead=write.text(lead) if lead else None,
        span=sources.span(min(one.start for one in placed), max(one.end for one in placed)),
        state=write.say(_state(sources, year, idea)),
        days=tuple(write.number(one) if one else "" for one in days),
        total=write.number(sum(days)),
    )


def _unit_year(
    sources: Sources,
    lane: Lane,
    used: Cell,
    mine: Sequence[Work],
    choice: UnitChoice,
    year: int,
) -> UnitYear:
    titles = {placed.task.id: placed.task.title for every in sources.placements.values() for placed in every}
    wanted = next((unit.chosen for unit in choice.units if unit.id == lane.id), ())
    write = sources.writer
    return UnitYear(
        id=lane.id,
        title=write.text(lane.title),
        used=used,
        work=tuple(
            UnitWork(
                idea=sources.mention("ideas", work.idea),
                part=write.text(titles[work.task]) if work.part else None,
                span=sources.span(work.first, work.last),
                days=write.number(work.days),
            )
            for work in mine
        ),
        own=sources.mentions("ideas", (id_ for id_ in wanted if not _begun(sources, id_, year))),
    )


def _begun(sources: Sources, idea: str, year: int) -> bool:
    """Whether the work on an idea has begun by the end of a year."""
    return any(sources.year(placed.start) <= year for placed in sources.placements.get(idea, ()))


def _partners(sources: Sources, ideas: Mapping[str, Sequence[Work]]) -> Iterator[PartnerYear]:
    rows = sorted(helped(sources).items(), key=lambda row: (-len(row[1]), row[0]))
    for title, helps in rows:
        mine = [id_ for id_ in ideas if id_ in helps]
        if mine:
            yield PartnerYear(title, tuple((sources.mention("ideas", id_), _span(sources, ideas[id_])) for id_ in mine))


def _span(sources: Sources, mine: Sequence[Work]) -> str:
    return sources.span(min(work.first for work in mine), max(work.last for work in mine))
