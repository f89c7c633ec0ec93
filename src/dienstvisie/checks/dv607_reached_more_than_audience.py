"""No more people are reached than there are.

**What it does.** Reports an embedding instrument that `reached` more people than its `audience_size`, and a line of a
programme that reached, or means to reach, more people in one year than it is for.

**Why it is bad.** One of the two figures is wrong, and reports show more than 100%.

**Example.**

```yaml
# embedding.yaml
- id: roadshow
  title: Roadshow langs alle diensten
  kind: roadshow
  audience_size: 180
  reached: 240
```

**Use instead.** Count people, not visits; or correct the size of the audience.

```yaml
# embedding.yaml
- id: roadshow
  title: Roadshow langs alle diensten
  kind: roadshow
  audience_size: 180
  reached: 164
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Programme


def find(dossier: Dossier) -> Iterator[Problem]:
    """The figures above the size of the audience."""
    for item in live(dossier, Embedding):
        if item.reached is not None and item.audience_size is not None and item.reached > item.audience_size:
            yield _problem(Address("embedding", item.id, ("reached",)), item.reached, item.audience_size)
    for programme in live(dossier, Programme):
        for index, line in enumerate(programme.lines):
            size = line.audience_size if line.audience_size is not None else programme.audience_size
            for name, years in (("planned", line.planned), ("reached", line.reached)):
                for year, people in years.items():
                    if size is not None and people > size:
                        yield _problem(Address("programmes", programme.id, ("lines", index, name, year)), people, size)


def _problem(address: Address, people: int, size: int) -> Problem:
    return Problem(
        address,
        Message("These are more people ({people}) than it is for ({size}).", {"people": people, "size": size}),
        Message("Count people, not visits; or correct `audience_size`."),
    )


CHECK = Check("DV607", Severity.WARNING, __doc__, find)
