"""Which fields a model has at a place, for did-you-mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from dienstvisie.diagnostics import Key
from dienstvisie.schema import Model


def fields_at(model: type[Model], keys: tuple[Key, ...]) -> Mapping[str, FieldInfo]:
    """The fields that may stand below `keys` in an item of `model`; none where no model stands there."""
    hint: Any = model
    for key in keys:
        hint = _step(hint, key)
    return next((found.model_fields for found in _models(hint)), {})


def _step(hint: Any, key: Key) -> Any:
    for found in _models(hint):
        field = found.model_fields.get(str(key))
        return field.annotation if field is not None else None
    for part in _flat(hint):
        if get_origin(part) in (tuple, dict):
            return get_args(part)[-1 if get_origin(part) is dict else 0]
    return None


def _models(hint: Any) -> Iterator[type[Model]]:
    return (part for part in _flat(hint) if isinstance(part, type) and issubclass(part, Model))


def _flat(hint: Any) -> Iterator[Any]:
    """The members of a union, without annotations."""
    if get_origin(hint) is Annotated:
        yield from _flat(get_args(hint)[0])
    elif get_origin(hint) in (tuple, dict) or not get_args(hint):
        yield hint
    else:
        for part in get_args(hint):
            yield from _flat(part)


DUTCH_FIELDS: Mapping[str, str] = {
    "kenmerk": "id",
    "titel": "title",
    "omschrijving": "description",
    "bronnen": "sources",
    "labels": "tags",
    "rol": "role",
    "omvang": "size",
    "stem": "voice",
    "soort": "kind",
    "datum": "date",
    "aanwezigen": "headcount",
    "doelgroepen": "target_groups",
    "doelgroep": "target_groups",
    "bevindingen": "findings",
    "fase": "phase",
    "fasen": "phases",
    "kanaal": "channel",
    "kanalen": "channels",
    "uitdagingen": "challenges",
    "waarden": "values",
    "principes": "principles",
    "facetten": "facets",
    "diensten": "units",
    "dienst": "unit",
    "trekker": "lead",
    "resultaat": "result",
    "inzet": "effort",
    "kosten": "costs",
    "duur": "duration",
    "risico's": "risks",
    "voorwaarden": "conditions",
    "communicatie": "communication",
    "indicatoren": "indicators",
    "deelprojecten": "subprojects",
    "voortgang": "progress",
    "capaciteit": "capacity",
    "nulmeting": "baseline",
    "streefwaarde": "target",
    "metingen": "measurements",
    "eenheid": "unit",
    "aard": "nature",
    "bewijs": "evidence",
}
"""Dutch words that people write for a field."""
