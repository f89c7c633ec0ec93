"""An idea says how long it takes.

**What it does.** Reports an idea that has neither a `duration` nor `subprojects`, once the settings have `planning`.
A draft, and an idea that is done, are left alone.

**Why it is bad.** The roadmap takes the shortest time possible for it, which nobody promised.

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

**Use instead.** Say how many months it takes, or cut it into subprojects.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 6
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
    """The ideas that take an unknown time."""
    for idea in lacking(dossier, Idea, "duration") if dossier.settings.planning is not None else ():
        if not idea.subprojects and idea.status != "draft" and not is_done(idea):
            yield Problem(
                Address("ideas", idea.id, ("duration",)),
                Message("Idea `{id}` does not say how long it takes.", {"id": idea.id}),
                Message("Write the months in `duration`, or cut it into `subprojects`."),
            )


CHECK = Check("DV503", Severity.WARNING, __doc__, find, needs=(Settings,))
