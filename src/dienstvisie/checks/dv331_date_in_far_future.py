"""What was seen or measured is not far in the future.

**What it does.** Says that the `date` of a session, or of the evidence of a finding, is more than a year after the date
of this edition (`documents.date`). Without a date of the edition it is silent: the clock is never asked.

**Why it matters.** Mostly it is a slip of the finger in the year. Readers would doubt the whole analysis.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
documents: {date: 2026-06-30}
# sessions.yaml
- {id: evening, title: Avond met het loket, kind: dialogue, date: 2062-03-12}
```

**Use instead.** Correct the date.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
documents: {date: 2026-06-30}
# sessions.yaml
- {id: evening, title: Avond met het loket, kind: dialogue, date: 2026-03-12}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Finding, Session, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The dates that are more than a year after the edition."""
    edition = dossier.settings.documents.date
    for address, day in _dates(dossier) if edition is not None else ():
        if edition is not None and (day.year - 1, day.month, day.day) > (edition.year, edition.month, edition.day):
            yield Problem(
                address,
                Message(
                    "{date} is more than a year after the date of this edition, {edition}.",
                    {"date": day.isoformat(), "edition": edition.isoformat()},
                ),
                Message("Correct the date, or `documents.date` in the settings."),
            )


def _dates(dossier: Dossier) -> Iterator[tuple[Address, date]]:
    for session in live(dossier, Session):
        yield Address("sessions", session.id, ("date",)), session.date
    for finding in having(dossier, Finding, "evidence"):
        if finding.evidence is not None:
            yield Address("findings", finding.id, ("evidence", "date")), finding.evidence.date


CHECK = Check("DV331", Severity.INFO, __doc__, find, needs=(Settings,))
