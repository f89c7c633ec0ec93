"""Files of a build on disk: written whole or not at all, only inside the output folder, and only where they changed."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted

MANIFEST = ".dienstvisie-build.json"
"""Lists what the last build made, so that a later build may replace it, and remove what it no longer makes.

For each path the SHA-256 of what was written; while a build writes, that of the old and of the new.
"""


DOSSIER = "dienstvisie.yaml"
PARTS = ".dienstvisie-build.parts"
"""Where documents are written before they are put in place; there only while a build writes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder; paths with `/`, sorted.

    `kept` were made by an earlier build and changed by somebody since: they are no longer made, and left alone. Every
    build names them for as long as they are there.
    """

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def write(output: Path, files: Mapping[str, bytes], audience: str = "public") -> Written:
    """Bring the output folder up to date; raises UserError for a link in the way and for what the system refuses.

    Only what an earlier build made and nobody changed since is ever replaced or removed: anything else in the place of
    a document is a UserError, before a single file is written. So is a folder with documents for another audience: one
    of them would be handed out for the other.
    """
    with _refusals(output):
        _check(output, files)
        made = _manifest(output)
        _check_audience(output, audience)
        changed = [path for path in sorted(files) if _content(output / path) != files[path]]
        _check_ours(output, changed, made)
        if changed:
            both = {path: f"{made.get(path, '')} {_digest(files[path])}".strip() for path in changed}
            _list(output, made | both, audience)
        _put(output, files, changed)
        removed, kept = _remove(output, {path: digests for path, digests in made.items() if path not in files})
        old = {path: made[path] for path in kept}
        _list(output, old | {path: _digest(content) for path, content in files.items()}, audience)
    return Written(tuple(changed), tuple(removed), tuple(kept))


def stale(output: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths that are missing, differ, or are no longer made; empty where the folder is up to date."""
    with _refusals(output):
        _check(output, files)
        different = [path for path in files if _content(output / path) != files[path]]
        old = [path for path in _manifest(output) if path not in files and (output / path).is_file()]
    return tuple(sorted((*different, *old)))


def _check_audience(output: Path, audience: str) -> None:
    there = _listing(output).get("audience", audience)
    if there != audience:
        values = {"folder": str(output), "there": str(there), "audience": audience}
        raise UserError(
            Message("{folder} holds the documents for `{there}`, and these are for `{audience}`.", values),
            Message("Give another folder with --output, or remove that one."),
        )


def _check(output: Path, files: Mapping[str, bytes]) -> None:
    if output.is_symlink():
        raise _refused(output)
    if (output / DOSSIER).exists():
        raise UserError(
            Message("{folder} is a dossier, not a folder for documents.", {"folder": str(output)}),
            Message("Give another folder with --output, such as one inside it."),
        )
    if output.exists() and not output.is_dir():
        raise UserError(Message("{file} is a file, not a folder to write documents to.", {"file": str(output)}))
    for path in (*files, MANIFEST, f"{PARTS}/0"):
        _check_path(output, path)


def _check_path(output: Path, path: str) -> None:
    """A path must lie in the output folder, and nothing on the way to it may be a link or another sort of thing."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PurePosixPath(path).is_absolute() or "\\" in path:
        raise ValueError(f"not a path inside the output folder: {path!r}")
    for number in range(1, len(parts) + 1):
        place = output.joinpath(*parts[:number])
        if place.is_symlink():
            raise _refused(place)
        if place.exists() and place.is_dir() != (number < len(parts)):
            raise UserError(
                Message("{file} is in the way of a document.", {"file": str(place)}),
                Message("Move it, or give another output folder."),
            )


def _check_ours(output: Path, paths: Iterable[str], made: Mapping[str, str]) -> None:
    """What is to be replaced must be as an earlier build left it."""
    found = {path: content for path in paths if (content := _content(output / path)) is not None}
    foreign = tuple(path for path, content in found.items() if not _is_ours(content, made.get(path)))
    if foreign:
        raise UserError(
            counted(
                "{files} in {folder} was not made by an earlier build, or was changed by hand since: it is not "
                "overwritten, and nothing is written.",
                "These files in {folder} were not made by an earlier build, or were changed by hand since: {files}. "
                "They are not overwritten, and nothing is written.",
                len(foreign),
                {"files": foreign, "folder": str(output)},
            ),
            Message("Move or remove what is in the way, or choose another folder with --output."),
        )


def _is_ours(content: bytes, digests: str | None) -> bool:
    return digests is not None and _digest(content) in digests.split()


def _refused(place: Path) -> UserError:
    return UserError(
        Message("{file} is a link, and documents are not written through links.", {"file": str(place)}),
        Message("Give the folder itself, or remove the link."),
    )


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _put(output: Path, files: Mapping[str, bytes], changed: Sequence[str]) -> None:
    """Write all of them in a folder of their own, then put each in its place in one step.

    A crash, a full disk or an interruption while they are written leaves all old documents, whole.
    """
    parts = output / PARTS
    _clear(parts)
    if not changed:
        return
    parts.mkdir(parents=True)
    try:
        for number, path in enumerate(changed):
            _write_new(parts / str(number), files[path])
        for number, path in enumerate(changed):
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (parts / str(number)).replace(output / path)
    finally:
        _clear(parts)


def _clear(parts: Path) -> None:
    """Remove what a build that was cut off left behind."""
    if parts.is_dir():
        for part in parts.iterdir():
            part.unlink()
        parts.rmdir()


def _replace(file: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one step: a crash leaves the old file whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{secrets.token_hex(6)}.part")
    try:
        _write_new(beside, content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _write_new(file: Path, content: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _remove(output: Path, made: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Remove what is unchanged since it was made, and the folders that are empty after that."""
    removed, kept = [], []
    for path, digests in sorted(made.items()):
        content = _content(output / path)
        if content is None:
            continue
        if not _is_ours(content, digests):
            kept.append(path)
            continue
        (output / path).unlink()
        removed.append(path)
        _remove_empty(output, (output / path).parent)
    return removed, kept


def _remove_empty(output: Path, folder: Path) -> None:
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _manifest(output: Path) -> dict[str, str]:
    """What the last build made, by path; nothing where its list is not there or is not ours."""
    listed = _listing(output).get("files", {})
    if not isinstance(listed, dict):
        return {}
    known = {str(path): str(digest) for path, digest in listed.items()}
    return {path: digest for path, digest in known.items() if _is_inside(output, path)}


def _listing(output: Path) -> Mapping[str, object]:
    try:
        found = json.loads(_content(output / MANIFEST) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_inside(output: Path, path: str) -> bool:
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PurePosixPath(path).is_absolute() or "\\" in path:
        return False
    return not any(output.joinpath(*parts[:number]).is_symlink() for number in range(1, len(parts) + 1))


def _list(output: Path, made: Mapping[str, str], audience: str) -> None:
    """Write the list of what is made, where it changed."""
    listed = {"schema_version": 1, "audience": audience, "files": dict(sorted(made.items()))}
    content = (json.dumps(listed, indent=1) + "\n").encode()
    if _content(output / MANIFEST) != content:
        _replace(output / MANIFEST, content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _refusals(output: Path) -> Iterator[None]:
    """What the operating system refuses, as a sentence."""
    try:
        yield
    except OSError as refusal:
        where = str(refusal.filename or output)
        raise UserError(
            Message("{file} cannot be read or written: {reason}.", {"file": where, "reason": refusal.strerror or ""}),
            Message("See whether the folder exists, is yours and has room."),
        ) from refusal
