"""A group is large enough to be shown.

**What it does.** Says that a stakeholder group has fewer raters than `privacy.threshold`.

**Why it matters.** Public documents hide its results, since readers could guess who said what.

**Example.**

```yaml
# stakeholders.yaml
- {id: mt, title: Managementteam, role: management}
# ratings.yaml
- id: evening
  title: Avond met het managementteam
  session: evening
  raters:
    - {id: p01, group: mt, ideas: {quick-desk: {citizen-impact: 4}}}
```

**Use instead.** Nothing, if it is a small group. Else invite more people, or bring two groups together.

```yaml
# stakeholders.yaml
- {id: mt, title: Managementteam, role: management}
# ratings.yaml
- id: evening
  title: Avond met het managementteam
  session: evening
  raters:
    - {id: p01, group: mt, ideas: {quick-desk: {citizen-impact: 4}}}
    - {id: p02, group: mt, ideas: {quick-desk: {citizen-impact: 3}}}
    - {id: p03, group: mt, ideas: {quick-desk: {citizen-impact: 4}}}
    - {id: p04, group: mt, ideas: {quick-desk: {citizen-impact: 5}}}
    - {id: p05, group: mt, ideas: {quick-desk: {citizen-impact: 2}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, RatingSheet, Settings, Stakeholder


def find(dossier: Dossier) -> Iterator[Problem]:
    """The groups whose results public documents hide."""
    threshold = dossier.settings.privacy.threshold
    raters: dict[str, set[str]] = {}
    for sheet in dossier.all(RatingSheet).values():
        for rater in sheet.raters:
            raters.setdefault(rater.group, set()).add(rater.id)
    for turn in (turn for table in dossier.rating_tables for turn in table.turns):
        raters.setdefault(turn.group, set()).add(turn.id)
    for group in dossier.all(Stakeholder).values():
        number = len(raters.get(group.id, ()))
        if 0 < number < threshold:
            yield Problem(
                Address("stakeholders", group.id),
                counted(
                    "`{id}` has {number} rater; public documents hide groups of fewer than {threshold}.",
                    "`{id}` has {number} raters; public documents hide groups of fewer than {threshold}.",
                    number,
                    {"id": group.id, "threshold": threshold},
                ),
                Message("Invite more people, or bring two groups together; leave it so where the group is small."),
            )


CHECK = Check("DV706", Severity.INFO, __doc__, find, needs=(RatingSheet, Settings))
