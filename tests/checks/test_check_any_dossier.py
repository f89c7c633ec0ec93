"""Whatever a valid dossier holds, checks say what they find: they never raise, and they always say the same."""

from __future__ import annotations

import string
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from dienstvisie.checks import run
from dienstvisie.checks.references import hints, unclear_items
from dienstvisie.checks.texts import corpus, strings, texts
from dienstvisie.diagnostics import SourceMap
from dienstvisie.language import translator
from dienstvisie.schema import KIND_BY_NAME, KINDS, Dossier, Model, Reference, Settings, links
from dienstvisie.schema.base import Date, Flag, Id, Int, Language, Line, Number, Period, YearPart
from dienstvisie.schema.settings import RuleCode

IDS = st.sampled_from(("a", "b", "c"))
WORDS = {
    "phases": "inform",
    "channels": "phone",
    "facets": "culture",
    "levels": "tactical",
    "criteria": "citizen-impact",
}
ODD = (
    "Vriendelijk en correct",
    "minuten",
    "Een zin.",
    "a@b.example",
    "0470 00 00 00",
    "Marie Voorbeeld",
    "VVD",
    " ",
    "[hier](javascript:x)",
    "[x]: data:y",
    "<b>",
    "![](http://a)",
    "\u202e",
    "\x1e",
    "x" * 121,
)
LINES = st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
SCALARS: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (Line, LINES),
    (Id, IDS),
    (Flag, st.booleans()),
    (Date, st.dates(date(2024, 1, 1), date(2032, 12, 31))),
    (Period, st.sampled_from(("2025", "2026-Q1", "2026-03", "2027-Q4", "2031", "2033-12"))),
    (YearPart, st.sampled_from(("Q1", "Q3", "07", "12"))),
    (Language, st.sampled_from(("nl-BE", "nl", "en", "fr"))),
    (RuleCode, st.sampled_from(("DV201", "DV306", "DV999"))),
    (Int, st.integers(-3, 12)),
    (Number, st.floats(-3, 12)),
    (bool, st.booleans()),
    (int, st.integers(-3, 12)),
    (float, st.floats(-3, 12)),
    (str, st.text(string.ascii_lowercase, min_size=1, max_size=4)),
)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Plain data that the type holds."""
    known = next((strategy for scalar, strategy in SCALARS if hint == scalar), None)
    if known is not None:
        return known
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return annotated(parts[0], parts[1:])
    if origin is not None:
        return composed(origin, parts)
    return st.none() if hint is NoneType else fields_of(hint)


def composed(origin: Any, parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in (Union, UnionType):
        return st.one_of(*(values(part) for part in parts))
    if origin is tuple:
        return st.lists(values(parts[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(values(parts[0]), values(parts[1]), min_size=1, max_size=3)
    assert origin is Literal
    return st.sampled_from(parts)


def annotated(hint: Any, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    flat = [mark for part in marks for mark in (part.metadata if isinstance(part, FieldInfo) else (part,))]
    for mark in flat:
        if isinstance(mark, Reference):
            return IDS | st.sampled_from((WORDS.get(mark.target, "a"), "unknown"))
    return bounded(values(hint), flat)


def bounded(strategy: st.SearchStrategy[Any], marks: list[Any]) -> st.SearchStrategy[Any]:
    """Numbers within the bounds of the field, lists as long as it asks; other values as they are."""
    low = max((float(str(mark.ge)) for mark in marks if isinstance(mark, annotated_types.Ge)), default=None)
    high = min((float(str(mark.le)) for mark in marks if isinstance(mark, annotated_types.Le)), default=None)

    def within(value: Any) -> Any:
        if not isinstance(value, int | float) or isinstance(value, bool):
            return value
        value = value if low is None or value >= low else type(value)(low)
        return value if high is None or value <= high else type(value)(high)

    least = max((mark.min_length for mark in marks if isinstance(mark, annotated_types.MinLen)), default=0)
    return strategy.map(within).filter(lambda value: not isinstance(value, list) or len(value) >= least)


def fields_of(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    found = {name: bounded(values(hint), model.model_fields[name].metadata) for name, hint in hints(model).items()}
    required = {name: value for name, value in found.items() if model.model_fields[name].is_required()}
    optional = {name: value for name, value in found.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional)


ITEMS = {kind.name: st.deferred(lambda model=kind.model: fields_of(model)) for kind in KINDS}  # type: ignore[misc]
SETTINGS = st.deferred(lambda: fields_of(Settings))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    given_settings = draw(SETTINGS)
    items: dict[str, dict[str, Any]] = {}
    usual = [KIND_BY_NAME["ideas"]] if draw(st.booleans()) else []
    for kind in usual + draw(
        st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique_by=lambda kind: kind.name)
    ):
        rows = draw(st.lists(ITEMS[kind.name], min_size=1, max_size=3, unique_by=lambda row: str(row["id"])))
        items[kind.name] = {row["id"]: kind.model.model_validate(row) for row in rows}
    broken = draw(st.sampled_from(((), (("ideas", "*"),), (("settings", "*"),), (("values", "b"),))))
    return Dossier(Settings.model_validate(given_settings), items, broken)


patiently = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@patiently
@given(dossiers())
def test_no_rule_raises_and_everything_can_be_said(dossier: Dossier) -> None:
    found = run(dossier, SourceMap())
    assert found == run(dossier, SourceMap())
    dutch = translator("nl-BE")
    for one in found:
        assert dutch.say(one.message)
        assert str(one.message)[-1] in ".`?", str(one.message)
        assert one.hint is None or str(one.hint)


@patiently
@given(dossiers())
def test_quick_look_at_references_misses_nothing(dossier: Dossier) -> None:
    unclear = {(kind, item.id) for kind, item in unclear_items(dossier)}
    for kind in KINDS:
        for id_, item in dossier.of(kind.name).items():
            wrong = [link for link in links(item) if link.id not in dossier.ids(link.target)]
            assert not wrong or (kind.name, id_) in unclear


@patiently
@given(dossiers())
def test_gathered_texts_are_those_of_the_items_in_order(dossier: Dossier) -> None:
    found = corpus(dossier)
    corpus.cache_clear()
    listed = [(kind, id_, keys, text) for kind, id_, item in found.owners for keys, text in strings(item)]
    assert [tuple(found.place(number)) for number in range(len(found.texts))] == listed
    assert found.texts == [row[-1] for row in listed]
    given_per_language = [text for _, _, item in found.owners for _, text in texts(item) if isinstance(text, dict)]
    assert [one for one in found.mappings if any(one is text for text in given_per_language)] == given_per_language
