"""A target is better than the baseline.

**What it does.** Reports an indicator whose `target` is worse than its `baseline`, seen from its `direction`; and a
target dated before the baseline.

**Why it is bad.** Mostly the direction is wrong, so that documents call progress what is decline.

**Example.**

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: higher
  baseline: {date: 2025-10-31, value: 23}
  target: {date: 2028-12-31, value: 10}
```

**Use instead.** Say which way is better.

```yaml
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  direction: lower
  baseline: {date: 2025-10-31, value: 23}
  target: {date: 2028-12-31, value: 10}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Indicator


def find(dossier: Dossier) -> Iterator[Problem]:
    """The targets that are worse, or earlier, than the baseline."""
    for indicator in live(dossier, Indicator):
        baseline, target = indicator.baseline, indicator.target
        if baseline is None or target is None:
            continue
        gain = target.value - baseline.value
        if gain < 0 if indicator.direction == "higher" else gain > 0:
            yield Problem(
                Address("indicators", indicator.id, ("target", "value")),
                Message(
                    "The target of `{id}` is worse than its baseline: `{direction}` is better.",
                    {"id": indicator.id, "direction": indicator.direction},
                ),
                Message("Correct `direction`, or one of the two figures."),
            )
        if target.date <= baseline.date:
            yield Problem(
                Address("indicators", indicator.id, ("target", "date")),
                Message("The target of `{id}` is dated before its baseline.", {"id": indicator.id}),
            )


CHECK = Check("DV611", Severity.WARNING, __doc__, find)
