"""A dossier in several languages has its texts in all of them.

**What it does.** Reports, once for each item, the texts that are written without a language while `languages` of the
settings names more than the language of the dossier. Fields that hold no text for people, such as codes, do not count.

**Why it is bad.** The document in the other language shows these texts in the first one.

**Example.**

```yaml
# dienstvisie.yaml
title: {nl-BE: Dienstvisie, en: Service vision}
client: {name: {nl-BE: Gemeente, en: Municipality}}
languages: [nl-BE, en]
# values.yaml
- id: near-by
  title: Dichtbij
```

**Use instead.** The text in each language.

```yaml
# dienstvisie.yaml
title: {nl-BE: Dienstvisie, en: Service vision}
client: {name: {nl-BE: Gemeente, en: Municipality}}
languages: [nl-BE, en]
# values.yaml
- id: near-by
  title: {nl-BE: Dichtbij, en: Close by}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.translations import alone, tongue
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Settings

NAMED = 3
"""So many fields are named; the others are counted."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items with texts in one language alone; at the first of them."""
    settings = dossier.settings
    wanted = [one for one in dict.fromkeys(settings.languages) if tongue(one) != tongue(settings.language)]
    if not wanted:
        return
    for place, fields in alone(dossier):
        more = len(fields) - NAMED
        values = {
            "language": settings.language,
            "fields": ", ".join(f"`{field}`" for field in fields[:NAMED]),
            "languages": ", ".join(wanted),
        }
        said = Message("In `{language}` alone, not in {languages}: {fields}.", values)
        if more > 0:
            said = counted(
                "In `{language}` alone, not in {languages}: {fields} and {number} more.",
                "In `{language}` alone, not in {languages}: {fields} and {number} more.",
                more,
                values,
            )
        yield Problem(place, said, Message("Write the text per language, as in `{{nl-BE: ..., en: ...}}`."))


CHECK = Check("DV813", Severity.WARNING, __doc__, find, needs=(Settings,))
