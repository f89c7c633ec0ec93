"""A value is translated into principles.

**What it does.** Reports a value that no principle translates. It is silent until there is a principle.

**Why it is bad.** A value without a guideline stays a word on a poster: nobody knows what to do differently tomorrow.

**Example.**

```yaml
# values.yaml
- id: one-of-us
  title: Een van ons
- id: doers
  title: Doeners met gezond verstand
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  values: [one-of-us]
```

**Use instead.** Write a principle for it.

```yaml
# values.yaml
- id: one-of-us
  title: Een van ons
- id: doers
  title: Doeners met gezond verstand
# principles.yaml
- id: known-face
  title: Wie je helpt, ken je bij naam
  values: [one-of-us]
- id: solve-first
  title: Eerst oplossen, dan pas doorverwijzen
  values: [doers]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Principle, Value


def find(dossier: Dossier) -> Iterator[Problem]:
    """The values that no principle translates."""
    translated = named(dossier, Principle, "values")
    for value in live(dossier, Value) if dossier.all(Principle) else ():
        if value.id not in translated:
            yield Problem(
                Address("values", value.id),
                Message("No principle translates value `{id}`.", {"id": value.id}),
                Message("Write a principle that names it in `values`."),
            )


CHECK = Check("DV311", Severity.WARNING, __doc__, find, needs=(Principle,))
