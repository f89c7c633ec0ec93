"""A second opinion on the ratings of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.conftest import Row, dossier_of

from dienstvisie.language import translator
from dienstvisie.schema import Dossier
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.assessment import assess, gather
from dienstvisie.scoring.comparison import SecondOpinion, second_opinion
from dienstvisie.scoring.opinion import ballots

Build = Callable[..., Dossier]
ONE = {"criteria": [{"id": "c", "title": "C", "perspective": "citizen"}], "voice": {"shrinkage": 0}}


def scores(table: dict[str, dict[str, int]], raters: int = 3) -> list[Row]:
    """Each group's score per item, given by all raters of the group."""
    return [
        (f"{group}{number}", group, item, "c", score)
        for group, row in table.items()
        for item, score in row.items()
        for number in range(raters)
    ]


def opinion(dossier: Dossier) -> SecondOpinion:
    return second_opinion(dossier, prioritise(dossier))


def said(found: SecondOpinion) -> str:
    return translator("en").say(found.sentence)


def test_one_strong_group_wins_the_sum_and_the_others_win_the_duels(build: Build) -> None:
    """Two groups prefer b a little, one prefers a much: the sum has a, the duels have b."""
    found = opinion(build(scores({"g": {"a": 4, "b": 5}, "h": {"a": 4, "b": 5}, "i": {"a": 5, "b": 1}}), scoring=ONE))
    assert found.by("additive").winners == ("a",)
    assert found.by("schulze").winners == found.by("borda").winners == ("b",)
    assert found.differs
    assert said(found) == (
        "Who comes first depends on the method: The a (weighted sum), The a (TOPSIS), The b (Borda), The b (Schulze)."
    )
    assert [place.score for place in found.by("borda").items] == pytest.approx([200 / 3, 100 / 3])


def test_where_all_agree_one_sentence_says_so(build: Build) -> None:
    found = opinion(build(scores({"g": {"a": 4, "b": 3}, "h": {"a": 5, "b": 1}}), scoring=ONE))
    assert not found.differs
    assert said(found) == "All methods put The a first."
    assert [method.method for method in found.methods] == ["additive", "topsis", "borda", "schulze"]
    assert all(method.rank_of("b") == 2 for method in found.methods)
    assert found.by("topsis").rank_of("c") is None


def test_the_method_of_the_ranking_stands_first(build: Build) -> None:
    dossier = build(scores({"g": {"a": 4, "b": 3}, "h": {"a": 5, "b": 1}}), scoring={**ONE, "method": "topsis"})
    found = opinion(dossier)
    assert found.methods[0].method == "topsis"
    assert [(place.id, place.rank, place.score) for place in found.methods[0].items] == [
        (item.id, item.rank, item.score) for item in prioritise(dossier).items
    ]


def test_shared_first_places_are_counted(build: Build) -> None:
    rows = scores({"g": {"a": 5, "b": 4, "c": 1}, "h": {"a": 3, "b": 4, "c": 1}})
    found = opinion(build(rows, scoring=ONE))
    assert found.by("additive").winners == found.by("schulze").winners == ("a", "b")
    rows = scores({"g": {"a": 5, "b": 3, "c": 1}, "h": {"a": 3, "b": 4, "c": 1}})
    assert "The a and 1 other (Schulze)" in said(opinion(build(rows, scoring=ONE)))


def test_a_method_that_is_not_defined_says_why(build: Build) -> None:
    found = opinion(build(scores({"g": {"a": 3, "b": 3}, "h": {"a": 3, "b": 3}}), scoring=ONE))
    assert found.by("topsis").items == ()
    assert "do not differ" in str(found.by("topsis").reason)
    assert not found.differs
    assert said(found) == "All methods put The a and 1 other first."


def test_without_any_rank_there_is_no_opinion(build: Build) -> None:
    too_few = build(scores({"g": {"a": 4}}), scoring=ONE)
    for dossier in (build([], items=["a"]), build([], items=["a"], scoring={"perspectives": {"citizen": 0}}), too_few):
        found = opinion(dossier)
        assert [method.winners for method in found.methods] == [(), (), (), ()]
        assert said(found) == "No item can be ranked."


def test_one_item_wins_without_a_duel(build: Build) -> None:
    found = opinion(build(scores({"g": {"a": 3}, "h": {"a": 3}}), scoring=ONE))
    assert found.by("borda").items[0].score is None
    assert said(found) == "All methods put The a first."


def test_a_group_that_did_not_score_an_item_has_no_say_on_it(build: Build) -> None:
    """Group i saw b only; what it might have thought of a is not made up."""
    rows = [*scores({"g": {"a": 4, "b": 3}, "h": {"a": 4, "b": 3}}), *scores({"i": {"b": 5}}, raters=9)]
    found = opinion(build(rows, scoring=ONE))
    assert found.by("schulze").winners == ("a",)
    assert found.by("borda").items[0].score == pytest.approx(100 * (2 / 3 + 1 / 6))
    assert any("no say" in str(note) for note in found.notes)


def test_a_consensus_is_the_view_of_every_group(build: Build) -> None:
    rows = scores({"g": {"a": 4}, "h": {"a": 2}})
    found = opinion(build(rows, items=["a", "b"], consensus={"b": {"c": 5}}, scoring=ONE))
    assert all(method.winners == ("b",) for method in found.methods)


def test_a_consensus_alone_is_one_ballot(build: Build) -> None:
    found = opinion(build([], consensus={"a": {"c": 2}, "b": {"c": 5}, "d": {"c": 5}}, scoring=ONE))
    assert found.by("schulze").winners == found.by("borda").winners == ("b", "d")
    assert [str(note) for note in found.notes] == [
        "There are no ratings: Borda and Schulze see one ballot, the consensus."
    ]


def test_a_ballot_weighs_as_the_voice_of_its_group(build: Build) -> None:
    rows = scores({"g": {"a": 4, "b": 5}, "h": {"a": 4, "b": 5}, "i": {"a": 5, "b": 1}})
    scoring = {**ONE, "voice": {"shrinkage": 0, "rule": "own"}}
    heard = opinion(build(rows, scoring=scoring, groups={"i": {"voice": 3}}))
    assert heard.by("schulze").winners == heard.by("borda").winners == ("a",)


def test_ballots_are_ranks_and_absent_where_nobody_scored(build: Build) -> None:
    dossier = build(scores({"g": {"a": 4, "b": 4, "d": 1}, "h": {"b": 2, "d": 3}}), scoring=ONE)
    evidence, _ = gather(dossier, "ideas")
    assert evidence is not None
    assessment, _ = assess(dossier, evidence)
    assert assessment is not None
    lists, voices = ballots(assessment)
    assert assessment.matrix.items == ("b", "d")
    assert lists.tolist() == [[1, 2], [2, 1]]
    assert voices.tolist() == [0.5, 0.5]
    loose = dossier.settings.scoring.voice.model_copy(update={"minimum_groups": 1})
    scoring = dossier.settings.scoring.model_copy(update={"voice": loose})
    dossier.settings = dossier.settings.model_copy(update={"scoring": scoring})
    assessment, _ = assess(dossier, evidence)
    assert assessment is not None
    assert ballots(assessment)[0].tolist() == [[1, 1, 3], [0, 2, 1]]


panels = st.dictionaries(
    st.sampled_from("ghij"),
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 5), min_size=1),
    min_size=2,
    max_size=4,
)


@given(panels, st.permutations("abcd"), st.permutations("ghij"))
def test_names_do_not_matter(panel: dict[str, dict[str, int]], items: list[str], groups: list[str]) -> None:
    new, other = dict(zip("abcd", items, strict=True)), dict(zip("ghij", groups, strict=True))
    renamed = {other[group]: {new[item]: score for item, score in row.items()} for group, row in panel.items()}
    one, two = (opinion(dossier_of(scores(table), scoring=ONE)) for table in (panel, renamed))
    for before, after in zip(one.methods, two.methods, strict=True):
        assert {new[place.id]: place.rank for place in before.items} == {place.id: place.rank for place in after.items}


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=4))
def test_what_every_group_prefers_wins_by_every_method(table: list[list[int]]) -> None:
    raised: dict[str, Any] = {f"g{number}": dict(zip("abc", row, strict=True)) for number, row in enumerate(table)}
    for row in raised.values():
        row["best"] = 5
        row.update({item: min(score, 4) for item, score in row.items() if item != "best"})
    found = opinion(dossier_of(scores(raised), scoring=ONE))
    assert {method.winners for method in found.methods} == {("best",)}


def test_points_are_shares_of_duels(build: Build) -> None:
    rows = scores({"g": {"a": 5, "b": 3, "c": 1}, "h": {"a": 2, "b": 4, "c": 3}})
    found = opinion(build(rows, scoring=ONE)).by("borda")
    assert {place.id: place.score for place in found.items} == {"a": 50, "b": 75, "c": 25}
    assert np.mean([place.score or 0 for place in found.items]) == 50
