"""The roadmap is not over yet.

**What it does.** Reports a roadmap that ends before its `status_date`, or before the newest progress of an idea was
written down.

**Why it is bad.** Nothing can be planned any more: the whole roadmap lies in the past. Mostly `end` was forgotten.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2020-Q1, end: 2025-Q4, status_date: 2026-Q3}
```

**Use instead.** Correct `end`; mostly it is the end of the term of office.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2020-Q1, end: 2031-Q4, status_date: 2026-Q3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.checks.periods import Periods, has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings

END = Address("settings", None, ("planning", "end"))
HINT = Message("Correct `end`, or the date.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The end of a roadmap that is over already."""
    planning = dossier.settings.planning
    if planning is None or not has_periods(planning):
        return
    count = Periods(planning)
    end = count.last(planning.end)
    rows = [
        (row.date, idea.id, number)
        for idea in having(dossier, Idea, "progress")
        for number, row in enumerate(idea.progress)
    ]
    newest = max(rows, default=None)
    values: dict[str, object] = {"end": planning.end}
    if planning.status_date is not None and count.first(planning.status_date) > end:
        values["status"] = planning.status_date
        related = ((Message("The status date is here."), Address("settings", None, ("planning", "status_date"))),)
        yield Problem(
            END, Message("The roadmap ends in {end}, before the status date, {status}.", values), HINT, related
        )
    elif newest is not None and count.of(newest[0]) > end:
        values["date"] = newest[0].isoformat()
        place = Address("ideas", newest[1], ("progress", newest[2], "date"))
        message = Message("The roadmap ends in {end}, before the newest progress, of {date}.", values)
        yield Problem(END, message, HINT, ((Message("The newest progress is here."), place),))


CHECK = Check("DV534", Severity.ERROR, __doc__, find, needs=(Settings,))
