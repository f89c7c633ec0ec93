"""An idea says what effort it needs.

**What it does.** Reports an idea without `effort`, for itself or for a subproject, once the settings have `planning`.
A draft, and an idea that is done, are left alone.

**Why it is bad.** The roadmap takes it for work that costs nobody time, and promises too much.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Estimate the person-days of each unit that takes part.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: citizen-affairs, title: Burgerzaken, capacity: {days: 40}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 6
  effort: {citizen-affairs: 20}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import is_done, lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas that seem to cost nobody time."""
    for idea in lacking(dossier, Idea, "effort") if dossier.settings.planning is not None else ():
        if idea.status != "draft" and not any(part.effort for part in idea.subprojects) and not is_done(idea):
            yield Problem(
                Address("ideas", idea.id, ("effort",)),
                Message("Idea `{id}` does not say what effort it needs.", {"id": idea.id}),
                Message("Write the person-days per unit in `effort`."),
            )


CHECK = Check("DV504", Severity.WARNING, __doc__, find, needs=(Settings,))
