"""A challenge is met by an idea.

**What it does.** Reports a challenge that no idea names. It is silent until there is an idea.

**Why it is bad.** A problem that people recognised would stay as it is, without anybody having decided so.

**Example.**

```yaml
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
- id: plain-language
  title: Schrijven zoals inwoners spreken
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [waiting]
```

**Use instead.** Name the challenge in an idea, or give it the status `archived`.

```yaml
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
- id: plain-language
  title: Schrijven zoals inwoners spreken
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [waiting]
- id: letters
  title: Alle modelbrieven herschrijven met inwoners
  challenges: [plain-language]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live, named
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea


def find(dossier: Dossier) -> Iterator[Problem]:
    """The challenges that no idea meets."""
    met = named(dossier, Idea, "challenges")
    for challenge in live(dossier, Challenge) if dossier.all(Idea) else ():
        if challenge.id not in met:
            yield Problem(
                Address("challenges", challenge.id),
                Message("No idea meets challenge `{id}`.", {"id": challenge.id}),
                Message("Name it in the `challenges` of an idea, or archive it."),
            )


CHECK = Check("DV305", Severity.WARNING, __doc__, find, needs=(Idea,))
