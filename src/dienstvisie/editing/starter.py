"""The dossier that a project starts from: settings with their meaning, and a small sample in every first file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Literal

from dienstvisie.editing.quarters import first_of, last_day, last_of, meeting_day, shown
from dienstvisie.editing.quoting import quoted
from dienstvisie.editing.terms import REGIONS, Region
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean

StarterLanguage = Literal["nl-BE", "nl-NL", "en"]

LANGUAGES: tuple[StarterLanguage, ...] = ("nl-BE", "nl-NL", "en")
USUAL_LANGUAGE: Mapping[str, StarterLanguage] = MappingProxyType({"flanders": "nl-BE", "netherlands": "nl-NL"})
"""The language that a region's dossiers are mostly written in."""

SHORTEST = 4
LONGEST_LINE = 300
_SAMPLES = Path(__file__).parent / "samples"
_HIDDEN = ("gitattributes", "gitignore")
_LAST = "dienstvisie.yaml"
_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
_INVISIBLE = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs that no title needs and that the checks refuse; those that join letters or emoji are not among them."""
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&#~|$]")


@dataclass(frozen=True, slots=True)
class Starter:
    """What must be known to start a dossier.

    `title` and `client` are one line of text each, at most 300 characters. `start` and `end` are quarters such as
    `2026-Q1` or years, at least four quarters in all; `planning_span` gives the usual ones. `language` is the language
    of the comments and the samples. Raises UserError for an answer that cannot be used.
    """

    title: str
    client: str
    start: str
    end: str
    region: Region = "flanders"
    language: StarterLanguage = "nl-BE"

    def __post_init__(self) -> None:
        _check_line(self.title, Message("the title"))
        _check_line(self.client, Message("the name of the client"))
        _check_choice(self.region, REGIONS, Message("the region"))
        _check_choice(self.language, LANGUAGES, Message("the language"))
        first, last = self.quarters
        if last - first + 1 < SHORTEST:
            message = Message(
                "From {start} to {end} is too short for a roadmap.", {"start": self.start, "end": self.end}
            )
            raise UserError(message, Message("Take at least four quarters, such as 2026-Q1 to 2026-Q4."))

    @property
    def quarters(self) -> tuple[int, int]:
        """The first and the last quarter of the roadmap, as numbers."""
        return _quarter(self.start, first_of(self.start)), _quarter(self.end, last_of(self.end))


def starter_files(starter: Starter) -> Mapping[str, str]:
    """The text of each file of a new dossier by its path in it; the settings, which make it a dossier, come last.

    Everything that is not the user's is a sample, marked as such in its title.
    """
    values = _values(starter)
    found = sorted((_SAMPLES / starter.language).glob("[!.]*"), key=lambda path: (path.name == _LAST, path.name))
    texts = ((path.name, Template(path.read_text(encoding="utf-8")).substitute(values)) for path in found)
    return MappingProxyType({f".{name}" if name in _HIDDEN else name: text for name, text in texts})


def _values(starter: Starter) -> dict[str, str]:
    """What the samples leave open: the answers, and phases and dates that fit the span."""
    start, end = starter.quarters
    first = min(4, end - start - 1)
    second = (end - start + 1 - first) // 2
    return {
        "title": quoted(starter.title),
        "heading": _MARKDOWN.sub(r"\\\g<0>", starter.title.strip()),
        "client": quoted(starter.client),
        "region": starter.region,
        "language": starter.language,
        "start": shown(start),
        "end": shown(end),
        "first_phase_end": shown(start + first - 1),
        "second_phase_end": shown(start + first + second - 1),
        "first_year": str(start // 4),
        "analysis_day": meeting_day(start - 3).isoformat(),
        "values_day": meeting_day(start - 2).isoformat(),
        "test_day": meeting_day(start - 1).isoformat(),
        "target_day": last_day(end).isoformat(),
    }


def _check_line(text: str, name: Message) -> None:
    if not text.strip():
        raise UserError(Message("There is no text for {name}.", {"name": name}))
    if _INVISIBLE.search(text) or any(unicodedata.category(sign) in _UNFIT for sign in text):
        message = Message("A line break or an invisible sign stands in {name}.", {"name": name})
        raise UserError(message, Message("Type it again, on one line."))
    if len(text) > LONGEST_LINE:
        values = {"name": name, "length": len(text), "most": LONGEST_LINE}
        raise UserError(Message("There are {length} characters in {name}; at most {most} fit.", values))


def _check_choice(choice: str, known: tuple[str, ...], name: Message) -> None:
    if choice not in known:
        message = Message("`{choice}` cannot be {name}.", {"choice": choice, "name": name})
        raise UserError(message, did_you_mean(choice, known))


def _quarter(written: str, number: int | None) -> int:
    if number is None:
        message = Message("`{written}` is not a quarter.", {"written": written})
        raise UserError(message, Message("Write a quarter as 2026-Q1, or a year as 2026."))
    return number
