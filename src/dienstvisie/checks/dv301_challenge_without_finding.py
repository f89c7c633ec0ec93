"""A challenge rests on findings.

**What it does.** Reports a challenge that names no finding.

**Why it is bad.** Nobody can tell whether citizens or employees really meet this problem, or whose opinion it is.

**Example.**

```yaml
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
```

**Use instead.** Name the findings that ask for it; write down first what was measured or said.

```yaml
# findings.yaml
- id: long-wait
  title: Inwoners wachten gemiddeld 23 minuten
  nature: fact
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
  findings: [long-wait]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier


def find(dossier: Dossier) -> Iterator[Problem]:
    """The challenges without a finding."""
    for challenge in lacking(dossier, Challenge, "findings"):
        yield Problem(
            Address("challenges", challenge.id, ("findings",)),
            Message("Challenge `{id}` rests on no finding.", {"id": challenge.id}),
            Message("Name in `findings` what was measured or said."),
        )


CHECK = Check("DV301", Severity.WARNING, __doc__, find)
