"""What units would choose, with only what may be told: see `dienstvisie.reporting.disclosure`.

A unit is told of where at least as many people rated in it as are heard together. Those of fewer are told in totals
alone, with as many more that no unit follows from what all units say and what the others say. An item is told where its
place may be told in the ranking of all and in that of every unit. Of a unit's scores nothing is told but their order,
and what it regrets on average over `AVERAGED` chosen items or more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from dienstvisie.language import counted
from dienstvisie.reporting.disclosure import ordered, pool
from dienstvisie.reporting.publication.items import Publishable
from dienstvisie.schema import Dossier
from dienstvisie.scoring.choosing_units import own_scenarios, said_by
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.regret import least
from dienstvisie.scoring.units import ChoosingUnit, UnheardUnit, UniformChoice, UnitChoice, units_choose

AVERAGED = 3
"""Over fewer items a regret comes near to the difference of two single scores."""


def told_units(
    dossier: Dossier, choice: UnitChoice | None, shown: Ranking, publishable: Publishable, floor: int
) -> UnitChoice | None:
    """The choices that may be told, worked out of all ratings of `dossier`; None where no two units may be told of."""
    from dienstvisie.scoring.scenario_ranking import prioritise_without  # numpy is imported only when it is needed

    if choice is None:
        return None
    own = own_scenarios(dossier)
    gone = {unit.id: own[unit.id].without_groups if unit.id in own else () for unit in choice.units}
    rankings = {id_: prioritise_without(said_by(dossier, id_), choice.kind, groups) for id_, groups in gone.items()}
    heard = {id_: min((item.raters for item in one.items), default=0) for id_, one in rankings.items()}
    hidden = pool(heard, floor)
    told = [unit.id for unit in choice.units if unit.id not in hidden and publishable.has("units", unit.id)]
    if len(told) < 2:
        return None
    known = {item.id for item in shown.items}
    for id_ in told:
        known &= ordered(said_by(dossier, id_), choice.kind, floor, gone[id_])
    whole = units_choose(dossier, choice.kind, by=choice.by, only=known)
    return _only(whole, told, publishable, floor) if whole.items else None


def _only(choice: UnitChoice, told: Collection[str], publishable: Publishable, floor: int) -> UnitChoice:
    kept = [at for at, unit in enumerate(choice.units) if unit.id in told]
    units = tuple(_unit(choice.units[at], publishable) for at in kept)
    processes = tuple(_process(one, kept if choice.top >= AVERAGED else ()) for one in choice.processes)
    lost = [one.max_regret for one in processes]
    return replace(
        choice,
        units=units,
        unheard=tuple(_unheard(choice, told, publishable, floor)),
        items=tuple(
            replace(item, chosen_by=tuple(unit for unit in item.chosen_by if unit in told)) for item in choice.items
        ),
        missing=tuple(id_ for id_ in choice.missing if publishable.has(choice.kind, id_)),
        pairs=tuple(pair for pair in choice.pairs if pair.first in told and pair.second in told),
        processes=processes,
        minimax=tuple(processes[at].process for at in least(lost)),
    )


def _unit(unit: ChoosingUnit, publishable: Publishable) -> ChoosingUnit:
    open_scenario = unit.scenario is not None and publishable.has("scenarios", unit.scenario)
    parts = tuple(part for part in unit.parts if publishable.has("units", part))
    weights = unit.weights if open_scenario else ()
    scenario = unit.scenario if open_scenario else None
    nothing: Mapping[str, float] = {}
    return replace(unit, parts=parts, weights=weights, scenario=scenario, scores=nothing, best=0.0)


def _process(one: UniformChoice, kept: Collection[int]) -> UniformChoice:
    return replace(one, regrets=tuple(round(one.regrets[at], 1) for at in kept) if one.regrets else ())


def _unheard(choice: UnitChoice, told: Collection[str], publishable: Publishable, floor: int) -> list[UnheardUnit]:
    """Without how many people rated, where that was too few."""
    reason = counted(
        "What it would choose is not told: the answer of {number} person could be read off it.",
        "What it would choose is not told: the answers of fewer than {number} people could be read off it.",
        floor,
    )
    small = [UnheardUnit(unit.id, unit.title, 0, reason) for unit in choice.units if unit.id not in told]
    rest = [replace(unit, raters=0) for unit in choice.unheard]
    return [unit for unit in (*small, *rest) if publishable.has("units", unit.id)]
