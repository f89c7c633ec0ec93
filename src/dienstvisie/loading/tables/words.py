"""What may stand in a cell, and what is said where something else does."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dienstvisie.diagnostics import Rule
from dienstvisie.language import Message, did_you_mean
from dienstvisie.loading import rules
from dienstvisie.loading.scalars import MOST_DIGITS
from dienstvisie.loading.tables.rules import FORMULA
from dienstvisie.schema.base import SLUG

ABSTENTIONS = ("abstain", "onthouding")
LONGEST_ID = 80
FORMULA_TEXT = Message("A formula stands in this cell.")
FORMULA_HINT = Message("Paste the column as values in the spreadsheet, and save it again.")
_BLANK = " \t\r\u00a0\u202f\ufeff"
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[+-]?[0-9]*[.,]?[0-9]+(?:[eE][+-]?[0-9]+)?%?|[+-]?[0-9]+[.,]", re.ASCII)
_ID = re.compile(SLUG)
_PSEUDONYM = Message("Write a pseudonym such as `r01`, never a name.")


class Wrong(NamedTuple):
    """What is wrong with a value."""

    rule: Rule
    message: Message
    hint: Message | None = None


def clean(value: str) -> str:
    """A cell without the blanks around it."""
    return value.strip(_BLANK)


def short(value: str) -> str:
    """A value as it fits in a sentence."""
    return value if len(value) <= 60 else f"{value[:57]}..."


def is_formula(value: str) -> bool:
    """Whether a spreadsheet would run what stands here."""
    return value[:1] in ("=", "@", "+", "-") and not _NUMBER.fullmatch(value) if value else False


def wrong_word(value: str, column: str) -> Wrong | None:
    """What is wrong with what stands in a column of ids."""
    if not value:
        text = Message("Nothing is filled in here; it should be {wanted}.", {"wanted": Message("text")})
        return None if column == "session" else Wrong(rules.WRONG_TYPE, text, Message("Fill it in, or remove the row."))
    if is_formula(value):
        return Wrong(FORMULA, FORMULA_TEXT, FORMULA_HINT)
    return _wrong_rater(value) if column == "rater" else None


def _wrong_rater(value: str) -> Wrong | None:
    if "@" in value:
        text = Message("An e-mail address stands here; a rater has a pseudonym.")
        return Wrong(rules.NOT_ALLOWED, text, _PSEUDONYM)
    if not _ID.fullmatch(value):
        text = Message("`{value}` is no id: use lower-case letters, digits and hyphens.", {"value": short(value)})
        return Wrong(rules.NOT_ALLOWED, text, _PSEUDONYM)
    if len(value) > LONGEST_ID:
        return Wrong(rules.NOT_ALLOWED, Message("This text is longer than {most} characters.", {"most": LONGEST_ID}))
    return None


def score(value: str) -> int | Literal["abstain"] | Wrong | None:
    """The score that a cell holds; None where it is empty."""
    if not value:
        return None
    if value.casefold() in ABSTENTIONS:
        return "abstain"
    if _WHOLE.fullmatch(value):
        if len(value) <= MOST_DIGITS:
            return int(value)
        return Wrong(rules.LONG_NUMBER, Message("This number has more than {most} digits.", {"most": MOST_DIGITS}))
    return _wrong_score(value)


def _wrong_score(value: str) -> Wrong:
    if is_formula(value):
        return Wrong(FORMULA, FORMULA_TEXT, FORMULA_HINT)
    if _NUMBER.fullmatch(value):
        values = {"found": Message("a number"), "wanted": Message("a whole number")}
        hint = Message("Write it without quotes, decimals or unit.")
        return Wrong(rules.WRONG_TYPE, Message("This is {found}; it should be {wanted}.", values), hint)
    text = Message("`{value}` is not one of the words allowed here.", {"value": short(value)})
    return Wrong(rules.NOT_ALLOWED, text, did_you_mean(value[:80], ABSTENTIONS[:1]))
