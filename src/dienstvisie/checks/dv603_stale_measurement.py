"""An indicator is measured as often as it says.

**What it does.** Reports an indicator whose last measurement (or else its baseline) is older, at the date of this
edition (`documents.date`), than its `every` allows. Without a date of the edition it is silent: the clock is never
asked.

**Why it is bad.** Readers would take an old figure for how it is now.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
documents: {date: 2028-01-15}
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  every: 12
  baseline: {date: 2025-10-31, value: 23}
```

**Use instead.** Measure again, or say that it is measured less often.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
documents: {date: 2028-01-15}
# indicators.yaml
- id: counter-wait
  title: Wachttijd aan het loket
  unit: minuten
  every: 12
  baseline: {date: 2025-10-31, value: 23}
  measurements:
    - {date: 2027-11-15, value: 14}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Indicator, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The indicators that should have been measured again by the date of the edition."""
    edition = dossier.settings.documents.date
    for indicator in live(dossier, Indicator) if edition is not None else ():
        dates: dict[date, tuple[Key, ...]] = {}
        if indicator.baseline is not None:
            dates[indicator.baseline.date] = ("baseline", "date")
        dates.update((row.date, ("measurements", index, "date")) for index, row in enumerate(indicator.measurements))
        last = max(dates, default=None)
        if last is not None and edition is not None and _months_between(last, edition) > indicator.every:
            yield Problem(
                Address("indicators", indicator.id, dates[last]),
                Message(
                    "Indicator `{id}` was last measured on {last}: longer ago than `every` allows ({every} months).",
                    {"id": indicator.id, "last": last.isoformat(), "every": indicator.every},
                ),
                Message("Measure it again, or change `every`."),
            )


def _months_between(before: date, after: date) -> float:
    """Months, with a part of a month counted as half of one."""
    months = (after.year - before.year) * 12 + after.month - before.month
    return months + (0.5 if after.day > before.day else -0.5 if after.day < before.day else 0)


CHECK = Check("DV603", Severity.WARNING, __doc__, find, needs=(Settings,))
