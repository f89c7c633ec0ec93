"""A principle says what every employee does.

**What it does.** Reports a principle without a guideline.

**Why it is bad.** Employees need something to hold on to in daily work; a title alone is read in as many ways as
there are readers.

**Example.**

```yaml
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
```

**Use instead.** Write the guideline as something that can be seen when it is done.

```yaml
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  guideline: Je noemt je naam en blijft het aanspreekpunt tot de vraag is opgelost.
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
    """The principles without a guideline."""
    for principle in lacking(dossier, Principle, "guideline"):
        yield Problem(
            Address("principles", principle.id, ("guideline",)),
            Message("Principle `{id}` has no guideline.", {"id": principle.id}),
            Message("Write in `guideline` what every employee does."),
        )


CHECK = Check("DV312", Severity.WARNING, __doc__, find)
