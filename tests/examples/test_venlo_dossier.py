"""The example of Venlo: sound, in two languages, and with every verdict that its story needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dienstvisie.api import check, measure, report
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.measuring import Effects
from dienstvisie.schema import Competency, Indicator, Principle, Programme

VENLO = Path(__file__).parents[2] / "examples" / "venlo"


@pytest.fixture(scope="module")
def venlo() -> Loaded:
    return load_dossier(VENLO)


@pytest.fixture(scope="module")
def effects(venlo: Loaded) -> Effects:
    return measure(venlo.dossier)


def test_it_has_no_problem(venlo: Loaded) -> None:
    assert check(venlo) == ()
    assert venlo.dossier.settings.illustrative


def test_it_is_what_was_published(venlo: Loaded) -> None:
    dossier = venlo.dossier
    (track,) = dossier.all(Programme).values()
    assert set(track.themes) == set(dossier.all(Competency))
    assert (len(track.themes), len(dossier.all(Principle)), len(track.lines)) == (8, 5, 5)
    assert track.audience_size == 900
    assert [restart.date.year for restart in track.restarts] == [2014]
    years = {row.date.year for one in dossier.all(Indicator).values() for row in one.measurements}
    assert years == {2013, 2014, 2015}


def test_the_years_before_the_restart_ask_for_one(effects: Effects) -> None:
    before = {one.earlier[0].verdict for one in effects.indicators if one.earlier[0].last is not None}
    assert before == {"restart"}


def test_the_years_since_tell_the_themes_apart(effects: Effects) -> None:
    now = {one.subject.id: one.verdict for one in effects.themes}
    assert now["little-paper"] == now["steering"] == "on-course"
    assert now["speaking-out"] == now["knowledge-sharing"] == "no-effect"
    assert now["work-environment"] == "too-early"
    assert len(effects.principles) == 5


def test_the_restart_is_told_from_the_lines(effects: Effects) -> None:
    (begun,) = effects.restarts
    assert {line.id for line in begun.new} == {"secure-by-peer-review", "train-managers"}
    assert begun.year == 2015
    assert begun.after > begun.before


def test_the_readme_parts_facts_from_fiction() -> None:
    text = (VENLO / "README.md").read_text(encoding="utf-8")
    assert "## What is published" in text
    assert "## What is illustrative" in text


def test_its_documents_are_those_that_it_has_something_for(venlo: Loaded) -> None:
    for language in ("nl-NL", "en"):
        paths = {document.path for document in report(venlo.dossier, language).documents}
        assert paths == {"vision", "guide", "anchoring", "embedding-plan", "progress", "effects", "index"}
