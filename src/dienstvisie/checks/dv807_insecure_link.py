"""Links are encrypted.

**What it does.** Says that a text holds a web address with `http:` instead of `https:`.

**Why it matters.** Browsers warn readers of such pages, and what they see there can be changed on the way.

**Example.**

```yaml
# inspirations.yaml
- id: eight-bs
  title: Acht b's van toegankelijkheid
  origin: Een gids voor toegankelijke dienstverlening
  lesson: Een dienst is pas goed als mensen er geraken.
  sources: ["http://gids.example/acht-bs"]
```

**Use instead.** Write `https:`, after trying whether it works.

```yaml
# inspirations.yaml
- id: eight-bs
  title: Acht b's van toegankelijkheid
  origin: Een gids voor toegankelijke dienstverlening
  lesson: Een dienst is pas goed als mensen er geraken.
  sources: ["https://gids.example/acht-bs"]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import Place, corpus
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

_INSECURE = re.compile(r"http://\w")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts with such an address, once per text."""
    told: Place | None = None
    for place, _ in corpus(dossier).search(_INSECURE):
        if place != told:
            told = place
            yield Problem(
                place.address, Message("A web address here is not encrypted (`http:`)."), Message("Try `https:`.")
            )


CHECK = Check("DV807", Severity.INFO, __doc__, find)
