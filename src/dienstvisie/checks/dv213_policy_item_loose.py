"""Actions and goals stand in the multi-year plan.

**What it does.** Reports an item of the multi-year plan that should be under another one but names none.

**Why it is bad.** The objective above it is not shown as priority by it, and its amounts are missing from the total.

**Example.**

```yaml
# policy_plan.yaml
- id: reception
  title: Geïntegreerd onthaal
  kind: action-plan
  code: "AP01.02"
```

**Use instead.** Name what it is under.

```yaml
# policy_plan.yaml
- id: service
  title: Sterke dienstverlening
  kind: objective
  code: "BD01"
- id: reception
  title: Geïntegreerd onthaal
  kind: action-plan
  code: "AP01.02"
  part_of: service
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, PolicyItem

TOP = ("objective", "programme")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items below the top that are under nothing."""
    for item in live(dossier, PolicyItem):
        if item.kind not in TOP and item.part_of is None:
            yield Problem(
                Address("policy_plan", item.id),
                Message(
                    "`{id}` (`{kind}`) is under nothing in the multi-year plan.", {"id": item.id, "kind": item.kind}
                ),
                Message("Say in `part_of` what it is under."),
            )


CHECK = Check("DV213", Severity.WARNING, __doc__, find)
