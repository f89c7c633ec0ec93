"""A score is on the scale.

**What it does.** Reports scores in ratings, and consensus scores, below the lowest or above the highest score of
`scoring.scale`.

**Why it is bad.** Nobody can say what such a score means. Mostly it is a slip of the finger that turns a 4 into a 44.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus:
    citizen-impact: 7
```

**Use instead.** Correct the score from the notes of the session, or write `abstain` in ratings.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  consensus:
    citizen-impact: 5
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.checks.votes import RATED
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The scores off the scale, each at its own place."""
    scale = dossier.settings.scoring.scale
    for address, score in _scores(dossier) if scale.low < scale.high else ():
        if isinstance(score, int) and not scale.low <= score <= scale.high:
            yield Problem(
                address,
                Message(
                    "{score} is not on the scale, which runs from {low} to {high}.",
                    {"score": score, "low": scale.low, "high": scale.high},
                ),
            )


def _scores(dossier: Dossier) -> Iterator[tuple[Address, int | str]]:
    for challenge in having(dossier, Challenge, "consensus"):
        for criterion, score in challenge.consensus.items():
            yield Address("challenges", challenge.id, ("consensus", criterion)), score
    for idea in having(dossier, Idea, "consensus"):
        for criterion, score in idea.consensus.items():
            yield Address("ideas", idea.id, ("consensus", criterion)), score
    for sheet in dossier.all(RatingSheet).values():
        for index, rater in enumerate(sheet.raters):
            for kind in RATED:
                for item, scores in getattr(rater, kind).items():
                    for criterion, given in scores.items():
                        yield Address("ratings", sheet.id, ("raters", index, kind, item, criterion)), given


CHECK = Check("DV401", Severity.ERROR, __doc__, find, needs=(Settings,))
