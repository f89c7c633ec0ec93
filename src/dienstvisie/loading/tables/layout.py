"""The header of a table: which column says what."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from dienstvisie.diagnostics import Position, Related
from dienstvisie.language import Message, did_you_mean
from dienstvisie.loading import rules
from dienstvisie.loading.tables.findings import Findings
from dienstvisie.loading.tables.rules import FORMULA, QUOTES
from dienstvisie.loading.tables.text import TableText
from dienstvisie.loading.tables.words import FORMULA_HINT, FORMULA_TEXT, clean, is_formula, short
from dienstvisie.schema.base import SLUG

FIXED = ("rater", "group", "session", "item", "criterion", "score")
_ID = re.compile(SLUG)
_DUTCH = {
    "beoordelaar": "rater",
    "pseudoniem": "rater",
    "groep": "group",
    "sessie": "session",
    "idee": "item",
    "uitdaging": "item",
    "idea": "item",
    "challenge": "item",
    "criterium": "criterion",
    "beoordeling": "score",
    "punten": "score",
}


class ItemColumn(NamedTuple):
    """A column with scores of one item: its index, the item, and the criterion where the header says that."""

    column: int
    item: str
    criterion: str | None


class Layout(NamedTuple):
    """The columns of a table. One row per score where `items` is empty, else a column per item.

    `fixed` is the index of each of `FIXED` that is there, `unnamed` those of columns without a name.
    """

    width: int
    fixed: Mapping[str, int]
    items: tuple[ItemColumn, ...]
    unnamed: tuple[int, ...]


def read_layout(text: TableText, findings: Findings, items: Collection[str]) -> Layout | None:
    """The columns; None where they do not say enough to read a single score."""
    names = _names(text, findings)
    if names is None:
        return None
    fixed, others, unnamed = dict[str, int](), dict[str, int](), list[int]()
    for column, name in enumerate(names):
        folded = name.casefold()
        if not name:
            unnamed.append(column)
        elif is_formula(name):
            findings.say(FORMULA, (0, column), FORMULA_TEXT, FORMULA_HINT)
        elif folded in fixed or name in others:
            _twice(findings, name, column, fixed.get(folded, others.get(name, 0)))
        elif folded in FIXED:
            fixed[folded] = column
        else:
            others[name] = column
    is_long = "item" in fixed or "score" in fixed
    wide = () if is_long else tuple(_item_columns(others, fixed, findings, items))
    if is_long:
        for name, column in others.items():
            _unknown(findings, name, column, ())
    if _lacks(fixed, findings, is_long=is_long, wide=wide):
        return None
    return Layout(len(names), fixed, wide, tuple(unnamed))


def _names(text: TableText, findings: Findings) -> list[str] | None:
    line = text.data[text.header_start : text.header_end].decode("utf-8")
    try:
        return [clean(name) for name in next(csv.reader([line], delimiter=text.separator, strict=True))]
    except csv.Error:
        place = findings.source.broken_quotes(text.header_line)
        findings.say(
            QUOTES, place, Message("The quotes that open here are never closed."), Message("Look for a missing quote.")
        )
        return None


def _item_columns(
    others: Mapping[str, int], fixed: Mapping[str, int], findings: Findings, items: Collection[str]
) -> list[ItemColumn]:
    found = []
    for name, column in others.items():
        item, colon, criterion = (clean(part) for part in name.partition(":"))
        if "criterion" in fixed and name in items:
            found.append(ItemColumn(column, name, None))
        elif (
            bool(colon) == ("criterion" in fixed) or not _ID.fullmatch(item) or (colon and not _ID.fullmatch(criterion))
        ):
            if colon or "criterion" in fixed or any(":" in other for other in others):
                _unknown(findings, name, column, items)
        else:
            found.append(ItemColumn(column, item, criterion if colon else None))
    return found


def _lacks(fixed: Mapping[str, int], findings: Findings, *, is_long: bool, wide: tuple[ItemColumn, ...]) -> bool:
    """Whether columns are missing without which nothing can be read; says which."""
    place = Position(int(findings.source.lines[0]), 1)
    if not fixed:
        hint = Message("For example: `{header}`.", {"header": "rater,group,item,criterion,score"})
        text = Message("The first line must be a header with the names of the columns.")
        findings.say(rules.MISSING_KEY, place, text, hint)
        return True
    needed = ["rater", "group"]
    if is_long:
        needed += ["item", "criterion", "score"]
    elif "criterion" not in fixed and not any(one.criterion for one in wide):
        needed.append("criterion")
    missing = [name for name in needed if name not in fixed]
    for name in missing:
        findings.say(rules.MISSING_KEY, place, Message("The column `{column}` is missing.", {"column": name}))
    if not missing and not is_long and not wide:
        text = Message("No column has scores.")
        hint = Message("Add the columns `item` and `score`, or a column for each item with its id as name.")
        findings.say(rules.MISSING_KEY, place, text, hint)
    return bool(missing) or not (is_long or wide)


def _twice(findings: Findings, name: str, column: int, first: int) -> None:
    text = Message("The column `{column}` stands here twice.", {"column": short(name)})
    where = Related(Message("The first one is here."), findings.source.path, findings.source.position((0, first)))
    findings.say(rules.DUPLICATE_KEY, (0, column), text, Message("Keep one of the two."), (where,))


def _unknown(findings: Findings, name: str, column: int, items: Collection[str]) -> None:
    dutch = _DUTCH.get(name.casefold())
    hint = Message("Did you mean `{near}`?", {"near": dutch}) if dutch else did_you_mean(name[:80], {*FIXED, *items})
    text = Message("`{column}` is not a column that is read here.", {"column": short(name)})
    findings.say(rules.UNKNOWN_KEY, (0, column), text, hint)
