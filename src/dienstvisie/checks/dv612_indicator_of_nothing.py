"""An indicator measures something of the vision.

**What it does.** Says that an indicator names no principle, competency, idea or objective, that nothing names it, and
that it is no service norm.

**Why it matters.** Measuring takes time. A figure that belongs to nothing changes nothing.

**Example.**

```yaml
# indicators.yaml
- id: website-visits
  title: Bezoeken aan de website
  unit: per maand
```

**Use instead.** Say what it measures, or drop it.

```yaml
# ideas.yaml
- id: e-counter
  title: E-loket
# indicators.yaml
- id: website-visits
  title: Aanvragen via het e-loket
  unit: per maand
  ideas: [e-counter]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, ImprovementPlan, Indicator, Programme


def find(dossier: Dossier) -> Iterator[Problem]:
    """The indicators that belong to nothing."""
    used = named(dossier, Idea, "indicators") | named(dossier, Programme, "indicators")
    actions = (action for plan in live(dossier, ImprovementPlan) for action in plan.actions)
    used.update(action.indicator for action in actions if action.indicator is not None)
    for indicator in live(dossier, Indicator):
        own = indicator.principles or indicator.competencies or indicator.ideas or indicator.objectives
        if not own and not indicator.service_norm and indicator.id not in used:
            yield Problem(
                Address("indicators", indicator.id),
                Message("Indicator `{id}` measures nothing of the vision.", {"id": indicator.id}),
                Message("Name its `ideas`, `principles`, `competencies` or `objectives`."),
            )


CHECK = Check("DV612", Severity.INFO, __doc__, find, needs=(Idea, Programme, ImprovementPlan))
