"""A decision has a reason.

**What it does.** Reports a decision that has an answer but no `reason`.

**Why it is bad.** Within a year nobody knows why, and the question comes back.

**Example.**

```yaml
# decisions.yaml
- id: appointments
  title: Werken op afspraak
  question: Hoe ver gaan we in het werken op afspraak?
  options:
    - {id: mixed, title: Op afspraak en vrije inloop}
  answer: mixed
```

**Use instead.** Say which principle decided it.

```yaml
# decisions.yaml
- id: appointments
  title: Werken op afspraak
  question: Hoe ver gaan we in het werken op afspraak?
  options:
    - {id: mixed, title: Op afspraak en vrije inloop}
  answer: mixed
  reason: Wie niet vooruit kan plannen, moet altijd nog binnen kunnen lopen.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Decision, Dossier


def find(dossier: Dossier) -> Iterator[Problem]:
    """The answered questions without a reason."""
    for decision in live(dossier, Decision):
        if decision.answer is not None and decision.reason is None:
            yield Problem(
                Address("decisions", decision.id, ("answer",)),
                Message("Decision `{id}` does not say why.", {"id": decision.id}),
                Message("Write in `reason` which principle decided it."),
            )


CHECK = Check("DV329", Severity.WARNING, __doc__, find)
