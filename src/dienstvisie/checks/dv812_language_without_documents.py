"""Documents can be made in each language that the settings name.

**What it does.** Reports a language in `languages` of the settings that documents cannot be made in, and a list of
`languages` that is empty. Texts may be in any language; the words around them exist in `nl-BE`, `nl-NL` and `en`.

**Why it is bad.** `dienstvisie build` would stop, or make nothing.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
languages: [nl]
```

**Use instead.** The language with its country, where there are several.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
languages: [nl-BE]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import DOCUMENT_LANGUAGES, Message, did_you_mean
from dienstvisie.schema import Dossier, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The languages without documents."""
    languages = dossier.settings.languages
    if not languages:
        hint = Message("Name at least one: {known}.", {"known": DOCUMENT_LANGUAGES})
        yield Problem(Address("settings", None, ("languages",)), Message("No language is named for documents."), hint)
    for index, language in enumerate(languages):
        if language not in DOCUMENT_LANGUAGES:
            message = Message("Documents cannot be made in `{language}`.", {"language": language})
            address = Address("settings", None, ("languages", index))
            yield Problem(address, message, did_you_mean(language, DOCUMENT_LANGUAGES))


CHECK = Check("DV812", Severity.ERROR, __doc__, find, needs=(Settings,))
