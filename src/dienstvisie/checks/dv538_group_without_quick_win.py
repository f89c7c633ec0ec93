"""Each group that wants a quick win can have one.

**What it does.** With `planning.quick_wins.for_each`, reports each target group, and each unit of the kind
`location`, for which no idea can be a quick win in the first phase, by its dates, its length and its effort. An idea
counts for a target group that it lists, and for a location that it lists in `units` or asks effort of.

**Why it is bad.** The settings promise every group an early success, and this one cannot get any.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, quick_wins: {at_least: 0, for_each: [target_groups]}}
# target_groups.yaml
- {id: newcomers, title: Nieuwkomers}
# ideas.yaml
- {id: one-crew, title: Eén onthaalploeg, duration: 24, target_groups: [newcomers]}
```

**Use instead.** Find something small for the group, or cut a first part off a long idea.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, quick_wins: {at_least: 0, for_each: [target_groups]}}
# target_groups.yaml
- {id: newcomers, title: Nieuwkomers}
# ideas.yaml
- {id: one-crew, title: Eén onthaalploeg, duration: 24, target_groups: [newcomers]}
- {id: one-sign, title: Eén bord aan elke deur, duration: 3, target_groups: [newcomers]}
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.early import can_be_early
from dienstvisie.checks.items import live
from dienstvisie.checks.periods import has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings, TargetGroup, Unit

HINT = Message("Find something small for it, or cut a first part off a long idea.")
ADDRESS = Address("settings", None, ("planning", "quick_wins", "for_each"))


def find(dossier: Dossier) -> Iterator[Problem]:
    """The groups that want a quick win, and for which no idea can be one."""
    planning = dossier.settings.planning
    if planning is None or not has_periods(planning):
        return
    early = [idea for idea in live(dossier, Idea) if can_be_early(idea, planning)]
    wanted = planning.quick_wins.for_each
    for group in live(dossier, TargetGroup) if "target_groups" in wanted else ():
        if not any(group.id in idea.target_groups for idea in early):
            message = Message(
                "No idea for target group `{id}` can be a quick win in the first phase.", {"id": group.id}
            )
            yield Problem(ADDRESS, message, HINT, _here(Address("target_groups", group.id)))
    for unit in live(dossier, Unit) if "locations" in wanted else ():
        if unit.kind == "location" and not any(unit.id in _places(idea) for idea in early):
            message = Message("No idea at location `{id}` can be a quick win in the first phase.", {"id": unit.id})
            yield Problem(ADDRESS, message, HINT, _here(Address("units", unit.id)))


def _here(address: Address) -> tuple[tuple[Message, Address], ...]:
    return ((Message("It is here."), address),)


def _places(idea: Idea) -> Collection[str]:
    return {*idea.units, *idea.effort, *(unit for part in idea.subprojects for unit in part.effort)}


CHECK = Check("DV538", Severity.WARNING, __doc__, find, needs=(Idea, Settings, TargetGroup, Unit))
