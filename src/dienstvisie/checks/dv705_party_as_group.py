"""A stakeholder group is no political party.

**What it does.** Reports a stakeholder group whose id, title or description names a Flemish or Dutch party. Names
that are also common words (such as Groen, Vooruit, Volt) count for groups of the majority or the opposition only.

**Why it is bad.** Ratings of such a group are political opinions of a few people: a special category of personal data
(GDPR, article 9).

**Example.**

```yaml
# stakeholders.yaml
- id: councillors-a
  title: Raadsleden van N-VA
  role: opposition
```

**Use instead.** Name the role: majority or opposition.

```yaml
# stakeholders.yaml
- id: opposition
  title: Raadsleden van de oppositie
  role: opposition
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import strings
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Stakeholder

_PARTIES = (
    "N-VA|CD&V|cd&v|CD en V|Open Vld|Open VLD|OpenVLD|Vlaams Belang|PVDA|PTB|Team Fouad Ahidar|"
    "VVD|PvdA|D66|CDA|GroenLinks|Partij voor de Vrijheid|PVV|SGP|ChristenUnie|Partij voor de Dieren|PvdD|BBB|"
    "BoerBurgerBeweging|Nieuw Sociaal Contract|NSC|Forum voor Democratie|FvD|FVD|JA21|BIJ1|50PLUS|50Plus"
)
_WORDS = "Groen|Vooruit|Volt|DENK|Denk|SP|VB|Anders|sp.a"
"""Parties whose name is also a common word or abbreviation."""
_SURE = re.compile(rf"(?<!\w)(?:{_PARTIES})(?!\w)")
_IN_COUNCIL = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)")
_IDS = re.compile(
    r"(?:^|-)(?:n-va|cd-v|cdenv|open-vld|vlaams-belang|pvda|vvd|d66|cda|groenlinks|pvv|sgp|christenunie)(?:-|$)"
)


def find(dossier: Dossier) -> Iterator[Problem]:
    """The groups that name a party, once per group."""
    for group in dossier.all(Stakeholder).values():
        found = next(_parties(group), None)
        if found is not None:
            keys, party = found
            yield Problem(
                Address("stakeholders", group.id, keys),
                Message("`{party}` is a political party.", {"party": party}),
                Message("Make it one group of the majority or of the opposition."),
            )


def _parties(group: Stakeholder) -> Iterator[tuple[tuple[Key, ...], str]]:
    in_council = group.role in ("majority", "opposition")
    match = _IDS.search(group.id)
    if match is not None:
        yield ("id",), match[0].strip("-")
    for keys, text in strings(group):
        if keys[0] in ("title", "description"):
            match = _SURE.search(text) or (_IN_COUNCIL.search(text) if in_council else None)
            if match is not None:
                yield keys, match[0]


CHECK = Check("DV705", Severity.ERROR, __doc__, find)
