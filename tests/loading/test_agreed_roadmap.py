"""`roadmap.yaml` is read as carefully as the settings: every mistake in one run, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dienstvisie.checks import run
from dienstvisie.diagnostics import Address, Severity
from dienstvisie.loading import load_dossier

SETTINGS = "title: T\nclient: {name: Olen}\n"
HEAD = """\
method: m
version: 0.1.0
objective: early-value
value: 1
start: 2026-Q1
end: 2027-Q4
period: quarter
basis: 0a
"""


def written(folder: Path, text: str | bytes, name: str = "roadmap.yaml") -> Path:
    (folder / "dienstvisie.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_dossier_without_one_has_none(tmp_path: Path) -> None:
    (tmp_path / "dienstvisie.yaml").write_text(SETTINGS, encoding="utf-8")
    loaded = load_dossier(tmp_path)
    assert (loaded.dossier.agreed, loaded.diagnostics) == (None, ())


def test_it_is_read_and_has_its_place(tmp_path: Path) -> None:
    loaded = load_dossier(written(tmp_path, HEAD + "tasks:\n  - {idea: gone, start: 2026, end: 2026-03, title: G}\n"))
    assert loaded.diagnostics == ()
    agreed = loaded.dossier.agreed
    assert agreed is not None
    assert [(task.idea, task.part, task.start, task.end) for task in agreed.tasks] == [
        ("gone", None, "2026", "2026-03")
    ]
    assert loaded.sources.place(Address("roadmap", None, ("tasks", 0, "end"))) == ("roadmap.yaml", (10, 36))
    assert not [one for one in run(loaded.dossier, loaded.sources) if one.severity is Severity.ERROR]
    assert loaded.dossier.changed().agreed == agreed


def test_only_who_reads_everything_reads_it(tmp_path: Path) -> None:
    loaded = load_dossier(written(tmp_path, "value: ["), ("ideas", "ratings"))
    assert (loaded.dossier.agreed, loaded.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a list\n", [(1, 1, "must be lines of `key: value`")]),
        ("", [(1, 1, "This file holds nothing")]),
        (HEAD.replace("value: 1", "value: -1"), [(4, 8, "-1 is too low: at least 0")]),
        (HEAD.replace("early-value", "soon"), [(3, 12, "`soon` is not one of the words")]),
        (HEAD.replace("method: m\n", ""), [(1, 1, "`method` is missing here")]),
        (HEAD + "left: [a]\n", [(9, 1, "`left` is not a field here")]),
        (HEAD + "left_out: [A b]\n", [(9, 12, "is no id")]),
        (
            HEAD + "tasks:\n  - {idea: a, begin: 2026-Q1, end: 2026-Q7, title: A}\n  - {idea: 3, note: []}\n",
            [
                (10, 5, "`start` is missing here"),
                (10, 15, "`begin` is not a field here"),
                (10, 36, "`2026-Q7` is no period"),
                (11, 5, "`end` is missing here"),
                (11, 5, "`start` is missing here"),
                (11, 5, "`title` is missing here"),
                (11, 12, "it should be text"),
                (11, 21, "it should be"),
            ],
        ),
        (HEAD + HEAD[:10], [(9, 1, "method")]),
        ("<<<<<<< ours\nvalue: 1\n=======\nvalue: 2\n>>>>>>> theirs\n", [(1, 1, "conflict")]),
        (b"\xff\xfe\x00", [(1, 1, "")]),
        ("a: &a [x]\nb: " + "[*a, *a]\n", None),
        ("!!python/object/apply:os.system ['true']\n", None),
        ("[" * 5000, None),
    ],
    ids=range(14),
)
def test_every_mistake_is_told_at_once(
    tmp_path: Path, text: str | bytes, expected: list[tuple[int, int, str]] | None
) -> None:
    loaded = load_dossier(written(tmp_path, text))
    found = [(*(one.position or (0, 0)), str(one.message)) for one in loaded.diagnostics]
    assert found
    assert {one.file for one in loaded.diagnostics} == {"roadmap.yaml"}
    if expected is not None:
        assert [row[:2] for row in found] == [row[:2] for row in expected]
        assert all(part in message for (_, _, message), (_, _, part) in zip(found, expected, strict=True))


@pytest.mark.parametrize("name", ["roadmap.yml", "roadmap.yaml.txt", "roadmap.YAML"])
def test_another_ending_is_told(tmp_path: Path, name: str) -> None:
    loaded = load_dossier(written(tmp_path, HEAD, name))
    (told,) = loaded.diagnostics
    assert (told.file, str(told.hint)) == (name, "Rename it to `roadmap.yaml`.")
    assert loaded.dossier.agreed is None


def test_a_link_out_of_the_dossier_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    (tmp_path / "roadmap.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "dienstvisie.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "roadmap.yaml").symlink_to(tmp_path / "roadmap.yaml")
    loaded = load_dossier(folder)
    assert [str(one.message) for one in loaded.diagnostics] == ["This link leads out of the dossier."]
    assert loaded.dossier.agreed is None
