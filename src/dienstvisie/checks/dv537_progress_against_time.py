"""Work is done after it began.

**What it does.** Reports progress in which the work is `finished`, or `expected` to be done, before it `started`; an
end that is `expected` although nothing says when the work started; work that started after the end of the roadmap or
after its `status_date`; and a `finished` after the `status_date`.

**Why it is bad.** Progress is taken as fact, and these cannot be facts: the roadmap would show the work at the wrong
time.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - {date: 2026-09-30, content: on-track, started: 2026-Q3, expected: 2026-Q2}
```

**Use instead.** Correct the period that is wrong.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - {date: 2026-09-30, content: on-track, started: 2026-Q1, expected: 2026-Q2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Planning, Settings
from dienstvisie.schema.periods import first_month, last_month

HINT = Message("Correct the period that is wrong.")
Found = Iterator[tuple[int, str, Message]]


def find(dossier: Dossier) -> Iterator[Problem]:
    """The periods in progress that cannot be."""
    planning = dossier.settings.planning
    for idea in having(dossier, Idea, "progress"):
        found = [*_in_order(idea), *(() if planning is None else _in_time(idea, planning))]
        for number, key, message in found:
            yield Problem(Address("ideas", idea.id, ("progress", number, key)), message, HINT)


def _in_order(idea: Idea) -> Found:
    """`started` may stand in an older row than what comes after it."""
    started = None
    for number, row in enumerate(idea.progress):
        started = row.started or started
        values = {"started": started, "expected": row.expected, "finished": row.finished}
        if row.expected is not None and started is None:
            message = Message("It is expected to be done in {expected}, but does not say when it `started`.", values)
            yield number, "expected", message
        elif row.expected is not None and last_month(row.expected) < first_month(started or ""):
            message = Message("It is expected to be done in {expected}, before it started, {started}.", values)
            yield number, "expected", message
        if row.finished is not None and started is not None and last_month(row.finished) < first_month(started):
            yield number, "finished", Message("It was done in {finished}, before it started, {started}.", values)


def _in_time(idea: Idea, planning: Planning) -> Found:
    count = Periods(planning)
    end = count.last(planning.end)
    now = None if planning.status_date is None else count.last(planning.status_date)
    for number, row in enumerate(idea.progress):
        values = {"end": planning.end, "status": planning.status_date}
        if row.started is not None and count.first(row.started) > end:
            message = Message(
                "It started in {period}, after the end of the roadmap, {end}.", values | {"period": row.started}
            )
            yield number, "started", message
        elif row.started is not None and now is not None and count.first(row.started) > now:
            message = Message(
                "It started in {period}, after the status date, {status}.", values | {"period": row.started}
            )
            yield number, "started", message
        if row.finished is not None and now is not None and count.first(row.finished) > now:
            message = Message(
                "It was done in {period}, after the status date, {status}.", values | {"period": row.finished}
            )
            yield number, "finished", message


CHECK = Check("DV537", Severity.ERROR, __doc__, find, needs=(Settings,))
