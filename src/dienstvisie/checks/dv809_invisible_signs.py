"""Texts hold no signs that cannot be seen.

**What it does.** Reports control characters, marks that turn the direction of writing, and spaces without width.

**Why it is bad.** A text with a mark for right-to-left can show something else than it says, and a sign that cannot
be seen makes searching fail. They come along when text is copied from elsewhere.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: "Snel\u200bbalie"
```

**Use instead.** Type the text again, or remove the sign.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import BETWEEN, Place, corpus
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

_SIGNS = r"\x00-\x08\x0b\x0c\x0e-\x1d\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{_SIGNS}]")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts with such signs, once per text."""
    texts = corpus(dossier)
    told: Place | None = None
    for place, match in texts.search(_INVISIBLE):
        if place != told:
            told = place
            yield _problem(place, match[0])
    if texts.joined.count(BETWEEN) >= len(texts.texts):
        yield from (_problem(texts.place(n), BETWEEN) for n, text in enumerate(texts.texts) if BETWEEN in text)


def _problem(place: Place, sign: str) -> Problem:
    return Problem(
        place.address,
        Message("This text holds a sign that cannot be seen: U+{code}.", {"code": f"{ord(sign):04X}"}),
        Message("Type the text again, or remove the sign."),
    )


CHECK = Check("DV809", Severity.ERROR, __doc__, find)
