"""Who leads is a function, not a person.

**What it does.** Reports a `lead`, `role`, `owner` or `mandate_holder` that looks like the name of a person: with a
form of address, with initials, or with a first name that is common in Belgium or the Netherlands.

**Why it is bad.** Persons change, functions stay; and a public roadmap with names is personal data that nobody asked
about.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  lead: dhr. J. Voorbeeld
```

**Use instead.** Name the function.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  lead: Diensthoofd burgerzaken
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.checks.persons import looks_like_person
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Idea, ImprovementPlan, Journey, PolicyItem


def find(dossier: Dossier) -> Iterator[Problem]:
    """The functions that look like a person's name."""
    is_person = cache(looks_like_person)
    for kind, id_, keys, function in _functions(dossier):
        if function is not None and is_person(function):
            yield Problem(
                Address(kind, id_, keys),
                Message("`{function}` looks like the name of a person.", {"function": function}),
                Message("Name the function, such as `Diensthoofd burgerzaken`."),
            )


def _functions(dossier: Dossier) -> Iterator[tuple[str, str, tuple[Key, ...], str | None]]:
    for idea in having(dossier, Idea, "lead"):
        yield "ideas", idea.id, ("lead",), idea.lead
    for item in having(dossier, Embedding, "lead"):
        leads = item.lead.items() if isinstance(item.lead, dict) else ((None, item.lead),)
        for language, lead in leads:
            yield "embedding", item.id, ("lead",) if language is None else ("lead", language), lead
    for journey in dossier.all(Journey).values():
        for index, step in enumerate(journey.steps):
            yield "journeys", journey.id, ("steps", index, "role"), step.role
    for plan in dossier.all(ImprovementPlan).values():
        for index, action in enumerate(plan.actions):
            yield "improvement_plans", plan.id, ("actions", index, "owner"), action.owner
    for part in dossier.all(PolicyItem).values():
        yield "policy_plan", part.id, ("mandate_holder",), part.mandate_holder


CHECK = Check("DV703", Severity.WARNING, __doc__, find)
