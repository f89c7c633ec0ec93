"""Feedback is about something.

**What it does.** Reports feedback that names no idea, no principle and no value.

**Why it is bad.** Nobody reads it again at the moment at which that part of the vision is decided.

**Example.**

```yaml
# feedback.yaml
- id: parents
  title: Jonge ouders zijn tevreden
  verdict: supports
```

**Use instead.** Name what it is about.

```yaml
# ideas.yaml
- id: evening
  title: Loket open op donderdagavond
# feedback.yaml
- id: parents
  title: Jonge ouders zijn tevreden
  ideas: [evening]
  verdict: supports
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
    """The feedback that is about nothing."""
    for feedback in live(dossier, Feedback):
        if not (feedback.ideas or feedback.principles or feedback.values):
            yield Problem(
                Address("feedback", feedback.id),
                Message("Feedback `{id}` is about no part of the vision.", {"id": feedback.id}),
                Message("Name the `ideas`, `principles` or `values` that it is about."),
            )


CHECK = Check("DV327", Severity.WARNING, __doc__, find)
