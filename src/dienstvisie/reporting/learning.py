"""The learning report: the loop from what people said at start and end to a sharper vision and plans of teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dienstvisie.language import Message, counted
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.heard import Tally, voice, voices_on
from dienstvisie.reporting.known import known
from dienstvisie.reporting.labels import NATURES
from dienstvisie.reporting.learning_model import (
    LearningMeeting,
    LearningReport,
    LearningRound,
    Needed,
    PrincipleLearned,
    Said,
    SharpenedThere,
)
from dienstvisie.reporting.meetings import attendances, in_order, meeting
from dienstvisie.reporting.principles import history
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision import behaviour
from dienstvisie.schema import Competency, Feedback, Finding, ImprovementPlan, Principle, Session, live

KIND = "learning-meeting"
START = (
    Message("At the start"),
    Message("What customers, employees and managers said before the vision was tried out."),
)
END = (Message("At the end"), Message("What they said when the vision had been at work."))
ONLY = (Message("What was said"), Message("What customers, employees and managers said."))


def learning_sessions(sources: Sources) -> tuple[Session, ...]:
    """The learning meetings by date."""
    return tuple(session for session in in_order(sources) if session.kind == KIND)


def rounds_of(sessions: Sequence[Session]) -> tuple[tuple[Session, ...], ...]:
    """Start and end: the meetings before and after the longest pause between two; one round where there is no pause."""
    pauses = [(after.date - before.date).days for before, after in pairwise(sessions)]
    longest = max(pauses, default=0)
    if not longest:
        return (tuple(sessions),) if sessions else ()
    cut = pauses.index(longest) + 1
    return tuple(sessions[:cut]), tuple(sessions[cut:])


def learning_report(sources: Sources) -> LearningReport:
    """The report in the language of the sources' writer."""
    found = rounds_of(learning_sessions(sources))
    names = (START, END) if len(found) > 1 else (ONLY,)
    principles = [_principle(sources, one) for one in live(sources.dossier, Principle)]
    return LearningReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources, found)),
        rounds=tuple(
            _round(sources, number, name, sessions)
            for number, (name, sessions) in enumerate(zip(names, found, strict=True), 1)
        ),
        principles=tuple(one for one in principles if one.voices or one.changes or one.competencies),
        untouched=tuple(one.principle for one in principles if not one.changes),
        plans=sources.mentions("improvement_plans", (one.id for one in live(sources.dossier, ImprovementPlan))),
        further=documents(sources, ("vision", "red-thread", "progress", "analysis")),
    )


def _in_short(sources: Sources, found: Sequence[Sequence[Session]]) -> Iterator[Message]:
    sessions = [session for part in found for session in part]
    yield counted(
        "{number} learning meeting was held, with {people} attendances.",
        "{number} learning meetings were held, with {people} attendances.",
        len(sessions),
        {"people": attendances(sessions)},
    )
    ids = {session.id for session in sessions}
    changes = [(one.id, entry) for one in live(sources.dossier, Principle) for entry in one.history]
    asked = [id_ for id_, entry in changes if entry.session in ids]
    if asked:
        yield counted(
            "{number} change to {principles} follows from what was said there.",
            "{number} changes to {principles} follow from what was said there.",
            len(asked),
            {"principles": counted("{number} principle", "{number} principles", len(set(asked)))},
        )
    plans = live(sources.dossier, ImprovementPlan)
    if plans:
        values = {"actions": counted("{number} action", "{number} actions", sum(len(one.actions) for one in plans))}
        yield counted(
            "{number} team made an improvement plan of it, with {actions}.",
            "{number} teams made improvement plans of it, with {actions}.",
            len({one.unit for one in plans}),
            values,
        )


def _round(sources: Sources, number: int, name: tuple[Message, Message], sessions: Sequence[Session]) -> LearningRound:
    ids = {session.id for session in sessions}
    verdicts = [entry.verdict for entry in live(sources.dossier, Feedback) if entry.session in ids]
    title, about = (sources.writer.say(message) for message in name)
    return LearningRound(
        key=f"round-{number}",
        title=title,
        about=about,
        meetings=tuple(_meeting(sources, session) for session in sessions),
        tally=Tally(verdicts.count("supports"), verdicts.count("adjust"), verdicts.count("rejects")),
    )


def _meeting(sources: Sources, session: Session) -> LearningMeeting:
    write = sources.writer
    there = [one for one in live(sources.dossier, Finding) if one.session == session.id]
    return LearningMeeting(
        meeting=meeting(sources, session),
        said=tuple(Said(sources.mention("findings", one.id), write.say(NATURES[one.nature])) for one in there),
        voices=tuple(voice(sources, one) for one in live(sources.dossier, Feedback) if one.session == session.id),
        sharpened=tuple(
            SharpenedThere(
                sources.mention("principles", principle.id),
                write.date(entry.date),
                write.text(entry.change),
                write.text(entry.reason),
            )
            for principle in live(sources.dossier, Principle)
            for entry in principle.history
            if entry.session == session.id
        ),
    )


def _principle(sources: Sources, principle: Principle) -> PrincipleLearned:
    serving = (one.id for one in live(sources.dossier, Competency) if principle.id in one.principles)
    needed = known(sources, "competencies", (*principle.competencies, *serving))
    plans = (one.id for one in live(sources.dossier, ImprovementPlan) if principle.id in one.principles)
    return PrincipleLearned(
        principle=sources.mention("principles", principle.id),
        guideline=sources.writer.text(principle.guideline) if principle.guideline else None,
        voices=voices_on(sources, "principles", principle.id),
        changes=history(sources, principle),
        competencies=tuple(Needed(one, behaviour(sources, sources.dossier.all(Competency)[one.id])) for one in needed),
        plans=sources.mentions("improvement_plans", plans),
    )
