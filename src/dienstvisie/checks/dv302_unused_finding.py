"""A finding leads to a challenge.

**What it does.** Says that no challenge rests on a finding. It is silent until there is a challenge.

**Why it matters.** What people took the trouble to tell is lost, and they will notice.

**Example.**

```yaml
# findings.yaml
- id: long-wait
  title: Inwoners wachten gemiddeld 23 minuten
  nature: fact
- id: unclear-letters
  title: Onze brieven zijn moeilijk te begrijpen
  nature: perception
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
  findings: [long-wait]
```

**Use instead.** Add the finding to a challenge, write a challenge for it, or give it the status `archived` with the
reason in its description.

```yaml
# findings.yaml
- id: long-wait
  title: Inwoners wachten gemiddeld 23 minuten
  nature: fact
- id: unclear-letters
  title: Onze brieven zijn moeilijk te begrijpen
  nature: perception
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
  findings: [long-wait]
- id: plain-language
  title: Schrijven zoals inwoners spreken
  findings: [unclear-letters]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Finding


def find(dossier: Dossier) -> Iterator[Problem]:
    """The findings that no challenge rests on."""
    used = named(dossier, Challenge, "findings")
    for finding in live(dossier, Finding) if dossier.all(Challenge) else ():
        if finding.id not in used:
            yield Problem(
                Address("findings", finding.id),
                Message("No challenge rests on finding `{id}`.", {"id": finding.id}),
                Message("Name it in the `findings` of a challenge, or archive it."),
            )


CHECK = Check("DV302", Severity.INFO, __doc__, find, needs=(Challenge,))
