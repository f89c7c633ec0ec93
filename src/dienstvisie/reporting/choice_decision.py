"""The choice of a process, as it was recorded."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.choice_model import DecisionRecord, OptionTold
from dienstvisie.reporting.known import known_one
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Decision, live
from dienstvisie.schema.decision import ChoiceProcess, Option
from dienstvisie.scoring.ranking import LocalText
from dienstvisie.scoring.units import PROCESSES, UnitChoice


def chosen_process(sources: Sources) -> ChoiceProcess | None:
    """The process that was decided on; None while that is open."""
    decision = _decision(sources)
    option = None if decision is None else _answer(decision)
    return option.process if option else None


def decision_record(sources: Sources, choice: UnitChoice) -> DecisionRecord | None:
    """The first decision of which an option stands for a process; None where there is none."""
    decision, write = _decision(sources), sources.writer
    if decision is None:
        return None
    answer = _answer(decision)
    return DecisionRecord(
        item=sources.mention("decisions", decision.id),
        question=write.text(decision.question),
        options=tuple(
            OptionTold(
                title=write.text(option.title),
                process=write.say(PROCESSES[option.process]) if option.process else None,
                argument=write.text(option.argument) if option.argument else None,
                chosen=option.id == decision.answer,
            )
            for option in decision.options
        ),
        answer=write.text(answer.title) if answer else None,
        reason=write.text(decision.reason) if decision.reason else None,
        when=_when(sources, decision) if answer else None,
        remark=_remark(sources, choice, answer.process) if answer and answer.process else None,
    )


def _decision(sources: Sources) -> Decision | None:
    asked = (one for one in live(sources.dossier, Decision) if any(option.process for option in one.options))
    return next(asked, None)


def _answer(decision: Decision) -> Option | None:
    return next((option for option in decision.options if option.id == decision.answer), None)


def _when(sources: Sources, decision: Decision) -> str | None:
    session, say = known_one(sources, "sessions", decision.session), sources.writer.say
    day = sources.writer.date(decision.date) if decision.date else None
    if day and session:
        return say(Message("Decided on {date}: {session}.", {"date": day, "session": session.title}))
    if day:
        return say(Message("Decided on {date}.", {"date": day}))
    return say(Message("Decided in: {session}.", {"session": session.title})) if session else None


def _remark(sources: Sources, choice: UnitChoice, process: ChoiceProcess) -> str | None:
    """What the decision costs the unit that loses most by it, beside the least that it could be."""
    lost = {one.process: one.max_regret for one in choice.processes if one.max_regret is not None}
    if process not in lost:
        return None
    score, unit = sources.writer.score, _loser(choice, process)
    values = {"unit": sources.writer.text(unit), "lost": score(lost[process]), "least": score(min(lost.values()))}
    if process in choice.minimax:
        return sources.writer.say(
            Message("No other process keeps the largest loss smaller: {unit} loses {lost} points of 100.", values)
        )
    return sources.writer.say(
        Message(
            "By this process {unit} loses most: {lost} points of 100. By another one, nobody would lose over {least}.",
            values,
        )
    )


def _loser(choice: UnitChoice, process: ChoiceProcess) -> LocalText:
    regrets = choice.of(process).regrets
    return choice.units[regrets.index(max(regrets))].title
