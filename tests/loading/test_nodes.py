"""Reading nodes: what values mean, and where everything stands."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dienstvisie.diagnostics import Address, SourceFile
from dienstvisie.loading import load_dossier
from dienstvisie.loading.scalars import resolve
from dienstvisie.loading.syntax import read_around

SCALARS = {
    "": None, "~": None, "null": None, "NULL": None, "nUll": "nUll",
    "true": True, "False": False, "yes": "yes", "NO": "NO", "on": "on", "off": "off", "y": "y",
    "12": 12, "-3": -3, "+7": 7, "012": 12, "0o17": 15, "0x1F": 31, "1_000": "1_000", "0b11": "0b11",
    "1.5": 1.5, "-.5": -0.5, "1e3": 1000.0, "1.": 1.0, "1:30": "1:30", "2026-03-31": "2026-03-31", "1.2.3": "1.2.3",
    "-": "-", "+": "+", ".": ".", "e5": "e5", "2027-Q1": "2027-Q1",
}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), SCALARS.items())
def test_unquoted_scalars_mean_what_yaml_12_says(written: str, meant: object) -> None:
    """YAML 1.2.2, section 10.3.2 (core schema)."""
    assert resolve(written) == meant
    assert type(resolve(written)) is type(meant)


def test_infinity_and_not_a_number() -> None:
    assert resolve("-.inf") == -math.inf
    assert math.isnan(float(resolve(".NaN") or 0))


def test_quotes_and_blocks_are_always_text() -> None:
    tree = read_around(b"a: '12'\nb: \"true\"\nc: |\n  5\nd: >-\n  no\ne: !!str 7\n", "").tree
    assert tree is not None
    assert tree.data == {"a": "12", "b": "true", "c": "5\n", "d": "no", "e": "7"}


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)
DATA = st.recursive(
    WORDS | st.integers(-(10**20), 10**20) | st.booleans() | st.none() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


@given(DATA, st.booleans())
@settings(max_examples=150, deadline=None)
def test_data_written_by_another_program_is_read_back(data: Any, flow: bool) -> None:
    text = yaml.dump(
        {"root": data}, allow_unicode=True, default_flow_style=flow, default_style='"', sort_keys=False
    ).encode()
    assume(not any(isinstance(resolve(word), float | bool | type(None)) for word in keys_of(data)))
    if any(tag in text for tag in (b"!!int", b"!!float", b"!!bool", b"!!null")):
        text = yaml.dump(
            {"root": data}, allow_unicode=True, default_flow_style=flow, version=(1, 2), sort_keys=False
        ).encode()
        data = yaml.safe_load(text)["root"]
    reading = read_around(text, text.decode())
    assert reading.faults == []
    assert reading.tree is not None
    assert _same(reading.tree.data["root"], data)


def keys_of(data: Any) -> list[str]:
    """All keys of mappings: written without quotes, one that looks like a fraction or a word of YAML 1.2 is no key."""
    if isinstance(data, dict):
        return [*data, *(key for part in data.values() for key in keys_of(part))]
    return [key for part in data for key in keys_of(part)] if isinstance(data, list) else []


def _same(one: Any, other: Any) -> bool:
    """Equal, but for what YAML 1.1 (the writer) and 1.2 (we) read differently: the text of a number or a word."""
    if isinstance(other, dict):
        return isinstance(one, dict) and all(_same(a, b) for a, b in zip(one.values(), other.values(), strict=True))
    if isinstance(other, list):
        return isinstance(one, list) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    return bool(one == other) or isinstance(one, str) is not isinstance(other, str)


@given(st.lists(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.lists(st.from_regex(r"[a-z]{1,6}",
       fullmatch=True), max_size=3) | st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4), min_size=1,
       max_size=4), st.booleans())  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_every_key_value_and_list_item_has_its_exact_place(data: list[dict[str, Any]], flow: bool) -> None:
    text = yaml.dump(data, default_flow_style=flow, width=30)
    reading = read_around(text.encode(), text)
    assert reading.tree is not None
    source = SourceFile("x.yaml", text, reading.tree.marks)
    lines = text.splitlines()
    for index, mapping in enumerate(reading.tree.data):
        for key, value in mapping.items():
            line, column = source.position((index, key), on_key=True)
            assert _begins(lines[line - 1][column - 1 :], key)
            for step, part in enumerate(value if isinstance(value, list) else []):
                line, column = source.position((index, key, step))
                assert _begins(lines[line - 1][column - 1 :], part)
            if isinstance(value, str):
                line, column = source.position((index, key))
                assert _begins(lines[line - 1][column - 1 :], value)


def _begins(text: str, word: str) -> bool:
    return text.lstrip("'\"").startswith(word) and not text.startswith(" ")


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "dienstvisie.yaml").write_bytes(data)
    (folder / "ideas.yaml").write_bytes(data)
    assert any(one.severity == "error" for one in load_dossier(folder).diagnostics)


PIECES = st.sampled_from(
    ["- ", "id: a\n", "  title: A\n", "  ", "\n", "[", "]", "{", "}", ":", "'", '"', "&a ", "*a", "!!x ", "|\n", "\t",
     "#", "? ", "<<: ", "---\n", "%", "é", "  phases: [inform]\n", "  costs:\n    - amount: 5\n",
     "  depends_on: [{idea: 5}]\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=300, deadline=None)
def test_no_yaml_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "dienstvisie.yaml").write_text("title: T\nclient: {name: N}\n")
    (folder / "ideas.yaml").write_text("".join(pieces))
    loaded = load_dossier(folder)
    lines = "".join(pieces).count("\n") + 1
    assert all(one.position is None or 1 <= one.position.line <= lines + 1 for one in loaded.diagnostics)
    assert all(str(one.message) and not re.search(r"\{[a-z]+\}", str(one.message)) for one in loaded.diagnostics)


def test_both_layouts_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "ideas" / "counter").mkdir(parents=True)
    (tmp_path / "dienstvisie.yaml").write_text("title: T\nclient: {name: N}\n")
    (tmp_path / "ideas.yaml").write_text("- {id: one, title: One}\n")
    (tmp_path / "ideas" / "counter" / "b.yaml").write_text("id: two\ntitle: Two\n")
    (tmp_path / "ideas" / "a.yaml").write_text("- {id: three, title: Three}\n- {id: four, title: Four}\n")
    (tmp_path / "ideas" / ".hidden.yaml").write_text("- {id: five, title: Five}\n")
    loaded = load_dossier(tmp_path)
    assert loaded.diagnostics == ()
    assert list(loaded.dossier.of("ideas")) == ["one", "three", "four", "two"]
    assert loaded.sources.place(Address("ideas", "four", ("title",))) == ("ideas/a.yaml", (2, 21))
    assert loaded.sources.place(Address("ideas", "two", ("phases",))) == ("ideas/counter/b.yaml", (1, 1))


def test_a_date_is_a_date_and_text_stays_text(tmp_path: Path) -> None:
    (tmp_path / "dienstvisie.yaml").write_text("title: '2026'\nclient: {name: NO}\ndocuments: {date: 2026-03-31}\n")
    loaded = load_dossier(tmp_path)
    settings_ = loaded.dossier.settings
    assert loaded.diagnostics == ()
    assert (settings_.title, settings_.client.name, str(settings_.documents.date)) == ("2026", "NO", "2026-03-31")
