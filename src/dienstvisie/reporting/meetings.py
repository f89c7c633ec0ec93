"""The sessions of a project: who was there, and what came out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dienstvisie.language import Message
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.publication.headcounts import TOGETHER, was_there
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Session, Stakeholder, live

SESSION_KINDS: Mapping[str, Message] = {
    "workshop": Message("Workshop"),
    "dialogue": Message("Dialogue"),
    "customer-panel": Message("Customer panel"),
    "learning-meeting": Message("Learning meeting"),
    "work-conference": Message("Work conference"),
    "test": Message("Test with target groups"),
    "roadshow-stop": Message("Roadshow"),
    "interview": Message("Interview"),
    "survey": Message("Survey"),
}


@dataclass(frozen=True, slots=True)
class Presence:
    """How many people of a stakeholder group took part."""

    group: str
    number: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session: when, what sort, who was there, and what came out of it."""

    id: str
    title: str
    kind: str
    date: str
    place: str | None
    present: tuple[Presence, ...]
    total: str | None
    target_groups: tuple[Mention, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a stakeholder group in all sessions: in how many it was, how often its people took part."""

    group: str
    sessions: str
    times: str
    size: str | None


def in_order(sources: Sources) -> tuple[Session, ...]:
    """The sessions by date; those of one day as the files have them."""
    return tuple(sorted(live(sources.dossier, Session), key=lambda session: session.date))


def meetings(sources: Sources) -> tuple[Meeting, ...]:
    """All sessions, first to last."""
    return tuple(meeting(sources, session) for session in in_order(sources))


def attendances(sessions: Iterable[Session]) -> int:
    """How often somebody took part: who came twice counts twice."""
    return sum(sum(session.headcount.values()) for session in sessions)


def first_and_last(sessions: Iterable[Session]) -> tuple[date, date]:
    """The days of the first and the last of some sessions. Raises ValueError where there are none."""
    days = [session.date for session in sessions]
    return min(days), max(days)


def mix(sources: Sources, roles: frozenset[str] | None = None) -> tuple[Share, ...]:
    """The stakeholder groups that took part, in the order of the files; of certain roles alone where they are given."""
    shares = []
    for group in live(sources.dossier, Stakeholder):
        counts = [session.headcount[group.id] for session in in_order(sources) if was_there(session, group.id)]
        if counts and (roles is None or group.role in roles):
            number = sources.writer.number
            size = number(group.size) if group.size is not None else None
            shares.append(Share(sources.writer.text(group.title), number(len(counts)), _times(sources, counts), size))
    return tuple(shares)


def _times(sources: Sources, counts: Sequence[int]) -> str:
    """How often people of a group took part, or what it is at least, where not all numbers are told."""
    if all(counts):
        return sources.writer.number(sum(counts))
    least = sum(max(1, count) for count in counts)
    return sources.writer.say(Message("{number} or more", {"number": least}))


def meeting(sources: Sources, session: Session) -> Meeting:
    """One session."""
    write = sources.writer
    place, total = known_one(sources, "units", session.unit), attendances((session,))
    return Meeting(
        id=session.id,
        title=write.text(session.title),
        kind=write.say(SESSION_KINDS[session.kind]),
        date=write.date(session.date),
        place=place.title if place else None,
        present=tuple(_present(sources, session)),
        total=write.number(total) if total else None,
        target_groups=known(sources, "target_groups", session.target_groups),
        outcomes=write.texts(session.outcomes),
    )


def _present(sources: Sources, session: Session) -> Iterator[Presence]:
    """Each group with its number; at the end, together, those of which the number is not told."""
    write, hidden = sources.writer, list[str]()
    for group, count in session.headcount.items():
        for mention in known(sources, "stakeholders", (group,)):
            if count:
                yield Presence(mention.title, write.number(count))
            elif was_there(session, group):
                hidden.append(mention.title)
    if hidden:
        together, threshold = session.headcount.get(TOGETHER, 0), sources.dossier.settings.privacy.threshold
        name = write.say(Message("{groups} together", {"groups": tuple(hidden)})) if len(hidden) > 1 else hidden[0]
        few = Message("fewer than {threshold}", {"threshold": threshold})
        yield Presence(name, write.number(together) if together else write.say(few))
