"""Policy fields and policy items are on the organisation's own list.

**What it does.** Reports a `policy_field` or a `policy_item` in the multi-year plan that is not on the list
`policy_fields` in the settings, by its code or by its title in one of the languages. A policy item must be one of those
of its policy field, where the item names one. It is silent where there is no list, and about policy items where the
list names none.

**Why it is bad.** Whoever takes the plan over into the accounts cannot place the amounts, or places them wrongly.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
policy_fields:
  - code: "0130"
    title: Administratieve dienstverlening
    items: [{code: "0130-00", title: Burgerzaken}]
# policy_plan.yaml
- id: service
  title: Sterke dienstverlening
  kind: objective
  code: "BD01"
  policy_field: "0131"
```

**Use instead.** Name what is on the list, or add it there.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
policy_fields:
  - code: "0130"
    title: Administratieve dienstverlening
    items: [{code: "0130-00", title: Burgerzaken}]
# policy_plan.yaml
- id: service
  title: Sterke dienstverlening
  kind: objective
  code: "BD01"
  policy_field: "0130"
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier, PolicyField, PolicyItem, PolicyTerm, Settings

T = TypeVar("T", bound=PolicyTerm)


def find(dossier: Dossier) -> Iterator[Problem]:
    """The fields and items that the list does not name."""
    fields = dossier.settings.policy_fields
    for item in live(dossier, PolicyItem) if fields else ():
        if item.policy_field is not None and not _named(item.policy_field, fields):
            message = Message("Policy field `{name}` is not on the list in the settings.", {"name": item.policy_field})
            yield _problem(item, "policy_field", message, fields)
        inner = _items(fields, item.policy_field)
        if item.policy_item is not None and inner and not _named(item.policy_item, inner):
            yield _problem(item, "policy_item", _not_in(item, fields), inner)


def _items(fields: tuple[PolicyField, ...], field: str | None) -> tuple[PolicyTerm, ...]:
    """The policy items to choose from: those of the field where it is on the list, else all."""
    own = _named(field, fields) if field is not None else ()
    return tuple(item for one in own or fields for item in one.items)


def _named(name: str, terms: Iterable[T]) -> tuple[T, ...]:
    return tuple(term for term in terms if name in term.names)


def _not_in(item: PolicyItem, fields: tuple[PolicyField, ...]) -> Message:
    values = {"name": item.policy_item, "field": item.policy_field}
    if item.policy_field is None or not _named(item.policy_field, fields):
        return Message("Policy item `{name}` is not on the list in the settings.", values)
    return Message("Policy item `{name}` is not in policy field `{field}` on the list in the settings.", values)


def _problem(item: PolicyItem, key: str, message: Message, terms: Iterable[PolicyTerm]) -> Problem:
    known = [name for term in terms for name in term.names]
    return Problem(Address("policy_plan", item.id, (key,)), message, did_you_mean(str(getattr(item, key)), known))


CHECK = Check("DV215", Severity.ERROR, __doc__, find, needs=(Settings,))
