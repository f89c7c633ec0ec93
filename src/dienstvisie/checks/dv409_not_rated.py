"""Everything that is ranked was rated.

**What it does.** Reports challenges and ideas that nobody scored and that have no consensus score. It is silent until
something of that kind has a score. A draft is left alone.

**Why it is bad.** What was not rated is left out of the ranking, and so mostly of the roadmap.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus: {citizen-impact: 4, organisation-impact: 3}
- id: evening
  title: Loket open op donderdagavond
```

**Use instead.** Have it rated, agree on a consensus score, or make it a draft.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus: {citizen-impact: 4, organisation-impact: 3}
- id: evening
  title: Loket open op donderdagavond
  consensus: {citizen-impact: 3, organisation-impact: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.votes import RATED, rated_items, votes
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, RatingSheet, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items without any score, where others have one."""
    for kind in RATED:
        scored = votes(dossier, kind)
        items = rated_items(dossier, kind)
        if scored or any(item.consensus for item in items):
            for item in items:
                if item.id not in scored and not item.consensus:
                    yield Problem(
                        Address(kind, item.id),
                        Message("Nobody rated `{id}`.", {"id": item.id}),
                        Message("Have it rated, or write a `consensus` score."),
                    )


CHECK = Check("DV409", Severity.WARNING, __doc__, find, needs=(RatingSheet, Settings))
