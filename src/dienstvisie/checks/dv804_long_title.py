"""A title fits on a line.

**What it does.** Reports a title of more than 120 characters.

**Why it is bad.** It does not fit in tables, in the picture of the roadmap and in the heads of pages.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: >-
    We richten aan elke locatie een balie in waar inwoners zonder afspraak met een korte vraag terechtkunnen en binnen
    vijf minuten weer buiten staan met een antwoord
```

**Use instead.** Keep the title short and put the rest in the description.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: >-
    We richten aan elke locatie een balie in waar inwoners zonder afspraak met een korte vraag terechtkunnen en binnen
    vijf minuten weer buiten staan met een antwoord.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.titles import titles
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

MOST = 120


def find(dossier: Dossier) -> Iterator[Problem]:
    """The titles that are too long."""
    for place in titles(dossier, lambda title: len(title) > MOST):
        yield Problem(
            place.address,
            Message(
                "This title has {number} characters; {most} is the most.", {"number": len(place.text), "most": MOST}
            ),
            Message("Keep it short, and put the rest in `description`."),
        )


CHECK = Check("DV804", Severity.WARNING, __doc__, find)
