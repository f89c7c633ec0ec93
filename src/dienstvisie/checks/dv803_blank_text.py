"""A text says something.

**What it does.** Reports a text of nothing but spaces and line ends.

**Why it is bad.** Documents show an empty place, and nobody is told that something is missing.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  result: "  "
```

**Use instead.** Write the text, or remove the key.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import corpus
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier


def find(dossier: Dossier) -> Iterator[Problem]:
    """The blank texts."""
    texts = corpus(dossier)
    for number, text in enumerate(texts.texts):
        if text.isspace():
            yield Problem(
                texts.place(number).address, Message("This text is blank."), Message("Write it, or remove the key.")
            )


CHECK = Check("DV803", Severity.WARNING, __doc__, find)
