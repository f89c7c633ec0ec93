"""What has not begun has its dates still to come.

**What it does.** Reports an idea, or a part of one, that is `pinned` to a period before the `status_date` of the
settings or has its `deadline` before it, while its work has not begun.

**Why it is bad.** What has not begun by the status date cannot start before it, so the idea can never be planned as
written.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, status_date: 2026-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  pinned: 2026-Q2
```

**Use instead.** Move the date, or write in `progress` when the work began.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, status_date: 2026-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  pinned: 2026-Q2
  progress:
    - {date: 2026-10-05, content: on-track, started: 2026-Q2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import has_begun, live
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings, Subproject

HINT = Message("Move the date, or write in `progress` when the work began.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The dates before the status date of what has not begun."""
    planning = dossier.settings.planning
    if planning is None or planning.status_date is None:
        return
    count, status = Periods(planning), planning.status_date
    for idea in live(dossier, Idea):
        for keys, message in _passed(idea, count, status) if not has_begun(idea) else ():
            yield Problem(Address("ideas", idea.id, keys), message, HINT)


def _passed(idea: Idea, count: Periods, status: str) -> Iterator[tuple[tuple[Key, ...], Message]]:
    now = count.first(status)
    parts: list[tuple[tuple[Key, ...], Idea | Subproject]] = [((), idea)]
    parts += [(("subprojects", number), part) for number, part in enumerate(idea.subprojects)]
    for keys, part in parts:
        if part.pinned is not None and count.first(part.pinned) < now:
            values = {"pinned": part.pinned, "status": status}
            message = Message("It is pinned to {pinned}, before the status date, {status}, but has not begun.", values)
            yield (*keys, "pinned"), message
        if part.deadline is not None and count.last_whole(part.deadline) < now:
            values = {"deadline": part.deadline, "status": status}
            message = Message(
                "Its deadline, {deadline}, is before the status date, {status}, but it has not begun.", values
            )
            yield (*keys, "deadline"), message


CHECK = Check("DV536", Severity.ERROR, __doc__, find, needs=(Settings,))
