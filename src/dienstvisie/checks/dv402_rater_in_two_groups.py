"""A rater speaks for one group.

**What it does.** Reports a pseudonym that stands in two groups, in one rating sheet or in several.

**Why it is bad.** Either two people share a pseudonym, or one person has a voice in two groups. Both make the equal
voice of groups untrue.

**Example.**

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
- id: morning
  title: Voormiddag met het managementteam
  session: morning
  raters:
    - {id: p01, group: management}
```

**Use instead.** Give each person a pseudonym of their own, the same in every session.

```yaml
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
- id: morning
  title: Voormiddag met het managementteam
  session: morning
  raters:
    - {id: p02, group: management}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.bounded import bounded
from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Rater, RatingSheet, RatingTable, TableTurn


def find(dossier: Dossier) -> Iterator[Problem]:
    """The pseudonyms in a second group, at each place where that is so."""
    first: dict[str, tuple[str, Address]] = {}
    for sheet in dossier.all(RatingSheet).values():
        for index, rater in enumerate(sheet.raters):
            yield from _judge(rater, Address("ratings", sheet.id, ("raters", index, "group")), first)
    for table in dossier.rating_tables:
        yield from bounded(_in_table(table, first))


def _in_table(table: RatingTable, first: dict[str, tuple[str, Address]]) -> Iterator[Problem]:
    for turn in table.turns:
        yield from _judge(turn, Address("ratings", table.file, (turn.row, table.columns["group"])), first)


def _judge(rater: Rater | TableTurn, here: Address, first: dict[str, tuple[str, Address]]) -> Iterator[Problem]:
    group, place = first.setdefault(rater.id, (rater.group, here))
    if group != rater.group:
        yield Problem(
            here,
            Message(
                "Rater `{id}` is in group `{group}` here, and in `{first}` elsewhere.",
                {"id": rater.id, "group": rater.group, "first": group},
            ),
            Message("Give each person a pseudonym of their own and one group."),
            ((Message("The first is here."), place),),
        )


CHECK = Check("DV402", Severity.ERROR, __doc__, find)
