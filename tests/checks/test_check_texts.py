"""Texts and circles: the quick ways agree with the plain ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.checks.circles import circles
from dienstvisie.checks.dv314_generic_value import is_generic
from dienstvisie.checks.persons import GIVEN_NAMES, looks_like_person
from dienstvisie.checks.texts import corpus, strings, texts
from dienstvisie.checks.votes import votes
from dienstvisie.schema import Dossier, Idea, RatingSheet, Settings

SETTINGS = Settings.model_validate({"title": "Dienstvisie", "client": {"name": "Gemeente"}, "note": "Een @ in de noot"})
IDEA = Idea.model_validate(
    {
        "id": "desk",
        "title": {"nl-BE": "Snelbalie", "en": "Quick desk"},
        "lead": "Diensthoofd",
        "tags": ["een", "twee"],
        "phases": ["inform"],
        "risks": [{"title": "Niemand komt", "answer": {"nl-BE": "Vertellen"}}],
        "subprojects": [{"id": "build", "title": "Bouwen", "duration": 2, "costs": [{"amount": 5, "note": "Meubels"}]}],
    }
)


def test_texts_of_an_item_with_their_places() -> None:
    assert dict(strings(IDEA)) == {
        ("title", "nl-BE"): "Snelbalie",
        ("title", "en"): "Quick desk",
        ("tags", 0): "een",
        ("tags", 1): "twee",
        ("lead",): "Diensthoofd",
        ("risks", 0, "title"): "Niemand komt",
        ("risks", 0, "answer", "nl-BE"): "Vertellen",
        ("subprojects", 0, "title"): "Bouwen",
        ("subprojects", 0, "costs", 0, "note"): "Meubels",
    }
    assert dict(texts(IDEA))["title",] == {"nl-BE": "Snelbalie", "en": "Quick desk"}


def test_texts_under_numbers_are_no_translations() -> None:
    given = {"scoring": {"scale": {"anchors": {1: "weinig", 5: {"nl-BE": "veel"}}}}}
    settings = Settings.model_validate({"title": "Dienstvisie", "client": {"name": "Gemeente"}, **given})
    found = dict(texts(settings))
    assert found["scoring", "scale", "anchors", 1] == "weinig"
    assert found["scoring", "scale", "anchors", 5] == {"nl-BE": "veel"}


def test_search_finds_the_place_back() -> None:
    found = corpus(Dossier(SETTINGS, {"ideas": {"desk": IDEA}}))
    corpus.cache_clear()
    places = [(place.kind, place.id, place.keys) for place, _ in found.search(re.compile("[@Q]|Meub"))]
    assert places == [
        ("settings", None, ("note",)),
        ("ideas", "desk", ("title", "en")),
        ("ideas", "desk", ("subprojects", 0, "costs", 0, "note")),
    ]


def test_criteria_that_nobody_wrote_are_not_searched() -> None:
    unwritten = corpus(Dossier(SETTINGS, {}))
    assert not unwritten.mappings
    written = Settings.model_validate(
        {
            **SETTINGS.model_dump(exclude_unset=True),
            "scoring": {"criteria": [{"id": "a", "title": {"nl-BE": "Helpt het?"}, "perspective": "citizen"}]},
        }
    )
    assert corpus(Dossier(written, {})).mappings == [{"nl-BE": "Helpt het?"}]
    corpus.cache_clear()


nodes = st.sampled_from("abcdefg")
graphs = st.dictionaries(nodes, st.lists(nodes, max_size=4, unique=True), max_size=7)


def reachable(start: str, edges: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(edges.get(start, ()))
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += edges.get(here, ())
    return found


@given(graphs)
def test_one_true_circle_for_each_knot(edges: dict[str, list[str]]) -> None:
    found = list(circles(edges))
    for circle in found:
        assert len(set(circle)) == len(circle)
        assert all(after in edges[before] for before, after in zip(circle, (*circle[1:], circle[0]), strict=True))
    reach = {id_: reachable(id_, edges) for id_ in edges}
    knots = {
        frozenset(other for other in reach[id_] if id_ in reach.get(other, ())) for id_ in edges if id_ in reach[id_]
    }
    assert len(found) == len(knots)
    assert all(any(set(circle) <= knot for circle in found) for knot in knots)
    firsts = [list(edges).index(circle[0]) for circle in found]
    assert firsts == sorted(firsts)
    assert all(
        circle[0] == next(id_ for id_ in edges if id_ in knot)
        for circle in found
        for knot in knots
        if circle[0] in knot
    )


def test_circles_take_no_longer_than_the_edges() -> None:
    chain = {str(i): [str(i + 1)] for i in range(50_000)}
    assert list(circles(chain)) == []
    assert len(next(circles({**chain, "50000": ["0"]}))) == 50_001
    pairs = {str(i): [str(i ^ 1)] for i in range(20_000)}
    assert len(list(circles(pairs))) == 10_000


@pytest.mark.parametrize(
    "title", ["Stipt", "stipte", "Klantvriendelijkheid", "Snel & efficiënt!", "Wij zijn eerlijk", "Quality"]
)
def test_quality_attributes_are_generic(title: str) -> None:
    assert is_generic(title)


@pytest.mark.parametrize("title", ["", "Wij", "Onze dienst", "Nabij", "Stipt als de klokken van Olen", "Eerlijk delen"])
def test_what_says_more_or_nothing_is_not(title: str) -> None:
    assert not is_generic(title)


FUNCTIONS = """
Diensthoofd burgerzaken, Algemeen directeur, Financieel Directeur, Teamverantwoordelijke onthaal, HR-adviseur,
Schepen van Burgerzaken, Projectleider Digitale Dienstverlening, Communicatieambtenaar, Wethouder Sociale Zaken,
Burgemeester, Service Manager, Product Owner, Casemanager Vergunningen, Teamleider KCC, Clusterhoofd Mens,
Directeur AGB, Beleidsmedewerker Wmo, Coördinator Lokaal Dienstencentrum, Afdelingshoofd Ruimte, Bibliothecaris,
Zorgregisseur, Vlaamse overheid, Interne Trainer, Hoofd Bibliotheek, Leidinggevende, Baliemedewerker
"""


@pytest.mark.parametrize("function", FUNCTIONS.strip().replace("\n", " ").split(", "))
def test_functions_are_no_persons(function: str) -> None:
    assert not looks_like_person(function)
    assert GIVEN_NAMES.isdisjoint(re.findall(r"\w+", function.casefold()))


def test_votes_are_scores_on_criteria_that_apply() -> None:
    sheet = RatingSheet.model_validate(
        {
            "id": "evening",
            "title": "Avond",
            "session": "evening",
            "raters": [
                {
                    "id": "p01",
                    "group": "staff",
                    "ideas": {"desk": {"citizen-impact": 3}, "hall": {"citizen-impact": "abstain"}},
                },
                {"id": "p02", "group": "mt", "ideas": {"desk": {"unknown": 3}, "hall": {"organisation-impact": 1}}},
            ],
        }
    )
    found = votes(Dossier(SETTINGS, {"ratings": {"evening": sheet}}), "ideas")
    votes.cache_clear()
    assert found == {"desk": (1, 1), "hall": (1, 1)}
