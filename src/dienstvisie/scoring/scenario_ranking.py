"""The whole ranking in one scenario: the ranks of the table of scenarios, with everything that explains them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier, Scenario
from dienstvisie.scoring.assessment import assess, gather
from dienstvisie.scoring.comparison import ScenarioTable, scenarios
from dienstvisie.scoring.leaving_out import without_groups
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.pipeline import prioritise, ranking_of
from dienstvisie.scoring.ranking import RankedItem, RankedKind, Ranking, UnrankedItem
from dienstvisie.scoring.variant import changed, left_out


def prioritise_in(dossier: Dossier, kind: RankedKind, name: str) -> Ranking:
    """The ranking of a kind in the scenario `name`; raises `UserError` where there is none of that name.

    Items that the scenario leaves out are unranked, with the reason.
    """
    known = dossier.all(Scenario)
    if name not in known:
        raise UserError(Message("There is no scenario `{id}`.", {"id": name}), did_you_mean(name, known))
    scenario = known[name]
    ranking = prioritise_without(changed(dossier, scenario), kind, scenario.without_groups)
    return _placed(ranking, scenarios(dossier, kind, names=(name,)), left_out(dossier, kind, scenario))


def prioritise_without(dossier: Dossier, kind: RankedKind, groups: Collection[str]) -> Ranking:
    """The ranking of a kind without what these groups said; everything is weighed anew."""
    evidence, notes = gather(dossier, kind)
    if evidence is None:
        return prioritise(dossier, kind)
    evidence, more = without_groups(dossier, kind, evidence, groups)
    assessment, rest = assess(dossier, evidence)
    if assessment is None:
        return replace(prioritise(dossier, kind), items=(), problems=(*notes, *more, *rest))
    return ranking_of(dossier, kind, METHODS[dossier.settings.scoring.method], assessment, [*notes, *more, *rest])


def _placed(ranking: Ranking, table: ScenarioTable, gone: Mapping[str, Message]) -> Ranking:
    """The ranking with the ranks and scores of the table, without the items that are left out."""
    stays = [placed for item in ranking.items if (placed := _item(item, table)) is not None]
    ranks = [item.rank for item in stays]
    items = [
        replace(item, tied=ranks.count(item.rank) > 1) for item in sorted(stays, key=lambda one: (one.rank, one.id))
    ]
    left = [
        UnrankedItem(item.id, item.title, item.raters, item.groups, gone[item.id], item.abstentions)
        for item in ranking.items
        if item.id in gone
    ]
    unranked = sorted((*(one for one in ranking.unranked if one.id not in gone), *left), key=lambda one: one.id)
    return replace(ranking, items=tuple(items), unranked=tuple(unranked))


def _item(item: RankedItem, table: ScenarioTable) -> RankedItem | None:
    row = table.row(item.id)
    rank, score = (row.ranks[0], row.scores[0]) if row is not None else (None, None)
    return None if rank is None or score is None else replace(item, rank=rank, score=score)
