"""A fact has evidence.

**What it does.** Reports a finding of nature `fact` without a figure under it.

**Why it is bad.** Without a measure, a date and a value a fact is an opinion, and a later measurement cannot be
compared with it.

**Example.**

```yaml
# findings.yaml
- id: long-wait
  title: Inwoners wachten lang aan het loket
  nature: fact
```

**Use instead.** Add the figure, or call it a `perception`, which is worth just as much.

```yaml
# findings.yaml
- id: long-wait
  title: Inwoners wachten lang aan het loket
  nature: fact
  evidence:
    measure: Gemiddelde wachttijd aan het loket burgerzaken
    value: 23
    unit: minuten
    date: 2025-10-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Finding


def find(dossier: Dossier) -> Iterator[Problem]:
    """The facts without a figure."""
    for finding in live(dossier, Finding):
        if finding.nature == "fact" and finding.evidence is None:
            yield Problem(
                Address("findings", finding.id, ("nature",)),
                Message("Finding `{id}` is called a fact, but no figure is given.", {"id": finding.id}),
                Message("Add `evidence`, or call it a `perception`."),
            )


CHECK = Check("DV303", Severity.WARNING, __doc__, find)
