"""An idea is not pinned before it can start.

**What it does.** Reports an idea that is `pinned` to a period before its `earliest` start.

**Why it is bad.** Both cannot be true, so the roadmap cannot keep both.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  earliest: 2027-Q1
  pinned: 2026-Q3
```

**Use instead.** Remove the one that no longer holds.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  pinned: 2026-Q3
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, is_done
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings
from dienstvisie.schema.periods import first_month


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas with a pin before their earliest start."""
    count = Periods(dossier.settings.planning)
    for idea in having(dossier, Idea, "pinned"):
        if (
            idea.pinned
            and idea.earliest
            and not is_done(idea)
            and count.first(idea.pinned) < count.first_whole(idea.earliest)
        ):
            values = {"pinned": idea.pinned, "earliest": idea.earliest}
            yield Problem(
                Address("ideas", idea.id, ("pinned",)),
                Message("It is pinned to {pinned}, before its earliest start, {earliest}.", values)
                if first_month(idea.pinned) < first_month(idea.earliest)
                else Message("The period that it is pinned to begins before its earliest start, {earliest}.", values),
                Message("Remove one of the two."),
                ((Message("The earliest start is here."), Address("ideas", idea.id, ("earliest",))),),
            )


CHECK = Check("DV509", Severity.ERROR, __doc__, find, needs=(Settings,))
