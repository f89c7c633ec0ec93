"""What all kinds share: strict scalars, text in languages, typed references, and the common fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9][a-z0-9-]*$"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a string as the id of an item of `target`: a kind, a vocabulary, or `criteria`."""

    target: str


def about(meaning: str, *, nl: str, unit: str | None = None, default: Any = ..., **bounds: Any) -> Any:
    """A field with its meaning (English), Dutch term, unit and default; the documentation is made from it."""
    extra: dict[str, Any] = {"nl": nl} if unit is None else {"nl": nl, "unit": unit}
    if "default_factory" not in bounds:
        bounds["default"] = default
    return Field(description=meaning, json_schema_extra=extra, **bounds)


def _iso_date(value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, date):
        return value
    raise PydanticCustomError("iso_date", "a date as YYYY-MM-DD")


def _period(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _year_part(value: object) -> object:
    """A month without quotes is a number to YAML."""
    return f"{value:02}" if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Int = Annotated[int, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]
Date = Annotated[date, BeforeValidator(_iso_date)]
PERIOD = r"^(199[0-9]|2[01][0-9]{2})(-Q[1-4]|-(0[1-9]|1[0-2]))?$"
Period = Annotated[str, BeforeValidator(_period), StringConstraints(pattern=PERIOD)]
"""A year `2027`, a quarter `2027-Q1` or a month `2027-03`."""
YEAR_PART = r"^(Q[1-4]|0[1-9]|1[0-2])$"
YearPart = Annotated[str, BeforeValidator(_year_part), StringConstraints(pattern=YEAR_PART)]
"""A quarter `Q3` or a month `"07"` of every year."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
Text = Line | Annotated[dict[Language, Line], Field(min_length=1)]
"""Text in the dossier's language, or a mapping of language to text."""


class Model(BaseModel):
    """The ground of all models: frozen, no unknown keys, built when first used."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Entity(Model):
    """What every item has."""

    id: Id = about("Readable, stable name, unique within its kind: lower case, digits and hyphens.", nl="kenmerk")
    title: Text = about("What it is called in documents.", nl="titel")
    description: Text | None = about("More about it, in Markdown.", nl="omschrijving", default=None)
    status: Literal["draft", "proposed", "agreed", "rejected", "archived"] | None = about(
        "Where it stands.", nl="status", default=None
    )
    tags: tuple[Line, ...] = about("Free labels to find it by.", nl="labels", default=())
    sources: tuple[Line, ...] = about(
        "Where it comes from: a publication, a web address, a document.", nl="bronnen", default=()
    )
    internal: Flag = about(
        "Not for the public: only documents for internal use tell of it.",
        nl="intern",
        default=False,
    )
