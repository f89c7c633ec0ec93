"""Tables as JSON, CSV and Markdown. JSON and CSV are never translated: keys and codes are the same everywhere."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence

from dienstvisie.language import Message, Translator, translator
from dienstvisie.reporting.tables.table import Column, Table, Value
from dienstvisie.reporting.writer import Writer

SCHEMA_VERSION = 1
Plain = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_json(tables: Sequence[Table], language: str) -> str:
    """One object with `schema_version` and a list of objects per table; dossier texts in `language`."""
    say = translator("en")
    text = translator(language)
    data: dict[str, object] = {"schema_version": SCHEMA_VERSION}
    for table in tables:
        keys = [column.key for column in table.columns]
        data[table.name] = [dict(zip(keys, (_plain(v, say, text) for v in row), strict=True)) for row in table.rows]
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_csv(tables: Sequence[Table], language: str) -> str:
    """The main table with a heading row; cells that a spreadsheet would run as a formula begin with `'`."""
    table = next((table for table in tables if table.main), tables[0])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    say, text = translator("en"), translator(language)
    writer.writerows([harmless(_plain(value, say, text)) for value in row] for row in table.rows)
    return out.getvalue()


def to_markdown(tables: Sequence[Table], language: str) -> str:
    """All tables with their titles and notes, in a language; one for data alone only where it has rows."""
    say = translator(language)
    return "\n".join(_markdown(table, say) for table in tables if table.rows or not table.data_only)


def shown(value: Value, column: Column, say: Translator) -> str:
    """A cell as a person reads it."""
    if value is None:
        return "" if column.none is None else say.say(column.none)
    if isinstance(value, bool):
        return say.say(Message("yes") if value else Message("no"))
    writer = Writer(say.language, say.language)
    if isinstance(value, Message):
        return writer.say(value)
    if isinstance(value, Mapping):
        return say.text(value)
    if isinstance(value, float):
        return writer.fixed(value, column.digits if column.digits is not None else 1)
    return str(value)


def harmless(value: object) -> object:
    """A cell that no spreadsheet runs as a formula: one that it would begins with `'`; yes and no are words."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


EXPORTS: Mapping[str, Callable[[Sequence[Table], str], str]] = {
    "json": to_json,
    "csv": to_csv,
    "markdown": to_markdown,
}


def _plain(value: Value, say: Translator, text: Translator) -> Plain:
    if isinstance(value, Message):
        return say.say(value)
    if isinstance(value, Mapping):
        return text.text(value)
    if isinstance(value, float):
        return round(value, 6)
    return value


def _markdown(table: Table, say: Translator) -> str:
    lines = [f"## {say.say(table.title)}", ""]
    lines.append("| " + " | ".join(say.say(column.label) for column in table.columns) + " |")
    lines.append("|" + "|".join("---:" if column.numeric else "---" for column in table.columns) + "|")
    for row in table.rows:
        cells = (shown(value, column, say) for value, column in zip(row, table.columns, strict=True))
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    lines += ["", *(f"{say.say(note)}\n" for note in table.notes)]
    return "\n".join(lines)


def _cell(text: str) -> str:
    for sign in "\\`*_{}[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())
