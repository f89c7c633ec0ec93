"""In a scenario something has weight.

**What it does.** Reports a scenario in which no perspective, or no criterion, or no group keeps a weight above zero;
or in which all stakeholder groups are left out.

**Why it is bad.** There is nothing to rank by in that scenario.

**Example.**

```yaml
# scenarios.yaml
- id: inhabitants-first
  title: Alleen de inwoner telt
  perspectives: {citizen: 0, organisation: 0}
```

**Use instead.** Leave one of them above zero.

```yaml
# scenarios.yaml
- id: inhabitants-first
  title: Alleen de inwoner telt
  perspectives: {citizen: 1, organisation: 0}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Scenario, Settings, Stakeholder


def find(dossier: Dossier) -> Iterator[Problem]:
    """The scenarios in which nothing has weight."""
    scoring = dossier.settings.scoring
    usual: dict[str, dict[str, float]] = {
        "perspectives": {str(name): weight for name, weight in scoring.perspectives.items()},
        "criteria": {one.id: one.weight for one in scoring.criteria},
        "voices": {group.id: 1.0 for group in live(dossier, Stakeholder)},
    }
    for scenario in live(dossier, Scenario):
        for name, weights in usual.items():
            other = getattr(scenario, name)
            if other and not any({**weights, **other}.values()):
                yield Problem(
                    Address("scenarios", scenario.id, (name,)),
                    Message("All `{name}` have weight 0 in scenario `{id}`.", {"name": name, "id": scenario.id}),
                    Message("Give at least one of them a weight above 0."),
                )
        if scenario.without_groups and usual["voices"].keys() <= set(scenario.without_groups):
            yield Problem(
                Address("scenarios", scenario.id, ("without_groups",)),
                Message("Scenario `{id}` leaves out all stakeholder groups.", {"id": scenario.id}),
            )


CHECK = Check("DV408", Severity.ERROR, __doc__, find, needs=(Settings,))
