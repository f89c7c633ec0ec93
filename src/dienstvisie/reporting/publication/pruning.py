"""An item without some of its references, wherever in it they stand: the schema's types say where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dienstvisie.diagnostics import Key
from dienstvisie.schema import Model
from dienstvisie.schema.journey import Step
from dienstvisie.schema.links import links

M = TypeVar("M", bound=Model)
Paths = list[tuple[Key, ...]]
_NOTHING = object()
INSEPARABLE = frozenset({(Step, "unit")})
"""Fields without which their part would say something else: a step without a unit is one that the customer takes."""


def without(item: M, keeps: Callable[[str, str], bool]) -> M | None:
    """The item without the references of which `keeps(target, id)` is false; None where it cannot do without one.

    What stands in a list or a mapping is taken out of it. A part that cannot do without goes as a whole.
    """
    paths = [link.keys for link in links(item) if not keeps(link.target, link.id)]
    if not paths:
        return item
    left = _cut(item, paths)
    return None if left is _NOTHING else left


def _cut(value: Any, paths: Paths) -> Any:
    """The value without what the paths lead to; `_NOTHING` where nothing of it can stay."""
    if any(not path for path in paths):
        return _NOTHING
    below: dict[Key, Paths] = {}
    for first, *rest in paths:
        below.setdefault(first, []).append(tuple(rest))
    if isinstance(value, Model):
        return _cut_model(value, below)
    if isinstance(value, Mapping):
        parts = {key: _cut(part, below[key]) if key in below else part for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not _NOTHING}
    row = [_cut(part, below[number]) if number in below else part for number, part in enumerate(value)]
    return tuple(part for part in row if part is not _NOTHING)


def _cut_model(value: Model, below: Mapping[Key, Paths]) -> Any:
    changed: dict[str, Any] = {}
    for name, paths in below.items():
        field = type(value).model_fields[str(name)]
        left = _cut(getattr(value, str(name)), paths)
        if left is _NOTHING:
            if field.is_required() or (type(value), name) in INSEPARABLE:
                return _NOTHING
            left = field.get_default(call_default_factory=True)
        changed[str(name)] = left
    return value.model_copy(update=changed)
