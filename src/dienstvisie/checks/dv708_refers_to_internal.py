"""What a public item loses in public is known.

**What it does.** Says that a public item refers to one that is marked `internal: true`.

**Why it matters.** A public edition tells of the item without that reference. Where the item cannot do without it, or
where it is feedback on what is internal, the public edition leaves out the item too.

**Example.**

```yaml
# ideas.yaml
- id: sell-branch
  title: Verkoop van het filiaal
  internal: true
- id: new-reception
  title: Eén onthaal
  depends_on: [sell-branch]
```

**Use instead.** Nothing, if readers can do without. Else mark both as internal, or neither.

```yaml
# ideas.yaml
- id: sell-branch
  title: Verkoop van het filiaal
  internal: true
- id: new-reception
  title: Eén onthaal
  internal: true
  depends_on: [sell-branch]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier, RatingSheet
from dienstvisie.schema.links import links


def find(dossier: Dossier) -> Iterator[Problem]:
    """The references to internal items in items that are public; ratings are never public."""
    hidden = {(kind.name, id_) for kind in KINDS for id_, item in dossier.of(kind.name).items() if item.internal}
    for kind in KINDS if hidden else ():
        if kind.model is RatingSheet:
            continue
        for item in dossier.of(kind.name).values():
            if item.internal:
                continue
            for link in links(item):
                if (link.target, link.id) in hidden:
                    yield Problem(
                        Address(kind.name, item.id, link.keys, link.on_key),
                        Message("`{id}` is internal: public documents tell of this item without it.", {"id": link.id}),
                        Message("Leave it so if readers can do without; else mark both as internal, or neither."),
                    )


CHECK = Check("DV708", Severity.INFO, __doc__, find)
