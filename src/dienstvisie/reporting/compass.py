"""The compass: direction questions, with how each principle weighs on each possible answer."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision_model import DecisionTold, PrincipleRow, WeighedOption, Weight
from dienstvisie.reporting.weighing import MOST_WEIGHT, WEIGHTS, Weighed, principles_of, reading, remark, weighed
from dienstvisie.schema import Decision, Principle, live

MINUS = "\N{MINUS SIGN}"


def decisions(sources: Sources) -> tuple[DecisionTold, ...]:
    """All direction questions, in the order of the files."""
    return tuple(_decision(sources, decision) for decision in live(sources.dossier, Decision))


def heaviest(sources: Sources, count: int) -> tuple[str, ...]:
    """The principles that weigh most on the compass, by all their weights for and against; ties as the files have them.

    Where the compass weighs fewer, the first principles of the files complete them.
    """
    total = {principle.id: 0 for principle in live(sources.dossier, Principle)}
    for decision in live(sources.dossier, Decision):
        for option in decision.options:
            for principle, weight in option.principles.items():
                if principle in total:
                    total[principle] += abs(weight)
    return tuple(sorted(total, key=lambda id_: -total[id_])[:count])


def _decision(sources: Sources, decision: Decision) -> DecisionTold:
    write = sources.writer
    options = weighed(sources.dossier, decision)
    chosen = next((one.option for one in options if one.chosen), None)
    said, rows = remark(options), _rows(sources, decision, options)
    session = known_one(sources, "sessions", decision.session)
    return DecisionTold(
        id=decision.id,
        title=write.text(decision.title),
        question=write.text(decision.question) if _asks_more(decision) else None,
        description=write.prose(decision.description),
        options=_options(sources, options, len(rows)),
        rows=rows,
        answer=write.text(chosen.title) if chosen else None,
        reason=write.text(decision.reason) if decision.reason else None,
        when=_when(sources, decision, session.title if session else None) if chosen else None,
        remark=write.say(said) if said else None,
    )


def _asks_more(decision: Decision) -> bool:
    """Whether the question says more than the title, in whatever language."""
    title = decision.title
    return decision.question not in ((title,) if isinstance(title, str) else (title, *title.values()))


def _when(sources: Sources, decision: Decision, session: str | None) -> str | None:
    day = sources.writer.date(decision.date) if decision.date else None
    if day and session:
        return sources.writer.say(Message("Decided on {date}: {session}.", {"date": day, "session": session}))
    if day:
        return sources.writer.say(Message("Decided on {date}.", {"date": day}))
    return sources.writer.say(Message("Decided in: {session}.", {"session": session})) if session else None


def _options(sources: Sources, options: Sequence[Weighed], rows: int) -> tuple[WeighedOption, ...]:
    write = sources.writer
    return tuple(
        WeighedOption(
            title=write.text(one.option.title),
            argument=write.text(one.option.argument) if one.option.argument else None,
            sum=_signed(sources, one.sum),
            reading=write.say(reading(one)),
            most=one.most,
            chosen=one.chosen,
            lean=one.sum / (MOST_WEIGHT * rows) if rows else 0.0,
        )
        for one in options
    )


def _rows(sources: Sources, decision: Decision, options: Sequence[Weighed]) -> tuple[PrincipleRow, ...]:
    """The principles that some option was weighed on, in the order of the files."""
    ids = [principle.id for principle in principles_of(sources.dossier, decision)]
    return tuple(
        PrincipleRow(item, tuple(_weight(sources, one.weights.get(item.id)) for one in options))
        for item in known(sources, "principles", ids)
    )


def _weight(sources: Sources, weight: int | None) -> Weight:
    if weight is None:
        return Weight(None, None)
    sign, words = WEIGHTS[weight]
    return Weight(sign, sources.writer.say(words), weight / MOST_WEIGHT)


def _signed(sources: Sources, number: int) -> str:
    text = sources.writer.number(abs(number))
    return f"{MINUS}{text}" if number < 0 else f"+{text}" if number else text
