"""The roadmap ends after it begins.

**What it does.** Reports `planning.end` before `planning.start`.

**Why it is bad.** Such a roadmap has no periods: nothing can be planned.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2025-Q4}
```

**Use instead.** Correct one of the two.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.periods import has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """A span without periods."""
    planning = dossier.settings.planning
    if planning is not None and not has_periods(planning):
        yield Problem(
            Address("settings", None, ("planning", "end")),
            Message(
                "The roadmap ends ({end}) before it begins ({start}).", {"start": planning.start, "end": planning.end}
            ),
            Message("Correct `start` or `end`."),
        )


CHECK = Check("DV501", Severity.ERROR, __doc__, find, needs=(Settings,))
