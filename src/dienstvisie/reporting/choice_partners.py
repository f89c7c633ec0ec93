"""What the choice asks of partners in the chain, and when they sat at the table."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dienstvisie.reporting.choice_model import Attendance, PartnerRow
from dienstvisie.reporting.publication.headcounts import was_there
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, Session, Stakeholder, live
from dienstvisie.scoring.units import UnitChoice

OUTSIDE = ("partners", "companies", "associations", "customers", "citizens")
"""Roles of groups that are not in the organisation itself."""


def partner_rows(sources: Sources, choice: UnitChoice, together: Collection[str]) -> tuple[PartnerRow, ...]:
    """Each partner with the ideas that it helps with; those with most ideas first. `together` is what all choose."""
    write = sources.writer
    rows = sorted(helped(sources).items(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(
        PartnerRow(
            title=title,
            ideas=sources.mentions("ideas", ideas),
            counts=tuple(write.number(sum(id_ in unit.chosen for id_ in ideas)) for unit in choice.units),
            together=write.number(sum(id_ in together for id_ in ideas)),
        )
        for title, ideas in rows
    )


def helped(sources: Sources) -> Mapping[str, list[str]]:
    """The ideas that each partner helps with, by the name that the ideas give it."""
    found: dict[str, list[str]] = {}
    for idea in live(sources.dossier, Idea):
        for partner in idea.partners:
            found.setdefault(sources.writer.text(partner), []).append(idea.id)
    return found


def attendance(sources: Sources) -> tuple[Attendance, ...]:
    """The groups from outside, with the sessions in which they sat at the table, in order of time."""
    sessions, write = _sessions(sources), sources.writer
    rows = (
        Attendance(write.text(group.title), tuple(_named(sources, one) for one in sessions if was_there(one, group.id)))
        for group in live(sources.dossier, Stakeholder)
        if group.role in OUTSIDE
    )
    return tuple(row for row in rows if row.sessions)


def outcomes(sources: Sources) -> tuple[str, ...]:
    """What came out of the sessions in which a group from outside sat at the table, in order of time."""
    outside = {group.id for group in live(sources.dossier, Stakeholder) if group.role in OUTSIDE}
    there = (one for one in _sessions(sources) if any(was_there(one, group) for group in outside))
    return tuple(text for one in there for text in sources.writer.texts(one.outcomes))


def _sessions(sources: Sources) -> list[Session]:
    return sorted(live(sources.dossier, Session), key=lambda one: (one.date, one.id))


def _named(sources: Sources, session: Session) -> str:
    return f"{sources.writer.text(session.title)} ({sources.writer.date(session.date)})"
