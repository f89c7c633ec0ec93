"""Items are rated on criteria that apply to them.

**What it does.** Reports scores on a criterion whose `applies_to` does not name that kind of item, or that is derived
from the dossier; in a rating sheet once for each criterion.

**Why it is bad.** Such scores do not count in the ranking: someone's voice is lost in silence.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  criteria:
    - {id: relief, title: Hoeveel inwoners merken dit?, perspective: citizen}
    - {id: feasible, title: Kunnen we dit aan?, perspective: organisation, applies_to: [ideas]}
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
  consensus: {relief: 4, feasible: 2}
```

**Use instead.** Add the kind to `applies_to`, or remove the scores.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  criteria:
    - {id: relief, title: Hoeveel inwoners merken dit?, perspective: citizen}
    - {id: feasible, title: Kunnen we dit aan?, perspective: organisation, applies_to: [ideas]}
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
  consensus: {relief: 4}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from dienstvisie.checks.check import Check
from dienstvisie.checks.votes import RATED, RatedKind, applicable, items_of_tables
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Settings

HINT = Message("Add the kind to its `applies_to` in the settings, or remove the scores.")
NOT_RATED = Message("Remove the scores, or remove `derived` from the criterion in the settings.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The scores that do not count."""
    known = dossier.ids("criteria")
    for kind in RATED:
        lost = known - applicable(dossier, kind)
        derived = frozenset(one.id for one in dossier.settings.scoring.criteria if one.derived)
        if lost:
            found = (_consensus(dossier, kind, lost), _ratings(dossier, kind, lost), _tables(dossier, kind, lost))
            for address, criterion in chain.from_iterable(found):
                yield _problem(address, criterion, kind, is_derived=criterion in derived)


def _consensus(dossier: Dossier, kind: RatedKind, lost: frozenset[str]) -> Iterator[tuple[Address, str]]:
    items: Mapping[str, Challenge | Idea] = dossier.all(Challenge) if kind == "challenges" else dossier.all(Idea)
    for id_, item in items.items():
        for criterion in item.consensus:
            if criterion in lost:
                yield Address(kind, id_, ("consensus", criterion), on_key=True), criterion


def _ratings(dossier: Dossier, kind: RatedKind, lost: frozenset[str]) -> Iterator[tuple[Address, str]]:
    for sheet in dossier.all(RatingSheet).values():
        told: set[str] = set()
        for index, rater in enumerate(sheet.raters):
            for item, scores in getattr(rater, kind).items():
                for criterion in [one for one in scores if one in lost and one not in told]:
                    told.add(criterion)
                    keys = ("raters", index, kind, item, criterion)
                    yield Address("ratings", sheet.id, keys, on_key=True), criterion


def _tables(dossier: Dossier, kind: RatedKind, lost: frozenset[str]) -> Iterator[tuple[Address, str]]:
    items = items_of_tables(dossier, kind)
    for table in dossier.rating_tables:
        from dienstvisie.checks.tables import pairs_seen  # imports numpy

        told: set[str] = set()
        for item, criterion, rating in pairs_seen(table):
            id_ = table.criteria[criterion].id
            if id_ in lost and id_ not in told and table.items[item].id in items:
                told.add(id_)
                column = table.columns.get("criterion")
                place = (0, table.cell[rating]) if column is None else (table.row[rating], column)
                yield Address("ratings", table.file, place), id_


def _problem(address: Address, criterion: str, kind: RatedKind, *, is_derived: bool) -> Problem:
    if is_derived:
        text = Message("Criterion `{id}` is derived, so nobody scores it: such scores do not count.", {"id": criterion})
        return Problem(address, text, NOT_RATED)
    return Problem(address, _message(criterion, kind), HINT)


def _message(criterion: str, kind: RatedKind) -> Message:
    if kind == "challenges":
        return Message("Criterion `{id}` does not apply to challenges: such scores do not count.", {"id": criterion})
    return Message("Criterion `{id}` does not apply to ideas: such scores do not count.", {"id": criterion})


CHECK = Check("DV403", Severity.WARNING, __doc__, find, needs=(Settings,))
