"""Files on disk: whole or not at all, only where they belong, and never more than needed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.render.built import small_documents

from dienstvisie.errors import UserError
from dienstvisie.render.output import MANIFEST, PARTS, Written, stale, write

FILES = {"index.html": b"<p>1</p>\n", "ideas/a.md": b"a\n", "ideas/b.md": b"b\n"}


def on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_what_is_built_is_on_disk(tmp_path: Path) -> None:
    made = small_documents()
    assert write(tmp_path / "new" / "folder", made).changed == tuple(made)
    assert on_disk(tmp_path / "new" / "folder") == made
    assert stale(tmp_path / "new" / "folder", made) == ()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in (*FILES, MANIFEST)}
    assert write(tmp_path, FILES) == Written((), (), ())
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in (*FILES, MANIFEST)} == before
    assert write(tmp_path, {**FILES, "ideas/a.md": b"new\n"}).changed == ("ideas/a.md",)
    assert (tmp_path / "ideas/b.md").stat().st_mtime_ns == before["ideas/b.md"]


def test_what_is_missing_different_or_no_longer_made_is_stale(tmp_path: Path) -> None:
    assert stale(tmp_path / "nowhere", FILES) == ("ideas/a.md", "ideas/b.md", "index.html")
    write(tmp_path, FILES)
    (tmp_path / "ideas/a.md").unlink()
    (tmp_path / "index.html").write_bytes(b"<p>1</p>\r\n")
    fewer = {path: content for path, content in FILES.items() if path != "ideas/b.md"}
    assert stale(tmp_path, fewer) == ("ideas/a.md", "ideas/b.md", "index.html")
    assert not (tmp_path / "ideas/a.md").exists()


def test_what_is_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    written = write(tmp_path, {"index.html": FILES["index.html"]})
    assert written == Written((), ("ideas/a.md", "ideas/b.md"), ())
    assert on_disk(tmp_path) == {"index.html": FILES["index.html"]}
    assert not (tmp_path / "ideas").exists()


def test_what_somebody_else_made_or_changed_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ideas").mkdir()
    (tmp_path / "ideas" / "mine.md").write_bytes(b"mine")
    write(tmp_path, FILES)
    (tmp_path / "ideas/b.md").write_bytes(b"changed by hand")
    assert write(tmp_path, {"index.html": b"2"}) == Written(("index.html",), ("ideas/a.md",), ("ideas/b.md",))
    assert on_disk(tmp_path) == {
        "index.html": b"2",
        "ideas/b.md": b"changed by hand",
        "ideas/mine.md": b"mine",
    }
    assert stale(tmp_path, {"index.html": b"2"}) == ("ideas/b.md",)


def test_what_a_person_wrote_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ideas").mkdir()
    (tmp_path / "index.html").write_bytes(b"written by hand")
    (tmp_path / "ideas/b.md").write_bytes(b"this too")
    before = on_disk(tmp_path)
    with pytest.raises(UserError, match=r"ideas/b\.md, index\.html") as caught:
        write(tmp_path, FILES)
    assert "ideas/a.md" not in str(caught.value)
    assert caught.value.hint is not None
    assert on_disk(tmp_path) == before
    assert not (tmp_path / MANIFEST).exists()
    assert stale(tmp_path, FILES) == ("ideas/a.md", "ideas/b.md", "index.html")


def test_a_document_that_was_changed_by_hand_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "ideas/a.md").write_bytes(b"a, and a remark\n")
    before = on_disk(tmp_path)
    with pytest.raises(UserError, match=r"ideas/a\.md in .* was changed by hand"):
        write(tmp_path, FILES | {"index.html": b"2"})
    assert on_disk(tmp_path) == before
    (tmp_path / "ideas/a.md").unlink()
    assert write(tmp_path, FILES | {"index.html": b"2"}).changed == ("ideas/a.md", "index.html")


def test_without_the_list_only_the_same_bytes_pass(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / MANIFEST).unlink()
    assert write(tmp_path, FILES) == Written((), (), ())
    assert write(tmp_path, FILES | {"index.html": b"2"}).changed == ("index.html",)
    (tmp_path / MANIFEST).write_bytes(b"{")
    with pytest.raises(UserError, match=r"index\.html"):
        write(tmp_path, FILES)


def test_what_was_left_alone_stays_so_when_it_is_made_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "ideas/b.md").write_bytes(b"by hand")
    for _ in range(3):
        assert write(tmp_path, {"index.html": FILES["index.html"]}).kept == ("ideas/b.md",)
        assert stale(tmp_path, {"index.html": FILES["index.html"]}) == ("ideas/b.md",)
    with pytest.raises(UserError, match=r"ideas/b\.md"):
        write(tmp_path, FILES)
    assert (tmp_path / "ideas/b.md").read_bytes() == b"by hand"


@pytest.mark.parametrize("done", range(1, 5))
def test_after_a_build_that_was_cut_off_the_next_one_goes_on(
    done: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    newer = {path: content + b"newer\n" for path, content in FILES.items()}
    calls, sync = iter(range(done)), os.fsync

    def cut_off(handle: int) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, newer)
    newest = {path: content + b"newest\n" for path, content in FILES.items()}
    assert write(tmp_path, newest).changed == tuple(sorted(FILES))
    assert on_disk(tmp_path) == newest


@pytest.mark.parametrize(
    "listing",
    ["{", "[]", "null", '{"files": []}', '{"files": {"../victim": "x", "/etc/passwd": "x", "": "x"}}', "\ud83d"],
)
def test_a_broken_list_of_made_files_removes_nothing(listing: str, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"")
    output = tmp_path / "output"
    output.mkdir()
    (output / MANIFEST).write_bytes(listing.encode("utf-8", "surrogatepass"))
    assert write(output, FILES).removed == ()
    assert victim.exists()
    assert on_disk(output) == FILES


def test_a_listed_path_outside_the_folder_is_never_removed(tmp_path: Path) -> None:
    from hashlib import sha256

    (tmp_path / "victim").write_bytes(b"v")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other").write_bytes(b"v")
    output, digest = tmp_path / "output", sha256(b"v").hexdigest()
    output.mkdir()
    (output / "link").symlink_to(tmp_path / "elsewhere")
    (output / MANIFEST).write_text(f'{{"files": {{"../victim": "{digest}", "link/other": "{digest}"}}}}')
    assert write(output, FILES).removed == ()
    assert (tmp_path / "victim").exists()
    assert (tmp_path / "elsewhere" / "other").exists()


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/a", "", "a\\..\\b"])
def test_a_path_outside_the_folder_is_a_fault_of_ours(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a path inside the output folder"):
        write(tmp_path, {path: b""})


@pytest.mark.parametrize("place", ["", "ideas", "ideas/a.md", "index.html", MANIFEST])
def test_nothing_is_written_through_a_link(place: str, tmp_path: Path) -> None:
    real = tmp_path / "real"
    (real / "ideas").mkdir(parents=True)
    (real / "ideas" / "a.md").write_bytes(b"precious")
    output = tmp_path / "output"
    link = output / place if place else output
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(real / place if place.startswith("ideas") else real)
    for action in (write, stale):
        with pytest.raises(UserError, match="is a link"):
            action(output, FILES)
    assert on_disk(real) == {"ideas/a.md": b"precious"}


@pytest.mark.parametrize(("path", "folder"), [("output", False), ("output/ideas", False), ("output/index.html", True)])
def test_something_in_the_way_is_told(path: str, folder: bool, tmp_path: Path) -> None:
    place = tmp_path / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if folder:
        place.mkdir()
    else:
        place.write_bytes(b"mine")
    with pytest.raises(UserError, match=place.name):
        write(tmp_path / "output", FILES)
    assert place.exists()
    assert not (tmp_path / "output" / "ideas" / "a.md").is_file()


def test_an_interrupted_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, FILES)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write(tmp_path, {**FILES, "index.html": b"new"})
    assert on_disk(tmp_path) == FILES


@pytest.mark.parametrize("done", range(1, 4))
def test_a_build_that_is_interrupted_leaves_all_old_documents(
    done: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    calls, sync = iter(range(done)), os.fsync

    def cut_off(handle: int) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        sync(handle)

    newer = {path: content + b"newer" for path, content in FILES.items()}
    assert len(newer) == 3  # beside the list of what is made, which is written first
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, newer)
    assert on_disk(tmp_path) == FILES


def test_what_a_killed_build_left_behind_is_cleared(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / PARTS).mkdir()
    (tmp_path / PARTS / "0").write_bytes(b"half")
    write(tmp_path, FILES)
    assert on_disk(tmp_path) == FILES
    assert not (tmp_path / PARTS).exists()


def test_a_link_in_place_of_the_parts_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("mine", encoding="utf-8")
    output = tmp_path / "output"
    output.mkdir()
    (output / PARTS).symlink_to(outside)
    with pytest.raises(UserError, match="is a link"):
        write(output, FILES)
    assert [path.name for path in outside.iterdir()] == ["letter.txt"]


def test_new_files_can_be_read_by_whom_the_system_lets(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(tmp_path, FILES)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "index.html").stat().st_mode) == 0o644


def test_documents_for_one_audience_never_lie_among_those_for_another(tmp_path: Path) -> None:
    write(tmp_path, FILES, "public")
    with pytest.raises(UserError, match="holds the documents for `public`"):
        write(tmp_path, dict.fromkeys(FILES, b"internal"), "internal")
    assert on_disk(tmp_path) == FILES
    assert write(tmp_path, {**FILES, "index.html": b"new"}, "public").changed == ("index.html",)


def test_documents_do_not_go_among_the_sources(tmp_path: Path) -> None:
    (tmp_path / "dienstvisie.yaml").write_text("title: Visie\n", encoding="utf-8")
    with pytest.raises(UserError, match="is a dossier"):
        write(tmp_path, FILES)
    assert on_disk(tmp_path) == {"dienstvisie.yaml": b"title: Visie\n"}
    write(tmp_path / "output", FILES)
    assert on_disk(tmp_path / "output") == FILES
