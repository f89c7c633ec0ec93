"""Ranks the items for each unit by itself, sets the orders beside one another, and chooses for all together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.schema import Dossier, Scenario, Unit
from dienstvisie.schema.decision import ChoiceProcess
from dienstvisie.scoring.assessment import assess, gather
from dienstvisie.scoring.changes import changes_of
from dienstvisie.scoring.choosing_units import choosing, employees, own_scenarios, said_by, with_parts
from dienstvisie.scoring.concordances import of_scores
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.criteria import KIND_NAMES
from dienstvisie.scoring.leaving_out import without_groups
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.rank_correlation import tau_b
from dienstvisie.scoring.ranking import LocalText, RankedKind
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.regret import least, regrets
from dienstvisie.scoring.sides import units_heard
from dienstvisie.scoring.units import (
    PROCESSES,
    TOP,
    By,
    ChoosingUnit,
    ChosenItem,
    UnheardUnit,
    UniformChoice,
    UnitChoice,
    UnitPair,
)
from dienstvisie.scoring.variant import left_out

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

NO_RATERS = Message("Nobody rated in its sessions.")
TOO_FEW = Message("Too few people rated in its sessions to rank by.")
WITHOUT_SIZE = Message("Not every unit says how many people work there.")
NO_SIZE_AT_ALL = Message("Nobody works in any of the units, so they have no size to weigh by.")
NOT_TOGETHER = Message("The ratings of all together cannot be ranked.")


class Voice(NamedTuple):
    """A unit before items are compared: who rated there, and its points of 100 for each item that it ranks."""

    id: str
    parts: tuple[str, ...]
    raters: int
    scenario: Scenario | None
    scores: Mapping[str, float]


class Terms(NamedTuple):
    """What is asked: see `dienstvisie.scoring.units.units_choose`."""

    top: int | None
    by: By
    only: Collection[str] | None
    at_least: int


def choose(dossier: Dossier, kind: RankedKind, terms: Terms) -> UnitChoice:
    """See `dienstvisie.scoring.units.units_choose`."""
    if kind not in KIND_NAMES:
        raise UserError(Message("`{kind}` cannot be ranked.", {"kind": kind}), did_you_mean(kind, KIND_NAMES))
    titles = {id_: item.title for id_, item in scored_items(dossier, kind).items()}
    top, by, only, at_least = terms
    voices = [voice_of(dossier, kind, unit) for unit in choosing(dossier, by, units_heard(dossier))]
    heard = [voice for voice in voices if voice.scores and voice.raters >= at_least]
    together = _scores(dossier, kind, None)
    everywhere = [voice.scores for voice in heard] + ([together] if together else [])
    wanted = [id_ for id_ in titles if only is None or id_ in only]
    common = [id_ for id_ in wanted if heard and all(id_ in scores for scores in everywhere)]
    places = top or min(TOP, -(-len(common) // 2))
    scores = np.array([[voice.scores[id_] for id_ in common] for voice in heard]).reshape(len(heard), len(common))
    ranks = [competition_ranks(row)[0] for row in scores]
    units = tuple(_unit(dossier, kind, voice, common, *row) for voice, *row in zip(heard, scores, ranks, strict=True))
    units = tuple(_placed(unit, places) for unit in units)
    processes = tuple(_processes(units, common, together, places))
    lost = [one.max_regret for one in processes]
    return UnitChoice(
        kind=kind,
        by=by,
        top=places,
        units=units,
        unheard=tuple(_unheard(dossier, voice, at_least) for voice in voices if voice not in heard),
        items=_items(units, common, titles, processes[0]),
        missing=tuple(id_ for id_ in wanted if id_ not in common),
        concordance=of_scores("units", scores),
        pairs=tuple(_pairs(units, ranks)),
        processes=processes,
        minimax=tuple(processes[at].process for at in least(lost)) if common else (),
        notes=tuple(_notes(heard, common, len(wanted) - len(common))),
    )


def voice_of(dossier: Dossier, kind: RankedKind, unit: str) -> Voice:
    """What a unit thinks by itself."""
    own, scenario = said_by(dossier, unit), own_scenarios(dossier).get(unit)
    evidence, _ = gather(own, kind)
    raters = len(set(evidence.ratings.raters)) if evidence else 0
    heard = units_heard(own)
    parts = tuple(part for part in with_parts(dossier, unit) if part != unit and part in heard)
    return Voice(unit, parts, raters, scenario, _scores(own, kind, scenario) if raters else {})


def _scores(dossier: Dossier, kind: RankedKind, scenario: Scenario | None) -> Mapping[str, float]:
    """The points of the items that can be ranked, by the settings of this dossier; empty where none can."""
    evidence, _ = gather(dossier, kind)
    if evidence is not None and scenario is not None:
        evidence, _ = without_groups(dossier, kind, evidence, scenario.without_groups)
    assessment = assess(dossier, evidence)[0] if evidence is not None else None
    if assessment is None:
        return {}
    matrix = assessment.matrix
    points = METHODS[dossier.settings.scoring.method].score(matrix.values, assessment.criteria.weights)
    gone = left_out(dossier, kind, scenario) if scenario is not None else {}
    if points is None:
        return {}
    return {id_: score for id_, score in zip(matrix.items, points.tolist(), strict=True) if id_ not in gone}


def _unit(
    dossier: Dossier, kind: RankedKind, voice: Voice, common: Sequence[str], scores: Floats, ranks: Ints
) -> ChoosingUnit:
    scenario = voice.scenario
    return ChoosingUnit(
        id=voice.id,
        title=dossier.all(Unit)[voice.id].title,
        parts=voice.parts,
        raters=voice.raters,
        employees=employees(dossier, voice.id),
        scenario=scenario.id if scenario else None,
        weights=tuple(changes_of(dossier, kind, scenario)) if scenario else (),
        ranks=dict(zip(common, ranks.tolist(), strict=True)),
        scores=dict(zip(common, scores.tolist(), strict=True)),
        chosen=(),
        best=0.0,
    )


def _placed(unit: ChoosingUnit, places: int) -> ChoosingUnit:
    best = sorted(unit.scores.values(), reverse=True)[:places]
    return replace(unit, chosen=_within(unit.ranks, places), best=sum(best) / len(best) if best else 0.0)


def _within(ranks: Mapping[str, int], places: int) -> tuple[str, ...]:
    """The items whose rank is in the top, best first and then by id; all that share its last place are in it."""
    return tuple(id_ for rank, id_ in sorted((rank, id_) for id_, rank in ranks.items()) if rank <= places)


def _processes(
    units: Sequence[ChoosingUnit], common: Sequence[str], together: Mapping[str, float], places: int
) -> Iterator[UniformChoice]:
    for process in PROCESSES:
        scores = _together(process, units, common, together)
        if isinstance(scores, Message) or not common:
            yield UniformChoice(process, {}, (), (), scores if isinstance(scores, Message) else None)
            continue
        ranks = dict(zip(common, competition_ranks(scores)[0].tolist(), strict=True))
        chosen = _within(ranks, places)
        yield UniformChoice(process, ranks, chosen, regrets_of(units, chosen))


def regrets_of(units: Sequence[ChoosingUnit], chosen: Collection[str]) -> tuple[float, ...]:
    """What a choice is worth less to each unit than its own, per item: the units are the states of the world."""
    worth = [sum(unit.scores[id_] for id_ in chosen) / len(chosen) for unit in units]
    return tuple(lost or 0.0 for lost in regrets([worth, [unit.best for unit in units]])[0])


def _together(
    process: ChoiceProcess, units: Sequence[ChoosingUnit], common: Sequence[str], together: Mapping[str, float]
) -> Floats | Message:
    """What the items are worth to all units together, by a process: shape (items,)."""
    if process == "national":
        return np.array([together[id_] for id_ in common]) if together else NOT_TOGETHER
    scores = np.array([[unit.scores[id_] for id_ in common] for unit in units]).reshape(len(units), len(common))
    mean = scores.mean(axis=0) if len(units) else np.zeros(len(common))
    if process == "equal":
        return np.asarray(mean)
    if process == "consensus":  # first by how many units choose it, then by the mean, which is 100 at most
        return np.array([sum(id_ in unit.chosen for unit in units) for id_ in common]) + mean / 1000.0
    sizes = [unit.employees for unit in units]
    known = np.array([size for size in sizes if size is not None], dtype=np.float64)
    if len(known) < len(sizes):
        return WITHOUT_SIZE
    return np.asarray(known / known.sum() @ scores) if known.sum() > 0 else NO_SIZE_AT_ALL


def _items(
    units: Sequence[ChoosingUnit], common: Sequence[str], titles: Mapping[str, LocalText], equal: UniformChoice
) -> tuple[ChosenItem, ...]:
    found = [ChosenItem(id_, titles[id_], tuple(unit.id for unit in units if id_ in unit.chosen)) for id_ in common]
    return tuple(sorted(found, key=lambda item: (-len(item.chosen_by), equal.ranks[item.id], item.id)))


def _pairs(units: Sequence[ChoosingUnit], ranks: Sequence[Ints]) -> Iterator[UnitPair]:
    for (first, one), (second, other) in combinations(zip(units, ranks, strict=True), 2):
        most = max(len(first.chosen), len(second.chosen))
        shared = len(set(first.chosen) & set(second.chosen))
        yield UnitPair(first.id, second.id, tau_b(one, other), shared / most if most else 0.0)


def _unheard(dossier: Dossier, voice: Voice, at_least: int) -> UnheardUnit:
    reason = TOO_FEW if voice.raters else NO_RATERS
    if voice.scores:
        reason = Message(
            "Fewer than {number} people rated in its sessions: their answers could be read off it.",
            {"number": at_least},
        )
    return UnheardUnit(voice.id, dossier.all(Unit)[voice.id].title, voice.raters, reason)


def _notes(heard: Sequence[Voice], common: Sequence[str], missing: int) -> Iterator[Message]:
    if len(heard) < 2:
        yield Message("Fewer than two units have ratings of their own to rank by, so there is nothing to compare.")
    elif not common:
        yield Message("There is no item that every unit has ranked.")
    elif missing:
        yield counted(
            "{number} item is left out: not every unit has ranked it.",
            "{number} items are left out: not every unit has ranked them.",
            missing,
        )
