"""A rater has a pseudonym.

**What it does.** Reports a rater whose id holds a first name that is common in Belgium or the Netherlands, such as
`marie-voorbeeld`.

**Why it is bad.** What somebody thinks of ideas of the council is personal, and of councillors it is a political
opinion. With a name in the file it can be traced for ever.

**Example.**

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: marie-voorbeeld, group: staff}
```

**Use instead.** Give pseudonyms such as `p01` or `burger-07`, and keep the key outside this folder.

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.bounded import bounded
from dienstvisie.checks.check import Check
from dienstvisie.checks.persons import GIVEN_NAMES
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, RatingSheet, RatingTable


def find(dossier: Dossier) -> Iterator[Problem]:
    """The raters with a name for a pseudonym."""
    for sheet in dossier.all(RatingSheet).values():
        for index, rater in enumerate(sheet.raters):
            if _is_named(rater.id):
                yield _problem(rater.id, Address("ratings", sheet.id, ("raters", index, "id")))
    for table in dossier.rating_tables:
        yield from bounded(_in_table(table))


def _in_table(table: RatingTable) -> Iterator[Problem]:
    """The same, once for each rater."""
    told: set[str] = set()
    for turn in table.turns:
        if turn.id not in told and _is_named(turn.id):
            told.add(turn.id)
            yield _problem(turn.id, Address("ratings", table.file, (turn.row, table.columns["rater"])))


def _is_named(rater: str) -> bool:
    return not GIVEN_NAMES.isdisjoint(rater.split("-"))


def _problem(rater: str, address: Address) -> Problem:
    return Problem(
        address,
        Message("`{id}` looks like the name of a person.", {"id": rater}),
        Message("Give a pseudonym such as `p01`; keep the key outside this folder."),
    )


CHECK = Check("DV704", Severity.WARNING, __doc__, find)
