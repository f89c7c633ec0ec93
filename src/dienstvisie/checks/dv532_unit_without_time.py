"""A unit that is asked for effort has time.

**What it does.** Reports a unit whose `capacity` is nothing at all, in no period of the roadmap, while ideas that are
still to be done ask effort of it.

**Why it is bad.** These ideas can never be planned.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: archive, title: Archief, capacity: {days: 0}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {archive: 20}
```

**Use instead.** Give the unit time, ask the effort of another one, or remove `capacity` where its time is not
limited.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: archive, title: Archief, capacity: {days: 5}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {archive: 20}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import is_done, live
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Capacity, Dossier, Idea, Planning, Settings, Unit


def find(dossier: Dossier) -> Iterator[Problem]:
    """The units without any time of which effort is asked."""
    planning = dossier.settings.planning
    if planning is None:
        return
    for unit in live(dossier, Unit):
        if unit.capacity is None or not _is_nothing(unit.capacity, planning):
            continue
        asking = [idea for idea in live(dossier, Idea) if not is_done(idea) and _asks(idea, unit.id)]
        if asking:
            yield Problem(
                Address("units", unit.id, ("capacity",)),
                Message("Unit `{unit}` has no time at all, but ideas ask effort of it.", {"unit": unit.id}),
                Message("Give it time, or remove `capacity` where its time is not limited."),
                tuple((_asked(idea), Address("ideas", idea.id)) for idea in asking),
            )


def _is_nothing(capacity: Capacity, planning: Planning) -> bool:
    count = Periods(planning)
    begin, end = count.first(planning.start), count.last(planning.end)
    inside = (
        days for date, days in capacity.exceptions.items() if count.first(date) <= end and count.last(date) >= begin
    )
    if any(inside):
        return False
    if capacity.available_from is not None and count.first(capacity.available_from) > end:
        return True
    return capacity.days == 0 or (capacity.days is None and (capacity.fte == 0 or capacity.percent == 0))


def _asks(idea: Idea, unit: str) -> bool:
    return bool(idea.effort.get(unit)) or any(part.effort.get(unit) for part in idea.subprojects)


def _asked(idea: Idea) -> Message:
    return Message("Idea `{id}` asks effort of it.", {"id": idea.id})


CHECK = Check("DV532", Severity.WARNING, __doc__, find, needs=(Idea, Settings))
