"""A principle shows what we do and what we do not do.

**What it does.** Says that a principle has no examples: neither under `do` nor under `dont`.

**Why it matters.** People learn a guideline from examples. The employees' guide shows them beside each other.

**Example.**

```yaml
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
```

**Use instead.** Collect examples from the people at the counter.

```yaml
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  do: [Je naam zeggen als je opneemt]
  dont: [Iemand doorverbinden zonder uitleg]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Principle


def find(dossier: Dossier) -> Iterator[Problem]:
    """The principles without examples."""
    for principle in live(dossier, Principle):
        if not principle.do and not principle.dont:
            yield Problem(
                Address("principles", principle.id),
                Message("Principle `{id}` shows no example of what we do or do not do.", {"id": principle.id}),
                Message("Add examples under `do` and `dont`."),
            )


CHECK = Check("DV313", Severity.INFO, __doc__, find)
