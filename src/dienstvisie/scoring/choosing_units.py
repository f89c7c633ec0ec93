"""Which units choose, and what is theirs: their parts, their employees, their scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.schema import Dossier, Scenario, Unit, live
from dienstvisie.scoring.sides import said_in
from dienstvisie.scoring.units import By
from dienstvisie.scoring.variant import changed


def own_scenarios(dossier: Dossier) -> Mapping[str, Scenario]:
    """The first scenario of each unit that has one, by unit, in the order of the units' files."""
    found: dict[str, Scenario] = {}
    for scenario in live(dossier, Scenario):
        if scenario.unit is not None:
            found.setdefault(scenario.unit, scenario)
    return {unit.id: found[unit.id] for unit in live(dossier, Unit) if unit.id in found}


def choosing(dossier: Dossier, by: By, heard: Sequence[str]) -> tuple[str, ...]:
    """The units that choose, in the order of their files; `heard` are those in whose sessions anything was rated."""
    reached = {above for unit in heard for above in lineage(dossier, unit)}
    known = [unit for unit in live(dossier, Unit) if unit.id in reached]
    if by != "unit":
        return tuple(unit.id for unit in known if unit.kind == by)
    own = own_scenarios(dossier)
    return tuple(own) if len(own) > 1 else _highest([unit.id for unit in known], dossier)


def lineage(dossier: Dossier, unit: str) -> tuple[str, ...]:
    """A unit and all that it is a part of, from the unit upward; a circle ends where it closes."""
    units, found = dossier.all(Unit), list[str]()
    above: str | None = unit
    while above is not None and above in units and above not in found:
        found.append(above)
        above = units[above].part_of
    return tuple(found)


def with_parts(dossier: Dossier, unit: str) -> tuple[str, ...]:
    """A unit and all units below it, in the order of their files."""
    return tuple(one for one in dossier.all(Unit) if unit in lineage(dossier, one))


def said_by(dossier: Dossier, unit: str) -> Dossier:
    """The dossier with only the ratings of a unit and its parts, and the weights and voices of its own scenario."""
    own = said_in(dossier, with_parts(dossier, unit), inside=True)
    scenario = own_scenarios(dossier).get(unit)
    return changed(own, scenario) if scenario else own


def employees(dossier: Dossier, unit: str) -> int | None:
    """How many people work in a unit: as it says itself, else as its parts say; None where one of them does not."""
    return _employees(dossier, unit, frozenset())


def _employees(dossier: Dossier, unit: str, above: frozenset[str]) -> int | None:
    own = dossier.all(Unit)[unit].employees
    if own is not None or unit in above:
        return own
    parts = [_employees(dossier, part, above | {unit}) for part in _parts(dossier, unit)]
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None


def _parts(dossier: Dossier, unit: str) -> Iterator[str]:
    yield from (id_ for id_, one in dossier.all(Unit).items() if one.part_of == unit)


def _highest(reached: Sequence[str], dossier: Dossier) -> tuple[str, ...]:
    """The highest units that were reached; below one that has all of them, its parts."""
    level = [unit for unit in reached if not set(lineage(dossier, unit)[1:]) & set(reached)]
    while len(level) == 1:
        below = [part for part in _parts(dossier, level[0]) if part in reached]
        if not below:
            break
        level = below
    return tuple(level)
