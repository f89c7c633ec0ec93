"""Enough people of enough groups rated.

**What it does.** Reports challenges and ideas that were scored by fewer raters, or fewer groups, than
`scoring.voice.minimum_raters` and `minimum_groups` ask, and that have no consensus score. A draft is left alone.

**Why it is bad.** It is not yet rankable: one or two people would decide for all.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - id: p01
      group: staff
      ideas:
        quick-desk: {citizen-impact: 4, organisation-impact: 3}
```

**Use instead.** Ask the groups that are missing, or agree on a consensus score in a session.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff, ideas: {quick-desk: {citizen-impact: 4, organisation-impact: 3}}}
    - {id: p02, group: staff, ideas: {quick-desk: {citizen-impact: 3, organisation-impact: 3}}}
    - {id: p03, group: opposition, ideas: {quick-desk: {citizen-impact: 5, organisation-impact: 2}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.votes import RATED, is_enough, rated_items, votes
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, RatingSheet, Settings, Voice


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items that were scored, but by too few."""
    voice = dossier.settings.scoring.voice
    for kind in RATED:
        scored = votes(dossier, kind)
        for item in rated_items(dossier, kind) if scored else ():
            voters = scored.get(item.id)
            if voters and not item.consensus and not is_enough(voters, voice):
                yield Problem(
                    Address(kind, item.id),
                    _message(item.id, voters.raters, voters.groups, voice),
                    Message("Ask the others, or write a `consensus` score."),
                )


def _message(id_: str, raters: int, groups: int, voice: Voice) -> Message:
    if raters < voice.minimum_raters:
        return counted(
            "Only {number} rater scored `{id}`; at least {least} are needed to rank it.",
            "Only {number} raters scored `{id}`; at least {least} are needed to rank it.",
            raters,
            {"id": id_, "least": voice.minimum_raters},
        )
    return counted(
        "Only {number} group scored `{id}`; at least {least} are needed to rank it.",
        "Only {number} groups scored `{id}`; at least {least} are needed to rank it.",
        groups,
        {"id": id_, "least": voice.minimum_groups},
    )


CHECK = Check("DV410", Severity.WARNING, __doc__, find, needs=(RatingSheet, Settings))
