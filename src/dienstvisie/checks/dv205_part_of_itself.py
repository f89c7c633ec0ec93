"""Nothing is a part of itself.

**What it does.** Reports units, and items of the multi-year plan, whose `part_of` leads back to themselves. The whole
circle is shown, once. Its severity is fixed: what makes a dossier wrong to read stays an error.

**Why it is bad.** A circle has no top: totals per department, and what is priority, cannot be derived.

**Example.**

```yaml
# units.yaml
- id: reception
  title: Onthaal
  part_of: citizen-affairs
- id: citizen-affairs
  title: Burgerzaken
  part_of: reception
```

**Use instead.** Take `part_of` away from the one that stands at the top.

```yaml
# units.yaml
- id: reception
  title: Onthaal
  part_of: citizen-affairs
- id: citizen-affairs
  title: Burgerzaken
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.circles import circles
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, PolicyItem, Unit


def find(dossier: Dossier) -> Iterator[Problem]:
    """The circles in what is part of what."""
    units = {id_: item.part_of for id_, item in dossier.all(Unit).items()}
    policy = {id_: item.part_of for id_, item in dossier.all(PolicyItem).items()}
    for kind, above in (("units", units), ("policy_plan", policy)):
        for circle in circles({id_: (upper,) for id_, upper in above.items() if upper is not None}):
            yield Problem(
                Address(kind, circle[0], ("part_of",)),
                Message("`{id}` is a part of itself: {circle}.", {"id": circle[0], "circle": _written(circle)}),
                Message("Remove `part_of` from the one that stands at the top."),
            )


def _written(circle: tuple[str, ...]) -> str:
    return " → ".join((*circle, circle[0]))


CHECK = Check("DV205", Severity.ERROR, __doc__, find, fixed=True)
