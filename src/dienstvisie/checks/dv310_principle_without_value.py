"""A principle translates a value.

**What it does.** Reports a principle that names no value.

**Why it is bad.** It is a rule without a reason: people follow it until it is in the way.

**Example.**

```yaml
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
```

**Use instead.** Name the value that it comes from.

```yaml
# values.yaml
- id: one-of-us
  title: Een van ons
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  values: [one-of-us]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Principle


def find(dossier: Dossier) -> Iterator[Problem]:
    """The principles without a value."""
    for principle in lacking(dossier, Principle, "values"):
        yield Problem(
            Address("principles", principle.id, ("values",)),
            Message("Principle `{id}` translates no value.", {"id": principle.id}),
            Message("Name in `values` where it comes from."),
        )


CHECK = Check("DV310", Severity.WARNING, __doc__, find)
