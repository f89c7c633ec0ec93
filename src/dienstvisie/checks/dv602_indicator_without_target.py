"""An indicator has a target.

**What it does.** Reports an indicator without a `target`.

**Why it is bad.** Without it any figure is good enough, and progress cannot be shown.

**Example.**

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
```

**Use instead.** Say what you want to reach, and when.

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
  target: {date: 2028-12-31, value: 10}
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
    """The indicators without a target."""
    for indicator in lacking(dossier, Indicator, "target"):
        yield Problem(
            Address("indicators", indicator.id, ("target",)),
            Message("Indicator `{id}` has no target.", {"id": indicator.id}),
            Message("Write in `target` what you want to reach, and when."),
        )


CHECK = Check("DV602", Severity.WARNING, __doc__, find)
