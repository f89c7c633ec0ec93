"""Criticism leads to a change.

**What it does.** Reports feedback with the verdict `adjust` or `rejects` that does not say what was changed.

**Why it is bad.** People who said what is wrong and hear nothing more do not come a second time.

**Example.**

```yaml
# feedback.yaml
- id: parents-on-hours
  title: Jonge ouders over de openingsuren
  verdict: adjust
  remark: Donderdagavond is te laat voor wie kinderen naar bed brengt.
```

**Use instead.** Say what was changed, or why nothing was.

```yaml
# feedback.yaml
- id: parents-on-hours
  title: Jonge ouders over de openingsuren
  verdict: adjust
  remark: Donderdagavond is te laat voor wie kinderen naar bed brengt.
  change: Het loket is op donderdag doorlopend open van twaalf tot zeven.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Feedback


def find(dossier: Dossier) -> Iterator[Problem]:
    """The criticism without a change."""
    for feedback in live(dossier, Feedback):
        if feedback.verdict != "supports" and feedback.change is None:
            yield Problem(
                Address("feedback", feedback.id, ("verdict",)),
                Message(
                    "Feedback `{id}` asks for a change (`{verdict}`), but none is told.",
                    {"id": feedback.id, "verdict": feedback.verdict},
                ),
                Message("Write in `change` what was changed, or why nothing was."),
            )


CHECK = Check("DV325", Severity.WARNING, __doc__, find)
