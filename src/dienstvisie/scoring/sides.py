"""The parties of a comparison, and which ratings are theirs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import KINDS, Dossier, RatingSheet, Session, Stakeholder, Unit
from dienstvisie.schema.dossier import RatingTable
from dienstvisie.scoring.assessment import Assessment, Evidence, gather
from dienstvisie.scoring.matrix import Ratings
from dienstvisie.scoring.ranking import LocalText, RankedKind
from dienstvisie.scoring.reading import read_ratings
from dienstvisie.scoring.rules import Note
from dienstvisie.scoring.scale import steps_of

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags

ROLES: Mapping[str, tuple[Message, frozenset[str]]] = MappingProxyType(
    {
        "majority": (Message("the majority"), frozenset({"majority"})),
        "opposition": (Message("the opposition"), frozenset({"opposition"})),
        "citizens": (Message("citizens"), frozenset({"citizens", "customers", "companies", "associations"})),
        "employees": (Message("employees"), frozenset({"staff", "management"})),
    }
)
"""Parties that every dossier has: their title and the roles of their groups."""


class Side(NamedTuple):
    """A party: the `groups` that belong to it, or else the `unit` in whose sessions it rated."""

    name: str
    title: LocalText | Message
    groups: frozenset[str]
    unit: str | None = None


def side_of(dossier: Dossier, name: str) -> Side:
    """The party with this name: one of `ROLES`, else a stakeholder group, else a unit.

    `role:NAME`, `group:ID` and `unit:ID` name one of these only. Raises `UserError` where there is none.
    """
    word, _, rest = name.partition(":")
    wanted = {word: rest} if word in _MAKERS else dict.fromkeys(_MAKERS, name)
    for maker, id_ in wanted.items():
        side = _MAKERS[maker](dossier, id_)
        if side is not None:
            return side._replace(name=name)
    known = (*ROLES, *dossier.all(Stakeholder), *dossier.all(Unit))
    text = Message("There is no party `{name}`: name a role, a stakeholder group or a unit.", {"name": name})
    raise UserError(text, did_you_mean(name, known))


def _role(dossier: Dossier, name: str) -> Side | None:
    if name not in ROLES:
        return None
    title, roles = ROLES[name]
    return Side(name, title, frozenset(id_ for id_, one in dossier.all(Stakeholder).items() if one.role in roles))


def _group(dossier: Dossier, name: str) -> Side | None:
    group = dossier.all(Stakeholder).get(name)
    return None if group is None else Side(name, group.title, frozenset({name}))


def _unit(dossier: Dossier, name: str) -> Side | None:
    unit = dossier.all(Unit).get(name)
    return None if unit is None else Side(name, unit.title, frozenset(), name)


_MAKERS: Mapping[str, Callable[[Dossier, str], Side | None]] = MappingProxyType(
    {"role": _role, "group": _group, "unit": _unit}
)


def ratings_of(dossier: Dossier, kind: RankedKind, assessment: Assessment, side: Side) -> Ratings:
    """The ratings of a party, on the items and criteria of the assessment."""
    if side.unit is not None:
        return ratings_in(dossier, kind, assessment, side.unit)
    ratings = assessment.evidence.ratings
    return only(ratings, _of_groups(ratings, side.groups))


def ratings_in(dossier: Dossier, kind: RankedKind, assessment: Assessment, unit: str) -> Ratings:
    """The ratings that were given in the sessions of a unit, on the items and criteria of the assessment."""
    steps, everything = steps_of(dossier.settings.scoring.scale), assessment.evidence.ratings
    rated = tuple(criterion.id for criterion in assessment.evidence.criteria if criterion.derived is None)
    if isinstance(steps, Note) or not rated:
        return only(everything, np.zeros(len(everything.rater), dtype=np.bool_))
    ratings, _ = read_ratings(said_in(dossier, {unit}, inside=True), kind, rated, steps)
    return ratings.among(everything.criteria)


def evidence_without(dossier: Dossier, kind: RankedKind, evidence: Evidence, side: Side) -> Evidence | None:
    """What was said by all others, on the criteria that they scored anything on; None where nobody else scored."""
    if side.unit is not None:
        left, _ = gather(said_in(dossier, {side.unit}, inside=False), kind)
        return left if left is not None and len(left.ratings.rater) else None
    ratings = only(evidence.ratings, ~_of_groups(evidence.ratings, side.groups))
    if not len(ratings.rater):
        return None
    scored = np.bincount(ratings.criterion, minlength=len(ratings.criteria)) > 0
    used = scored | np.array([criterion.derived is not None for criterion in evidence.criteria])
    others = evidence.challenges and evidence_without(dossier, "challenges", evidence.challenges, side)
    return evidence._replace(ratings=ratings, challenges=others).on(used)


def units_heard(dossier: Dossier) -> tuple[str, ...]:
    """The units in whose sessions anything was rated, in order of id."""
    sessions = dossier.all(Session)
    named: set[str | None] = {sheet.session for sheet in dossier.all(RatingSheet).values()}
    named.update(turn.session for table in dossier.rating_tables for turn in table.turns)
    return tuple(sorted({one.unit for id_, one in sessions.items() if id_ in named and one.unit is not None}))


def only(ratings: Ratings, kept: Flags) -> Ratings:
    """Some of the ratings, with only the raters and groups that gave them."""
    spoke = np.bincount(ratings.rater[kept], minlength=len(ratings.raters)) > 0
    heard = np.bincount(ratings.group_of[spoke], minlength=len(ratings.groups)) > 0
    return ratings._replace(
        groups=tuple(ratings.groups[group] for group in np.flatnonzero(heard).tolist()),
        raters=tuple(ratings.raters[rater] for rater in np.flatnonzero(spoke).tolist()),
        group_of=(np.cumsum(heard) - 1)[ratings.group_of[spoke]],
        rater=(np.cumsum(spoke) - 1)[ratings.rater[kept]],
        item=ratings.item[kept],
        criterion=ratings.criterion[kept],
        step=ratings.step[kept],
    )


def _of_groups(ratings: Ratings, groups: frozenset[str]) -> Flags:
    """Which ratings are of these groups."""
    mine = np.array([group in groups for group in ratings.groups], dtype=np.bool_)
    return mine[ratings.group_of[ratings.rater]]


def said_in(dossier: Dossier, units: Collection[str], *, inside: bool) -> Dossier:
    """The dossier with only the ratings that were given in sessions of the units, or with only the others."""
    here = {id_ for id_, session in dossier.all(Session).items() if session.unit in units}
    sheets = {id_: one for id_, one in dossier.all(RatingSheet).items() if (one.session in here) == inside}
    tables = [_of_sessions(table, here, inside=inside) for table in dossier.rating_tables]
    kinds = {kind.name: dossier.of(kind.name) for kind in KINDS}
    return Dossier(dossier.settings, {**kinds, "ratings": sheets}, dossier.broken, tables)


def _of_sessions(table: RatingTable, sessions: set[str], *, inside: bool) -> RatingTable:
    """The table with only the ratings of these sessions, or with only the others."""
    wanted = np.array([(turn.session in sessions) == inside for turn in table.turns], dtype=np.bool_)
    kept = wanted[np.frombuffer(table.turn, dtype=table.turn.typecode)]

    def part(column: array[int]) -> array[int]:
        return array(column.typecode, np.frombuffer(column, dtype=column.typecode)[kept].tobytes())

    columns = (table.turn, table.item, table.criterion, table.score, table.row, table.cell)
    turn, item, criterion, score, row, cell = map(part, columns)
    return replace(table, turn=turn, item=item, criterion=criterion, score=score, row=row, cell=cell)
