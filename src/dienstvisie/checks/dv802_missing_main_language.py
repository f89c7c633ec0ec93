"""A text in several languages is there in the main one.

**What it does.** Reports a text that is given per language and misses the `language` of the settings.

**Why it is bad.** The text cannot be shown in the documents that most people read.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: {en: Quick desk}
```

**Use instead.** Add the text in the main language.

```yaml
# ideas.yaml
- id: quick-desk
  title: {nl-BE: Snelbalie, en: Quick desk}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.translations import untranslated
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts that miss the main language."""
    main = dossier.settings.language
    for place, _ in untranslated(dossier, [main]):
        yield Problem(
            place,
            Message("This text is not there in the main language, `{language}`.", {"language": main}),
            Message("Add it, or change `language` in the settings."),
        )


CHECK = Check("DV802", Severity.WARNING, __doc__, find, needs=(Settings,))
