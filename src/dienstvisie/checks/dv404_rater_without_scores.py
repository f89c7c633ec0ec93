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

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, RatingSheet


def find(dossier: Dossier) -> Iterator[Problem]:
    """The raters who said nothing at all."""
    for sheet in dossier.all(RatingSheet).values():
        for index, rater in enumerate(sheet.raters):
            if not any(rater.challenges.values()) and not any(rater.ideas.values()):
                yield Problem(
                    Address("ratings", sheet.id, ("raters", index)),
                    Message("Rater `{id}` gave no score and no abstention.", {"id": rater.id}),
                    Message("Fill in the scores, or remove the rater."),
                )


CHECK = Check("DV404", Severity.WARNING, __doc__, find)
