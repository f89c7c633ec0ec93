"""What is said of the whole agrees with its parts.

**What it does.** Reports an idea whose `duration` is not the sum of the durations of its subprojects, and an idea
whose subprojects ask more effort of a unit than the idea itself says.

**Why it is bad.** The roadmap counts with the parts and readers with the whole: the sheet and the picture contradict
each other.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 9
  subprojects:
    - {id: build, title: De balie inrichten, duration: 3}
    - {id: train, title: De medewerkers opleiden, duration: 2}
```

**Use instead.** Leave the figure of the whole out; it is added up for you.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  subprojects:
    - {id: build, title: De balie inrichten, duration: 3}
    - {id: train, title: De medewerkers opleiden, duration: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas whose figures differ from those of their parts."""
    for idea in having(dossier, Idea, "subprojects"):
        months = sum(part.duration for part in idea.subprojects)
        if idea.duration not in (None, months):
            yield Problem(
                Address("ideas", idea.id, ("duration",)),
                counted(
                    "The duration is {stated}, but the subprojects add up to {number} month.",
                    "The duration is {stated}, but the subprojects add up to {number} months.",
                    months,
                    {"stated": idea.duration},
                ),
                Message("Remove `duration`; it is added up for you."),
            )
        yield from _effort(idea)


def _effort(idea: Idea) -> Iterator[Problem]:
    for unit, stated in idea.effort.items():
        days = sum(part.effort.get(unit, 0) for part in idea.subprojects)
        if days > stated:
            yield Problem(
                Address("ideas", idea.id, ("effort", unit)),
                Message(
                    "The subprojects ask more of `{unit}` than the whole idea: {parts} person-days against {stated}.",
                    {"stated": stated, "unit": unit, "parts": days},
                ),
                Message("Correct one of them, or leave the effort to the subprojects."),
            )


CHECK = Check("DV508", Severity.ERROR, __doc__, find)
