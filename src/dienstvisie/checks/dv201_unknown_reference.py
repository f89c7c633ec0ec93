"""A reference names something that exists.

**What it does.** Reports an id that no item of the meant kind has, or no term of the meant vocabulary, and suggests
the nearest that there is. If the id belongs to another kind, it says so.

**Why it is bad.** The chain from finding to challenge to idea breaks, and the item is left out of documents in
silence.

**Example.**

```yaml
# challenges.yaml
- id: waiting
  title: Lange wachttijden aan het loket
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [wating]
```

**Use instead.** Write the id as it stands in the other file, or add the missing item there.

```yaml
# challenges.yaml
- id: waiting
  title: Lange wachttijden aan het loket
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [waiting]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.references import A_TARGET, unclear_items
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier, Link, links

COMPARISONS = 50_000
"""At most so many words are compared to find suggestions, so that a file full of mistakes does not take minutes."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The references to nothing that is known."""
    known = {target: dossier.ids(target) for target in A_TARGET}
    advice: dict[tuple[str, str], Message | None] = {}
    left = COMPARISONS
    for kind, item in unclear_items(dossier):
        for link in links(item):
            if link.id in known[link.target]:
                continue
            wrong = (link.target, link.id)
            if wrong not in advice and left > 0:
                left -= len(known[link.target])
                advice[wrong] = did_you_mean(link.id, known[link.target])
            yield Problem(Address(kind, item.id, link.keys, link.on_key), _message(dossier, link), advice.get(wrong))


def _message(dossier: Dossier, link: Link) -> Message:
    wanted = A_TARGET[link.target]
    for kind, _ in dossier.find(link.id):
        return Message("`{id}` is {found}, not {wanted}.", {"id": link.id, "found": A_TARGET[kind], "wanted": wanted})
    return Message("`{id}` is not known here; this must be the id of {wanted}.", {"id": link.id, "wanted": wanted})


CHECK = Check("DV201", Severity.ERROR, __doc__, find)
