"""Every phase of the service gets better.

**What it does.** Reports the phases of the service in which no idea works. It is silent until there is an idea.

**Why it is bad.** Customers judge the whole: a quick application followed by silence is poor service.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  phases: [inform, apply, handle, deliver]
```

**Use instead.** Look for an idea in the forgotten phase; mostly it is aftercare.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  phases: [inform, apply, handle, deliver]
- id: call-back
  title: Een telefoontje een week na de verhuizing
  phases: [aftercare]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import named, terms
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The phases without an idea, in one problem."""
    worked_on = named(dossier, Idea, "phases")
    missing = [phase for phase in terms(dossier, "phases") if phase not in worked_on]
    if missing and dossier.all(Idea):
        yield Problem(
            Address("ideas"),
            counted(
                "No idea works in the phase {phases}.",
                "No idea works in the phases {phases}.",
                len(missing),
                {"phases": ", ".join(missing)},
            ),
            Message("Look for an idea there, or add the phase to the `phases` of an idea."),
        )


CHECK = Check("DV320", Severity.WARNING, __doc__, find, needs=(Idea, Settings))
