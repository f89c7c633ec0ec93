"""What a planning problem is known by: equal for two that must give the same plan, in whatever order they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

from dienstvisie.planning.problem import PlanningProblem

LENGTH = 16
_WORDS = frozenset({"title", "titles", "address", "of_idea"})
"""What is only said, or only a place in a file: no plan depends on it."""
_SETS = frozenset({"lanes", "exclusions", "predecessors", "quick_wins_for", "ideas"})
"""Fields of which the order means nothing."""


def fingerprint(problem: PlanningProblem) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of all figures, dates and links of a problem."""
    whole = replace(problem, tasks=())
    by_idea: dict[str, list[object]] = {}
    for task in problem.tasks:
        by_idea.setdefault(task.idea, []).append(_plain(task))
    return sha256(_json([_plain(whole), by_idea]).encode()).hexdigest()[:LENGTH]


def _plain(value: object, name: str = "") -> object:
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.name not in _WORDS)
        return {field: _plain(getattr(value, field), field) for field in kept}
    if isinstance(value, Mapping):
        return _sorted([_plain(key), _plain(part)] for key, part in value.items())
    if isinstance(value, tuple | list | frozenset):
        parts = [_plain(part) for part in value]
        return _sorted(parts) if name in _SETS else parts
    return value


def _sorted(parts: Iterable[object]) -> list[object]:
    return sorted(parts, key=_json)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
