"""A title has no full stop.

**What it does.** Says that a title ends in a full stop. Abbreviations such as `enz.` may stay, and a finding may be a
sentence.

**Why it matters.** In lists and tables some titles would end in a full stop and others not.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie in het administratief centrum.
```

**Use instead.** Leave it out.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie in het administratief centrum
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.titles import titles
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

ABBREVIATIONS = ("...", "enz.", "e.d.", "etc.", "a.s.", "p.p.", "o.a.", "v.z.w.", "n.v.", "e.a.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The titles that end in a full stop."""
    for place in titles(dossier, _ends):
        if place.kind != "findings":
            yield Problem(place.address, Message("This title ends in a full stop."), Message("Leave it out."))


def _ends(title: str) -> bool:
    return title.endswith(".") and not title.endswith(ABBREVIATIONS)


CHECK = Check("DV805", Severity.INFO, __doc__, find)
