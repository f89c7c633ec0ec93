"""The first phase can have its early successes.

**What it does.** Counts the ideas, and parts of ideas, that can be an early success in the first phase of the roadmap:
those that say `quick_win: true`, and those that are short and light enough by `planning.quick_wins` in the settings
and may start in that phase. What does not say how long it takes is none. Reports that there are fewer than `at_least`.
Whether they also fit in time, effort and money, only the plan can tell: DV510 reports that.

**Why it is bad.** Early successes create the appetite and the support that the long projects need.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, quick_wins: {at_least: 1}}
# ideas.yaml
- id: one-crew
  title: Eén onthaalploeg
  duration: 24
  effort: {reception: 300}
```

**Use instead.** Cut a first part off a long idea, or add something small that people will see.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4, quick_wins: {at_least: 1}}
# ideas.yaml
- id: one-crew
  title: Eén onthaalploeg
  subprojects:
    - {id: one-sign, title: Eén bord aan elke deur, duration: 3, effort: {reception: 10}}
    - {id: one-roster, title: Eén rooster, duration: 24, effort: {reception: 290}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.early import can_be_early
from dienstvisie.checks.items import live
from dienstvisie.checks.periods import has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The wish for early successes, where too few ideas can be one."""
    planning = dossier.settings.planning
    ideas = live(dossier, Idea)
    if planning is None or not ideas or not has_periods(planning):
        return
    possible = sum(can_be_early(idea, planning) for idea in ideas)
    wanted = planning.quick_wins.at_least
    if possible < wanted:
        few = counted(
            "Only {number} idea can be a quick win in the first phase; at least {wanted} are wanted.",
            "Only {number} ideas can be a quick win in the first phase; at least {wanted} are wanted.",
            possible,
            {"wanted": wanted},
        )
        hint = Message("Add something small that people will see, or cut a first part off a long idea.")
        yield Problem(Address("settings", None, ("planning", "quick_wins", "at_least")), few, hint)


CHECK = Check("DV330", Severity.WARNING, __doc__, find, needs=(Idea, Settings))
