"""A consensus score is complete.

**What it does.** Reports challenges and ideas whose consensus score misses a criterion that counts, and that were not
rated by enough people. A criterion counts when somebody scored that kind of item on it.

**Why it is bad.** Half a score cannot be compared: such an item is left out of the ranking.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus: {citizen-impact: 4, organisation-impact: 3}
- id: evening
  title: Loket open op donderdagavond
  consensus: {citizen-impact: 3}
```

**Use instead.** Agree on a score for each criterion.

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
from dienstvisie.checks.votes import NOBODY, RATED, criteria_in_use, is_enough, rated_items, votes
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, RatingSheet, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items that a consensus score alone could rank, but does not."""
    voice = dossier.settings.scoring.voice
    for kind in RATED:
        agreed = [item for item in rated_items(dossier, kind) if item.consensus]
        wanted = criteria_in_use(dossier, kind) if agreed else frozenset()
        for item in agreed:
            missing = sorted(wanted - set(item.consensus))
            if missing and not is_enough(votes(dossier, kind).get(item.id, NOBODY), voice):
                yield Problem(
                    Address(kind, item.id, ("consensus",)),
                    Message(
                        "The consensus score of `{id}` lacks: {missing}.",
                        {"id": item.id, "missing": ", ".join(missing)},
                    ),
                    Message("Agree on a score for each criterion."),
                )


CHECK = Check("DV412", Severity.WARNING, __doc__, find, needs=(RatingSheet, Settings))
