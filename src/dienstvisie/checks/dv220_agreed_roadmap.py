"""The agreed roadmap gives each idea or part one place.

**What it does.** Reports an entry of `roadmap.yaml` that ends before it starts, an idea or part that is there twice,
and an idea that has a place and is left out at the same time.

**Why it is bad.** `dienstvisie plan --save` never writes that, so something was changed by hand or merged wrongly.
Later plans keep to the agreed one, and nobody knows which of the two was agreed.

**Example.**

```yaml
# roadmap.yaml
method: priority-schedule
version: 0.1.0
objective: early-value
value: 100
start: 2027-Q1
end: 2030-Q4
period: quarter
basis: 0123456789abcdef
tasks:
  - {start: 2027-Q1, end: 2027-Q2, idea: quick-desk, title: Snelbalie}
  - {start: 2027-Q3, end: 2027-Q4, idea: quick-desk, title: Snelbalie}
```

**Use instead.** Take the file back from git as it was agreed, or remove it, plan again and save.

```yaml
# roadmap.yaml
method: priority-schedule
version: 0.1.0
objective: early-value
value: 100
start: 2027-Q1
end: 2030-Q4
period: quarter
basis: 0123456789abcdef
tasks:
  - {start: 2027-Q1, end: 2027-Q2, idea: quick-desk, title: Snelbalie}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier
from dienstvisie.schema.periods import first_month, last_month

_HINT = Message("Take the file back as it was agreed, or remove it, plan again and save.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The entries that contradict themselves or another one."""
    if dossier.agreed is None:
        return
    seen: dict[tuple[str, str | None], int] = {}
    for number, task in enumerate(dossier.agreed.tasks):
        if last_month(task.end) < first_month(task.start):
            message = Message("It ends ({end}) before it starts ({start}).", {"start": task.start, "end": task.end})
            yield Problem(_address("tasks", number, "end"), message, _HINT)
        first = seen.setdefault((task.idea, task.part), number)
        if first != number:
            other = ((Message("The first one is here."), _address("tasks", first)),)
            yield Problem(_address("tasks", number, "idea"), Message("This has a place twice."), _HINT, other)
    placed = {idea: number for (idea, _), number in reversed(seen.items())}
    for number, id_ in enumerate(dossier.agreed.left_out):
        if id_ in placed:
            other = ((Message("Its place is here."), _address("tasks", placed[id_])),)
            message = Message("`{id}` has a place, and is left out as well.", {"id": id_})
            yield Problem(_address("left_out", number), message, _HINT, other)


def _address(*keys: str | int) -> Address:
    return Address("roadmap", None, keys)


CHECK = Check("DV220", Severity.ERROR, __doc__, find)
