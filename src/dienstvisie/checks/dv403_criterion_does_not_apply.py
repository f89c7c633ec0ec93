"""Items are rated on criteria that apply to them.

**What it does.** Reports scores on a criterion whose `applies_to` does not name that kind of item; in a rating sheet
once for each criterion.

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

from dienstvisie.checks.check import Check
from dienstvisie.checks.votes import RATED, RatedKind, applicable
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Settings

HINT = Message("Add the kind to its `applies_to` in the settings, or remove the scores.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The scores that do not count."""
    known = dossier.ids("criteria")
    for kind in RATED:
        lost = known - applicable(dossier, kind)
        if lost:
            yield from _consensus(dossier, kind, lost)
            yield from _ratings(dossier, kind, lost)


def _consensus(dossier: Dossier, kind: RatedKind, lost: frozenset[str]) -> Iterator[Problem]:
    items: Mapping[str, Challenge | Idea] = dossier.all(Challenge) if kind == "challenges" else dossier.all(Idea)
    for id_, item in items.items():
        for criterion in item.consensus:
            if criterion in lost:
                yield Problem(
                    Address(kind, id_, ("consensus", criterion), on_key=True), _message(criterion, kind), HINT
                )


def _ratings(dossier: Dossier, kind: RatedKind, lost: frozenset[str]) -> Iterator[Problem]:
    for sheet in dossier.all(RatingSheet).values():
        told: set[str] = set()
        for index, rater in enumerate(sheet.raters):
            for item, scores in getattr(rater, kind).items():
                for criterion in [one for one in scores if one in lost and one not in told]:
                    told.add(criterion)
                    keys = ("raters", index, kind, item, criterion)
                    yield Problem(Address("ratings", sheet.id, keys, on_key=True), _message(criterion, kind), HINT)


def _message(criterion: str, kind: RatedKind) -> Message:
    if kind == "challenges":
        return Message("Criterion `{id}` does not apply to challenges: such scores do not count.", {"id": criterion})
    return Message("Criterion `{id}` does not apply to ideas: such scores do not count.", {"id": criterion})


CHECK = Check("DV403", Severity.WARNING, __doc__, find, needs=(Settings,))
