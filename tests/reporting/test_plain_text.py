"""Dossier text becomes one line or paragraphs, without what would break or turn a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.reporting.plain_text import Foreign, one_line, paragraphs


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("one\ntwo\r\n  three\tfour", "one two three four"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("safe\u202egnitrevni\u202c", "safegnitrevni"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("next\u2028line\x85here", "next line here"),
        ("€\xa0100 blijft\u200b heel", "€\xa0100 blijft\u200b heel"),
        ("דלפק one", "דלפק one"),
    ],
)
def test_a_title_is_one_harmless_line(written: str, line: str) -> None:
    assert one_line(written) == line


def test_paragraphs_keep_their_lines() -> None:
    assert paragraphs("\r\n# A\r\n\r\n- b\x00\n") == "# A\n\n- b"


@given(st.text())
def test_any_text_can_be_written_to_a_file_as_one_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert line.encode().decode() == line
    assert one_line(line) == line


def test_foreign_text_is_text_that_knows_its_language() -> None:
    text = Foreign.of("Onthaal", "nl-BE")
    assert (text, text.language) == ("Onthaal", "nl-BE")
    assert not isinstance(str(text), Foreign)
