"""A quick look at the references of items: most are right, and only the others are worth a slow look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier, Entity, Model, Reference

Test = Callable[[Any], bool]

A_TARGET = {
    "stakeholders": Message("a stakeholder group"),
    "target_groups": Message("a target group"),
    "units": Message("a unit"),
    "functions": Message("a function"),
    "sessions": Message("a session"),
    "inspirations": Message("an inspiration"),
    "findings": Message("a finding"),
    "journeys": Message("a journey"),
    "challenges": Message("a challenge"),
    "values": Message("a value"),
    "principles": Message("a principle"),
    "competencies": Message("a competency"),
    "decisions": Message("a decision"),
    "ideas": Message("an idea"),
    "feedback": Message("a piece of feedback"),
    "ratings": Message("a rating sheet"),
    "scenarios": Message("a scenario"),
    "indicators": Message("an indicator"),
    "embedding": Message("an embedding instrument"),
    "improvement_plans": Message("an improvement plan"),
    "programmes": Message("a programme"),
    "policy_plan": Message("an item of the multi-year plan"),
    "criteria": Message("a criterion"),
    "phases": Message("a phase"),
    "channels": Message("a channel"),
    "facets": Message("a facet"),
    "levels": Message("a level"),
}
"""What people call one of each target of references."""


@cache
def hints(model: type[Model]) -> dict[str, Any]:
    """The types of a model's fields, with their marks."""
    found = get_type_hints(model, include_extras=True)
    return {name: found[name] for name in model.model_fields}


@cache
def parts_with_ids(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that hold lists of parts with an id, such as `subprojects`."""
    inner = {name: get_args(hint)[0] for name, hint in hints(model).items() if get_origin(hint) is tuple}
    return tuple(
        name for name, part in inner.items() if isinstance(part, type) and "id" in getattr(part, "model_fields", ())
    )


def unclear_items(dossier: Dossier) -> Iterable[tuple[str, Entity]]:
    """The items, with the name of their kind, in which some reference is to nothing that is known."""
    known = {target: dossier.ids(target) for target in A_TARGET}
    for kind in KINDS:
        items = dossier.of(kind.name)
        test = _model_test(kind.model, known) if items else None
        if test is not None:
            yield from ((kind.name, item) for item in items.values() if not test(item))


def _model_test(model: type[Model], known: dict[str, frozenset[str]]) -> Test | None:
    """A test whether all references in an item are known; None for a model without references."""
    found = ((name, _test(hint, known)) for name, hint in hints(model).items())
    tests = tuple((name, test) for name, test in found if test is not None)

    def all_known(item: Model) -> bool:
        fields = item.__dict__
        for name, test in tests:
            value = fields[name]
            if value and not test(value):
                return False
        return True

    return all_known if tests else None


def _test(hint: Any, known: dict[str, frozenset[str]]) -> Test | None:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        target = _target(parts)
        return _test(parts[0], known) if target is None else known[target].__contains__
    if origin in (Union, UnionType):
        return _either([(part, test) for part in parts if (test := _test(part, known)) is not None])
    if origin is tuple:
        return _each(_test(parts[0], known))
    if origin is dict:
        return _mapping(_test(parts[0], known), _test(parts[1], known))
    if isinstance(hint, type) and issubclass(hint, Model):
        return _model_test(hint, known)
    return None


def _target(parts: tuple[Any, ...]) -> str | None:
    return next((mark.target for mark in parts[1:] if isinstance(mark, Reference)), None)


def _either(tests: list[tuple[Any, Test]]) -> Test | None:
    if len(tests) < 2:
        return tests[0][1] if tests else None
    (in_text,) = (test for part, test in tests if get_origin(part) is Annotated)
    (in_model,) = (test for part, test in tests if get_origin(part) is None)
    return lambda value: in_text(value) if value.__class__ is str else in_model(value)


def _each(inner: Test | None) -> Test | None:
    if inner is None:
        return None
    ids = getattr(inner, "__self__", None)
    if isinstance(ids, frozenset):
        return ids.issuperset
    return lambda values: all(map(inner, values))


def _mapping(on_key: Test | None, on_value: Test | None) -> Test | None:
    on_keys = _each(on_key)
    if on_value is None:
        return on_keys
    if on_keys is None:
        return lambda mapping: all(map(on_value, mapping.values()))
    return lambda mapping: on_keys(mapping) and all(map(on_value, mapping.values()))
