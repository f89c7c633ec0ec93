"""Catalogues: gettext files beside this module, one folder per language; English is the source."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from itertools import pairwise
from pathlib import Path

from dienstvisie.language.message import Message

DOCUMENT_LANGUAGES = ("nl-BE", "nl-NL", "en")
"""The languages documents can be made in (BCP 47)."""

LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Translator:
    """Says messages in one language. `language` is a BCP 47 tag such as `nl-BE`."""

    language: str
    catalogue: NullTranslations

    def say(self, message: Message) -> str:
        """The message as a sentence in this language."""
        if message.plural is None:
            text = self.catalogue.gettext(message.text)
        else:
            text = self.catalogue.ngettext(message.text, message.plural, message.number)
        return text.format(**{key: self._value(value) for key, value in message.values.items()})

    def number(self, value: float, digits: int) -> str:
        """A number with a fixed count of decimals and the language's decimal sign."""
        return self._signed(f"{round(value, digits) + 0.0:.{digits}f}")  # plus zero: no minus before a zero

    def text(self, value: str | Mapping[str, str]) -> str:
        """A dossier's text in this language; else in one of the same tongue; else in the first it has."""
        if isinstance(value, str):
            return value
        tongue = self.language.split("-", 1)[0]
        near = (key for key in value if key.split("-", 1)[0] == tongue)
        return value.get(self.language) or value[next(near, next(iter(value)))]

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, tuple):
            return ", ".join(str(self._value(part)) for part in value)
        if isinstance(value, Mapping):
            return self.text(value)
        if isinstance(value, float):
            return self.number(value, 1 if abs(value) > 1 else 2)
        if isinstance(value, Decimal):
            return self._signed(f"{value:f}")  # it has the decimals that it is to be said with
        return value

    def _signed(self, text: str) -> str:
        return text.replace(".", ",") if self.language.startswith("nl") else text


@cache
def translator(language: str) -> Translator:
    """The translator for a BCP 47 tag: `nl-NL` reads what `nl_NL` says otherwise, and the rest from `nl`."""
    found: list[NullTranslations] = []
    for name in dict.fromkeys((language.replace("-", "_"), language.split("-", 1)[0])):
        path = LOCALE / name / "LC_MESSAGES" / "dienstvisie.mo"
        if path.is_file():
            with path.open("rb") as stream:
                found.append(GNUTranslations(stream))
    chain = (*found, NullTranslations())
    for nearer, farther in pairwise(chain):
        nearer.add_fallback(farther)
    return Translator(language, chain[0])


def is_spoken(language: str) -> bool:
    """Whether the words of a language are installed; English is the source."""
    return language.split("-", 1)[0] == "en" or isinstance(translator(language).catalogue, GNUTranslations)


def terminal_language(environment: Mapping[str, str] = os.environ) -> str:
    """`DIENSTVISIE_LANG`, else the locale's language, else English."""
    for name in ("DIENSTVISIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(name, "").strip()
        if wanted:
            return "nl-BE" if wanted.lower().startswith("nl") else "en"
    return "en"
