"""The compass: direction questions, with how each principle weighs on each possible answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision_model import DecisionTold, PrincipleRow, WeighedOption, Weight
from dienstvisie.schema import Decision, Principle, live
from dienstvisie.schema.decision import Option

WEIGHTS: Mapping[int, tuple[str, Message]] = {
    2: ("++", Message("serves it fully")),
    1: ("+", Message("serves it")),
    0: ("0", Message("makes no difference")),
    -1: ("−", Message("goes against it")),
    -2: ("−−", Message("goes fully against it")),
}
"""The sign and the words of a weight."""
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
    chosen = next((option for option in decision.options if option.id == decision.answer), None)
    session = known_one(sources, "sessions", decision.session)
    return DecisionTold(
        id=decision.id,
        title=write.text(decision.title),
        question=write.text(decision.question) if _asks_more(decision) else None,
        description=write.prose(decision.description),
        options=_options(sources, decision),
        rows=_rows(sources, decision),
        answer=write.text(chosen.title) if chosen else None,
        reason=write.text(decision.reason) if decision.reason else None,
        when=_when(sources, decision, session.title if session else None) if chosen else None,
        remark=write.say(_remark(sources, decision.options, chosen)) if chosen else None,
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


def _remark(sources: Sources, options: Sequence[Option], chosen: Option) -> Message:
    """Whether the answer is the one that the principles point to."""
    sums = [_sum(sources, option) for option in options]
    if _sum(sources, chosen) < max(sums):
        return Message("The principles point more to another answer; the reason says why this one was chosen.")
    if sums.count(max(sums)) > 1:
        return Message("The principles point as much to another answer.")
    return Message("The principles point most to this answer.")


def _options(sources: Sources, decision: Decision) -> tuple[WeighedOption, ...]:
    most = max((_sum(sources, option) for option in decision.options), default=0)
    write = sources.writer
    return tuple(
        WeighedOption(
            title=write.text(option.title),
            argument=write.text(option.argument) if option.argument else None,
            sum=_signed(sources, _sum(sources, option)),
            reading=write.say(_reading(sources, option)),
            most=_sum(sources, option) == most and bool(_weights(sources, option)),
            chosen=option.id == decision.answer,
        )
        for option in decision.options
    )


def _weights(sources: Sources, option: Option) -> Mapping[str, int]:
    """The weights on the principles that are told; the others count no more."""
    told = known(sources, "principles", option.principles)
    return {item.id: option.principles[item.id] for item in told}


def _sum(sources: Sources, option: Option) -> int:
    return sum(_weights(sources, option).values())


def _reading(sources: Sources, option: Option) -> Message:
    """How many principles speak for it and how many against."""
    weights = _weights(sources, option).values()
    pro, con = sum(weight > 0 for weight in weights), sum(weight < 0 for weight in weights)
    if not pro and not con:
        return Message("No principle speaks for or against it.")
    values = {
        "pro": counted("{number} principle for", "{number} principles for", pro),
        "con": counted("{number} against", "{number} against", con),
    }
    return Message("{pro}, {con}", values)


def _rows(sources: Sources, decision: Decision) -> tuple[PrincipleRow, ...]:
    """The principles that some option was weighed on, in the order of the files."""
    used = {id_ for option in decision.options for id_ in option.principles}
    ordered = known(sources, "principles", (one for one in sources.dossier.all(Principle) if one in used))
    return tuple(
        PrincipleRow(item, tuple(_weight(sources, option.principles.get(item.id)) for option in decision.options))
        for item in ordered
    )


def _weight(sources: Sources, weight: int | None) -> Weight:
    if weight is None:
        return Weight(None, None)
    sign, words = WEIGHTS[weight]
    return Weight(sign, sources.writer.say(words))


def _signed(sources: Sources, number: int) -> str:
    text = sources.writer.number(abs(number))
    return f"{MINUS}{text}" if number < 0 else f"+{text}" if number else text
