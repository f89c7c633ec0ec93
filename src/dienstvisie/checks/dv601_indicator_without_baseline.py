"""An indicator has a baseline.

**What it does.** Reports an indicator without a `baseline`.

**Why it is bad.** Without the figure from before, nobody can show that something changed.

**Example.**

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
```

**Use instead.** Measure once before the work begins.

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
  baseline: {date: 2025-10-31, value: 23, n: 410}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Indicator


def find(dossier: Dossier) -> Iterator[Problem]:
    """The indicators without a baseline."""
    for indicator in lacking(dossier, Indicator, "baseline"):
        yield Problem(
            Address("indicators", indicator.id, ("baseline",)),
            Message("Indicator `{id}` has no baseline.", {"id": indicator.id}),
            Message("Measure it once before the work begins, and write it in `baseline`."),
        )


CHECK = Check("DV601", Severity.WARNING, __doc__, find)
