"""An idea strengthens a value.

**What it does.** Reports an idea that names no value, and no principle that translates a value.

**Why it is bad.** It may be a good idea, but not one of this vision: it makes the organisation no more itself.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name the values, or the principles that it puts into practice.

```yaml
# values.yaml
- id: one-of-us
  title: Een van ons
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  values: [one-of-us]
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  principles: [known-face]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking, values_of_principles
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Principle


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas that lead to no value."""
    for idea in lacking(dossier, Idea, "values"):
        if not any(values_of_principles(dossier, idea.principles)):
            yield Problem(
                Address("ideas", idea.id, ("values",)),
                Message("Idea `{id}` strengthens no value.", {"id": idea.id}),
                Message("Name `values`, or `principles` that translate a value."),
            )


CHECK = Check("DV307", Severity.WARNING, __doc__, find, needs=(Principle,))
