"""The weight of the citizen at which two items change places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.scoring.conftest import dossier_of

from dienstvisie.errors import UserError
from dienstvisie.language import translator
from dienstvisie.schema import Dossier
from dienstvisie.scoring import Ranking, prioritise
from dienstvisie.scoring.comparison import Flip, flip

Build = Callable[..., Dossier]
CONSENSUS = {"voice": {"shrinkage": 0}}


def rank(table: dict[str, tuple[int, int]], citizen: float = 0.5, high: int = 11) -> Ranking:
    """Items with a score for the citizen and one for the organisation, from 1 to `high`."""
    agreed = {id_: {"citizen-impact": one, "organisation-impact": two} for id_, (one, two) in table.items()}
    perspectives = {"citizen": citizen, "organisation": 1 - citizen}
    return prioritise(dossier_of([], consensus=agreed, scoring={"scale": {"high": high}, "perspectives": perspectives}))


def why(found: Flip) -> str:
    return "" if found.reason is None else translator("en").say(found.reason)


def test_the_weight_at_which_two_lines_cross() -> None:
    """Citizen and organisation: a has 80 and 20, b has 40 and 50. 20 + 60w = 50 - 10w gives w = 3/7."""
    found = flip(rank({"a": (9, 3), "b": (5, 6)}), "a", "b")
    assert (found.first, found.second, found.present, found.reason) == ("a", "b", 0.5, None)
    assert found.at == pytest.approx(3 / 7)
    assert found.change == pytest.approx(3 / 7 - 1 / 2)


def test_the_one_that_is_ahead_stands_first_whatever_the_order_of_asking() -> None:
    ranking = rank({"a": (9, 3), "b": (5, 6)})
    assert flip(ranking, "b", "a") == flip(ranking, "a", "b")


def test_who_is_ahead_on_both_is_never_passed() -> None:
    found = flip(rank({"a": (9, 6), "b": (5, 6)}), "a", "b")
    assert found.at is None
    assert found.change is None
    assert why(found) == "“The b” never passes “The a”, whatever the weight of the citizen."


def test_items_that_are_equal_now_are_parted_by_any_other_weight() -> None:
    found = flip(rank({"a": (9, 5), "b": (5, 9)}), "a", "b")
    assert (found.at, found.change) == (0.5, 0)
    assert why(found) == "They are equal now: any other weight parts them."


def test_items_that_are_equal_on_both_stay_equal() -> None:
    found = flip(rank({"a": (9, 5), "b": (9, 5)}), "a", "b")
    assert found.at is None
    assert why(found) == "They are equal, whatever the weight of the citizen."


def test_what_has_no_rank_does_not_flip(build: Build) -> None:
    ranking = prioritise(build([], items=["a", "b"], consensus={"a": {"citizen-impact": 3, "organisation-impact": 3}}))
    assert why(flip(ranking, "a", "b")) == why(flip(ranking, "b", "a")) == "“The b” has no rank."


def test_one_perspective_has_no_weight_to_change(build: Build) -> None:
    criteria = [{"id": "c", "title": "C", "perspective": "citizen"}]
    ranking = prioritise(build([], consensus={"a": {"c": 3}, "b": {"c": 4}}, scoring={"criteria": criteria}))
    assert "of one perspective" in why(flip(ranking, "a", "b"))


def test_topsis_has_no_lines_that_cross(build: Build) -> None:
    agreed = {
        "a": {"citizen-impact": 3, "organisation-impact": 3},
        "b": {"citizen-impact": 5, "organisation-impact": 1},
    }
    ranking = prioritise(build([], consensus=agreed, scoring={"method": "topsis"}))
    assert why(flip(ranking, "a", "b")) == "This can be told of additive scores only."


def test_an_unknown_item_is_a_wrong_call() -> None:
    with pytest.raises(UserError) as caught:
        flip(rank({"quick-desk": (9, 6), "b": (5, 6)}), "quick-dest", "b")
    assert "`quick-dest`" in str(caught.value)
    assert "quick-desk" in str(caught.value.hint)


steps = st.tuples(st.integers(1, 11), st.integers(1, 11))


@given(steps, steps, st.integers(1, 19))
def test_the_order_is_another_one_beyond_it_and_not_before(a: tuple[int, int], b: tuple[int, int], now: int) -> None:
    table = {"a": a, "b": b}
    found = flip(rank(table, now / 20), "a", "b")

    def lead(weight: float) -> float:
        ranking = rank(table, weight)
        first, second = ranking.item(found.first), ranking.item(found.second)
        assert first is not None
        assert second is not None
        return first.score - second.score

    assume(abs(lead(now / 20)) > 1e-9)
    if found.at is None:
        assert min(lead(0.0), lead(1.0)) > -1e-9
        return
    assert lead(found.at) == pytest.approx(0, abs=1e-9)
    assert lead((found.at + now / 20) / 2) > 0
    beyond = 1.0 if found.at > now / 20 else 0.0
    assert lead(beyond) < 0
