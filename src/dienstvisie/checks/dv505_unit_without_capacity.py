"""A unit that is asked for effort says what time it has.

**What it does.** Says that ideas ask effort of a unit that has no `capacity`, once the settings have `planning`.

**Why it matters.** The roadmap takes its time to be unlimited, and plans everything at once.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: citizen-affairs, title: Burgerzaken}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {citizen-affairs: 20}
```

**Use instead.** Say how many person-days per period it has for the ideas, beside its daily work.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: citizen-affairs, title: Burgerzaken, capacity: {days: 15}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {citizen-affairs: 20}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings, Unit


def find(dossier: Dossier) -> Iterator[Problem]:
    """The units that are asked for days without saying how many they have."""
    if dossier.settings.planning is None:
        return
    asked = named(dossier, Idea, "effort")
    for idea in having(dossier, Idea, "subprojects"):
        asked.update(*(part.effort for part in idea.subprojects))
    for unit in live(dossier, Unit):
        if unit.capacity is None and unit.id in asked:
            yield Problem(
                Address("units", unit.id, ("capacity",)),
                Message("Ideas ask effort of unit `{id}`, which does not say what time it has.", {"id": unit.id}),
                Message("Write in `capacity` its person-days per period."),
            )


CHECK = Check("DV505", Severity.INFO, __doc__, find, needs=(Idea, Settings))
