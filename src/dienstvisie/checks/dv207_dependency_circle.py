"""Ideas do not wait for one another in a circle.

**What it does.** Reports ideas that depend on one another, so that none can be the first. The whole circle is shown,
once. Where several circles hang together, the next is shown when the first is broken. Its severity is
fixed: what makes a dossier wrong to read stays an error.

**Why it is bad.** None of these ideas could ever start, so none can be on the roadmap.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  depends_on: [appointments]
- id: appointments
  title: Werken op afspraak
  depends_on: [quick-desk]
```

**Use instead.** Remove the weakest of the dependencies, or cut an idea in two.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  depends_on: [appointments]
- id: appointments
  title: Werken op afspraak
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.circles import circles
from dienstvisie.checks.items import having
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dependency, Dossier, Idea


def find(dossier: Dossier) -> Iterator[Problem]:
    """The circles in what waits for what."""
    ideas = {idea.id: idea for idea in having(dossier, Idea, "depends_on")}
    for circle in circles({id_: _needs(idea) for id_, idea in ideas.items()}):
        first = ideas[circle[0]]
        index = next(i for i, part in enumerate(first.depends_on) if _id(part) == circle[1])
        yield Problem(
            Address("ideas", first.id, ("depends_on", index)),
            Message("These ideas wait for one another: {circle}.", {"circle": " → ".join((*circle, circle[0]))}),
            Message("Remove one of these dependencies."),
            tuple((Message("`{id}` is here.", {"id": id_}), Address("ideas", id_)) for id_ in circle[1:]),
        )


def _needs(idea: Idea) -> tuple[str, ...]:
    return tuple([id_ for id_ in map(_id, idea.depends_on) if id_ != idea.id])


def _id(part: str | Dependency) -> str:
    return part if isinstance(part, str) else part.idea


CHECK = Check("DV207", Severity.ERROR, __doc__, find, fixed=True)
