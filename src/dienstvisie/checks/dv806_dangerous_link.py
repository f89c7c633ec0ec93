"""Links lead to pages.

**What it does.** Reports a Markdown link or a web address with a scheme that runs code or holds data: `javascript:`,
`vbscript:`, `data:`, `file:`, also when it is disguised with spaces or character references.

**Why it is bad.** A reader who clicks it runs a program instead of opening a page; documents drop such links.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: Zie [de schets](javascript:alert(1)).
```

**Use instead.** Link to a page with `https:`.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: Zie [de schets](https://gemeente.example/schets).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import corpus
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier

_TARGETS = re.compile(r"\]\(([^)\x1e]*)|\]:([^\n\x1e]*)|<([^\s<>\x1e]*)>")
_STARTS = ("](", "]:", "<")
_DANGEROUS = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff\\]")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The links with a scheme that is none of a page."""
    texts = corpus(dossier)
    if not any(map(texts.has, _STARTS)):
        return
    for place, match in texts.search(_TARGETS):
        target = _IGNORED.sub("", unescape(match[1] or match[2] or match[3] or "")).lstrip("<")
        scheme = _DANGEROUS.match(target)
        if scheme is not None:
            yield Problem(
                place.address,
                Message("A link here starts with `{scheme}`.", {"scheme": scheme[0].lower()}),
                Message("Link to a page with `https:`."),
            )


CHECK = Check("DV806", Severity.ERROR, __doc__, find)
