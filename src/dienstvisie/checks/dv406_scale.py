"""The scale runs upward, and what its scores mean lies on it.

**What it does.** Reports a scale whose highest score is not above its lowest, and anchors for scores that are not on
the scale.

**Why it is bad.** On such a scale nothing can be ranked; raters would be shown a meaning that they cannot choose.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  scale:
    low: 1
    high: 4
    anchors: {1: merkt niemand, 5: merkt iedereen}
```

**Use instead.** Make the scale and its anchors agree. Where a high score is bad, give the criterion `objective:
minimise`.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
scoring:
  scale:
    low: 1
    high: 4
    anchors: {1: merkt niemand, 4: merkt iedereen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """A scale that runs down, or else the anchors off it."""
    scale = dossier.settings.scoring.scale
    values = {"low": scale.low, "high": scale.high}
    if scale.low >= scale.high:
        yield Problem(
            Address("settings", None, ("scoring", "scale", "high")),
            Message("The highest score, {high}, is not above the lowest, {low}.", values),
            Message("Where a high score is bad, give the criterion `objective: minimise`."),
        )
        return
    for score in scale.anchors:
        if not scale.low <= score <= scale.high:
            yield Problem(
                Address("settings", None, ("scoring", "scale", "anchors", score), on_key=True),
                Message(
                    "{score} has a meaning, but is not on the scale from {low} to {high}.", {"score": score, **values}
                ),
                Message("Remove it, or change `low` or `high` of the scale."),
            )


CHECK = Check("DV406", Severity.ERROR, __doc__, find, needs=(Settings,))
