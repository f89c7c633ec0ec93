"""A code of the multi-year plan is used once.

**What it does.** Reports an item of the multi-year plan whose `code` another item has already.

**Why it is bad.** The export to the multi-year plan would put the amounts of both under one action.

**Example.**

```yaml
# policy_plan.yaml
- id: reception
  title: Geïntegreerd onthaal
  kind: objective
  code: "BD01"
- id: digital
  title: Digitale dienstverlening
  kind: objective
  code: "BD01"
```

**Use instead.** Give each item the code that it has in the organisation's own plan.

```yaml
# policy_plan.yaml
- id: reception
  title: Geïntegreerd onthaal
  kind: objective
  code: "BD01"
- id: digital
  title: Digitale dienstverlening
  kind: objective
  code: "BD02"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, PolicyItem


def find(dossier: Dossier) -> Iterator[Problem]:
    """The items with a code that was used before."""
    first: dict[str, str] = {}
    for item in dossier.all(PolicyItem).values():
        code = item.code.strip()
        if first.setdefault(code, item.id) != item.id:
            yield Problem(
                Address("policy_plan", item.id, ("code",)),
                Message("The code `{code}` belongs to `{first}` already.", {"code": code, "first": first[code]}),
                Message("Give this one its own code, as the multi-year plan writes it."),
                ((Message("The first is here."), Address("policy_plan", first[code], ("code",))),),
            )


CHECK = Check("DV208", Severity.ERROR, __doc__, find)
