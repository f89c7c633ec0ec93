"""HR instruments carry the values.

**What it does.** Says that no HR instrument carries a value, by itself or by a principle of it. It is silent until
there is an embedding instrument.

**Why it matters.** People do what they are hired for, trained in and praised for. A value that is in no vacancy, talk
or welcome pack fades.

**Example.**

```yaml
# values.yaml
- {id: doers, title: Doeners met gezond verstand}
# embedding.yaml
- {id: roadshow, title: Roadshow langs alle diensten, kind: roadshow, values: [doers]}
```

**Use instead.** Build it into a vacancy text, the yearly talk or the welcome pack.

```yaml
# values.yaml
- {id: doers, title: Doeners met gezond verstand}
# embedding.yaml
- {id: roadshow, title: Roadshow langs alle diensten, kind: roadshow, values: [doers]}
- {id: vacancies, title: Waarden in de vacatures, kind: hr-instrument, values: [doers]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import instruments, live, values_of_principles
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Principle, Value


def find(dossier: Dossier) -> Iterator[Problem]:
    """The values that no HR instrument carries."""
    carried: set[str] = set()
    for item in instruments(dossier):
        if item.kind == "hr-instrument":
            carried.update(item.values, values_of_principles(dossier, item.principles))
    for value in live(dossier, Value) if dossier.all(Embedding) else ():
        if value.id not in carried:
            yield Problem(
                Address("values", value.id),
                Message("No HR instrument carries value `{id}`.", {"id": value.id}),
                Message("Build it into vacancies, yearly talks or the welcome pack."),
            )


CHECK = Check("DV606", Severity.INFO, __doc__, find, needs=(Embedding, Principle))
