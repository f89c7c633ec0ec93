"""A vision has three to seven values.

**What it does.** Says that there are fewer than three values or more than seven. It is silent until there is a value.

**Why it matters.** People can remember about five. With more, nobody knows which one counts; with one or two, little
is said.

**Example.**

```yaml
# values.yaml
- {id: doers, title: Doeners met gezond verstand}
- {id: one-of-us, title: Een van ons}
```

**Use instead.** Bring values that say nearly the same together, or look for what is still missing.

```yaml
# values.yaml
- {id: doers, title: Doeners met gezond verstand}
- {id: one-of-us, title: Een van ons}
- {id: open-door, title: De achterdeur staat open}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Value

FEWEST, MOST = 3, 7


def find(dossier: Dossier) -> Iterator[Problem]:
    """Too few or too many values."""
    number = sum(1 for _ in live(dossier, Value))
    if number and not FEWEST <= number <= MOST:
        yield Problem(
            Address("values"),
            counted("There is {number} value.", "There are {number} values.", number),
            Message("Three to seven values are remembered best."),
        )


CHECK = Check("DV326", Severity.INFO, __doc__, find, needs=(Value,))
