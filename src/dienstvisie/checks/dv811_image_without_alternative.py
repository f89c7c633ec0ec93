"""A picture has a text alternative.

**What it does.** Reports a Markdown picture without a text in its square brackets.

**Why it is bad.** Who cannot see the picture gets nothing (WCAG 1.1.1), and public bodies are bound to that by law.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: "![](schets.png)"
```

**Use instead.** Say what there is to be seen.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: "![Schets: de balie staat links van de ingang](schets.png)"
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import corpus
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

_PICTURE = re.compile(r"!\[\s*\]\(")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The pictures without a text."""
    texts = corpus(dossier)
    for place, _ in texts.search(_PICTURE) if texts.has("![") else ():
        yield Problem(
            place.address,
            Message("A picture here has no text alternative."),
            Message("Say in the square brackets what there is to be seen."),
        )


CHECK = Check("DV811", Severity.WARNING, __doc__, find)
