"""The phases of the roadmap follow one another.

**What it does.** Reports a phase of the roadmap that does not end after the one before it, that ends before the
roadmap begins, or after the roadmap ends.

**Why it is bad.** Such a phase has no periods of its own, so ideas and quick wins end up in the wrong phase.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning:
  start: 2026-Q1
  end: 2031-Q4
  phases:
    - {id: visible, title: Meteen zichtbaar, until: 2027-Q4}
    - {id: rooted, title: Verankeren, until: 2026-Q4}
```

**Use instead.** Put them in order; the last one ends with the roadmap.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning:
  start: 2026-Q1
  end: 2031-Q4
  phases:
    - {id: visible, title: Meteen zichtbaar, until: 2027-Q4}
    - {id: rooted, title: Verankeren, until: 2031-Q4}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.periods import Periods, has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings

HINT = Message("Correct its `until`, or the span of the roadmap.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The phases without periods of their own."""
    planning = dossier.settings.planning
    if planning is None or not has_periods(planning):
        return
    count = Periods(planning)
    before, begin = count.first(planning.start) - 1, planning.start
    for index, phase in enumerate(planning.phases):
        until = count.last(phase.until)
        values = {"id": phase.id, "until": phase.until, "begin": begin, "end": planning.end}
        address = Address("settings", None, ("planning", "phases", index, "until"))
        if until > count.last(planning.end):
            message = Message("Phase `{id}` ends in {until}, after the end of the roadmap, {end}.", values)
            yield Problem(address, message, HINT)
        elif until <= before and not index:
            message = Message("Phase `{id}` ends in {until}, before the roadmap begins, {begin}.", values)
            yield Problem(address, message, HINT)
        elif until <= before:
            message = Message("Phase `{id}` ends in {until}, not after the phase before it, {begin}.", values)
            yield Problem(address, message, HINT)
        if until > before:
            before, begin = until, phase.until


CHECK = Check("DV502", Severity.ERROR, __doc__, find, needs=(Settings,))
