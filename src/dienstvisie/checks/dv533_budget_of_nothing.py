"""There is a budget for what ideas cost.

**What it does.** Reports that the operating or the investment budget is 0 in every year of the roadmap, while ideas
that are still to be done cost money of that kind.

**Why it is bad.** None of these ideas can ever be planned.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2026-Q4, budgets: {2026: {operating: 0}}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  costs: [{amount: 4000, kind: operating}]
```

**Use instead.** Fill in the budget, or leave it out where it is not limited.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2026-Q4, budgets: {2026: {operating: 25000}}}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  costs: [{amount: 4000, kind: operating}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import is_done, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Planning, Settings
from dienstvisie.schema.periods import first_month, last_month

NOTHING = {
    "operating": Message("The operating budget is 0 in every year of the roadmap, but ideas cost money of it."),
    "investment": Message("The investment budget is 0 in every year of the roadmap, but ideas cost money of it."),
}


def find(dossier: Dossier) -> Iterator[Problem]:
    """The kinds of budget that have nothing, though ideas cost something."""
    planning = dossier.settings.planning
    if planning is None:
        return
    for kind, message in NOTHING.items():
        years = _years(planning)
        if not years or any(_amount(planning, year, kind) != 0 for year in years):
            continue
        costly = [idea for idea in live(dossier, Idea) if not is_done(idea) and _costs(idea, kind)]
        if costly:
            yield Problem(
                Address("settings", None, ("planning", "budgets", years[0], kind)),
                message,
                Message("Fill in the budget, or leave it out where it is not limited."),
                tuple((_costing(idea), Address("ideas", idea.id, ("costs",))) for idea in costly),
            )


def _years(planning: Planning) -> tuple[int, ...]:
    return tuple(range(first_month(planning.start) // 12, last_month(planning.end) // 12 + 1))


def _amount(planning: Planning, year: int, kind: str) -> int | None:
    budget = planning.budgets.get(year)
    return None if budget is None else budget.operating if kind == "operating" else budget.investment


def _costs(idea: Idea, kind: str) -> bool:
    costs = (*idea.costs, *(cost for part in idea.subprojects for cost in part.costs))
    spent = (cost for cost in costs if cost.direction == "expense" and cost.recurs == "once")
    return any(cost.kind == kind and cost.amount for cost in spent)


def _costing(idea: Idea) -> Message:
    return Message("Idea `{id}` costs money of it.", {"id": idea.id})


CHECK = Check("DV533", Severity.WARNING, __doc__, find, needs=(Idea, Settings))
