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
from heapq import merge

from dienstvisie.checks.bounded import bounded
from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.checks.votes import RATED
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, RatingTable, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The scores off the scale, each at its own place."""
    scale = dossier.settings.scoring.scale
    ends = {"low": scale.low, "high": scale.high}
    rated = Message("Write a score from {low} to {high}, or `abstain` where the rater gave none.", ends)
    agreed = Message("Write a score from {low} to {high}, or leave it out where the session agreed on none.", ends)

    def problem(address: Address, score: int | str) -> Problem:
        message = Message("{score} is not on the scale, which runs from {low} to {high}.", {"score": score, **ends})
        return Problem(address, message, rated if address.kind == "ratings" else agreed)

    if scale.low >= scale.high:
        return
    for address, score in _scores(dossier):
        if isinstance(score, int) and not scale.low <= score <= scale.high:
            yield problem(address, score)
    for table in dossier.rating_tables:
        yield from bounded(problem(*found) for found in _in_table(table, scale.low, scale.high))


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


def _in_table(table: RatingTable, low: int, high: int) -> Iterator[tuple[Address, int | str]]:
    """The scores of a table that are off the scale: the scores that occur are few, whatever the number of ratings."""
    off = [code for code, score in enumerate(table.scores) if score != "abstain" and not low <= score <= high]
    for rating in merge(*map(table.ratings_with, off)):
        yield Address("ratings", table.file, (table.row[rating], table.cell[rating])), table.scores[table.score[rating]]


CHECK = Check("DV401", Severity.ERROR, __doc__, find, needs=(Settings,))
