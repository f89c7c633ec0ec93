"""There is an idea for every target group.

**What it does.** Reports a target group for which no idea is tailored. It is silent until there is an idea.

**Why it is bad.** The group was named because it needs something; now it gets nothing.

**Example.**

```yaml
# target_groups.yaml
- {id: young-parents, title: Jonge ouders}
- {id: newcomers, title: Anderstalige nieuwkomers}
# ideas.yaml
- id: evening
  title: Loket open op donderdagavond
  target_groups: [young-parents]
```

**Use instead.** Tailor an idea to the group, or archive the group if it was named for another reason.

```yaml
# target_groups.yaml
- {id: young-parents, title: Jonge ouders}
- {id: newcomers, title: Anderstalige nieuwkomers}
# ideas.yaml
- id: evening
  title: Loket open op donderdagavond
  target_groups: [young-parents]
- id: interpreter
  title: Een tolk via beeldbellen aan elk loket
  target_groups: [newcomers]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, TargetGroup


def find(dossier: Dossier) -> Iterator[Problem]:
    """The target groups without an idea."""
    served = named(dossier, Idea, "target_groups")
    for group in live(dossier, TargetGroup) if dossier.all(Idea) else ():
        if group.id not in served:
            yield Problem(
                Address("target_groups", group.id),
                Message("No idea is tailored to target group `{id}`.", {"id": group.id}),
                Message("Name it in the `target_groups` of an idea."),
            )


CHECK = Check("DV319", Severity.WARNING, __doc__, find, needs=(Idea,))
