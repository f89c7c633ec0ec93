"""Weights are not below zero, and not all of them are zero.

**What it does.** Reports perspectives of which none has weight, or one a weight below zero; a perspective that has
weight while its criteria have none; and a scoring without criteria.

**Why it is bad.** Only the ratios of weights count. Between zeros there is no ratio, so nothing can be ranked as
agreed.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  perspectives: {citizen: 0, organisation: 0}
```

**Use instead.** Give equal weights where both count the same.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  perspectives: {citizen: 1, organisation: 1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Scoring, Settings

HINT = Message("Give at least one of them a weight above 0.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The weights that cannot be used."""
    scoring = dossier.settings.scoring
    if not scoring.criteria:
        yield Problem(
            Address("settings", None, ("scoring", "criteria")),
            Message("There is no criterion to rank by."),
            Message("Add one, or remove `criteria` to use the two usual ones."),
        )
        return
    below = [name for name, weight in scoring.perspectives.items() if weight < 0]
    for name in below:
        yield Problem(_perspectives(name), Message("The weight of `{name}` is below 0.", {"name": name}))
    if not below and not any(scoring.perspectives.values()):
        yield Problem(_perspectives(), Message("No perspective has a weight above 0."), HINT)
    if scoring.weighting == "given":
        yield from _criteria(scoring)


def _perspectives(*name: str) -> Address:
    return Address("settings", None, ("scoring", "perspectives", *name))


def _criteria(scoring: Scoring) -> Iterator[Problem]:
    for name, weight in scoring.perspectives.items():
        weights = [one.weight for one in scoring.criteria if one.perspective == name]
        if weight > 0 and weights and not any(weights):
            first = next(index for index, one in enumerate(scoring.criteria) if one.perspective == name)
            yield Problem(
                Address("settings", None, ("scoring", "criteria", first, "weight")),
                Message("All criteria of the perspective `{name}` have weight 0.", {"name": name}),
                HINT,
            )


CHECK = Check("DV407", Severity.ERROR, __doc__, find, needs=(Settings,))
