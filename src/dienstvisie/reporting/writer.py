"""Puts messages, dossier text, dates, numbers, amounts and periods into words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from decimal import localcontext
from functools import cache
from typing import TYPE_CHECKING

from dienstvisie.language import Message, Translator, translator
from dienstvisie.planning.problem import PeriodLabel
from dienstvisie.reporting.plain_text import Foreign, one_line, paragraphs

if TYPE_CHECKING:
    from babel import Locale

LocalText = str | Mapping[str, str]

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(?!0000)(\d{4})-(0[1-9]|1[0-2])")
MINUS = "\N{MINUS SIGN}"
_LOCALES = {"nl": "nl_BE", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes for one language, a BCP 47 tag such as `nl-BE`; plain dossier text is in `source`."""

    language: str
    source: str

    def say(self, message: Message) -> str:
        """The message as a sentence; periods and numbers among its values are written as in the rest of the document.

        A whole number under the name `year` is a year and has no separators.
        """
        return one_line(self._translator.say(self._readable(message)))

    def text(self, value: LocalText) -> str:
        """Dossier text in one line, in this language where it has it; marked as `Foreign` where not."""
        return self._chosen(value, one_line(self._translator.text(value)))

    def prose(self, value: LocalText | None) -> str | None:
        """Dossier text in Markdown with its paragraphs; None where there is none."""
        return self._chosen(value, paragraphs(self._translator.text(value))) if value else None

    def texts(self, values: Iterable[LocalText]) -> tuple[str, ...]:
        """Each of the values in one line."""
        return tuple(self.text(value) for value in values)

    def listed(self, parts: Iterable[str]) -> str:
        """`a, b and c`."""
        from babel.lists import format_list

        return format_list(list(parts), locale=self._locale)

    def date(self, day: date) -> str:
        """`14 april 2027`."""
        return _long_date(day, self.language)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with at most so many decimals: `1.234,5`."""
        return _decimal(value, digits, self.language)

    def fixed(self, value: float, digits: int) -> str:
        """A number with exactly so many decimals and a true minus, so that columns line up: `−4,0`."""
        return self._translator.number(value, digits).replace("-", MINUS)

    def score(self, value: float) -> str:
        """Points of 100 with one decimal, zeros included, so that columns line up."""
        return self._translator.number(value, 1)

    def money(self, euros: int) -> str:
        """Whole euros: `€ 1.234`."""
        return _money(euros, self.language)

    def percent(self, share: float) -> str:
        """A share of 1 in whole percents, for reading: `75%`."""
        return self.amount(self.number(share * 100), "%")

    def amount(self, number: str, unit: str | None) -> str:
        """A number in words of this language with its unit: `47,4%`, `3,5 uur`; a unit never stands on another line."""
        if not unit:
            return number
        if unit.strip() == "%":
            return str(self._locale.percent_formats[None].pattern).replace("#,##0", number)
        return self.say(Message("{value}\N{NO-BREAK SPACE}{unit}", {"value": number, "unit": unit}))

    def period(self, label: str) -> str:
        """`2027-Q1` as `Q1 2027`, `2027-03` as `mrt 2027`, a year as it is."""
        if found := _QUARTER.fullmatch(label):
            return f"Q{found[2]}\N{NO-BREAK SPACE}{found[1]}"
        found = _MONTH.fullmatch(label)
        return (
            _month(int(found[1]), int(found[2]), self.language).replace(" ", "\N{NO-BREAK SPACE}") if found else label
        )

    def span(self, first: str, last: str) -> str:
        """From the first up to and including the last period, given as labels."""
        if first == last:
            return self.period(first)
        return f"{self.period(first)} – {self.period(last)}"

    def own_name(self) -> str:
        """What the language calls itself, with a capital: `Nederlands`."""
        name = self._locale.get_language_name(self.language.split("-", 1)[0]) or self.language
        return name[:1].upper() + name[1:]

    @property
    def _translator(self) -> Translator:
        return translator(self.language)

    @property
    def _locale(self) -> Locale:
        return locale_of(self.language)

    def _chosen(self, value: LocalText, text: str) -> str:
        language = self.source
        if not isinstance(value, str):
            wanted = self._translator.text(value)
            language = next(key for key in _nearest_first(value, self.language) if value[key] == wanted)
        return text if _tongue(language) == _tongue(self.language) else Foreign.of(text, language)

    def _readable(self, message: Message) -> Message:
        if not message.values:
            return message
        return replace(message, values={key: self._value(key, value) for key, value in message.values.items()})

    def _value(self, key: str, value: object) -> object:
        if isinstance(value, Message):
            return self._readable(value)
        if isinstance(value, tuple):
            return tuple(self._value(key, part) for part in value)
        if isinstance(value, PeriodLabel):
            return self.period(value)
        if isinstance(value, date | float):
            return self.date(value) if isinstance(value, date) else self.fixed(value, 1 if abs(value) > 1 else 2)
        if isinstance(value, int) and key != "year":
            return self.number(value)
        return value


def locale_of(language: str) -> Locale:
    """Babel's locale of a BCP 47 tag; plain `en` is British, plain `nl` Belgian."""
    return _locale(_LOCALES.get(language, language.replace("-", "_")))


@cache
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


@cache
def _long_date(day: date, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale_of(language))


@cache
def _month(year: int, month: int, language: str) -> str:
    from babel.dates import format_date

    return format_date(date(year, month, 1), "MMM y", locale_of(language))


@cache
def _decimal(value: float, digits: int, language: str) -> str:
    from babel.numbers import format_decimal

    with _room(value):
        return format_decimal(value, f"#,##0.{'#' * digits}" if digits else "#,##0", locale_of(language))


@cache
def _money(euros: int, language: str) -> str:
    from babel.numbers import format_currency

    pattern = locale_of(language).currency_formats["standard"].pattern.replace(".00", "")
    with _room(euros):
        return format_currency(euros, "EUR", pattern, locale_of(language), currency_digits=False)


def _room(value: float) -> AbstractContextManager[object]:
    """Decimals with room for every digit of the number: Babel rounds within the context, which has 28."""
    digits = value.bit_length() if isinstance(value, int) else 350  # the largest float has 309, and a few decimals
    return localcontext(prec=max(digits, 350))


def _tongue(language: str) -> str:
    return language.split("-", 1)[0]


def _nearest_first(value: Mapping[str, str], language: str) -> list[str]:
    return sorted(value, key=lambda key: (key != language, _tongue(key) != _tongue(language)))
