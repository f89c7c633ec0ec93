"""The types, bounds and defaults of fields in words that a reader of YAML understands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from dienstvisie.schema import base
from dienstvisie.schema.base import Model, Reference
from dienstvisie.schema.settings import RuleCode, Year

NAMED: tuple[tuple[Any, str], ...] = (
    (base.Text, "text"),
    (base.Id, "id"),
    (base.Date, "date"),
    (base.Period, "period"),
    (base.YearPart, "part of the year"),
    (base.Line, "string"),
    (base.Language, "language"),
    (Year, "year"),
    (RuleCode, "code of a rule"),
    (base.Flag, "`true` or `false`"),
    (bool, "`true` or `false`"),
    (int, "whole number"),
    (float, "number"),
    (str, "string"),
)
"""The schema's own scalars first, since they are plain types underneath."""

TEXT = get_args(base.Text)
PLURALS = {"id": "ids", "text": "texts", "string": "strings", "language": "languages", "one": "any"}
Parts = tuple[Any, ...]
SIGNS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def in_words(hint: Any) -> str:
    """The type `hint` in words; with its bounds, where it has some of its own."""
    named = next((words for type_, words in NAMED if hint == type_), None)
    if named is not None:
        return named
    if isinstance(hint, type) and issubclass(hint, Model):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return COMPOSED[get_origin(hint)](get_args(hint))


def _annotated(parts: Parts) -> str:
    ground, *marks = parts
    reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
    if reference is not None:
        return f"id in {target_link(reference.target)}"
    words = in_words(ground)
    limits = bounds(marks)
    return f"{words} ({limits})" if limits else words


def _either(parts: Parts) -> str:
    rest = [part for part in parts if part is not NoneType]
    if all(part in rest for part in TEXT):
        rest = [base.Text, *(part for part in rest if part not in TEXT)]
    return " or ".join(in_words(part) for part in rest)


def _list(parts: Parts) -> str:
    first, *rest = in_words(parts[0]).replace("whole number", "whole numbers").split(" ")
    return " ".join(["list of", PLURALS.get(first, first), *rest])


def _mapping(parts: Parts) -> str:
    key, value = (in_words(part) for part in parts)
    return f"mapping of {key} to {value}"


def _literal(parts: Parts) -> str:
    return ("one of " if len(parts) > 1 else "") + ", ".join(f"`{part}`" for part in parts)


COMPOSED: Mapping[Any, Callable[[Parts], str]] = {
    Annotated: _annotated,
    Union: _either,
    UnionType: _either,
    tuple: _list,
    dict: _mapping,
    Literal: _literal,
}
"""How each way of composing a type is said."""


def target_link(target: str) -> str:
    """A link to the page on what a reference points at: a kind, or a list of words in the settings."""
    if target == "criteria":
        return "[criteria](settings.md#criterion)"
    if target in ("phases", "channels", "facets", "levels"):
        return f"[{target}](settings.md#{target})"
    return f"[{target}]({target}.md)"


def bounds(marks: Iterable[Any]) -> str:
    """Limits such as `at least 1, at most 240`; empty where there are none."""
    marks = [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]
    found = ((sign, getattr(mark, name)) for mark in marks for name, sign in SIGNS.items() if hasattr(mark, name))
    return ", ".join(dict.fromkeys(f"{sign} {value:,.12g}" for sign, value in found))


def default_of(field: FieldInfo) -> str:
    """`required`, or what holds where the field is not written; a dash where nothing does."""
    if field.is_required():
        return "required"
    return _value(field.get_default(call_default_factory=True, validated_data={}))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if value is None or value in ((), {}):
        return "–"
    if isinstance(value, Model):
        return f"see {in_words(type(value))}"
    if isinstance(value, Mapping):
        return ", ".join(f"`{key}: {part:g}`" for key, part in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"`{getattr(part, 'id', part)}`" for part in value)
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
