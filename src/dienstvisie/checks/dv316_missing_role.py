"""All roles have a voice.

**What it does.** Reports roles that no stakeholder group plays: by default management, staff, majority and opposition;
`expected_roles` in the settings changes that. It is silent until there is a stakeholder group or an idea.

**Why it is bad.** Whoever had no voice will not carry the vision. Majority and opposition both matter: a vision lives
longer than a term of office.

**Example.**

```yaml
# stakeholders.yaml
- {id: mt, title: Managementteam, role: management}
- {id: counter, title: Medewerkers aan het loket, role: staff}
- {id: executive, title: College en meerderheid, role: majority}
```

**Use instead.** Invite the missing group, or change `expected_roles` if it has no place in this project.

```yaml
# stakeholders.yaml
- {id: mt, title: Managementteam, role: management}
- {id: counter, title: Medewerkers aan het loket, role: staff}
- {id: executive, title: College en meerderheid, role: majority}
- {id: opposition, title: Raadsleden van de oppositie, role: opposition}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea, Settings, Stakeholder


def find(dossier: Dossier) -> Iterator[Problem]:
    """The roles that nobody plays, in one problem."""
    there = {group.role for group in live(dossier, Stakeholder)}
    missing = [role for role in dict.fromkeys(dossier.settings.expected_roles) if role not in there]
    if missing and (there or dossier.all(Idea)):
        yield Problem(
            Address("stakeholders"),
            counted(
                "No stakeholder group plays the role {roles}.",
                "No stakeholder groups play the roles {roles}.",
                len(missing),
                {"roles": ", ".join(missing)},
            ),
            Message("Invite these groups, or change `expected_roles` in the settings."),
        )


CHECK = Check("DV316", Severity.WARNING, __doc__, find, needs=(Stakeholder, Settings))
