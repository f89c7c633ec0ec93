"""The references of items, read off the schema's types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from dienstvisie.diagnostics import Key
from dienstvisie.schema.base import Model, Reference


class Link(NamedTuple):
    """A reference as found in an item: where, to which target, to which id."""

    keys: tuple[Key, ...]
    target: str
    id: str
    on_key: bool = False


Found = Iterator[Link]
Reader = Callable[[Any, tuple[Key, ...]], Found]


def links(item: Model) -> Found:
    """All references of an item, those in its parts included, in the order of its fields."""
    for name, reader in _readers(type(item)):
        value = getattr(item, name)
        if value:
            yield from reader(value, (name,))


@cache
def _readers(model: type[Model]) -> tuple[tuple[str, Reader], ...]:
    hints = get_type_hints(model, include_extras=True)
    found = ((name, _reader(hints[name])) for name in model.model_fields)
    return tuple((name, reader) for name, reader in found if reader is not None)


def _reader(hint: Any) -> Reader | None:
    """A function that finds the references in a value of the type `hint`; None where it can hold none."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = [mark for mark in parts[1:] if isinstance(mark, Reference)]
        return _single(marks[0].target) if marks else _reader(parts[0])
    if origin in (Union, UnionType):
        return _either([reader for part in parts if (reader := _reader(part)) is not None])
    if origin is tuple:
        return _each(_reader(parts[0]))
    if origin is dict:
        return _mapping(_reader(parts[0]), _reader(parts[1]))
    if isinstance(hint, type) and issubclass(hint, Model):
        return _within if _readers(hint) else None
    return None


def _single(target: str) -> Reader:
    def read(value: Any, keys: tuple[Key, ...]) -> Found:
        if isinstance(value, str):
            yield Link(keys, target, value)

    return read


def _either(readers: list[Reader]) -> Reader | None:
    if len(readers) < 2:
        return readers[0] if readers else None

    def read(value: Any, keys: tuple[Key, ...]) -> Found:
        for reader in readers:
            yield from reader(value, keys)

    return read


def _each(inner: Reader | None) -> Reader | None:
    if inner is None:
        return None

    def read(value: Any, keys: tuple[Key, ...]) -> Found:
        for index, part in enumerate(value):
            yield from inner(part, (*keys, index))

    return read


def _mapping(on_key: Reader | None, on_value: Reader | None) -> Reader | None:
    if on_key is None and on_value is None:
        return None

    def read(value: Any, keys: tuple[Key, ...]) -> Found:
        for key, part in value.items():
            if on_key is not None:
                yield from (link._replace(on_key=True) for link in on_key(key, (*keys, key)))
            if on_value is not None:
                yield from on_value(part, (*keys, key))

    return read


def _within(value: Any, keys: tuple[Key, ...]) -> Found:
    if isinstance(value, Model):
        for link in links(value):
            yield link._replace(keys=keys + link.keys)
