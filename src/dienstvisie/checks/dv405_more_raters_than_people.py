"""No more people rated than were there.

**What it does.** Compares the raters of a session with its `headcount`, for each stakeholder group that the headcount
names, and reports groups with more raters than people.

**Why it is bad.** Somebody's ratings are in twice, or the headcount that the report shows is wrong.

**Example.**

```yaml
# sessions.yaml
- id: evening
  title: Avond met het loket
  kind: workshop
  date: 2026-01-15
  headcount: {staff: 1}
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
    - {id: p02, group: staff}
```

**Use instead.** Correct the headcount, or remove the ratings that do not belong there.

```yaml
# sessions.yaml
- id: evening
  title: Avond met het loket
  kind: workshop
  date: 2026-01-15
  headcount: {staff: 2}
# ratings.yaml
- id: evening
  title: Avond met het loket
  session: evening
  raters:
    - {id: p01, group: staff}
    - {id: p02, group: staff}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, RatingSheet, Session


def find(dossier: Dossier) -> Iterator[Problem]:
    """The groups of a session with more raters than people."""
    raters: dict[tuple[str, str], set[str]] = {}
    for sheet in dossier.all(RatingSheet).values():
        for rater in sheet.raters:
            raters.setdefault((sheet.session, rater.group), set()).add(rater.id)
    for turn in (turn for table in dossier.rating_tables for turn in table.turns):
        if turn.session is not None:
            raters.setdefault((turn.session, turn.group), set()).add(turn.id)
    for session in dossier.all(Session).values():
        for group, people in session.headcount.items():
            number = len(raters.get((session.id, group), ()))
            if number > people:
                yield Problem(
                    Address("sessions", session.id, ("headcount", group)),
                    counted(
                        "{number} rater of `{group}` rated in this session; {people} were there.",
                        "{number} raters of `{group}` rated in this session; {people} were there.",
                        number,
                        {"group": group, "people": people},
                    ),
                    Message("Correct the headcount, or remove ratings that are in twice."),
                )


CHECK = Check("DV405", Severity.WARNING, __doc__, find, needs=(RatingSheet,))
