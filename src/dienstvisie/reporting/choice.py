"""The scenario note (scenarionotitie): what each unit would choose, and what they could choose together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.choice_decision import chosen_process, decision_record
from dienstvisie.reporting.choice_facts import clashes, fact_rows
from dienstvisie.reporting.choice_model import (
    ChoiceRow,
    ChoosingUnitTold,
    PairRow,
    PairTold,
    ProcessTold,
    RankTold,
    RegretCell,
    ScenarioReport,
    ServedRow,
    Untold,
)
from dienstvisie.reporting.choice_partners import attendance, outcomes, partner_rows
from dienstvisie.reporting.choice_words import ABOUT, agreement, in_short
from dienstvisie.reporting.service_gaps import Served, served
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.ranking import LocalText
from dienstvisie.scoring.units import PROCESSES, ChosenItem, UniformChoice, UnitChoice, UnitPair


def choice_of(sources: Sources) -> UnitChoice | None:
    """What the units would choose, where two of them or more may be told of and there is anything to choose."""
    choice = sources.analyses.units if sources.analyses else None
    return choice if choice and len(choice.units) > 1 and choice.items else None


def scenario_report(sources: Sources, choice: UnitChoice) -> ScenarioReport:
    """The note in the language of the sources' writer."""
    write, say = sources.writer, sources.writer.say
    groups, phases = served(sources.dossier, choice, "target_groups"), served(sources.dossier, choice, "phases")
    facts, decided = fact_rows(sources), chosen_process(sources)
    followed = tuple(one for one in choice.processes if one.ranks)
    together = choice.of(decided or "national").chosen
    return ScenarioReport(
        imprint=sources.imprint,
        in_short=tuple(say(one) for one in in_short(sources, choice, groups, sum(row.clash for row in facts))),
        top=write.number(choice.top),
        of=write.number(len(choice.items)),
        units=tuple(_units(sources, choice)),
        untold=tuple(Untold(write.text(unit.title), say(unit.reason)) for unit in choice.unheard),
        choices=tuple(_choices(sources, choice)),
        missing=sources.mentions("ideas", choice.missing),
        agreement=tuple(say(one) for one in agreement(sources, choice)),
        pairs=tuple(_pairs(sources, choice)),
        groups=tuple(_served(sources, row, groups) for row in groups),
        phases=tuple(_served(sources, row, phases) for row in phases),
        facts=facts,
        clashes=tuple(say(one) for one in clashes(facts)),
        processes=tuple(_processes(sources, choice, decided)),
        together=tuple(_together(sources, choice, followed, decided)),
        followed=tuple(say(PROCESSES[one.process]) for one in followed),
        partners=partner_rows(sources, choice, together),
        attendance=attendance(sources),
        outcomes=outcomes(sources),
        decision=decision_record(sources, choice),
        planned=sources.roadmap is not None,
    )


def _units(sources: Sources, choice: UnitChoice) -> Iterator[ChoosingUnitTold]:
    write = sources.writer
    for unit in choice.units:
        yield ChoosingUnitTold(
            id=unit.id,
            title=write.text(unit.title),
            parts=tuple(part.title for part in sources.mentions("units", unit.parts)),
            raters=write.number(unit.raters),
            employees=None if unit.employees is None else write.number(unit.employees),
            weights=tuple(write.say(one) for one in unit.weights) or (write.say(Message("As all together do.")),),
        )


def _choices(sources: Sources, choice: UnitChoice) -> Iterator[ChoiceRow]:
    for item in choice.items:
        ranks = tuple(_rank(sources, unit.ranks, unit.chosen, item) for unit in choice.units)
        yield ChoiceRow(sources.mention("ideas", item.id), ranks, _by(sources, len(item.chosen_by), len(choice.units)))


def _rank(sources: Sources, ranks: Mapping[str, int], chosen: Collection[str], item: ChosenItem) -> RankTold:
    return RankTold(sources.writer.number(ranks[item.id]), item.id in chosen)


def _by(sources: Sources, number: int, of: int) -> str:
    return sources.writer.say(Message("{number} of {of}", {"number": number, "of": of}))


def _together(
    sources: Sources, choice: UnitChoice, followed: Sequence[UniformChoice], decided: str | None
) -> Iterator[ChoiceRow]:
    """In the order of the process that was decided on, else of the national weights, else of the first."""
    wanted: Mapping[str, UniformChoice] = {one.process: one for one in followed}
    first = wanted.get(decided or "national") or next(iter(followed), None)
    if first is None:
        return
    for item in sorted(choice.items, key=lambda one: (first.ranks[one.id], one.id)):
        ranks = tuple(_rank(sources, one.ranks, one.chosen, item) for one in followed)
        number = sum(item.id in one.chosen for one in followed)
        yield ChoiceRow(sources.mention("ideas", item.id), ranks, _by(sources, number, len(followed)))


def _pairs(sources: Sources, choice: UnitChoice) -> Iterator[PairRow]:
    for unit in choice.units:
        cells = (choice.pair(unit.id, other.id) for other in choice.units)
        yield PairRow(sources.writer.text(unit.title), tuple(_pair(sources, cell) for cell in cells))


def _pair(sources: Sources, pair: UnitPair | None) -> PairTold:
    if pair is None:
        return PairTold(None, None, 0)
    tau = sources.writer.say(Message("not defined")) if pair.tau is None else sources.writer.fixed(pair.tau, 2)
    strength = 0 if pair.tau is None or pair.tau <= 0 else min(3, 1 + int(pair.tau * 3))
    return PairTold(tau, sources.writer.percent(pair.overlap), strength)


def _served(sources: Sources, row: Served, rows: Sequence[Served]) -> ServedRow:
    most = max((max(one.counts) for one in rows), default=0)
    return ServedRow(
        title=_title(sources, row.title),
        counts=tuple(sources.writer.number(count) for count in row.counts),
        strengths=tuple(-(-3 * count // most) if most else 0 for count in row.counts),
        contested=sources.mentions("ideas", row.contested),
    )


def _title(sources: Sources, title: LocalText | Message) -> str:
    return sources.writer.say(title) if isinstance(title, Message) else sources.writer.text(title)


def _processes(sources: Sources, choice: UnitChoice, decided: str | None) -> Iterator[ProcessTold]:
    write = sources.writer
    most = max((one.max_regret for one in choice.processes if one.max_regret is not None), default=0.0)
    for one in choice.processes:
        yield ProcessTold(
            id=one.process,
            title=write.say(PROCESSES[one.process]),
            about=write.say(ABOUT[one.process]),
            regrets=tuple(RegretCell(write.score(lost), lost / most if most else 0.0) for lost in one.regrets),
            largest=None if one.max_regret is None else write.score(one.max_regret),
            least=one.process in choice.minimax,
            decided=one.process == decided,
            reason=write.say(one.reason) if one.reason else None,
        )
