"""All texts of a dossier: gathered quickly, found back exactly."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from dienstvisie.checks.references import hints
from dienstvisie.diagnostics import Address, Key
from dienstvisie.schema import KINDS, Dossier, Model, Settings
from dienstvisie.schema.base import Line, Text

Keys = tuple[Key, ...]
BETWEEN = "\x1e"
"""Stands between the texts where all are searched at once; no pattern may match it."""


class Place(NamedTuple):
    """A text and where it stands. `keys` end in the language where the text is given in several."""

    kind: str
    id: str | None
    keys: Keys
    text: str

    @property
    def address(self) -> Address:
        """The address of the text."""
        return Address(self.kind, self.id, self.keys)


Found = Iterator[tuple[Keys, Any]]
Reader = Callable[[Any, Keys], Found]
_TRANSLATED = get_args(Text)[1]


def texts(item: Model) -> Iterator[tuple[Keys, str | dict[str, str]]]:
    """All texts of an item and of its parts: a string, or a mapping of language to string."""
    for name, reader in _readers(type(item)):
        value = getattr(item, name)
        if value:
            yield from reader(value, (name,))


def strings(item: Model) -> Iterator[tuple[Keys, str]]:
    """All texts of an item and of its parts, each language apart."""
    for keys, text in texts(item):
        if isinstance(text, str):
            yield keys, text
        else:
            yield from (((*keys, language), part) for language, part in text.items())


def translatable(item: Model) -> Found:
    """The texts of an item that may be given in several languages, as `texts` tells them."""
    for name, reader in _translatable(type(item)):
        value = getattr(item, name)
        if value:
            yield from reader(value, (name,))


@cache
def _translatable(model: type[Model]) -> tuple[tuple[str, Reader], ...]:
    found = ((name, _translatable_reader(hint)) for name, hint in hints(model).items())
    return tuple((name, reader) for name, reader in found if reader is not None)


def _translatable_reader(hint: Any) -> Reader | None:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _translatable_reader(parts[0])
    if origin in (Union, UnionType):
        if _TRANSLATED in parts:
            return _itself
        readers = [reader for part in parts if (reader := _translatable_reader(part)) is not None]
        return readers[0] if readers else None
    if origin in (tuple, dict):
        inner = _translatable_reader(parts[-1] if origin is dict else parts[0])
        return None if inner is None else _within(inner)
    if isinstance(hint, type) and issubclass(hint, Model):
        return _of_translatable_part if _translatable(hint) else None
    return None


def _of_translatable_part(value: Any, keys: Keys) -> Found:
    for inner, text in translatable(value):
        yield (*keys, *inner), text


@cache
def _readers(model: type[Model]) -> tuple[tuple[str, Reader], ...]:
    found = ((name, _reader(hint)) for name, hint in hints(model).items())
    return tuple((name, reader) for name, reader in found if reader is not None)


def _reader(hint: Any) -> Reader | None:
    """A function that finds the texts in a value of the type `hint`; None where it can hold none."""
    if hint in (Line, _TRANSLATED):
        return _itself
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _reader(parts[0])
    if origin in (Union, UnionType):
        readers = [reader for part in parts if (reader := _reader(part)) is not None]
        return readers[0] if readers else None
    if origin in (tuple, dict):
        inner = _reader(parts[-1] if origin is dict else parts[0])
        return None if inner is None else _within(inner)
    if isinstance(hint, type) and issubclass(hint, Model):
        return _of_part if _readers(hint) else None
    return None


def _itself(value: Any, keys: Keys) -> Found:
    yield keys, value


def _within(inner: Reader) -> Reader:
    def read(value: Any, keys: Keys) -> Found:
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from inner(part, (*keys, key))

    return read


def _of_part(value: Any, keys: Keys) -> Found:
    for inner, text in texts(value):
        yield (*keys, *inner), text


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name, _ in _readers(model))


def _gather(item: Model, into: list[str], mappings: list[dict[Any, Any]]) -> None:
    """The texts of an item in the order of `strings`, without their places: many times faster."""
    fields = item.__dict__
    for name in _names(item.__class__):
        value = fields[name]
        if value:
            if value.__class__ is str:
                into.append(value)
            else:
                _gather_from(value, into, mappings)


def _gather_from(value: Any, into: list[str], mappings: list[dict[Any, Any]]) -> None:
    if value.__class__ is str:
        into.append(value)
    elif value.__class__ is tuple:
        for part in value:
            _gather_from(part, into, mappings)
    elif value.__class__ is dict:
        mappings.append(value)
        for part in value.values():
            _gather_from(part, into, mappings)
    elif value is not None:
        _gather(value, into, mappings)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All texts of a dossier, in the order of kinds and items, the settings first.

    `first_text` and `first_mapping` tell for each owner where its part of `texts` and `mappings` begins;
    `first_sign` for each text where it begins in `joined`.
    """

    owners: tuple[tuple[str, str | None, Model], ...]
    texts: list[str]
    mappings: list[dict[Any, Any]]
    first_text: list[int]
    first_mapping: list[int]
    joined: str
    first_sign: list[int]

    def has(self, sign: str) -> bool:
        """Whether a sign of two characters stands anywhere; the quick way to see that there is nothing to do."""
        return sign[0] in self.joined and sign in self.joined

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
        """Every match in every text. A pattern that begins with a plain character is the fastest."""
        for match in pattern.finditer(self.joined):
            yield self.place(bisect_right(self.first_sign, match.start()) - 1), match

    def place(self, number: int) -> Place:
        """The place of the text with this number."""
        owner = bisect_right(self.first_text, number) - 1
        kind, id_, item = self.owners[owner]
        for offset, (keys, text) in enumerate(strings(item)):
            if self.first_text[owner] + offset == number:
                return Place(kind, id_, keys, text)
        raise IndexError(number)

    def owner_of_mapping(self, number: int) -> tuple[str, str | None, Model]:
        """The kind, id and item in which the mapping with this number stands."""
        return self.owners[bisect_right(self.first_mapping, number) - 1]


def _as_written(settings: Settings) -> Settings:
    """The settings without the usual criteria where the dossier names none: their texts are ours."""
    if "criteria" in settings.scoring.model_fields_set:
        return settings
    return settings.model_copy(update={"scoring": settings.scoring.model_copy(update={"criteria": ()})})


@lru_cache(maxsize=1)
def corpus(dossier: Dossier) -> Corpus:
    """The texts of a dossier, gathered once. `corpus.cache_clear()` lets go of them."""
    owners: list[tuple[str, str | None, Model]] = [("settings", None, _as_written(dossier.settings))]
    owners += [(kind.name, id_, item) for kind in KINDS for id_, item in dossier.of(kind.name).items()]
    found: list[str] = []
    mappings: list[dict[Any, Any]] = []
    first_text, first_mapping = [], []
    for _, _, item in owners:
        first_text.append(len(found))
        first_mapping.append(len(mappings))
        _gather(item, found, mappings)
    first_sign = list(accumulate((len(text) + 1 for text in found), initial=0))
    return Corpus(tuple(owners), found, mappings, first_text, first_mapping, BETWEEN.join(found), first_sign)
