"""Each level of the multi-year plan hangs under the level above it.

**What it does.** Reports an item of the multi-year plan that is under a wrong level, or of a level that its regime
does not have. In Flanders (`bbc`) an action is under an action plan, and that under an objective. In the Netherlands
(`bbv`) an effort is under a goal, and that under a programme.

**Why it is bad.** Priority is derived upward and amounts are added up along these levels; a wrong level makes both
wrong.

**Example.**

```yaml
# policy_plan.yaml
- id: service
  title: Sterke dienstverlening
  kind: objective
  code: "BD01"
- id: reception
  title: Geïntegreerd onthaal
  kind: action
  code: "AC01.01.01"
  part_of: service
```

**Use instead.** Put the level between them in the plan.

```yaml
# policy_plan.yaml
- id: service
  title: Sterke dienstverlening
  kind: objective
  code: "BD01"
- id: nearby
  title: Dienstverlening dichtbij
  kind: action-plan
  code: "AP01.01"
  part_of: service
- id: reception
  title: Geïntegreerd onthaal
  kind: action
  code: "AC01.01.01"
  part_of: nearby
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, PolicyItem

LEVELS = {"bbc": ("objective", "action-plan", "action"), "bbv": ("programme", "goal", "effort")}


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items under a wrong level, or of a level that their regime does not have."""
    items = dossier.all(PolicyItem)
    for item in items.values():
        levels = LEVELS[item.regime]
        if item.kind not in levels:
            yield Problem(
                Address("policy_plan", item.id, ("kind",)),
                Message("`{kind}` is no level of `{regime}`.", {"kind": item.kind, "regime": item.regime}),
                Message("Its levels are: {levels}.", {"levels": ", ".join(levels)}),
            )
        elif (upper := items.get(item.part_of or "")) and upper.kind != _above(item):
            yield Problem(
                Address("policy_plan", item.id, ("part_of",)),
                Message(
                    "`{id}` is of level `{kind}`; it cannot be under `{above}`, which is of level `{level}`.",
                    {"id": item.id, "kind": item.kind, "above": upper.id, "level": upper.kind},
                ),
                _hint(item),
            )


def _above(item: PolicyItem) -> str | None:
    levels = LEVELS[item.regime]
    place = levels.index(item.kind)
    return levels[place - 1] if place else None


def _hint(item: PolicyItem) -> Message:
    above = _above(item)
    if above is None:
        return Message("The level `{kind}` stands at the top: remove `part_of`.", {"kind": item.kind})
    return Message("The level above `{kind}` is `{above}`.", {"kind": item.kind, "above": above})


CHECK = Check("DV209", Severity.ERROR, __doc__, find)
