"""Everything that is ranked was rated.

**What it does.** Reports challenges and ideas that nobody scored and that have no consensus score, once something of
that kind has a score. Where there are ideas and nothing at all has a score, it says so once. A draft is left alone.

**Why it is bad.** What was not rated is left out of the ranking, and so mostly of the roadmap. Where nothing is rated,
a roadmap would look weighed while it is not.

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
from dienstvisie.checks.votes import RATED, RatedKind, applicable, rated_items, votes
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items without any score, where others have one; or that nothing has."""
    begun = [kind for kind in RATED if _is_begun(dossier, kind)]
    for kind in begun:
        scored = votes(dossier, kind)
        for item in rated_items(dossier, kind):
            if item.id not in scored and not item.consensus:
                yield Problem(
                    Address(kind, item.id),
                    Message("Nobody rated `{id}`.", {"id": item.id}),
                    Message("Have it rated, or write a `consensus` score."),
                )
    all_read = dossier.is_complete(Challenge) and dossier.is_complete(Idea)
    if not begun and all_read and rated_items(dossier, "ideas") and applicable(dossier, "ideas"):
        yield Problem(
            Address("ideas"),
            Message("Nothing is rated yet, so nothing can be weighed: no idea and no challenge has a score."),
            Message("Add `ratings`, or write a `consensus` score in each idea."),
        )


def _is_begun(dossier: Dossier, kind: RatedKind) -> bool:
    return bool(votes(dossier, kind)) or any(item.consensus for item in rated_items(dossier, kind))


CHECK = Check("DV409", Severity.WARNING, __doc__, find, needs=(RatingSheet, Settings))
