"""A vision is tested with those whom it is for.

**What it does.** Reports that values, principles or ideas are there, while no feedback names a target group, nor a
session with one.

**Why it is bad.** Employees and citizens find out by themselves what does not work, after it was decided.

**Example.**

```yaml
# values.yaml
- id: doers
  title: Doeners met gezond verstand
```

**Use instead.** Test it, and write down what they thought of it.

```yaml
# target_groups.yaml
- id: young-parents
  title: Jonge ouders
# values.yaml
- id: doers
  title: Doeners met gezond verstand
# feedback.yaml
- id: parents-on-values
  title: Jonge ouders over de waarden
  target_groups: [young-parents]
  values: [doers]
  verdict: supports
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, tested_with
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import KIND_OF, Dossier, Feedback, Idea, Principle, Value

VISION = (Value, Principle, Idea)


def find(dossier: Dossier) -> Iterator[Problem]:
    """A vision that no target group gave feedback on."""
    first = next((KIND_OF[kind].name for kind in VISION if any(live(dossier, kind))), None)
    if first is not None and not any(tested_with(dossier)):
        yield Problem(
            Address(first),
            Message("The vision has not been tested with a target group yet."),
            Message("Write down in `feedback.yaml` what a target group thought of it."),
        )


CHECK = Check("DV317", Severity.WARNING, __doc__, find, needs=(Feedback,))
