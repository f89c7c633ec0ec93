"""What those whom the vision is for thought of it, and what was changed because of that."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.labels import VERDICTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Feedback, Session, live


@dataclass(frozen=True, slots=True)
class Voice:
    """What was said of a part of the vision, by whom and where, and what was changed because of it."""

    title: str
    groups: tuple[Mention, ...]
    session: str | None
    about: tuple[Mention, ...]
    verdict: str
    remark: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each verdict was given."""

    supports: int
    adjust: int
    rejects: int

    @property
    def total(self) -> int:
        """How many remarks there were in all."""
        return self.supports + self.adjust + self.rejects


def voices_on(sources: Sources, kind: str, id_: str) -> tuple[Voice, ...]:
    """What was said of one value or principle; `kind` is its kind. What is about a principle is told there alone."""
    named = (entry for entry in live(sources.dossier, Feedback) if id_ in getattr(entry, kind))
    return tuple(voice(sources, entry) for entry in named if kind == "principles" or not entry.principles)


def voice(sources: Sources, entry: Feedback) -> Voice:
    """One remark; the session is told with its day."""
    write = sources.writer
    return Voice(
        title=write.text(entry.title),
        groups=known(sources, "target_groups", entry.target_groups),
        session=_session(sources, entry),
        about=(
            *known(sources, "values", entry.values),
            *known(sources, "principles", entry.principles),
            *known(sources, "ideas", entry.ideas),
        ),
        verdict=write.say(VERDICTS[entry.verdict]),
        remark=write.text(entry.remark) if entry.remark else None,
        change=write.text(entry.change) if entry.change else None,
    )


def tally(sources: Sources) -> Tally:
    """How often each verdict was given, over all remarks."""
    verdicts = [entry.verdict for entry in live(sources.dossier, Feedback)]
    return Tally(verdicts.count("supports"), verdicts.count("adjust"), verdicts.count("rejects"))


def _session(sources: Sources, entry: Feedback) -> str | None:
    session = sources.dossier.all(Session).get(entry.session or "")
    if session is None or known_one(sources, "sessions", session.id) is None:
        return None
    write = sources.writer
    return write.say(
        Message("{session}, {date}", {"session": write.text(session.title), "date": write.date(session.date)})
    )
