"""Changing a file: the old bytes or the new ones, never something in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dienstvisie.editing import atomic_write
from dienstvisie.errors import UserError

FULL = OSError(errno.ENOSPC, "No space left on device")


def refuse(*_: Any, **__: Any) -> None:
    raise FULL


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ideas.yaml"
    atomic_write(path, b"one\r\n")
    assert path.read_bytes() == b"one\r\n"
    atomic_write(path, b"")
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "ideas.yaml"
    path.touch()
    path.chmod(mode)
    atomic_write(path, b"new")
    assert path.stat().st_mode & 0o7777 == mode


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    atomic_write(tmp_path / "ideas.yaml", b"new")
    assert (tmp_path / "ideas.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("name", ["fsync", "replace", "chmod"])
def test_a_failing_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "ideas.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, name, refuse)
    with pytest.raises(UserError) as refused:
        atomic_write(path, b"new")
    assert str(refused.value.message) == f"`{path}` cannot be written: No space left on device."
    assert refused.value.__cause__ is FULL
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def told(real: Callable[..., Any], name: str, steps: list[str]) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        steps.append(name)
        return real(*args)

    return call


def test_the_bytes_are_on_the_disk_before_they_replace_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, told(getattr(os, name), name, steps))
    atomic_write(tmp_path / "ideas.yaml", b"new")
    assert steps == (["fsync", "replace", "fsync"] if os.name != "nt" else ["fsync", "replace"])


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ideas.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(UserError, match="Permission denied"):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_link_is_not_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with pytest.raises(UserError) as refused:
        atomic_write(link, b"new")
    assert str(refused.value.hint) == f"Name the place that it leads to: `{target}`."
    assert link.is_symlink()
    assert target.read_bytes() == b"old"


def test_a_folder_or_nothing_at_the_place(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing" / "ideas.yaml"):
        with pytest.raises(UserError, match="cannot be written"):
            atomic_write(path, b"new")
    assert list(tmp_path.iterdir()) == []
