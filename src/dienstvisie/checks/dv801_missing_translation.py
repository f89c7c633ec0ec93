"""A text in several languages is there in all of them.

**What it does.** Reports a text that is given per language and misses one of the `languages` of the settings. A text
in `nl` serves `nl-BE` too.

**Why it is bad.** The document in that language would show the text of another one.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
languages: [nl-BE, en, fr]
# ideas.yaml
- id: quick-desk
  title: {nl-BE: Snelbalie, en: Quick desk}
```

**Use instead.** Add the translation, or remove the language from the settings.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
languages: [nl-BE, en, fr]
# ideas.yaml
- id: quick-desk
  title: {nl-BE: Snelbalie, en: Quick desk, fr: Guichet rapide}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.translations import tongue, untranslated
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts that miss a language of the documents; the main language is the matter of another rule."""
    settings = dossier.settings
    wanted = [
        language for language in dict.fromkeys(settings.languages) if tongue(language) != tongue(settings.language)
    ]
    for place, missing in untranslated(dossier, wanted):
        yield Problem(
            place,
            Message("This text is not there in: {languages}.", {"languages": ", ".join(missing)}),
            Message("Add the translation, or remove the language from `languages` in the settings."),
        )


CHECK = Check("DV801", Severity.WARNING, __doc__, find, needs=(Settings,))
