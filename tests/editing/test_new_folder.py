"""Writing a new dossier: all of it or nothing, and never over something that is there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dienstvisie.editing import Starter, starter_files, write_new
from dienstvisie.editing.writing import MAY_BE_THERE
from dienstvisie.errors import UserError
from dienstvisie.loading import load_dossier

FILES = {".gitignore": "output/\n", "ideas/één.yaml": "- id: één 😀\n", "dienstvisie.yaml": "title: T\n"}
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden things included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def written(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def in_bytes() -> dict[str, bytes]:
    return {name: text.encode() for name, text in FILES.items()}


@pytest.fixture(params=["new", "deep/er/new", "empty", "clone"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder that is not there, one in others that are not there, an empty one, and a fresh git clone."""
    path = tmp_path.joinpath(request.param)
    if request.param == "empty":
        path.mkdir()
    if request.param == "clone":
        (path / ".git" / "refs").mkdir(parents=True)
        (path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
        (path / "ideas").mkdir()
    return path


def test_all_files_are_written_and_nothing_else(tmp_path: Path, folder: Path) -> None:
    before = snapshot(tmp_path)
    assert write_new(folder, FILES) == [folder / name for name in FILES]
    assert written(folder) == in_bytes()
    new = {(folder / name).relative_to(tmp_path).as_posix() for name in FILES}
    folders = {parent.as_posix() for name in new for parent in Path(name).parents} - {"."}
    assert snapshot(tmp_path).keys() == before.keys() | new | folders


def test_a_path_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_new(Path(), FILES)
    write_new(Path("new"), FILES)
    assert written(tmp_path) == written(tmp_path / "new") == in_bytes()


def test_the_rights_are_those_of_any_new_file(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    write_new(folder, FILES)
    assert folder.stat().st_mode == (tmp_path / "other").stat().st_mode
    assert (folder / "dienstvisie.yaml").stat().st_mode == (tmp_path / "other" / "file").stat().st_mode


@pytest.mark.parametrize("name", [name for name in FILES if name not in MAY_BE_THERE])
def test_a_file_that_is_there_stays_byte_for_byte(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\xffmine\r\n")
    before = snapshot(tmp_path)
    with pytest.raises(UserError) as refused:
        write_new(tmp_path, FILES)
    assert str(refused.value.message) == f"`{tmp_path}` already holds {name}."
    assert refused.value.hint is not None
    assert snapshot(tmp_path) == before


def test_a_repository_keeps_its_own_files(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"\xffmine\r\n")
    made = write_new(tmp_path, FILES)
    assert (tmp_path / ".gitignore").read_bytes() == b"\xffmine\r\n"
    assert sorted(path.name for path in made) == sorted(Path(name).name for name in FILES if name != ".gitignore")


def test_all_files_in_the_way_are_named(tmp_path: Path) -> None:
    write_new(tmp_path, FILES)
    with pytest.raises(UserError, match=r"already holds ideas/één\.yaml, dienstvisie\.yaml\."):
        write_new(tmp_path, FILES)
    assert written(tmp_path) == in_bytes()


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link

    def link(source: Any, target: Any, **options: Any) -> None:
        if Path(target).name == "dienstvisie.yaml":
            Path(target).write_text("somebody else's")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(UserError, match="File exists"):
        write_new(tmp_path, FILES)
    assert snapshot(tmp_path) == {"dienstvisie.yaml": b"somebody else's"}


def test_a_folder_that_appears_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.rename

    def rename(source: Any, target: Any) -> None:
        monkeypatch.setattr(os, "rename", real)
        write_new(Path(target), {"mine": "mine"})
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(UserError, match="cannot be written"):
        write_new(tmp_path / "new", FILES)
    assert snapshot(tmp_path) == {"new": None, "new/mine": b"mine"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UserError, match="is a file, not a folder"):
        write_new(tmp_path / "file", FILES)
    with pytest.raises(UserError, match="cannot be written: Not a directory"):
        write_new(tmp_path / "file" / "deep" / "er", FILES)
    assert snapshot(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize("link", [".", "dienstvisie.yaml", "ideas"])
def test_links_are_not_followed(tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "folder"
    path = folder if link == "." else folder / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(tmp_path / "elsewhere" / ("" if link != "dienstvisie.yaml" else "nothing"))
    before = snapshot(tmp_path)
    with pytest.raises(UserError, match=r"is a link|already holds"):
        write_new(folder, FILES)
    assert snapshot(tmp_path) == before


def test_no_file_outside_of_the_folder(tmp_path: Path) -> None:
    for name in ("../x", "/x", "a/../../x"):
        with pytest.raises(ValueError, match="x"):
            write_new(tmp_path, {name: ""})
    assert snapshot(tmp_path) == {}


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(UserError, match="Permission denied"):
        write_new(tmp_path, FILES)
    with pytest.raises(UserError, match="Permission denied"):
        write_new(tmp_path / "new", FILES)


def failing(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException) -> Callable[[], int]:
    """Make call number `at` of a function of `os` fail; the result tells how often it was called."""
    real, calls = getattr(os, name), [0]

    def call(*args: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(os, name, call)
    return lambda: calls[0]


@pytest.mark.parametrize("name", ["fsync", "link", "rename", "mkdir"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    before = snapshot(tmp_path)
    failures = 0
    while (failure := attempt(folder, monkeypatch, name, failures + 1, error)) is not None:
        if isinstance(failure, UserError):
            assert str(failure) == f"`{folder}` cannot be written: No space left on device."
            assert str(failure.hint) == "Look at your rights there and at the room on the disk."
        assert snapshot(tmp_path) == before
        failures += 1
    assert written(folder) == in_bytes()
    is_new = not before or folder.parent != tmp_path
    least = {"fsync": len(FILES), "mkdir": 1, "rename": int(is_new), "link": 0 if is_new else len(FILES)}
    assert failures >= least[name]


def attempt(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException
) -> BaseException | None:
    """What comes of it when call number `at` fails; None where there is no such call and all goes well."""
    with monkeypatch.context() as patch:
        calls = failing(patch, name, at, error)
        try:
            write_new(folder, FILES)
        except (UserError, KeyboardInterrupt) as failure:
            return failure
    assert calls() < at
    return None


def test_what_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "fsync", 2, OSError(errno.EIO, "Input/output error"))
    failing(monkeypatch, "unlink", 1, OSError(errno.EIO, "Input/output error"))
    with pytest.raises(UserError) as refused:
        write_new(tmp_path / "new", FILES)
    left = sorted((tmp_path / name for name in snapshot(tmp_path)), reverse=True)
    assert len(left) == 3
    assert str(refused.value.hint) == f"Remove what is left of it: {', '.join(map(str, left))}."


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    write_new(tmp_path, FILES)
    assert snapshot(tmp_path) == {**in_bytes(), "ideas": None}
    with pytest.raises(UserError, match="already holds"):
        write_new(tmp_path, FILES)


def test_a_disk_that_cannot_sync_folders(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_new(folder, FILES)
    assert written(folder) == in_bytes()


CRASH = """
import os, sys
from pathlib import Path
from dienstvisie.editing import Starter, starter_files, write_new
name, at, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
real = getattr(os, name)
def call(*args, **options):
    global at
    at -= 1
    return real(*args, **options) if at else os._exit(9)
setattr(os, name, call)
write_new(folder, starter_files(Starter("T", "C", "2026", "2027")))
"""


@pytest.mark.parametrize(("name", "at"), [("fsync", 3), ("link", 1), ("link", 5), ("link", 14)])
def test_a_crash_leaves_no_half_file_and_no_half_dossier(tmp_path: Path, name: str, at: int) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, name, str(at), str(tmp_path)], check=False)
    assert done.returncode == 9
    files = starter_files(Starter("T", "C", "2026", "2027"))
    there = [name for name in files if (tmp_path / name).exists()]
    assert there == list(files)[: at - 1 if name == "link" else 0]
    assert all((tmp_path / name).read_text(encoding="utf-8") == files[name] for name in there)
    assert not (tmp_path / "dienstvisie.yaml").exists()


def test_a_dossier_in_a_fresh_clone_is_read(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write_new(tmp_path, starter_files(Starter("T", "C", "2026", "2027")))
    assert load_dossier(tmp_path).diagnostics == ()
