"""Files written wholly or not at all: whatever happens, no half file and no half dossier is left."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from secrets import token_hex

from dienstvisie.errors import UserError
from dienstvisie.language import Message

_NO_LINKS = frozenset({errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What disks without hard links say: FAT, exFAT, ReFS, some shared ones."""
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
MAY_BE_THERE = frozenset({"README.md", ".gitignore", ".gitattributes"})
"""What a fresh repository often holds already: then the person's own file stays."""
Made = list[Path]
"""What was made so far, in order, so that it can be removed again."""


def atomic_write(path: Path, data: bytes) -> None:
    """Make a file, or replace its contents and keep its mode. Until the new bytes are safe, the old ones stay whole.

    Raises UserError where the path is a link or cannot be written.
    """
    with _or_nothing(path) as made:
        if path.is_symlink():
            raise _is_link(path)
        temporary = _beside(path)
        _write(temporary, data, made, _mode(path))
        temporary.replace(path)
        made.clear()
        _sync_folder(path.parent)


def write_new(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write new files (path with `/` -> text) in a folder, which is made where it is not there; returns their paths.

    Nothing is ever overwritten, and either all files are there afterwards or none; a file of `MAY_BE_THERE` that is
    there already stays as it is and is not among the paths. In a folder that exists they appear one by one, each whole,
    in the order of `files`: the one that completes the whole comes last.
    Raises UserError where one of them is already there, or where the folder is a link, is none or cannot be written.
    """
    for name in files:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(name)
    with _or_nothing(folder) as made:
        _refuse(folder, files)
        new = {name: text for name, text in files.items() if not os.path.lexists(folder / name)}
        place = _into if folder.is_dir() else _as
        place(folder, new, made)
    return [folder / name for name in new]


def check_free(folder: Path, files: Collection[str] = ("dienstvisie.yaml",)) -> None:
    """Raise UserError where `write_new` would refuse to write `files` in a folder, before anything is asked."""
    _refuse(folder, files)


def _mode(path: Path) -> int | None:
    """The mode of a file that may be changed; None where there is none yet."""
    if not path.exists():
        return None
    if not os.access(path, os.W_OK):  # its folder may allow what the file itself forbids
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return path.stat().st_mode & 0o7777


def _refuse(folder: Path, files: Collection[str]) -> None:
    parents = (folder / parent for name in files for parent in PurePosixPath(name).parents)
    for path in parents:
        if path.is_symlink():
            raise _is_link(path)
    if folder.exists() and not folder.is_dir():
        message = Message("`{path}` is a file, not a folder.", {"path": str(folder)})
        raise UserError(message, Message("Name a folder that is empty or not there yet."))
    taken = [name for name in files if os.path.lexists(folder / name) and name not in MAY_BE_THERE]
    if taken:
        values = {"folder": str(folder), "files": ", ".join(taken)}
        hint = Message("Nothing was changed. Name another folder, or move these files away first.")
        raise UserError(Message("`{folder}` already holds {files}.", values), hint)


def _as(folder: Path, files: Mapping[str, str], made: Made) -> None:
    """A new folder: filled beside its place, then given its name in one step."""
    _make_folder(folder.parent, made)
    before, temporary = len(made), _beside(folder)
    _fill(temporary, files, made)
    temporary.rename(folder)
    made[before:] = [folder / path.relative_to(temporary) for path in made[before:]]
    for path in (*made[:before], folder):
        _sync_folder(path.parent)


def _into(folder: Path, files: Mapping[str, str], made: Made) -> None:
    """A folder that is there: filled in a folder within it, so on the same disk; then each file given its name."""
    temporary = _beside(folder / "dienstvisie")
    _fill(temporary, files, made)
    passing = list(made)
    for name in files:
        _make_folder((folder / name).parent, made)
        _place(temporary / name, folder / name, made)
    for path in reversed(passing):
        _remove(path)
    for parent in sorted({(folder / name).parent for name in files}):
        _sync_folder(parent)


def _fill(folder: Path, files: Mapping[str, str], made: Made) -> None:
    for name, text in files.items():
        _make_folder((folder / name).parent, made)
        _write(folder / name, text.encode(), made)
    for path in made:
        if path.is_dir():
            _sync_folder(path)


def _make_folder(folder: Path, made: Made) -> None:
    """Make a folder, and those above it that are not there yet."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _place(source: Path, target: Path, made: Made) -> None:
    """Give a finished file its name; fails where there is something of that name."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write(target, source.read_bytes(), made)
    else:
        made.append(target)


def _write(path: Path, data: bytes, made: Made, mode: int | None = None) -> None:
    """Make a file that is not there yet, with its bytes on the disk when this returns."""
    with path.open("xb") as stream:
        made.append(path)
        if mode is not None:
            path.chmod(mode)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there; its file system keeps a journal of names
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:  # some shared and network disks cannot do this for folders
            raise
    finally:
        os.close(descriptor)


@contextmanager
def _or_nothing(target: Path) -> Iterator[Made]:
    """Where the body fails, what it made is removed again; what the system refused is said in a sentence."""
    made: Made = []
    try:
        yield made
    except BaseException as error:
        left = [str(path) for path in reversed(made) if not _removed(path)]
        if isinstance(error, OSError):
            raise _failed(target, error, left) from error
        raise


def _removed(path: Path) -> bool:
    try:
        _remove(path)
    except OSError:
        return False  # told to the user, by name
    return True


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def _failed(target: Path, error: OSError, left: list[str]) -> UserError:
    values = {"path": str(target), "why": error.strerror or type(error).__name__}
    message = Message("`{path}` cannot be written: {why}.", values)
    if left:
        return UserError(message, Message("Remove what is left of it: {files}.", {"files": ", ".join(left)}))
    return UserError(message, Message("Look at your rights there and at the room on the disk."))


def _is_link(path: Path) -> UserError:
    message = Message("`{path}` is a link, and links are not written to.", {"path": str(path)})
    return UserError(message, Message("Name the place that it leads to: `{place}`.", {"place": os.path.realpath(path)}))


def _beside(path: Path) -> Path:
    """A name beside a path that nothing has yet."""
    return path.with_name(f".dienstvisie-{token_hex(6)}.tmp")
