"""An action has an owner and a date.

**What it does.** Reports an action of an improvement plan without `owner` or without `due`. A plan that is a draft is
left alone.

**Why it is bad.** An action without a name of a function and a day is a wish.

**Example.**

```yaml
# units.yaml
- {id: citizen-affairs, title: Burgerzaken}
# improvement_plans.yaml
- id: citizen-affairs
  title: Verbeterplan burgerzaken
  unit: citizen-affairs
  actions:
    - {id: letters, title: Tien brieven herschrijven}
```

**Use instead.** Name the function that answers for it, and the day on which it is done.

```yaml
# units.yaml
- {id: citizen-affairs, title: Burgerzaken}
# improvement_plans.yaml
- id: citizen-affairs
  title: Verbeterplan burgerzaken
  unit: citizen-affairs
  actions:
    - {id: letters, title: Tien brieven herschrijven, owner: Teamverantwoordelijke loket, due: 2026-12-31}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, ImprovementPlan


def find(dossier: Dossier) -> Iterator[Problem]:
    """The actions without an owner or a date, one problem each."""
    for plan in live(dossier, ImprovementPlan):
        for index, action in enumerate(plan.actions) if plan.status != "draft" else ():
            missing = [name for name in ("owner", "due") if getattr(action, name) is None]
            if missing:
                yield Problem(
                    Address("improvement_plans", plan.id, ("actions", index)),
                    Message(
                        "Action `{id}` lacks: {missing}.",
                        {"id": action.id, "missing": ", ".join(f"`{name}`" for name in missing)},
                    ),
                    Message("Name the function that answers for it, and the day on which it is done."),
                )


CHECK = Check("DV609", Severity.WARNING, __doc__, find)
