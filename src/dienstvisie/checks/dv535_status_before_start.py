"""The status date lies in the roadmap.

**What it does.** Tells that the `status_date` lies before the roadmap begins.

**Why it matters.** It then holds nothing back: all ideas may start from the first period on. That is right for a
roadmap that is still to begin, and a slip of the pen in one that runs.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, status_date: 2025-Q3}
```

**Use instead.** Write the period in which you are, or leave it out as long as the roadmap has not begun.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, status_date: 2026-Q3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """A status date that holds nothing back."""
    planning = dossier.settings.planning
    if planning is None or planning.status_date is None:
        return
    count = Periods(planning)
    if count.first(planning.status_date) < count.first(planning.start):
        values = {"status": planning.status_date, "start": planning.start}
        yield Problem(
            Address("settings", None, ("planning", "status_date")),
            Message("The status date, {status}, is before the roadmap begins, {start}.", values),
            Message("Write the period in which you are, or leave it out."),
        )


CHECK = Check("DV535", Severity.INFO, __doc__, find, needs=(Settings,))
