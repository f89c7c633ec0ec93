"""Plain data becomes models; what does not fit becomes faults at the exact key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from dienstvisie.diagnostics import Key, Rule
from dienstvisie.language import Message, did_you_mean
from dienstvisie.loading import rules
from dienstvisie.loading.fields import DUTCH_FIELDS, fields_at
from dienstvisie.schema import Model
from dienstvisie.schema.base import YEAR_PART
from dienstvisie.schema.theme import COLOUR, FONT

M = TypeVar("M", bound=Model)


class Misfit(NamedTuple):
    """What does not fit, at the keys below an item; `on_key` blames the last key itself."""

    rule: Rule
    keys: tuple[Key, ...]
    message: Message
    hint: Message | None = None
    on_key: bool = False


class _Located(NamedTuple):
    keys: tuple[Key, ...]
    branch: tuple[tuple[Key, ...], str] | None
    value: Any
    error: Any
    on_key: bool = False


def fit(model: type[M], data: Any) -> M | list[Misfit]:
    """The model of the data, or everything in the data that does not fit it."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        located = [_locate(data, one) for one in error.errors(include_url=False, include_context=True)]
        return _without_typed_wrong([_misfit(model, one) for one in _one_branch(located)])


def _without_typed_wrong(misfits: list[Misfit]) -> list[Misfit]:
    """One mistake, one message: no missing key that is there with a typing mistake, no value of a key that is wrong."""
    meant = {(one.keys[:-1], one.hint.values.get("near")) for one in misfits if one.on_key and one.hint}
    wrong_keys = {one.keys for one in misfits if one.on_key}
    above = {one.keys[:step] for one in misfits for step in range(len(one.keys))}
    return [
        one
        for one in misfits
        if (one.rule is not rules.MISSING_KEY or (one.keys, one.message.values["key"]) not in meant)
        and (one.on_key or one.keys not in wrong_keys)
        and (one.message != _IS_EMPTY or one.keys not in above)
    ]


def _locate(data: Any, error: Any) -> _Located:
    """Where in the data an error is: Pydantic's path also names branches of unions, which no file has."""
    keys: list[Key] = []
    branch = None
    on_key = False
    here = data
    for part in error["loc"]:
        if (isinstance(here, dict) and part in here) or (
            isinstance(here, list) and isinstance(part, int) and part < len(here)
        ):
            keys.append(part)
            here = here[part]
        elif isinstance(here, dict) and error["type"] == "invalid_key" and _as_number(part) in here:
            keys.append(_as_number(part))
        elif part == "[key]":
            on_key = True
        elif error["type"] == "missing" and part == error["loc"][-1]:
            return _Located(tuple(keys), branch, part, error)
        elif branch is None:
            branch = (tuple(keys), str(part))
    on_key = on_key or error["type"] in ("extra_forbidden", "invalid_key")
    return _Located(tuple(keys), branch, keys[-1] if on_key and keys else here, error, on_key)


def _as_number(part: Any) -> int:
    return int(part) if str(part).lstrip("-").isdigit() else -1


def _one_branch(located: list[_Located]) -> Iterator[_Located]:
    """Of the errors that the branches of one union gave, those of the branch that the data seems to mean."""
    branches: dict[tuple[Key, ...], list[str]] = {}
    for one in located:
        if one.branch is not None:
            branches.setdefault(one.branch[0], []).append(one.branch[1])
    for one in located:
        if one.branch is None:
            yield one
            continue
        at, name = one.branch
        if name == _meant(branches[at], located, at):
            yield one


def _meant(names: list[str], located: list[_Located], at: tuple[Key, ...]) -> str:
    deeper = [one.branch[1] for one in located if one.branch and one.branch[0] == at and one.keys != at]
    if deeper:
        return deeper[0]
    value = next(one.value for one in located if one.branch and one.branch[0] == at)
    if isinstance(value, dict):
        return next((name for name in names if name.startswith("dict") or name[:1].isupper()), names[0])
    if isinstance(value, str):
        return next((name for name in names if "literal" in name or "str" in name), names[0])
    return names[0]


def _misfit(model: type[Model], one: _Located) -> Misfit:
    kind = one.error["type"]
    if kind == "invalid_key" or (one.on_key and " " in str(one.value)):
        message = Message("`{key}` cannot be a key.", {"key": _short(one.value)})
        return Misfit(rules.UNKNOWN_KEY, one.keys, message, _COMMA, on_key=True)
    if kind == "extra_forbidden":
        return _unknown_key(model, one)
    if kind == "missing":
        return _missing(model, one)
    rule = rules.WRONG_TYPE if kind in _WANTED else rules.NOT_ALLOWED
    message, hint = _wanted(kind, one) if kind in _WANTED else _not_allowed(kind, one)
    return Misfit(rule, one.keys, message, hint, one.on_key)


def _unknown_key(model: type[Model], one: _Located) -> Misfit:
    known = fields_at(model, one.keys[:-1])
    key = str(one.keys[-1])
    dutch = DUTCH_FIELDS.get(key.casefold())
    hint = Message("Did you mean `{near}`?", {"near": dutch}) if dutch in known else did_you_mean(key, known, most=16)
    return Misfit(rules.UNKNOWN_KEY, one.keys, Message("`{key}` is not a field here.", {"key": key}), hint, on_key=True)


def _missing(model: type[Model], one: _Located) -> Misfit:
    field = fields_at(model, one.keys).get(str(one.value))
    hint = Message("It says: {meaning}", {"meaning": field.description}) if field and field.description else None
    return Misfit(rules.MISSING_KEY, one.keys, Message("`{key}` is missing here.", {"key": one.value}), hint)


_COMMA = Message(
    "Did a comma end the value before it? Put a text with a comma in double quotes; write decimals with a point."
)
_IS_EMPTY = Message("This is empty.")
_PSEUDONYM = Message("Write a pseudonym such as `r01`, never a name.")
_NAMES = {
    str: Message("text"),
    bool: Message("true or false"),
    int: Message("a whole number"),
    float: Message("a number"),
    list: Message("a list"),
    dict: Message("a mapping"),
    type(None): Message("nothing"),
}
_TEXT = Message("Put it in quotes to make it text.")
_LIST = Message("Put it in brackets, or each part on a line of its own after `- `.")
_WANTED: dict[str, tuple[Message, Message | None]] = {
    "string_type": (Message("text"), _TEXT),
    "int_type": (Message("a whole number"), Message("Write it without quotes, decimals or unit.")),
    "int_from_float": (Message("a whole number"), Message("Write it without decimals.")),
    "float_type": (Message("a number"), Message("Write it without quotes or unit, with a point for decimals.")),
    "bool_type": (Message("`true` or `false`"), None),
    "tuple_type": (Message("a list"), _LIST),
    "dict_type": (Message("a mapping of `key: value`"), None),
    "model_type": (Message("a mapping of `key: value`"), None),
    "model_attributes_type": (Message("a mapping of `key: value`"), None),
}


def _wanted(kind: str, one: _Located) -> tuple[Message, Message | None]:
    wanted, hint = _WANTED[kind]
    if one.value is None:
        return Message("Nothing is filled in here; it should be {wanted}.", {"wanted": wanted}), Message(
            "Fill it in, or leave the key out."
        )
    if isinstance(one.value, dict | list) and kind == "string_type":
        hint = None
    values = {"found": _NAMES.get(type(one.value), Message("something else")), "wanted": wanted}
    return Message("This is {found}; it should be {wanted}.", values), hint


def _not_allowed(kind: str, one: _Located) -> tuple[Message, Message | None]:
    context = one.error.get("ctx", {})
    if kind in _BOUNDS:
        bound = next(context[name] for name in ("ge", "le", "gt", "lt") if name in context)
        bound = int(bound) if bound == int(bound) else bound
        return _BOUNDS[kind](_short(one.value), bound), None
    if kind in _EMPTY:
        return _IS_EMPTY, Message("Fill it in, or leave the key out.")
    if kind == "string_too_long":
        return Message("This text is longer than {most} characters.", {"most": context["max_length"]}), None
    return _not_this_word(kind, one, context)


def _not_this_word(kind: str, one: _Located, context: dict[str, Any]) -> tuple[Message, Message | None]:
    value = {"value": _short(one.value)}
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        hint = did_you_mean(str(one.value), allowed, most=16)
        return Message("`{value}` is not one of the words allowed here.", value), hint
    if kind == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern", "")), one)
    if kind == "iso_date":
        return Message("`{value}` is not a date.", value), Message("Write a date that exists as YYYY-MM-DD.")
    if kind == "finite_number":
        return Message("`{value}` is not a number that can be calculated with.", value), None
    return Message("`{value}` does not fit here: {why}.", value | {"why": one.error["msg"]}), None


_EMPTY = ("string_too_short", "too_short")
_BOUNDS = {
    "greater_than_equal": lambda value, bound: Message(
        "{value} is too low: at least {bound}.", {"value": value, "bound": bound}
    ),
    "less_than_equal": lambda value, bound: Message(
        "{value} is too high: at most {bound}.", {"value": value, "bound": bound}
    ),
}


def _pattern(pattern: str, one: _Located) -> tuple[Message, Message | None]:
    value = {"value": _short(one.value)}
    if "a-z0-9-" in pattern:
        slug = slug_of(str(one.value))
        hint = Message("Did you mean `{near}`?", {"near": slug}) if slug else None
        hint = _PSEUDONYM if "raters" in one.keys else hint
        return Message("`{value}` is no id: use lower-case letters, digits and hyphens.", value), hint
    if pattern == YEAR_PART:
        hint = Message('Write a quarter such as `Q3`, or a month such as `"07"`.')
        return Message("`{value}` is no part of the year.", value), hint
    if "Q[1-4]" in pattern:
        return Message("`{value}` is no period.", value), Message(
            "Write `2027`, `2027-Q1` or `2027-03`, with a year from 1990 to 2199."
        )
    if pattern in (COLOUR, FONT):
        return _house_style(pattern, value)
    if "DV" in pattern:
        return Message("`{value}` is no code of a rule.", value), Message("A code looks like `DV301`.")
    return Message("`{value}` is no language.", value), Message("Write `nl-BE`, `nl-NL` or `en`.")


def _house_style(pattern: str, value: dict[str, str]) -> tuple[Message, Message]:
    if pattern == COLOUR:
        return Message("`{value}` is no colour.", value), Message('Write it as `"#0b5c73"`, in quotes.')
    hint = Message("Write its name in letters, digits, spaces and hyphens.")
    return Message("`{value}` is no name of a typeface.", value), hint


def slug_of(text: str) -> str:
    """The id that a text comes nearest to."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
