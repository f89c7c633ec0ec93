"""What the columns of a survey export are: questions, or what the tool adds of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from dienstvisie.language import Message
from dienstvisie.measuring.survey.grid import Cell, Grid

LAST_HEADER = 15
"""Rows in which the header may stand."""

_ALIASES: Mapping[str, Sequence[str]] = {
    "person": (
        "email", "e-mail", "e-mailadres", "e-mail address", "email address", "mail", "gebruikersnaam", "username",
        "name", "naam", "full name", "volledige naam", "first name", "voornaam", "last name", "achternaam",
        "familienaam", "respondent", "voter", "voter id", "stemmer", "participant", "deelnemer", "ip address",
        "ip-adres", "personeelsnummer", "telefoon", "phone",
    ),
    "time": (
        "completion time", "tijd van voltooien", "voltooiingstijd", "tijdstip van voltooiing", "timestamp",
        "tijdstempel", "date (utc)", "datum (utc)", "date", "datum", "submitted at", "ingediend op",
    ),
    "tool": (
        "id", "start time", "begintijd", "starttijd", "last modified time", "tijd van laatste wijziging",
        "laatst gewijzigd", "session", "sessie", "total points", "totaal aantal punten", "quiz feedback", "language",
        "taal", "score",
    ),
    "question": ("question", "vraag", "slide", "prompt"),
    "answer": ("answer", "antwoord", "response", "reactie", "value", "waarde", "vote", "stem"),
}  # fmt: skip
ROLE = {alias: role for role, aliases in _ALIASES.items() for alias in aliases}
_EXTRA = re.compile(r"^(points|punten|feedback)\s*[-–:]", re.IGNORECASE)
_ANSWER = re.compile(r"\s*:\s*(answer|antwoord|response)$", re.IGNORECASE)
_GRID_ROW = re.compile(r"\[(.+)\]$")
PERSON = Message("says who answered; it is not kept")
WHY: Mapping[str, Message] = {
    "person": PERSON,
    "time": Message("only read for the day of the measurement"),
    "tool": Message("added by the survey tool"),
    "question": Message("names the question of each row"),
    "answer": Message("holds the answer of each row"),
}
NOT_ASKED = Message("no indicator asks for it")


class Header(NamedTuple):
    """The row of the headings, each heading as written.

    `weight` says how much it looks like a header: the wanted questions in it, then the columns that tools add.
    """

    row: int
    headings: tuple[str, ...]
    weight: tuple[int, int] = (0, 0)

    def of(self, role: str) -> int | None:
        """The first column with a role."""
        return next((at for at, heading in enumerate(self.headings) if role_of(heading) == role), None)


def plain(text: str) -> str:
    """Text as it is compared: without case, and with single blanks."""
    return " ".join(normalize("NFKC", text).replace("’", "'").casefold().split())


def role_of(heading: str) -> str | None:
    """What the tool means by a heading; None for a question."""
    return "tool" if _EXTRA.match(heading.strip()) else ROLE.get(plain(heading))


def names(heading: str) -> Iterator[str]:
    """The ways in which a heading may be asked for: whole, without `: Answer`, and as the statement alone."""
    whole = plain(heading)
    bare = plain(_ANSWER.sub("", heading))
    yield whole
    yield bare
    if "::" in bare:
        yield plain(bare.rpartition("::")[2])
    row = _GRID_ROW.search(bare)
    if row:
        yield plain(row[1])


def find_header(grid: Grid, wanted: Sequence[str]) -> Header | None:
    """The row that heads the columns: that with most weight, the first of equals; None where no row has a question.

    A table with a row per answer has the questions below a heading of their own, which counts as one.
    """
    asked = {plain(one) for one in wanted}
    found = [_header(number, row, asked) for number, row in enumerate(grid.rows[:LAST_HEADER])]
    best = max(found, key=lambda header: header.weight, default=None)
    return best if best is not None and best.weight[0] else None


def _header(number: int, row: Sequence[Cell], asked: set[str]) -> Header:
    header = Header(number, tuple(cell if isinstance(cell, str) else "" for cell in row))
    questions = sum(not asked.isdisjoint(names(one)) for one in header.headings if one)
    if not questions and header.of("question") is not None and header.of("answer") is not None:
        questions = 1
    return header._replace(weight=(questions, sum(role_of(one) is not None for one in header.headings)))
