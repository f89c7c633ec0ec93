"""Every target group is asked what it thinks.

**What it does.** Says that a target group gave no feedback, while others did.

**Why it matters.** What works for one group can shut another one out.

**Example.**

```yaml
# target_groups.yaml
- {id: young-parents, title: Jonge ouders}
- {id: newcomers, title: Anderstalige nieuwkomers}
# feedback.yaml
- id: parents-on-ideas
  title: Jonge ouders over de ideeën
  target_groups: [young-parents]
  verdict: supports
```

**Use instead.** Test something with that group too.

```yaml
# target_groups.yaml
- {id: young-parents, title: Jonge ouders}
- {id: newcomers, title: Anderstalige nieuwkomers}
# feedback.yaml
- id: parents-on-ideas
  title: Jonge ouders over de ideeën
  target_groups: [young-parents]
  verdict: supports
- id: newcomers-on-ideas
  title: Nieuwkomers over de ideeën
  target_groups: [newcomers]
  verdict: supports
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, tested_with
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Feedback, TargetGroup


def find(dossier: Dossier) -> Iterator[Problem]:
    """The target groups with whom nothing was tested, where others were asked."""
    asked = set(tested_with(dossier))
    for group in live(dossier, TargetGroup) if asked else ():
        if group.id not in asked:
            yield Problem(
                Address("target_groups", group.id),
                Message("Nothing was tested with target group `{id}`.", {"id": group.id}),
                Message("Ask them, and write it down in `feedback.yaml`."),
            )


CHECK = Check("DV318", Severity.INFO, __doc__, find, needs=(Feedback,))
