"""Service is more than speed.

**What it does.** Reports that all indicators are in units of time, such as minutes or days.

**Why it is bad.** What is measured gets done: people will be helped fast and not well. Cities that asked their
customers found that being understood weighs more than being quick.

**Example.**

```yaml
# indicators.yaml
- {id: counter-wait, title: Wachttijd aan het loket, unit: minuten}
- {id: permit-time, title: Doorlooptijd van een vergunning, unit: dagen}
```

**Use instead.** Measure also how people felt treated, or whether the question was solved at once.

```yaml
# indicators.yaml
- {id: counter-wait, title: Wachttijd aan het loket, unit: minuten}
- {id: permit-time, title: Doorlooptijd van een vergunning, unit: dagen}
- {id: understood, title: Bezoekers die zich begrepen voelen, unit: "%"}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Indicator

_TIME = """
s sec seconde seconden second seconds min minuut minuten minute minutes u uur uren h hour hours
d dag dagen werkdag werkdagen kalenderdag kalenderdagen day days week weken weeks maand maanden month months
jaar jaren year years
"""
_FILLERS = "per of working calendar gemiddeld gemiddelde average"
TIME, FILLERS = frozenset(_TIME.split()), frozenset(_FILLERS.split())


def find(dossier: Dossier) -> Iterator[Problem]:
    """Nothing but time, in one problem."""
    units = [indicator.unit for indicator in live(dossier, Indicator)]
    if units and all(map(_is_time, units)):
        yield Problem(
            Address("indicators"),
            Message("All indicators measure speed."),
            Message("Measure also how people felt treated, or whether their question was solved."),
        )


def _is_time(unit: str) -> bool:
    words = [word for word in re.findall(r"\w+", unit.casefold()) if word not in FILLERS]
    return bool(words) and TIME.issuperset(words)


CHECK = Check("DV608", Severity.WARNING, __doc__, find, needs=(Indicator,))
