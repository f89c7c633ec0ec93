"""A dossier holds no e-mail addresses.

**What it does.** Reports an e-mail address in any text. The general mailbox of an organisation, such as `info@` or
`contact@`, may stay.

**Why it is bad.** An address of a person is personal data. It ends up in documents and, for ever, in the history of
the files.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  first_step: Mail naar voornaam.naam@gemeente.example om mee te doen.
```

**Use instead.** Name the function or the team.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  first_step: Vraag het diensthoofd burgerzaken om mee te doen.
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

_ADDRESS = re.compile(r"@(?=[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,})")
_BEFORE = re.compile(r"[\w.+%-]+$")
_GENERAL = "info contact onthaal gemeente stad post mail noreply no-reply privacy webmaster"
GENERAL = frozenset(_GENERAL.split())
"""The part before the @ of addresses that are no person's."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The e-mail addresses in texts, once per text."""
    texts = corpus(dossier)
    told: Place | None = None
    for place, match in texts.search(_ADDRESS):
        before = _BEFORE.search(texts.joined, max(0, match.start() - 64), match.start())
        if before is not None and before[0].casefold() not in GENERAL and place != told:
            told = place
            yield Problem(
                place.address,
                Message("There is an e-mail address in this text."),
                Message("Name the function or the team instead."),
            )


CHECK = Check("DV701", Severity.ERROR, __doc__, find)
