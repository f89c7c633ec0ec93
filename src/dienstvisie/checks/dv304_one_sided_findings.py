"""Facts stand beside perceptions.

**What it does.** Reports a dossier whose findings are all facts or all perceptions. It is silent while there is one
alone.

**Why it is bad.** Figures say what happens, people say what it means to them. With one of the two alone, the wrong
problem gets solved.

**Example.**

```yaml
# findings.yaml
- id: unclear-letters
  title: Onze brieven zijn moeilijk te begrijpen
  nature: perception
- id: friendly-staff
  title: De medewerkers nemen hun tijd
  nature: perception
```

**Use instead.** Look for a figure: registrations, counts, complaints. Or ask people how they experience the figures.

```yaml
# findings.yaml
- id: unclear-letters
  title: Onze brieven zijn moeilijk te begrijpen
  nature: perception
- id: questions-about-letters
  title: Een op de vijf telefoons gaat over een brief
  nature: fact
  evidence: {measure: Aandeel oproepen over een brief, value: 21, unit: "%", date: 2025-11-30}
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
    """Findings of one nature alone."""
    natures = [finding.nature for finding in live(dossier, Finding)]
    if len(natures) > 1 and len(set(natures)) == 1:
        if natures[0] == "fact":
            message, hint = Message("All findings are facts."), Message("Ask people how they experience the service.")
        else:
            message, hint = (
                Message("All findings are perceptions."),
                Message("Look for figures that stand beside them."),
            )
        yield Problem(Address("findings"), message, hint)


CHECK = Check("DV304", Severity.WARNING, __doc__, find, needs=(Finding,))
