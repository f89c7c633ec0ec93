"""A dossier holds no phone numbers.

**What it does.** Reports a Belgian or Dutch phone number, or an international one that starts with `+` or `00`, in
any text. Free numbers (0800, 0900) may stay.

**Why it is bad.** The number of a person is personal data. It ends up in documents and, for ever, in the history of
the files.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  first_step: Bel 0470 00 00 00 om mee te doen.
```

**Use instead.** Name the function or the team.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  first_step: Bel het diensthoofd burgerzaken om mee te doen.
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

_SEPARATOR = r"[ ./\u00a0-]{0,2}"
_FOREIGN = re.compile(rf"\+(?:{_SEPARATOR}\(?\d\)?){{8,15}}(?!\d)")
_NATIONAL = re.compile(rf"0[1-9]\d{{0,2}}\)?(?:{_SEPARATOR}\d){{6,8}}(?!{_SEPARATOR}\d)")
_ZEROS = re.compile(rf"00(?:{_SEPARATOR}\(?\d\)?){{9,15}}(?!\d)")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_BEFORE = re.compile(r"[\w.,/=&#%+-]")
FREE = ("0800", "0900", "0901", "0902", "0903", "0904", "0905", "0906", "0909")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The phone numbers in texts, once per text."""
    texts = corpus(dossier)
    told: set[Place] = set()
    for pattern in (_FOREIGN, _ZEROS, _NATIONAL):
        for place, match in texts.search(pattern):
            before = texts.joined[max(0, match.start() - 1) : match.start()]
            if place not in told and not _BEFORE.match(before) and (pattern is not _NATIONAL or _is_national(match[0])):
                told.add(place)
                yield Problem(
                    place.address,
                    Message("There is a phone number in this text: {number}.", {"number": match[0]}),
                    Message("Name the function or the team instead."),
                )


def _is_national(written: str) -> bool:
    """Whether it has as many digits as a number in Belgium (9, mobile 10) or in the Netherlands (10)."""
    digits = re.sub(r"\D", "", written)
    if len(digits) not in (9, 10) or digits.startswith(FREE) or _DATE.match(written):
        return False
    return re.fullmatch(r"0\d{3}\.\d{3}\.\d{3}", written) is None or digits.startswith("04")


CHECK = Check("DV702", Severity.ERROR, __doc__, find)
