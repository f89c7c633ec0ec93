"""The roadmap ends after it begins, and not in another century.

**What it does.** Reports `planning.end` before `planning.start`, and a roadmap of more than 240 periods: 60 years of
quarters, or 20 of months.

**Why it is bad.** A roadmap without periods has room for nothing. One of centuries is a slip of the pen, and nothing is
planned on it.

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
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Planning, Settings
from dienstvisie.schema.periods import MOST_PERIODS


def find(dossier: Dossier) -> Iterator[Problem]:
    """A span without periods, or with far too many."""
    planning = dossier.settings.planning
    message = None if planning is None else _wrong(planning)
    if message is not None:
        yield Problem(Address("settings", None, ("planning", "end")), message, Message("Correct `start` or `end`."))


def _wrong(planning: Planning) -> Message | None:
    number = Periods(planning).number(planning)
    values = {"start": planning.start, "end": planning.end, "number": number, "most": MOST_PERIODS}
    if number < 1:
        return Message("The roadmap ends ({end}) before it begins ({start}).", values)
    if number > MOST_PERIODS:
        return Message(
            "The roadmap, from {start} to {end}, has {number} periods; at most {most} can be planned.", values
        )
    return None


CHECK = Check("DV501", Severity.ERROR, __doc__, find, needs=(Settings,))
