"""A rater has rated.

**What it does.** Reports a rater without any score or abstention.

**Why it is bad.** Mostly a row of the survey was lost on the way. If not, the number of people who took part is wrong.

**Example.**

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
```

**Use instead.** Fill in the scores, or remove the rater. Who was there and wanted to give none has `abstain`.

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - id: p01
      group: staff
      ideas:
        quick-desk: {citizen-impact: 4, organisation-impact: abstain}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.bounded import bounded
from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, RatingSheet, RatingTable


def find(dossier: Dossier) -> Iterator[Problem]:
    """The raters who said nothing at all."""
    for sheet in dossier.all(RatingSheet).values():
        for index, rater in enumerate(sheet.raters):
            if not any(rater.challenges.values()) and not any(rater.ideas.values()):
                yield _problem(rater.id, Address("ratings", sheet.id, ("raters", index)))
    for table in dossier.rating_tables:
        yield from bounded(_in_table(table))


def _in_table(table: RatingTable) -> Iterator[Problem]:
    for turn in table.turns:
        if not turn.given:
            yield _problem(turn.id, Address("ratings", table.file, (turn.row, table.columns["rater"])))


def _problem(rater: str, address: Address) -> Problem:
    return Problem(
        address,
        Message("Rater `{id}` gave no score and no abstention.", {"id": rater}),
        Message("Fill in the scores, or remove the rater."),
    )


CHECK = Check("DV404", Severity.WARNING, __doc__, find)
