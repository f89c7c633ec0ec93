"""A value says what sets us apart.

**What it does.** Reports a value without `distinction`.

**Why it is bad.** A vision that would fit every neighbour protects no identity and gives no pride.

**Example.**

```yaml
# values.yaml
- id: doers
  title: Doeners met gezond verstand
```

**Use instead.** Say what people elsewhere do not do, or do otherwise.

```yaml
# values.yaml
- id: doers
  title: Doeners met gezond verstand
  distinction: Elders maakt men eerst een dossier op; wij gaan eerst ter plaatse kijken.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Value


def find(dossier: Dossier) -> Iterator[Problem]:
    """The values without what sets them apart."""
    for value in lacking(dossier, Value, "distinction"):
        yield Problem(
            Address("values", value.id, ("distinction",)),
            Message("Value `{id}` does not say what sets us apart.", {"id": value.id}),
            Message("Write in `distinction` what neighbours do otherwise."),
        )


CHECK = Check("DV315", Severity.WARNING, __doc__, find)
