"""The effect of an idea is measured.

**What it does.** Says that an idea names no indicator and that no indicator names the idea. A draft is left alone.

**Why it matters.** Later on nobody can show what the effort and the money brought.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name an indicator; one can serve several ideas.

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  indicators: [counter-wait]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Indicator


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas whose effect nothing measures."""
    measured = named(dossier, Indicator, "ideas")
    for idea in lacking(dossier, Idea, "indicators"):
        if idea.id not in measured and idea.status != "draft":
            yield Problem(
                Address("ideas", idea.id, ("indicators",)),
                Message("Nothing measures the effect of idea `{id}`.", {"id": idea.id}),
                Message("Name an indicator in `indicators`."),
            )


CHECK = Check("DV324", Severity.INFO, __doc__, find, needs=(Indicator,))
