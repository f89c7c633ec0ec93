"""A link says where it goes.

**What it does.** Reports a Markdown link whose text is `hier`, `klik hier`, `lees meer`, `link`, `here`, `click
here`, `read more` or the like.

**Why it is bad.** People who listen to a page hear its links in a row: "here, here, here" (WCAG 2.4.4).

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: De schets staat [hier](https://gemeente.example/schets).
```

**Use instead.** Make the link of the words that say what is there.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: Bekijk [de schets van de balie](https://gemeente.example/schets).
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

_LINK = re.compile(r"(?<!!)\[([^\[\]\x1e]{1,40})\]\(")
EMPTY_WORDS = frozenset(
    (
        "hier",
        "klik hier",
        "klik",
        "lees meer",
        "meer",
        "meer info",
        "meer informatie",
        "link",
        "deze link",
        "deze pagina",
        "here",
        "click here",
        "click",
        "read more",
        "more",
        "more info",
        "this link",
        "this page",
    )
)


def find(dossier: Dossier) -> Iterator[Problem]:
    """The links whose text says nothing."""
    texts = corpus(dossier)
    for place, match in texts.search(_LINK) if texts.has("](") else ():
        if match[1].strip(" *_.").casefold() in EMPTY_WORDS:
            yield Problem(
                place.address,
                Message("The link `{text}` does not say where it goes.", {"text": match[1]}),
                Message("Make the link of the words that say what is there."),
            )


CHECK = Check("DV810", Severity.WARNING, __doc__, find)
