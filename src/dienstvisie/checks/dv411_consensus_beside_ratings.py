"""A score comes from ratings or from a consensus.

**What it does.** Says that a challenge or an idea has a consensus score while it was rated too.

**Why it matters.** Ratings come first: where enough people rated, the consensus score does not count.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus: {citizen-impact: 4}
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff, ideas: {quick-desk: {citizen-impact: 2}}}
```

**Use instead.** Remove the consensus score once people have rated, or keep it knowing that it stands by for too few
ratings.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff, ideas: {quick-desk: {citizen-impact: 2}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.votes import RATED, rated_items, votes
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items with both."""
    for kind in RATED:
        scored = votes(dossier, kind)
        for item in rated_items(dossier, kind) if scored else ():
            if item.consensus and item.id in scored:
                yield Problem(
                    Address(kind, item.id, ("consensus",)),
                    Message("`{id}` has a consensus score and ratings; ratings come first.", {"id": item.id}),
                    Message("Remove the consensus score once enough people have rated."),
                )


CHECK = Check("DV411", Severity.INFO, __doc__, find, needs=(Settings,))
