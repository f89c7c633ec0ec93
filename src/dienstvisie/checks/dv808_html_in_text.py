"""Texts are Markdown, without HTML.

**What it does.** Reports an HTML tag or comment in a text.

**Why it is bad.** Documents show it as it is written, with its signs, since they let no HTML through.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: Een balie <b>zonder afspraak</b>.
```

**Use instead.** Use Markdown.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  description: Een balie **zonder afspraak**.
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

_TAG = re.compile(
    r"<(?:!--|/?(?:a|abbr|article|aside|b|big|blockquote|body|br|button|center|code|dd|details|div|dl|dt|em|embed|figure|"
    r"font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|mark|meta|nav|object|ol|"
    r"option|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|"
    r"template|textarea|tfoot|th|thead|title|tr|tt|u|ul|video)(?:\s[^<>\x1e]*)?/?>)",
    re.IGNORECASE,
)

_PLAIN = ("title", "name")
"""Fields in which Markdown means nothing; in a text of several languages the last key is the language."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts with HTML, once per text."""
    texts = corpus(dossier)
    told: Place | None = None
    for place, match in texts.search(_TAG) if "<" in texts.joined else ():
        if place != told:
            told = place
            yield Problem(
                place.address,
                Message("This text holds HTML: `{tag}`.", {"tag": match[0]}),
                _hint(place),
            )


def _hint(place: Place) -> Message:
    """Titles and names are shown as they are: Markdown would stand there with its signs too."""
    if any(key in _PLAIN for key in place.keys[-2:]):
        return Message("Leave it out: a title or a name is plain text, without markup.")
    return Message("Use Markdown, such as `**bold**`.")


CHECK = Check("DV808", Severity.WARNING, __doc__, find)
