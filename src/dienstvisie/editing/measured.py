"""Measurements added to indicators in their files: a few words spliced in, all else stays as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dienstvisie.diagnostics import SourceFile, SourceMap
from dienstvisie.editing.writing import atomic_write
from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.schema import Measurement

_BOM = b"\xef\xbb\xbf"
_DEPTH = {
    "FlowSequenceStartToken": 1,
    "FlowMappingStartToken": 1,
    "FlowSequenceEndToken": -1,
    "FlowMappingEndToken": -1,
}
_CONTENT = ("ScalarToken", "AliasToken", "FlowSequenceEndToken", "FlowMappingEndToken", "ValueToken")


class Edit(NamedTuple):
    """What a file will hold, what it held, and the words that come in, each with the indicator."""

    path: Path
    before: bytes
    after: bytes
    added: tuple[tuple[str, str], ...]


class _Splice(NamedTuple):
    at: int
    text: str


def measurement_text(row: Measurement) -> str:
    """A measurement as it is written: `{date: 2027-11-05, value: 52.3, n: 412}`."""
    fields = [f"date: {row.date.isoformat()}", f"value: {_number(row.value)}"]
    fields += [f"n: {row.n}"] if row.n is not None else []
    fields += [f"sd: {_number(row.sd)}"] if row.sd is not None else []
    fields += [f"asked: {row.asked}"] if row.asked is not None else []
    return "{" + ", ".join(fields) + "}"


def measured_edits(root: Path, sources: SourceMap, measured: Mapping[str, Measurement]) -> tuple[Edit, ...]:
    """The changes of files that add a measurement to each of these indicators, of which `sources` knows the places.

    Writes nothing. Raises `UserError` where a file is no longer as it was read, where an indicator has a measurement of
    that day already, and where the words cannot be put in safely.
    """
    by_file: dict[str, list[str]] = {}
    for id_ in measured:
        by_file.setdefault(sources.items["indicators", id_][0], []).append(id_)
    return tuple(_edit(root / path, sources, path, ids, measured) for path, ids in by_file.items())


def write_edits(edits: Sequence[Edit]) -> None:
    """Write the changes, each file wholly or not at all; raises `UserError` where one is no longer as it was."""
    for edit in edits:
        if _read(edit.path) != edit.before:
            raise _changed(edit.path)
    for edit in edits:
        atomic_write(edit.path, edit.after)


def _edit(path: Path, sources: SourceMap, file: str, ids: Sequence[str], measured: Mapping[str, Measurement]) -> Edit:
    before, source = _read(path), sources.files[file]
    mark = _BOM if before.startswith(_BOM) else b""
    if before[len(mark) :] != source.text.encode():
        raise _changed(path)
    tokens, data = _tokens(source.text), _data(source.text)
    if data is None:
        raise _unsafe(path, ids, measured)
    splices, added = [], []
    for id_ in ids:
        keys = sources.items["indicators", id_][1]
        words = measurement_text(measured[id_])
        _refuse_same_day(path, _at(data, keys), id_, measured[id_])
        splices.append(_splice(source, tokens, keys, words))
        added.append((id_, words))
    text = source.text
    for splice in sorted(splices, reverse=True):
        text = text[: splice.at] + splice.text + text[splice.at :]
    _prove(path, source.text, text, {id_: sources.items["indicators", id_][1] for id_ in ids}, measured)
    return Edit(path, before, mark + text.encode(), tuple(added))


def _splice(source: SourceFile, tokens: Sequence[Any], keys: tuple[Any, ...], words: str) -> _Splice:
    """Where the words go: after the last measurement, or where there is none, after all else of the indicator."""
    lines = _line_starts(source.text)
    marks = source.marks
    for key in keys:
        marks = marks[key][-1]
    newline = "\r\n" if "\r\n" in source.text else "\n"
    column = marks["id"][0].column
    if "measurements" in marks:
        _, value, child = marks["measurements"]
        start = lines[value.line] + value.column
        if source.text[start : start + 1] == "[":
            return _into_flow(source.text, tokens, start, words, is_empty=not child)
        last = lines[child[-1][0].line] + child[-1][0].column
        return _Splice(_after(source.text, tokens, last), f"{newline}{' ' * value.column}- {words}")
    first = min(lines[key.line] + key.column for key, *_ in marks.values())
    opening = _enclosing_brace(tokens, first)
    if opening is not None:
        return _into_flow(source.text, tokens, opening, f"measurements: [{words}]", is_empty=False)
    last = max(lines[key.line] + key.column for key, *_ in marks.values())
    indent = " " * column
    text = f"{newline}{indent}measurements:{newline}{indent}  - {words}"
    return _Splice(_after(source.text, tokens, last, of_key=True), text)


def _into_flow(text: str, tokens: Sequence[Any], start: int, words: str, *, is_empty: bool) -> _Splice:
    """Before the closing bracket of what opens at `start`."""
    depth, previous = 0, None
    for token in tokens:
        if token.start_mark.index < start:
            continue
        depth += _DEPTH.get(type(token).__name__, 0)
        if not depth:
            break
        previous = token
    comma = "" if is_empty or type(previous).__name__ == "FlowEntryToken" else ", "
    at = previous.end_mark.index if previous is not None else len(text)
    return _Splice(at, comma + words if comma or is_empty else " " + words)


def _after(text: str, tokens: Sequence[Any], start: int, *, of_key: bool = False) -> int:
    """The end of the line on which the value ends that begins at `start`, or whose key does."""
    inside = [token for token in tokens if token.start_mark.index >= start]
    column, end, flow = inside[0].start_mark.column, start, 0
    for token in inside:
        kind, here = type(token).__name__, token.start_mark
        is_next_key = kind == "KeyToken" and (here.column < column or (of_key and here.column == column))
        if not flow and here.index > start and (is_next_key or (kind == "BlockEntryToken" and here.column < column)):
            break
        flow += _DEPTH.get(kind, 0)
        if kind in _CONTENT:
            end = token.end_mark.index
    end = start + len(text[start:end].rstrip())
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    return line - 1 if text[line - 1 : line] == "\r" else line


def _enclosing_brace(tokens: Sequence[Any], first: int) -> int | None:
    """The `{` right before the first key of an item that is written between braces."""
    brace = None
    for token in tokens:
        if token.start_mark.index >= first and type(token).__name__ == "ScalarToken":
            return brace
        kind = type(token).__name__
        if kind == "FlowMappingStartToken":
            brace = token.start_mark.index
        elif kind != "KeyToken":
            brace = None
    return None


def _prove(
    path: Path, before: str, after: str, places: Mapping[str, tuple[Any, ...]], measured: Mapping[str, Measurement]
) -> None:
    """Refuse unless the new text says exactly what the old one said, and the measurements."""
    wanted = _data(before)
    for id_, keys in places.items():
        item = _at(wanted, keys)
        item["measurements"] = [*(item.get("measurements") or ()), _data(measurement_text(measured[id_]))]
    if _data(after) != wanted:
        raise _unsafe(path, places, measured)


def _unsafe(path: Path, ids: Iterable[str], measured: Mapping[str, Measurement]) -> UserError:
    words = "; ".join(f"{id_}: {measurement_text(measured[id_])}" for id_ in ids)
    values = {"path": str(path)}
    message = Message("The measurements cannot be put into `{path}` without touching something else.", values)
    return UserError(message, Message("Add them by hand: {words}", {"words": words}))


def _refuse_same_day(path: Path, item: Any, id_: str, row: Measurement) -> None:
    known = [item.get("baseline"), *(item.get("measurements") or ())]
    if any(one and str(one.get("date")) == row.date.isoformat() for one in known):
        values = {"id": id_, "date": row.date.isoformat(), "path": str(path)}
        message = Message("Indicator `{id}` has a figure of {date} in `{path}` already.", values)
        raise UserError(message, Message("Remove it first where the new one must take its place."))


def _at(data: Any, keys: tuple[Any, ...]) -> Any:
    for key in keys:
        data = data[key]
    return data


def _data(text: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError):
        return None


def _tokens(text: str) -> Sequence[Any]:
    from ruamel.yaml import YAML

    return list(YAML(typ="safe", pure=True).scan(text))


def _line_starts(text: str) -> Sequence[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        values = {"path": str(path), "why": error.strerror or type(error).__name__}
        raise UserError(Message("`{path}` cannot be read: {why}.", values)) from error


def _changed(path: Path) -> UserError:
    message = Message("`{path}` was changed while it was in use; nothing was written.", {"path": str(path)})
    return UserError(message, Message("Try again."))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
