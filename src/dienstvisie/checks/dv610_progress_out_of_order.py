"""Progress is written in order of time.

**What it does.** Reports progress of an idea or of an action with a date before the one above it, and a second row
with the same date.

**Why it is bad.** Documents go by the dates: a mistake in one shows an older state as how it stands now.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - {date: 2026-09-30, content: done, planning: done, finance: done}
    - {date: 2026-06-30, content: on-track, planning: on-track, finance: on-track}
```

**Use instead.** Put the newest last.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - {date: 2026-06-30, content: on-track, planning: on-track, finance: on-track}
    - {date: 2026-09-30, content: done, planning: done, finance: done}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, ImprovementPlan, Progress


def find(dossier: Dossier) -> Iterator[Problem]:
    """The progress that is not in order of time."""
    for idea in having(dossier, Idea, "progress"):
        yield from _out_of_order(idea.progress, Address("ideas", idea.id))
    for plan in live(dossier, ImprovementPlan):
        for index, action in enumerate(plan.actions):
            yield from _out_of_order(action.progress, Address("improvement_plans", plan.id, ("actions", index)))


def _out_of_order(rows: Sequence[Progress], owner: Address) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(rows), 1):
        if after.date <= before.date:
            yield Problem(
                owner._replace(keys=(*owner.keys, "progress", index, "date")),
                Message(
                    "{date} does not come after {before}, which stands above it.",
                    {"date": after.date.isoformat(), "before": before.date.isoformat()},
                ),
                Message("Put the newest last."),
            )


CHECK = Check("DV610", Severity.WARNING, __doc__, find)
