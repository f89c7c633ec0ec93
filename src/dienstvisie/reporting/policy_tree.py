"""The multi-year plan as a tree: what is under what, what is priority, and what hangs on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from dienstvisie.reporting.amounts import Amount, Direction, amounts
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, Idea, PolicyItem, live

_DIGITS = re.compile("([0-9]+)")

T = TypeVar("T", Idea, Embedding)
CodeKey = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class PolicyTree:
    """The items that count, by id. `order` has each after what it is under, codes in their natural order.

    `above` and `below` name the neighbours, `depth` is 0 at the top. `priority` are the items that are marked as
    priority, or that have one below them. `ideas` and `instruments` are those that hang on an item itself; `amounts`
    are what the ideas on it and below it cost and bring in.
    """

    items: Mapping[str, PolicyItem]
    order: tuple[str, ...]
    above: Mapping[str, str]
    below: Mapping[str, tuple[str, ...]]
    depth: Mapping[str, int]
    priority: frozenset[str]
    ideas: Mapping[str, tuple[Idea, ...]]
    instruments: Mapping[str, tuple[Embedding, ...]]
    amounts: Mapping[str, tuple[Amount, ...]]

    def own(self, id_: str) -> tuple[Amount, ...]:
        """What the ideas on an item itself cost and bring in, without those below it."""
        sums: Counter[tuple[int, str, Direction]] = Counter()
        _count(sums, self.amounts[id_])
        for child in self.below[id_]:
            sums.subtract({(one.year, one.kind, one.direction): one.euros for one in self.amounts[child]})
        return tuple(one for one in _listed(sums) if one.euros)

    def nearest(self, id_: str, field: Literal["unit", "mandate_holder", "policy_field", "policy_item"]) -> str | None:
        """What an item says in a field, or else what the nearest one above it says."""
        said: str | None = getattr(self.items[id_], field)
        while said is None and id_ in self.above:
            id_ = self.above[id_]
            said = getattr(self.items[id_], field)
        return said

    def path(self, id_: str) -> tuple[PolicyItem, ...]:
        """From the top down to an item; nothing where it does not count."""
        found = []
        step: str | None = id_ if id_ in self.items else None
        while step is not None:
            found.append(self.items[step])
            step = self.above.get(step)
        return tuple(reversed(found))


def policy_tree(sources: Sources) -> PolicyTree:
    """The multi-year plan of a dossier.

    What is under something that does not count stands at the top, and so does the first item of a circle, and what is
    under an item of other rules (BBC or BBV): each plan holds its own items alone.
    """
    items = {item.id: item for item in live(sources.dossier, PolicyItem)}
    order, above, depth = _walk(items)
    below: dict[str, list[str]] = {id_: [] for id_ in order}
    for id_ in order:
        if id_ in above:
            below[above[id_]].append(id_)
    ideas = _on(items, live(sources.dossier, Idea))
    return PolicyTree(
        items=items,
        order=order,
        above=above,
        below={id_: tuple(under) for id_, under in below.items()},
        depth=depth,
        priority=_priority(items, order, above),
        ideas=ideas,
        instruments=_on(items, live(sources.dossier, Embedding)),
        amounts=_sums(sources, ideas, order, above),
    )


def code_key(code: str) -> CodeKey:
    """For sorting codes as people count: `AC2` before `AC10`. Numbers may have any length."""
    return tuple(_piece(piece) for piece in _DIGITS.split(code) if piece)


def _piece(piece: str) -> tuple[int, int, str]:
    if not piece[0].isascii() or not piece[0].isdigit():
        return (1, 0, piece)
    number = piece.lstrip("0")
    return (0, len(number), number)


def _walk(items: Mapping[str, PolicyItem]) -> tuple[tuple[str, ...], dict[str, str], dict[str, int]]:
    """All items, each once and after what it is under; a circle is entered at its first item."""
    ids = sorted(items, key=lambda id_: (items[id_].regime, code_key(items[id_].code), id_))
    under: dict[str, list[str]] = {}
    for id_ in ids:
        under.setdefault(_parent(items, id_) or "", []).append(id_)
    above: dict[str, str] = {}
    depth: dict[str, int] = {}
    tops = [id_ for id_ in ids if _parent(items, id_) is None]
    for top in (*tops, *ids):
        stack = [top] if top not in depth else []
        while stack:
            id_ = stack.pop()
            depth[id_] = depth[above[id_]] + 1 if id_ in above else 0
            for child in reversed(under.get(id_, ())):
                if child not in depth and child not in above and child != top:
                    above[child] = id_
                    stack.append(child)
    return tuple(depth), above, depth


def _parent(items: Mapping[str, PolicyItem], id_: str) -> str | None:
    """What an item is under, where that counts and is of the same plan."""
    found = items.get(items[id_].part_of or "")
    return found.id if found and found.regime == items[id_].regime else None


def _priority(items: Mapping[str, PolicyItem], order: tuple[str, ...], above: Mapping[str, str]) -> frozenset[str]:
    marked = {id_ for id_ in order if items[id_].priority}
    for id_ in reversed(order):
        if id_ in marked and id_ in above:
            marked.add(above[id_])
    return frozenset(marked)


def _on(items: Mapping[str, PolicyItem], found: tuple[T, ...]) -> Mapping[str, tuple[T, ...]]:
    hung: dict[str, list[T]] = {}
    for one in found:
        if one.policy_action in items:
            hung.setdefault(str(one.policy_action), []).append(one)
    return {id_: tuple(ones) for id_, ones in hung.items()}


def _sums(
    sources: Sources, ideas: Mapping[str, tuple[Idea, ...]], order: tuple[str, ...], above: Mapping[str, str]
) -> Mapping[str, tuple[Amount, ...]]:
    sums: dict[str, Counter[tuple[int, str, Direction]]] = {id_: Counter() for id_ in order}
    for id_ in reversed(order):
        for idea in ideas.get(id_, ()):
            _count(sums[id_], amounts(sources, idea.id))
        if id_ in above:
            sums[above[id_]].update(sums[id_])
    return {id_: tuple(_listed(found)) for id_, found in sums.items()}


def _count(sums: Counter[tuple[int, str, Direction]], found: tuple[Amount, ...]) -> None:
    for amount in found:
        sums[amount.year, amount.kind, amount.direction] += amount.euros


def _listed(sums: Counter[tuple[int, str, Direction]]) -> Iterator[Amount]:
    for key in sorted(sums):
        yield Amount(*key, sums[key])
