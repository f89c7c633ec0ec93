"""How many people of each group were at a session, with only what may be told in public.

A group of fewer than `floor` people is told with others, never by itself: with as many more that they are two or more
with `floor` people together (`dienstvisie.reporting.disclosure.pool`). Of a session of fewer than that in all no number
is told, nor what came out of it, nor what was thought there.
"""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.reporting.disclosure import pool
from dienstvisie.schema import Dossier, Feedback, Session
from dienstvisie.schema.base import Entity

TOGETHER = ""
"""The key in a released headcount of those who are told together: 0 where they are fewer than may be told.

The groups that they are of have 0 in it.
"""


def was_there(session: Session, group: str) -> bool:
    """Whether anybody of a group was at a session, be the number told or not."""
    return bool(session.headcount.get(group)) or (TOGETHER in session.headcount and group in session.headcount)


def without_small_groups(dossier: Dossier, floor: int) -> Dossier:
    """The dossier with only the headcounts that may be told, and without what a few people said in a session."""
    sessions = dossier.all(Session)
    few = {id_ for id_, one in sessions.items() if 0 < sum(one.headcount.values()) < floor}
    told: dict[str, Entity] = {id_: _session(one, floor) for id_, one in sessions.items()}
    heard: dict[str, Entity] = {id_: one for id_, one in dossier.all(Feedback).items() if one.session not in few}
    return dossier.changed(items={"sessions": told, "feedback": heard})


def _session(session: Session, floor: int) -> Session:
    there = {group: count for group, count in session.headcount.items() if count}
    if there and sum(there.values()) < floor:
        return session.model_copy(update={"headcount": {**dict.fromkeys(there, 0), TOGETHER: 0}, "outcomes": ()})
    return session.model_copy(update={"headcount": _told(there, pool(there, floor))})


def _told(there: Mapping[str, int], hidden: frozenset[str]) -> dict[str, int]:
    if not hidden:
        return dict(there)
    shown = {group: 0 if group in hidden else count for group, count in there.items()}
    return {**shown, TOGETHER: sum(there[group] for group in hidden)}
