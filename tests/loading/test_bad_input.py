"""Bad input: each has a code, the exact place and a useful sentence, and never a traceback."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from dienstvisie.diagnostics import Diagnostic, Severity
from dienstvisie.loading import Loaded, load_dossier

SETTINGS = b"title: Test\nclient: {name: Olen}\n"


class Case(NamedTuple):
    name: str
    files: Mapping[str, bytes]
    code: str
    file: str
    line: int | None
    column: int | None
    says: str
    hints: str = ""


CASES = [
    Case(
        "colon in text",
        {"ideas.yaml": b"- id: a\n  title: Balie: snel\n"},
        "DV101",
        "ideas.yaml",
        2,
        15,
        "`: ` here",
        "quotes",
    ),
    Case(
        "open quote",
        {"ideas.yaml": b'- id: a\n  title: "Balie\n'},
        "DV101",
        "ideas.yaml",
        2,
        10,
        "quotes that open here are never closed",
    ),
    Case(
        "open bracket",
        {"ideas.yaml": b"- id: a\n  title: A\n  phases: [inform\n- id: b\n  title: B\n"},
        "DV101",
        "ideas.yaml",
        3,
        11,
        "not closed",
        "`]`",
    ),
    Case(
        "wrong indent",
        {"ideas.yaml": b"- id: a\n  title: A\n   status: draft\n"},
        "DV101",
        "ideas.yaml",
        3,
        10,
        "`: ` here",
    ),
    Case(
        "escape",
        {"ideas.yaml": b'- id: a\n  title: "C:\\data"\n'},
        "DV101",
        "ideas.yaml",
        2,
        13,
        "backslash",
        "single quotes",
    ),
    Case(
        "percent",
        {"ideas.yaml": b"- id: a\n  title: %x\n"},
        "DV101",
        "ideas.yaml",
        2,
        10,
        "No value can start",
        "quotes",
    ),
    Case("tab", {"ideas.yaml": b"- id: a\n\ttitle: A\n"}, "DV102", "ideas.yaml", 2, 1, "tab", "spaces"),
    Case(
        "tab after spaces",
        {"ideas.yaml": b"- id: a\n  title: A\n  \tstatus: draft\n"},
        "DV102",
        "ideas.yaml",
        3,
        3,
        "tab",
    ),
    Case(
        "duplicate key",
        {"ideas.yaml": b"- id: a\n  title: A\n  title: B\n"},
        "DV103",
        "ideas.yaml",
        3,
        3,
        "`title`",
        "one of the two",
    ),
    Case(
        "merge conflict",
        {"ideas.yaml": b"- id: a\n<<<<<<< HEAD\n  title: A\n=======\n  title: B\n>>>>>>> other\n"},
        "DV104",
        "ideas.yaml",
        2,
        1,
        "merge conflict",
        ">>>>>>>",
    ),
    Case(
        "half-solved conflict",
        {"ideas.yaml": b"- id: a\n  title: A\n=======\n  lead: L\n"},
        "DV104",
        "ideas.yaml",
        3,
        1,
        "left over",
        "=======",
    ),
    Case(
        "end of a conflict",
        {"ideas.yaml": b"- id: a\n  title: A\n>>>>>>> other\n"},
        "DV104",
        "ideas.yaml",
        3,
        1,
        "left over",
    ),
    Case(
        "line separator",
        {"ideas.yaml": "- id: a\n  title: A\u2028B\n".encode()},
        "DV109",
        "ideas.yaml",
        2,
        11,
        "U+2028",
    ),
    Case(
        "capital ending", {"ideas.YAML": b"- id: a\n"}, "DV117", "ideas.YAML", None, None, "is not read", "`ideas.yaml`"
    ),
    Case(
        "huge figure",
        {"indicators.yaml": b"- id: a\n  title: A\n  unit: x\n  target: {date: 2026-01-01, value: 1e30}\n"},
        "DV123",
        "indicators.yaml",
        4,
        37,
        "too high",
    ),
    Case(
        "year far off",
        {"ideas.yaml": b"- id: a\n  title: A\n  deadline: 3031\n"},
        "DV123",
        "ideas.yaml",
        3,
        13,
        "`3031`",
        "1990",
    ),
    Case("empty file", {"ideas.yaml": b""}, "DV105", "ideas.yaml", 1, 1, "nothing"),
    Case("comments alone", {"ideas.yaml": b"# later\n"}, "DV105", "ideas.yaml", 1, 1, "nothing"),
    Case(
        "byte-order mark",
        {"ideas.yaml": b"\xef\xbb\xbf- id: a\n  title: A\n"},
        "DV106",
        "ideas.yaml",
        1,
        1,
        "byte-order mark",
    ),
    Case("windows lines", {"ideas.yaml": b"- id: a\r\n  title: A\r\n"}, "DV107", "ideas.yaml", 1, 8, "CR LF"),
    Case(
        "utf-16",
        {"ideas.yaml": "- id: a\n  title: A\n".encode("utf-16")},
        "DV108",
        "ideas.yaml",
        1,
        1,
        "UTF-16",
        "UTF-8",
    ),
    Case("utf-16 without mark", {"ideas.yaml": "- id: a\n".encode("utf-16-be")}, "DV108", "ideas.yaml", 1, 1, "UTF-16"),
    Case(
        "latin-1",
        {"ideas.yaml": "- id: a\n  title: Ideeën\n".encode("latin-1")},
        "DV108",
        "ideas.yaml",
        2,
        14,
        "`ë`",
        "UTF-8",
    ),
    Case(
        "picture",
        {"ideas.yaml": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"},
        "DV109",
        "ideas.yaml",
        1,
        1,
        "not a text file",
    ),
    Case("control character", {"ideas.yaml": b"- id: a\n  title: A\x07\n"}, "DV109", "ideas.yaml", 2, 11, "U+0007"),
    Case("null byte", {"ideas.yaml": b"- id: a\n  title: A\x00\n"}, "DV109", "ideas.yaml", 2, 11, "U+0000"),
    Case(
        "python tag",
        {"ideas.yaml": b"- id: a\n  title: !!python/object/apply:os.system [ls]\n"},
        "DV110",
        "ideas.yaml",
        2,
        10,
        "!!python/object/apply:os.system",
        "tag",
    ),
    Case(
        "include tag",
        {"ideas.yaml": b"- id: a\n  title: !include /etc/passwd\n"},
        "DV110",
        "ideas.yaml",
        2,
        10,
        "!include",
    ),
    Case("unknown alias", {"ideas.yaml": b"- id: a\n  title: *b\n"}, "DV111", "ideas.yaml", 2, 10, "`&b`"),
    Case(
        "alias in itself",
        {"ideas.yaml": b"- &x\n  id: a\n  title: A\n  tags: [*x]\n"},
        "DV111",
        "ideas.yaml",
        4,
        10,
        "inside",
    ),
    Case("deep list", {"ideas.yaml": b"- id: a\n  title: " + b"[" * 10_000}, "DV112", "ideas.yaml", 2, 58, "50 levels"),
    Case(
        "deep mapping",
        {"ideas.yaml": b"".join(b" " * n + b"a:\n" for n in range(10_000))},
        "DV112",
        "ideas.yaml",
        51,
        51,
        "50 levels",
    ),
    Case(
        "long number",
        {"units.yaml": b"- id: a\n  title: A\n  employees: " + b"9" * 10_000 + b"\n"},
        "DV113",
        "units.yaml",
        3,
        14,
        "30 digits",
    ),
    Case("unknown file", {"idees.yaml": b"- id: a\n"}, "DV117", "idees.yaml", None, None, "`idees`", "`ideas`"),
    Case(
        "dutch file",
        {"bevindingen.yaml": b"- id: a\n"},
        "DV117",
        "bevindingen.yaml",
        None,
        None,
        "`bevindingen`",
        "`findings`",
    ),
    Case("yml", {"ideas.yml": b"- id: a\n"}, "DV117", "ideas.yml", None, None, ".yaml", "`ideas.yaml`"),
    Case("yml in a folder", {"ideas/a.yml": b"- id: a\n"}, "DV117", "ideas/a.yml", None, None, ".yaml", "ideas/a.yaml"),
    Case("unknown folder", {"idea/a.yaml": b"- id: a\n"}, "DV117", "idea", None, None, "`idea`", "`ideas`"),
    Case(
        "two documents",
        {"ideas.yaml": b"- id: a\n  title: A\n---\n- id: b\n  title: B\n"},
        "DV118",
        "ideas.yaml",
        4,
        1,
        "second document",
    ),
    Case("no list", {"ideas.yaml": b"quick-desk: Snelbalie\n"}, "DV119", "ideas.yaml", 1, 1, "list of items", "- id:"),
    Case("no item", {"ideas.yaml": b"- Snelbalie\n"}, "DV119", "ideas.yaml", 1, 3, "not an item", "- id:"),
    Case("settings as list", {"dienstvisie.yaml": b"- title: Test\n"}, "DV119", "dienstvisie.yaml", 1, 1, "settings"),
    Case(
        "unknown key",
        {"ideas.yaml": b"- id: a\n  title: A\n  chalenges: [b]\n"},
        "DV120",
        "ideas.yaml",
        3,
        3,
        "`chalenges`",
        "`challenges`",
    ),
    Case(
        "dutch key",
        {"ideas.yaml": b"- id: a\n  title: A\n  kosten: []\n"},
        "DV120",
        "ideas.yaml",
        3,
        3,
        "`kosten`",
        "`costs`",
    ),
    Case(
        "unknown key in a part",
        {"ideas.yaml": b"- id: a\n  title: A\n  costs:\n    - {amont: 5}\n"},
        "DV120",
        "ideas.yaml",
        4,
        8,
        "`amont`",
        "`amount`",
    ),
    Case(
        "unknown setting",
        {"dienstvisie.yaml": SETTINGS + b"planing: {}\n"},
        "DV120",
        "dienstvisie.yaml",
        3,
        1,
        "`planing`",
        "`planning`",
    ),
    Case(
        "merge key",
        {"ideas.yaml": b"- id: a\n  title: A\n  <<: {status: draft}\n"},
        "DV120",
        "ideas.yaml",
        3,
        3,
        "`<<`",
    ),
    Case("no title", {"ideas.yaml": b"- id: a\n"}, "DV121", "ideas.yaml", 1, 3, "`title` is missing"),
    Case("no id", {"ideas.yaml": b"- title: A\n"}, "DV121", "ideas.yaml", 1, 3, "`id` is missing", "unique"),
    Case(
        "number for text",
        {"policy_plan.yaml": b"- id: a\n  title: A\n  kind: action\n  code: 1.10\n"},
        "DV122",
        "policy_plan.yaml",
        4,
        9,
        "This is a number; it should be text",
        "quotes",
    ),
    Case(
        "number for title",
        {"ideas.yaml": b"- id: a\n  title: 2026\n"},
        "DV122",
        "ideas.yaml",
        2,
        10,
        "a whole number; it should be text",
        "quotes",
    ),
    Case(
        "text for number",
        {"units.yaml": b"- id: a\n  title: A\n  employees: veel\n"},
        "DV122",
        "units.yaml",
        3,
        14,
        "This is text; it should be a whole number",
    ),
    Case(
        "truth for number",
        {"units.yaml": b"- id: a\n  title: A\n  employees: true\n"},
        "DV122",
        "units.yaml",
        3,
        14,
        "true or false; it should be a whole number",
    ),
    Case(
        "no is text",
        {"ideas.yaml": b"- id: a\n  title: A\n  must: no\n"},
        "DV122",
        "ideas.yaml",
        3,
        9,
        "This is text; it should be `true` or `false`",
    ),
    Case(
        "text for list",
        {"ideas.yaml": b"- id: a\n  title: A\n  phases: inform\n"},
        "DV122",
        "ideas.yaml",
        3,
        11,
        "it should be a list",
        "brackets",
    ),
    Case(
        "number in a list",
        {"ideas.yaml": b"- id: a\n  title: A\n  tags: [a, 5]\n"},
        "DV122",
        "ideas.yaml",
        3,
        13,
        "it should be text",
    ),
    Case(
        "nothing filled in", {"ideas.yaml": b"- id: a\n  title:\n"}, "DV122", "ideas.yaml", 2, 9, "Nothing is filled in"
    ),
    Case("list for text", {"ideas.yaml": b"- id: a\n  title: [A]\n"}, "DV122", "ideas.yaml", 2, 10, "This is a list"),
    Case(
        "half a point",
        {
            "ratings.yaml": b"- id: a\n  title: A\n  session: s\n  raters:\n    - id: r\n      group: g\n"
            b"      ideas: {x: {c: 4.5}}\n"
        },
        "DV122",
        "ratings.yaml",
        7,
        22,
        "whole number",
        "decimals",
    ),
    Case(
        "abstention misspelt",
        {
            "ratings.yaml": b"- id: a\n  title: A\n  session: s\n  raters:\n    - id: r\n"
            b"      group: g\n      ideas: {x: {c: abstian}}\n"
        },
        "DV123",
        "ratings.yaml",
        7,
        22,
        "`abstian`",
        "`abstain`",
    ),
    Case(
        "word not allowed",
        {"findings.yaml": b"- id: a\n  title: A\n  nature: factt\n"},
        "DV123",
        "findings.yaml",
        3,
        11,
        "`factt`",
        "`fact`",
    ),
    Case(
        "id with capitals",
        {"ideas.yaml": b"- id: Snelle balie\n  title: A\n"},
        "DV123",
        "ideas.yaml",
        1,
        7,
        "`Snelle balie`",
        "`snelle-balie`",
    ),
    Case(
        "too low", {"ideas.yaml": b"- id: a\n  title: A\n  duration: 0\n"}, "DV123", "ideas.yaml", 3, 13, "at least 1"
    ),
    Case(
        "too high",
        {
            "decisions.yaml": b"- id: a\n  title: A\n  question: Q\n  options:\n    - id: o\n      title: O\n"
            b"      principles: {p: 3}\n"
        },
        "DV123",
        "decisions.yaml",
        7,
        23,
        "at most 2",
    ),
    Case(
        "no date",
        {"sessions.yaml": b"- id: a\n  title: A\n  kind: workshop\n  date: 2026-02-30\n"},
        "DV123",
        "sessions.yaml",
        4,
        9,
        "`2026-02-30`",
        "YYYY-MM-DD",
    ),
    Case(
        "no period",
        {"ideas.yaml": b"- id: a\n  title: A\n  earliest: 2026-Q5\n"},
        "DV123",
        "ideas.yaml",
        3,
        13,
        "`2026-Q5`",
        "`2027-Q1`",
    ),
    Case(
        "not a number",
        {"indicators.yaml": b"- id: a\n  title: A\n  unit: '%'\n  baseline: {date: 2026-01-01, value: .nan}\n"},
        "DV123",
        "indicators.yaml",
        4,
        39,
        "`nan`",
    ),
    Case("empty title", {"ideas.yaml": b"- id: a\n  title: ''\n"}, "DV123", "ideas.yaml", 2, 10, "empty"),
    Case(
        "unknown language",
        {"ideas.yaml": b"- id: a\n  title: {nederlands: A}\n"},
        "DV123",
        "ideas.yaml",
        2,
        11,
        "`nederlands`",
        "`nl-BE`",
    ),
    Case(
        "decimal comma",
        {"indicators.yaml": b"- id: a\n  title: A\n  unit: x\n  target: {date: 2026-01-01, value: 24,5}\n"},
        "DV120",
        "indicators.yaml",
        4,
        40,
        "`5` cannot be a key",
        "decimals with a point",
    ),
    Case(
        "comma in a text",
        {"ideas.yaml": b"- id: a\n  title: {nl-BE: Online, ook op zaterdag, en: Online}\n"},
        "DV120",
        "ideas.yaml",
        2,
        26,
        "`ook op zaterdag` cannot be a key",
        "double quotes",
    ),
    Case(
        "apostrophe",
        {"ideas.yaml": b"- id: a\n  title: 's Avonds open\n"},
        "DV101",
        "ideas.yaml",
        2,
        10,
        "never closed",
        "double quotes",
    ),
    Case(
        "two apostrophes",
        {"ideas.yaml": b"- id: a\n  title: 't Loket op 't plein\n"},
        "DV101",
        "ideas.yaml",
        2,
        23,
        "ends just before this",
        "double quotes",
    ),
    Case(
        "no dash",
        {"ideas.yaml": b"- id: a\n  title: A\n  lead: L\n  id: b\n  title: B\n  lead: L\n"},
        "DV103",
        "ideas.yaml",
        4,
        3,
        "another item",
        "`- `",
    ),
    Case(
        "no space after the colon",
        {"ideas.yaml": b"- id: a\n  title: A\n  duration:4\n- id: b\n  title: B\n"},
        "DV101",
        "ideas.yaml",
        3,
        3,
        "no `: ` on this line",
        "space",
    ),
    Case(
        "a name as pseudonym",
        {"ratings.yaml": b"- id: a\n  title: A\n  session: s\n  raters:\n    - {id: Jan P, group: g}\n"},
        "DV123",
        "ratings.yaml",
        5,
        12,
        "`Jan P`",
        "pseudonym such as `r01`",
    ),
    Case(
        "text file",
        {"ideas.yaml.txt": b"- id: a\n"},
        "DV117",
        "ideas.yaml.txt",
        None,
        None,
        "is not read",
        "`ideas.yaml`",
    ),
    Case(
        "same id twice",
        {"ideas.yaml": b"- id: a\n  title: A\n", "ideas/b.yaml": b"id: a\ntitle: B\n"},
        "DV202",
        "ideas/b.yaml",
        1,
        5,
        "`a`",
        "another id",
    ),
]


def load(folder: Path, files: Mapping[str, bytes]) -> Loaded:
    for name, data in {"dienstvisie.yaml": SETTINGS, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return load_dossier(folder)


def only(loaded: Loaded) -> Diagnostic:
    assert len(loaded.diagnostics) == 1, [str(one.message) for one in loaded.diagnostics]
    return loaded.diagnostics[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_mistake_has_its_code_place_and_sentence(case: Case, tmp_path: Path) -> None:
    found = only(load(tmp_path, case.files))
    assert (found.code, found.file) == (case.code, case.file)
    assert (found.position or (None, None)) == (case.line, case.column)
    assert case.says in str(found.message)
    assert case.hints in str(found.hint or "")


def test_duplicates_name_both_places(tmp_path: Path) -> None:
    found = only(load(tmp_path, {"ideas.yaml": b"- id: a\n  title: A\n- id: a\n  title: B\n"}))
    assert [(one.file, one.position) for one in found.related] == [("ideas.yaml", (1, 7))]
    found = only(load(tmp_path, {"ideas.yaml": b"- id: a\n  title: A\n  title: B\n"}))
    assert [(one.file, one.position) for one in found.related] == [("ideas.yaml", (2, 3))]


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = only(load(tmp_path, {"ideas.yaml": "\n".join(layers).encode()}))
    assert (found.code, found.file) == ("DV111", "ideas.yaml")
    assert "10000" in str(found.message)


def test_small_aliases_are_allowed(tmp_path: Path) -> None:
    text = b"- id: a\n  title: A\n  phases: &all [inform, apply]\n- id: b\n  title: B\n  phases: *all\n"
    loaded = load(tmp_path, {"ideas.yaml": text})
    assert loaded.diagnostics == ()
    assert [idea.model_dump()["phases"] for idea in loaded.dossier.of("ideas").values()] == [("inform", "apply")] * 2


def test_the_key_of_the_pseudonyms_is_left_alone(tmp_path: Path) -> None:
    assert load(tmp_path, {"names.key.yaml": b"r01: somebody\n"}).diagnostics == ()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "ideas.yaml").open("wb") as file:
        file.truncate(200 * 2**20)
    found = only(load(tmp_path, {}))
    assert (found.code, found.file) == ("DV114", "ideas.yaml")
    assert "200 MB" in str(found.message)


def test_links_in_a_circle_or_outward_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- id: a\n  title: Secret\n")
    dossier = tmp_path / "dossier"
    (dossier / "ideas").mkdir(parents=True)
    (dossier / "ideas" / "again").symlink_to(dossier / "ideas", target_is_directory=True)
    (dossier / "ideas" / "self.yaml").symlink_to(dossier / "ideas" / "self.yaml")
    (dossier / "ideas" / "gone.yaml").symlink_to(dossier / "nowhere.yaml")
    (dossier / "ideas" / "out.yaml").symlink_to(secret)
    loaded = load(dossier, {})
    assert [(one.code, one.file) for one in loaded.diagnostics] == [
        ("DV115", f"ideas/{name}") for name in ("again", "gone.yaml", "out.yaml", "self.yaml")
    ]
    assert "Secret" not in str(loaded.dossier.of("ideas"))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ideas.yaml")
    (tmp_path / "findings.yaml").mkdir()
    loaded = load(tmp_path, {})
    assert [(one.code, one.file) for one in loaded.diagnostics] == [("DV116", "findings.yaml"), ("DV116", "ideas.yaml")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_said(tmp_path: Path) -> None:
    load(tmp_path, {"ideas.yaml": b"- id: a\n"})
    (tmp_path / "ideas.yaml").chmod(0)
    assert only(load_dossier(tmp_path)).code == "DV116"


def test_denied_rights_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    found = load(tmp_path, {}).diagnostics[0]
    assert (found.code, str(found.message)) == ("DV116", "This file cannot be read: Permission denied.")


def test_all_problems_come_in_one_run(tmp_path: Path) -> None:
    """Syntax errors in two items, a wrong field in a third, another file: all are told, and the sound item is there."""
    text = (
        b"- id: a\n  title: A: b\n- id: b\n  title: B\n  phases: [inform\n- id: c\n  title: C\n"
        b"- id: d\n  title: 5\n  colour: red\n- id: e\n  title: E\n  title: F\n"
    )
    loaded = load(tmp_path, {"ideas.yaml": text, "findings.yaml": b"- id: x\n"})
    assert [(one.code, one.file, one.position) for one in loaded.diagnostics] == [
        ("DV121", "findings.yaml", (1, 3)),
        ("DV121", "findings.yaml", (1, 3)),
        ("DV101", "ideas.yaml", (2, 11)),
        ("DV101", "ideas.yaml", (5, 11)),
        ("DV122", "ideas.yaml", (9, 10)),
        ("DV120", "ideas.yaml", (10, 3)),
        ("DV103", "ideas.yaml", (13, 3)),
    ]
    assert set(loaded.dossier.of("ideas")) == {"c", "e"}
    assert {id_ for kind, id_ in loaded.dossier.broken if kind == "ideas"} == {"a", "b", "d"}
    assert "b" in loaded.dossier.ids("ideas")


def test_one_mistake_in_the_settings_leaves_the_rest(tmp_path: Path) -> None:
    text = SETTINGS + b"ilustrative: true\nlanguage: en\nprivacy: {threshold: 1}\n"
    loaded = load(tmp_path, {"dienstvisie.yaml": text})
    assert [one.code for one in loaded.diagnostics] == ["DV120", "DV123"]
    assert (loaded.dossier.settings.language, loaded.dossier.settings.privacy.threshold) == ("en", 5)


def test_a_wrong_id_is_known_by_what_it_should_be(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"ideas.yaml": b"- id: Snelle balie\n  title: A\n"})
    assert {"snelle-balie", "Snelle balie"} <= set(loaded.dossier.ids("ideas"))


def test_a_misnamed_file_makes_no_reference_wrong(tmp_path: Path) -> None:
    assert "anything" in load(tmp_path, {"finding.yaml": b"- id: a\n"}).dossier.ids("findings")


def test_a_lost_file_makes_no_reference_wrong(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"challenges.yaml": b"\xff\xfe\x00"})
    assert "anything" in loaded.dossier.ids("challenges")


def test_advice_can_be_turned_off_but_errors_cannot(tmp_path: Path) -> None:
    off = b"checks:\n  DV107: {severity: 'off', reason: We use Windows}\n  DV122: {severity: info, reason: No}\n"
    loaded = load(tmp_path, {"dienstvisie.yaml": SETTINGS + off, "ideas.yaml": b"- id: a\r\n  title: 5\r\n"})
    found = only(loaded)
    assert (found.code, found.severity) == ("DV122", Severity.ERROR)
