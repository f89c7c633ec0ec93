"""The agreed roadmap as a file: what is written is read back, and nothing that a person wrote is lost."""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from dienstvisie.diagnostics import has_errors
from dienstvisie.editing import agreed_text, save_agreed
from dienstvisie.editing.comments import first_comment
from dienstvisie.editing.quoting import quoted
from dienstvisie.errors import UserError
from dienstvisie.loading import AGREED_FILE, load_dossier
from dienstvisie.schema import AgreedRoadmap

SETTINGS = "title: T\nclient: {name: Olen}\n"
EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
ENTRY = {"start": "2027-Q1", "end": "2027-Q2", "idea": "quick-desk", "title": "Snelbalie"}
OTHER = {"start": "2027-Q2", "end": "2027-Q3", "idea": "hall", "part": "one", "title": "Onthaal"}


def roadmap(**fields: Any) -> AgreedRoadmap:
    given_ = {
        "method": "search",
        "version": "0.1.0",
        "objective": "early-value",
        "value": 12,
        "start": "2027-Q1",
        "end": "2030-Q4",
        "period": "quarter",
        "basis": "00ff",
        "tasks": (ENTRY, OTHER),
        "left_out": ("night-desk",),
    }
    return AgreedRoadmap.model_validate({**given_, **fields})


def read(folder: Path) -> AgreedRoadmap | None:
    (folder / "dienstvisie.yaml").write_text(SETTINGS, encoding="utf-8")
    loaded = load_dossier(folder)
    assert not has_errors(loaded.diagnostics)
    return loaded.dossier.agreed


lines = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
texts = lines | st.dictionaries(st.sampled_from(["nl-BE", "en", "no"]), lines, min_size=1)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True) | st.sampled_from(
    ["no", "y", "null", "1e3", "0x1", "on"]
)
periods = st.sampled_from(["2026-Q4", "2027-03", "2027", "1990-01"])
entries = st.fixed_dictionaries(
    {"idea": ids, "start": periods, "end": periods, "title": texts},
    optional={"part": ids, "note": texts},
)
roadmaps = st.builds(
    roadmap,
    note=st.none() | texts,
    date=st.none() | st.dates(min_value=date(1990, 1, 1)),
    method=lines,
    version=lines,
    basis=lines,
    value=st.integers(0, 10**12),
    objective=st.sampled_from(["early-value", "makespan"]),
    tasks=st.lists(entries, max_size=4, unique_by=lambda one: (one["idea"], one.get("part"))).map(tuple),
    left_out=st.lists(ids, max_size=3).map(tuple),
)


@given(roadmaps)
def test_what_is_written_is_read_back(agreed: AgreedRoadmap) -> None:
    with TemporaryDirectory() as name:
        assert save_agreed(Path(name), agreed, None)
        assert (Path(name) / AGREED_FILE).read_bytes() == agreed_text(agreed).encode()
        assert read(Path(name)) == agreed
        assert not save_agreed(Path(name), agreed, agreed)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_quoted_at_once_is_quoted_as_by_the_library(text: str) -> None:
    yaml, stream = YAML(), StringIO()
    yaml.width = sys.maxsize
    yaml.dump({"": DoubleQuotedScalarString(text)}, stream)
    assert quoted(text) == stream.getvalue().partition(": ")[2].rstrip("\n")


def test_the_example_is_as_it_is_written() -> None:
    loaded = load_dossier(EXAMPLE)
    assert loaded.dossier.agreed is not None
    assert agreed_text(loaded.dossier.agreed) == (EXAMPLE / AGREED_FILE).read_text(encoding="utf-8")


def test_the_file_is_one_line_for_each_task() -> None:
    made = agreed_text(roadmap(note={"nl-BE": "Beslist", "en": "Decided"}, date=date(2026, 11, 16))).splitlines()
    assert made[2:4] == ['note: {nl-BE: "Beslist", en: "Decided"}', "date: 2026-11-16"]
    assert made[-5:] == [
        "tasks:",
        '  - {start: 2027-Q1, end: 2027-Q2, idea: quick-desk, title: "Snelbalie"}',
        '  - {start: 2027-Q2, end: 2027-Q3, idea: hall, part: one, title: "Onthaal"}',
        "left_out:",
        "  - night-desk",
    ]
    empty = agreed_text(roadmap(tasks=(), left_out=())).splitlines()
    assert empty[-2:] == ["tasks: []", "left_out: []"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ('"Snelbalie"', "Snelbalie"),
        ("tasks:\n", "tasks:\n\n"),
        ("method:", "note: Besproken op het college van maart\nmethod:"),
        ("method:", "note: |\n  # 1. Besproken\n  Op het college\nmethod:"),
        ('title: "Onthaal"}', 'title: "Onthaal", note: na de zomer}'),
    ],
)
def test_notes_and_layout_of_people_may_be_saved_over(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / AGREED_FILE
    path.write_bytes(agreed_text(roadmap()).replace(old, new).encode())
    known = read(tmp_path)
    assert known is not None
    later = roadmap(note=known.note, tasks=known.tasks, value=13)
    assert save_agreed(tmp_path, later, known)
    assert read(tmp_path) == later


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("tasks:\n", "tasks: # beslist in maart\n", 11),
        ("tasks:\n", "tasks:\n  # Eerst de balie\n", 12),
        ("left_out:", "# Deze niet\nleft_out:", 14),
        ("# Written", "# Geschreven", 1),
        ("method:", "note: | # kop\n  tekst\nmethod:", 3),
        ('Snelbalie"}', 'Snelbalie"} # eerst', 12),
    ],
)
def test_a_comment_is_never_lost(tmp_path: Path, old: str, new: str, line: int) -> None:
    path = tmp_path / AGREED_FILE
    path.write_text(agreed_text(roadmap()).replace(old, new), encoding="utf-8")
    before, known = path.read_bytes(), read(tmp_path)
    with pytest.raises(UserError) as refused:
        save_agreed(tmp_path, roadmap(value=13), known)
    assert str(refused.value.message) == f"There is a comment on line {line} of `{path}`, and saving would lose it."
    assert "`note`" in str(refused.value.hint)
    assert path.read_bytes() == before


def test_a_note_on_what_is_gone_is_never_lost(tmp_path: Path) -> None:
    known = roadmap(tasks=({**ENTRY, "note": "Na overleg met de balie"}, OTHER))
    save_agreed(tmp_path, known, None)
    before = (tmp_path / AGREED_FILE).read_bytes()
    with pytest.raises(UserError, match="“Snelbalie” has a note in"):
        save_agreed(tmp_path, roadmap(tasks=(OTHER,)), known)
    assert (tmp_path / AGREED_FILE).read_bytes() == before


def test_of_two_entries_for_one_task_no_note_is_lost(tmp_path: Path) -> None:
    twice = roadmap(tasks=({**ENTRY, "note": "Na overleg"}, OTHER, {**ENTRY, "note": "Beslist"}))
    path = tmp_path / AGREED_FILE
    path.write_text(agreed_text(twice), encoding="utf-8")
    for new, known in ((roadmap(), twice), (twice, twice), (twice, None), (twice, roadmap())):
        with pytest.raises(UserError, match="“Snelbalie” has more than one entry for the same task in") as refused:
            save_agreed(tmp_path, new, known)
        assert "Keep one of them" in str(refused.value.hint)
    assert path.read_text(encoding="utf-8") == agreed_text(twice)
    parts = roadmap(tasks=(OTHER, {**OTHER, "part": "two"}))
    other = tmp_path / "other"
    other.mkdir()
    assert save_agreed(other, parts, None)


@pytest.mark.parametrize("text", ["", "- a list\n", "value: [", "method: other\n", "\udcff"])
def test_another_file_than_was_read_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / AGREED_FILE
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    for known in (None, roadmap()):
        with pytest.raises(UserError, match="is not what was read before"):
            save_agreed(tmp_path, roadmap(value=13), known)
    assert path.read_bytes() == text.encode("utf-8", "surrogateescape")


def test_an_entry_moved_by_another_hand_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / AGREED_FILE
    path.write_text(agreed_text(roadmap()).replace("2027-Q3", "2027-Q4"), encoding="utf-8")
    with pytest.raises(UserError, match="changed since"):
        save_agreed(tmp_path, roadmap(value=13), roadmap())


def test_a_link_is_not_written_to(tmp_path: Path) -> None:
    place = tmp_path / "elsewhere.yaml"
    place.write_text(agreed_text(roadmap()), encoding="utf-8")
    (tmp_path / AGREED_FILE).symlink_to(place)
    for new in (roadmap(), roadmap(value=13)):
        with pytest.raises(UserError, match="is a link"):
            save_agreed(tmp_path, new, roadmap())
    assert place.read_text(encoding="utf-8") == agreed_text(roadmap())


def test_a_full_disk_leaves_the_agreed_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_agreed(tmp_path, roadmap(), None)

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match="No space left on device"):
        save_agreed(tmp_path, roadmap(value=13), roadmap())
    assert [path.name for path in tmp_path.iterdir()] == [AGREED_FILE]
    assert (tmp_path / AGREED_FILE).read_text(encoding="utf-8") == agreed_text(roadmap())


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / AGREED_FILE).mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        save_agreed(tmp_path, roadmap(), None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n", None),
        ("a: 1 # x\n", 1),
        ("a: 'x # y'\nb: x#y\n", None),
        ("a: |\n  # text\n  b\n# c\n", 4),
        ("a: >- # c\n  x\n", 1),
        ("a: {b: 1,\n # c\n c: 2}\n", 2),
        ("a: 1\n# end", 2),
        ("a: plain\r\n  more # c\r\n", 2),
        ("# other\na: 1\n", 1),
        ("# head\na: 1\n", None),
        ("# head\n# more\na: 1\n", 2),
    ],
)
def test_comments_are_found(text: str, line: int | None) -> None:
    assert first_comment(text, "# head\n") == line
