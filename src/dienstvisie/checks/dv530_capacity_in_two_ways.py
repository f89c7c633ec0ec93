"""The capacity of a unit is stated in one way.

**What it does.** Reports a `capacity`, of a unit or in a scenario, that has both `days` and `fte`, that has neither
of them, or that has `percent` without `fte`.

**Why it is bad.** It is not known how much time the unit has. With both, `days` count; with neither, its time is not
limited.

**Example.**

```yaml
# units.yaml
- id: ict
  title: Informatica
  capacity: {days: 20, fte: 3, percent: 10}
```

**Use instead.** Write the person-days per period, or the full-time equivalents with the share of their time.

```yaml
# units.yaml
- id: ict
  title: Informatica
  capacity: {fte: 3, percent: 10}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Capacity, Dossier, Scenario, Unit

HINT = Message("Write `days`, or `fte` with `percent`.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The capacities that are not stated in exactly one way."""
    for unit in live(dossier, Unit):
        if unit.capacity is not None:
            yield from _wrong(unit.capacity, unit.id, Address("units", unit.id, ("capacity",)))
    for scenario in live(dossier, Scenario):
        for id_, capacity in scenario.capacities.items():
            yield from _wrong(capacity, id_, Address("scenarios", scenario.id, ("capacities", id_)))


def _wrong(capacity: Capacity, unit: str, address: Address) -> Iterator[Problem]:
    key, message = _misfit(capacity, {"unit": unit})
    if message is not None:
        yield Problem(address._replace(keys=(*address.keys, *key)), message, HINT)


def _misfit(capacity: Capacity, values: dict[str, object]) -> tuple[tuple[Key, ...], Message | None]:
    if capacity.days is not None and capacity.fte is not None:
        return ("fte",), Message("The capacity of `{unit}` is stated twice: in `days` and in `fte`.", values)
    if capacity.percent is not None and capacity.fte is None:
        return ("percent",), Message("`percent` is a share of `fte`, and the capacity of `{unit}` has none.", values)
    if capacity.days is None and capacity.fte is None:
        return (), Message("The capacity of `{unit}` does not say how much time it has.", values)
    return (), None


CHECK = Check("DV530", Severity.ERROR, __doc__, find)
