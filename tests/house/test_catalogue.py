"""The Dutch catalogue holds every message of the sources, says it with the same placeholders, and says all of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from hatch_build import compile_catalogues, is_stale
from tools import messages

from dienstvisie import language
from dienstvisie.language import catalogue

ROOT = Path(__file__).parents[2]
DUTCH = ROOT / messages.LOCALE / "nl" / "LC_MESSAGES" / "dienstvisie.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale="nl")


class Sentence(NamedTuple):
    """A form of a message and its translation; a singular may say "one" where the source says {number}."""

    english: str
    dutch: str
    is_singular: bool = False


def _sentences(message: Message) -> Iterator[Sentence]:
    if isinstance(message.id, tuple):
        one, many = zip(message.id, message.string or ("", ""), strict=True)
        yield from (Sentence(*one, is_singular=True), Sentence(*many))
    else:
        yield Sentence(str(message.id), str(message.string or ""))


SENTENCES = [sentence for message in _read(DUTCH) if message.id for sentence in _sentences(message)]
TRANSLATED = [sentence for sentence in SENTENCES if sentence.dutch]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_it_has_exactly_the_messages_of_the_sources() -> None:
    found = messages.messages(ROOT, messages.rule_titles())
    assert len(found) > 300
    assert any("templates/" in file for files in found.values() for file in files)
    assert messages.updated(DUTCH.read_bytes(), found, "nl") == DUTCH.read_bytes(), "run `make messages`"


def test_translations_have_the_placeholders_of_the_source() -> None:
    wrong = []
    for english, dutch, is_singular in TRANSLATED:
        different = _placeholders(english) ^ _placeholders(dutch)
        if different and not (is_singular and different == {"number"}):
            wrong.append((english, dutch))
    assert not wrong


def test_every_message_is_translated() -> None:
    missing = [sentence.english for sentence in SENTENCES if not sentence.dutch]
    assert not missing, f"{len(missing)} of {len(SENTENCES)} are not: {missing[:10]}"


def test_translations_end_like_the_source() -> None:
    """A full stop, a colon or a space that is lost or added shows where sentences are put together."""
    wrong = [(english, dutch) for english, dutch, _ in TRANSLATED if _end(english) != _end(dutch)]
    assert not wrong


def _end(text: str) -> str:
    return text[-1] if text[-1] in ".:?! " else ""


# The catalogues of countries

COUNTRIES = sorted(path for path in (ROOT / messages.LOCALE).glob("*_*/LC_MESSAGES/dienstvisie.po"))


def test_a_country_says_only_what_its_language_says_otherwise() -> None:
    assert [path.parts[-3] for path in COUNTRIES] == ["nl_NL"]
    dutch = {message.id: message.string for message in _read(DUTCH) if message.id}
    for path in COUNTRIES:
        own = {message.id: message.string for message in _read(path) if message.id}
        assert own
        assert not [text for text in own if text not in dutch], "the sources do not say this"
        assert not [text for text, said in own.items() if said == dutch[text] or not said]
        found = messages.messages(ROOT, messages.rule_titles())
        assert messages.updated(path.read_bytes(), found, path.parts[-3]) == path.read_bytes(), "run `make messages`"


def test_the_country_comes_first_and_the_language_fills_in(checkout: Path) -> None:
    sheets = language.Message("Implementation sheets")
    said = {name: catalogue.translator(name).say(sheets) for name in ("nl-BE", "nl-NL", "nl", "en")}
    assert said == {
        "nl-BE": "Uitvoeringsfiches",
        "nl-NL": "Uitvoeringsbladen",
        "nl": "Uitvoeringsfiches",
        "en": "Implementation sheets",
    }
    roadmap = language.Message("Rank")
    assert catalogue.translator("nl-NL").say(roadmap) == catalogue.translator("nl-BE").say(roadmap) != "Rank"


# The tool itself


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout with one source, one template and a Dutch catalogue that knows one message of it."""
    source = tmp_path / "src" / "dienstvisie" / "rules.py"
    source.parent.mkdir(parents=True)
    source.write_text(
        "a = Message('Idea {id} waits.', {'id': Message('one of many')})\n"
        "b = counted('{number} idea', '{number} ideas', n)\n"
        "c = Message(not_literal)\n",
        encoding="utf-8",
    )
    template = tmp_path / "templates" / "html" / "page.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{% if x %}{{ _('Roadmap') }}{% endif %}{{ ngettext('a', 'b', 2) }}", encoding="utf-8")
    dutch = tmp_path / messages.LOCALE / "nl" / "LC_MESSAGES" / "dienstvisie.po"
    dutch.parent.mkdir(parents=True)
    dutch.write_text('msgid "Roadmap"\nmsgstr "Realisatieplan"\n\nmsgid "Gone"\nmsgstr "Weg"\n', encoding="utf-8")
    return tmp_path


def test_messages_of_sources_and_templates_are_found(checkout: Path) -> None:
    found = messages.messages(checkout)
    rules, page = ["src/dienstvisie/rules.py"], ["templates/html/page.html.j2"]
    assert found == {
        "Idea {id} waits.": rules,
        "one of many": rules,
        ("{number} idea", "{number} ideas"): rules,
        "Roadmap": page,
        ("a", "b"): page,
    }


def test_translations_are_kept_and_old_messages_go(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "ROOT", checkout)
    path = checkout / messages.LOCALE / "nl" / "LC_MESSAGES" / "dienstvisie.po"
    before = path.read_bytes()
    assert messages.main(["--check"]) == 1
    assert path.read_bytes() == before
    assert messages.main([]) == 0
    once = path.read_bytes()
    assert 'msgid "Roadmap"\nmsgstr "Realisatieplan"\n' in once.decode()
    assert "Gone" not in once.decode()
    capsys.readouterr()
    assert messages.main(["--check"]) == 0
    assert messages.main([]) == 0
    assert path.read_bytes() == once
    assert not capsys.readouterr().out


def test_moving_code_changes_nothing(checkout: Path) -> None:
    source = checkout / "src" / "dienstvisie" / "rules.py"
    before = messages.updated(b"", messages.messages(checkout), "nl")
    source.write_text("\n\n" + "\n".join(reversed(source.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    assert messages.updated(b"", messages.messages(checkout), "nl") == before


def test_a_message_with_two_plurals_is_refused(checkout: Path) -> None:
    source = checkout / "src" / "dienstvisie" / "more.py"
    source.write_text("a = Message('{number} idea')\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="with a plural and without"):
        messages.messages(checkout)


def test_only_what_is_translated_is_compiled(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ROOT", checkout)
    messages.main([])
    locale = checkout / messages.LOCALE
    assert is_stale(locale)
    (made,) = compile_catalogues(locale)
    assert not is_stale(locale)
    monkeypatch.setattr(catalogue, "LOCALE", locale)
    say = catalogue.translator.__wrapped__("nl-BE").say
    assert say(language.Message("Roadmap")) == "Realisatieplan"
    assert say(language.Message("Idea {id} waits.", {"id": "a"})) == "Idea a waits."
    source = made.with_suffix(".po")
    later = made.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert is_stale(locale)
