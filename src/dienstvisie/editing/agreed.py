"""The agreed roadmap as a file: compact, in a fixed order, and never over what a person wrote in it by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from dienstvisie.editing.comments import first_comment
from dienstvisie.editing.quoting import quoted
from dienstvisie.editing.writing import atomic_write
from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.loading import AGREED_FILE
from dienstvisie.schema import AgreedRoadmap, AgreedTask

_HEAD = """\
# afgesproken roadmap
# Written by `dienstvisie plan --save`. Only `note` is for people to fill in.
"""
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})


def agreed_text(agreed: AgreedRoadmap) -> str:
    """The text of the file: the same roadmap gives the same text, and reading it gives the same roadmap."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(agreed))


def save_agreed(folder: Path, new: AgreedRoadmap, known: AgreedRoadmap | None) -> bool:
    """Write `roadmap.yaml` in the folder of a dossier, wholly or not at all; whether it had to be written.

    `known` is what was read from the file that is there. Raises `UserError` where saving would lose what a person
    wrote (a comment, or a note on an entry that is gone or is there twice), where the file is another than was read, is
    a link, or cannot be written.
    """
    for one in (new, *([known] if known is not None else [])):
        _refuse_twice(folder / AGREED_FILE, one)
    path, text = folder / AGREED_FILE, agreed_text(new).encode()
    found = _found(path)
    if found is not None:
        _refuse_loss(path, found, known)
    if known is not None:
        _refuse_lost_notes(path, known, new)
    if found == text and not path.is_symlink():
        return False
    atomic_write(path, text)
    return True


def _found(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        values = {"path": str(path), "why": error.strerror or type(error).__name__}
        raise UserError(Message("`{path}` cannot be read: {why}.", values)) from error


def _refuse_loss(path: Path, found: bytes, known: AgreedRoadmap | None) -> None:
    """What was saved as it is can go; of anything else all but layout must be in `known`."""
    if known is not None and found == agreed_text(known).encode():
        return
    if known is None or _read(found) != known:
        message = Message(
            "`{path}` is not what was read before: it was changed since, or by hand.", {"path": str(path)}
        )
        raise UserError(message, Message("Look at it, and move it away if it may go; then save again."))
    line = first_comment(found.decode("utf-8-sig"), _HEAD)
    if line is not None:
        values = {"path": str(path), "line": line}
        message = Message("There is a comment on line {line} of `{path}`, and saving would lose it.", values)
        raise UserError(message, Message("Move it to a `note`, at the top or in an entry, and save again."))


def _refuse_twice(path: Path, agreed: AgreedRoadmap) -> None:
    """Of two entries for one task only one place and one note could stay."""
    count = Counter((task.idea, task.part) for task in agreed.tasks)
    for task in agreed.tasks:
        if count[task.idea, task.part] > 1:
            values = {"idea": task.title, "path": str(path)}
            message = Message("“{idea}” has more than one entry for the same task in `{path}`.", values)
            raise UserError(message, Message("Keep one of them, with all that is to be noted, and save again."))


def _refuse_lost_notes(path: Path, known: AgreedRoadmap, new: AgreedRoadmap) -> None:
    places = {(task.idea, task.part) for task in new.tasks}
    for task in known.tasks:
        if task.note is not None and (task.idea, task.part) not in places:
            values = {"idea": task.title, "path": str(path)}
            message = Message("“{idea}” has a note in `{path}`, but no such place on the roadmap any more.", values)
            raise UserError(message, Message("Move its note to the `note` at the top, and save again."))


def _read(data: bytes) -> AgreedRoadmap | None:
    """What the bytes say; None where they are no agreed roadmap."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return AgreedRoadmap.model_validate(YAML(typ="safe", pure=True).load(data))
    except (YAMLError, ValueError, RecursionError):
        return None


def _lines(agreed: AgreedRoadmap) -> Iterator[str]:
    if agreed.note is not None:
        yield f"note: {_text(agreed.note)}"
    if agreed.date is not None:
        yield f"date: {agreed.date.isoformat()}"
    yield f"method: {quoted(agreed.method)}"
    yield f"version: {quoted(agreed.version)}"
    yield f"objective: {agreed.objective}"
    yield f"value: {agreed.value}"
    yield f"start: {agreed.start}"
    yield f"end: {agreed.end}"
    yield f"period: {agreed.period}"
    yield f"basis: {quoted(agreed.basis)}"
    yield "tasks:" if agreed.tasks else "tasks: []"
    yield from map(_entry, agreed.tasks)
    yield "left_out:" if agreed.left_out else "left_out: []"
    yield from (f"  - {_id(id_)}" for id_ in agreed.left_out)


def _entry(task: AgreedTask) -> str:
    fields = [f"start: {task.start}", f"end: {task.end}", f"idea: {_id(task.idea)}"]
    fields += [f"part: {_id(task.part)}"] if task.part is not None else []
    fields.append(f"title: {_text(task.title)}")
    fields += [f"note: {_text(task.note)}"] if task.note is not None else []
    return "  - {" + ", ".join(fields) + "}"


def _text(text: str | Mapping[str, str]) -> str:
    if isinstance(text, str):
        return quoted(text)
    return "{" + ", ".join(f"{_id(language)}: {quoted(said)}" for language, said in text.items()) + "}"


def _id(id_: str) -> str:
    """Bare, unless readers of YAML would take it for a number or for something like `no`."""
    return id_ if id_[0].isalpha() and id_.lower() not in _WORDS else quoted(id_)
