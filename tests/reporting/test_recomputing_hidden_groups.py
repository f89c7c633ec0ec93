"""Nobody can work out from everything published what a small group or a single person answered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.reporting.attacker import FLOOR, Answers, computed, equations, middle, possible, publish, score_of, spread_of

from dienstvisie.reporting import disclosure

FEW = settings(
    phases=(Phase.explicit, Phase.generate),
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
GROUPS = ("citizens", "majority", "opposition", "partners", "staff")
SIX = (2, 3, 3, 4, 4, 2)


@st.composite
def panels(draw: st.DrawFn) -> Answers:
    """Three to five groups of one to seven people on two ideas; one person may have said nothing of one of them."""
    names = GROUPS[: draw(st.integers(2, 5))]
    sizes = {name: draw(st.sampled_from([1, 2, 3, 5, 6, 7])) for name in names}
    scores = st.integers(1, 5)
    return {
        item: {name: tuple(draw(scores) for _ in range(size)) for name, size in sizes.items()} for item in ("x", "y")
    }


@FEW
@given(panels())
def test_no_small_group_follows_from_what_is_published(answers: Answers) -> None:
    published = publish(answers)
    for item in answers:
        assert computed(published, item) == set(), equations(published, item)


@FEW
@given(st.data())
def test_more_than_one_answer_of_each_person_fits_what_is_published(data: st.DataObject) -> None:
    """Of a told idea nobody of a small group is known to one point of the scale, whatever else a reader knows."""
    small, large = data.draw(st.integers(1, 3)), data.draw(st.integers(5, 6))
    scores = st.integers(1, 5)
    groups = {"citizens": small, "majority": large, "opposition": 5, "staff": 5}
    rest = {name: (3,) * size for name, size in groups.items()}
    first = {name: tuple(data.draw(scores) for _ in range(size)) for name, size in groups.items()}
    published = publish({"x": first, "y": rest})
    if published.score("x") is None or published.spread("x") is None:
        return
    for group, seen in possible(published, "x").items():
        assert max(seen) - min(seen) >= 2, (group, seen)


def test_the_attacker_knows_the_method() -> None:
    """What it takes to be published is what is published: else its failure would say nothing."""
    answers = {
        "x": {"citizens": (1, 4), "majority": (2, 5, 3, 4, 3), "opposition": (5, 4, 4, 2, 1, 2), "staff": SIX},
        "y": {"citizens": (3, 3), "majority": (3, 3, 3, 2, 3), "opposition": (1, 4, 4, 2, 1, 2), "staff": SIX},
    }
    published = publish(answers)
    for item, said in answers.items():
        score, spread = published.score(item), published.spread(item)
        assert score is not None
        assert spread is not None
        assert score == pytest.approx(score_of(answers, item, middle(answers)), abs=0.051)
        assert spread == pytest.approx(spread_of(said, published.known[item]))
        assert published.known[item] == {"opposition", "staff"}
        groups, rows = equations(published, item)
        assert rows.shape == (2, 4)
        assert "majority" in groups


WITHOUT_RULES = {"x": {"citizens": (1, 2), "staff": SIX}, "y": {"citizens": (4, 3), "staff": (3, 3, 2, 4, 5, 1)}}


def test_without_complementary_suppression_the_attack_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The score and the spread are two sums of two unknowns."""
    assert computed(publish(WITHOUT_RULES), "x") == set()
    monkeypatch.setattr(disclosure, "pool", lambda raters, floor: frozenset())
    published = publish(WITHOUT_RULES)
    assert published.spread("x") is not None
    assert published.known["x"] == {"citizens", "staff"}
    assert computed(published, "x") == {"citizens"}


def test_hiding_the_small_group_alone_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total less the others is the one that is hidden."""
    answers = {
        item: {"citizens": (2,), "majority": (1, 4, 3, 3, 3), "opposition": (5, 4, 4, 2, 1), "staff": SIX}
        for item in ("x", "y")
    }
    held = publish(answers)
    assert len(answers["x"].keys() - held.known["x"]) == 2
    assert possible(held, "x") == {"citizens": {2, 5}}

    def alone(raters: Mapping[str, int], floor: int) -> frozenset[str]:
        return frozenset(group for group, number in raters.items() if number < floor)

    monkeypatch.setattr(disclosure, "pool", alone)
    monkeypatch.setattr(disclosure, "leaves_room", lambda cells, span, floor: True)
    published = publish(answers)
    assert answers["x"].keys() - published.known["x"] == {"citizens"}
    assert possible(published, "x") == {"citizens": {2}}


@pytest.mark.parametrize("score", [1, 5])
def test_all_at_one_end_is_not_told(score: int) -> None:
    """Then everybody's answer is known."""
    everybody = dict.fromkeys(("citizens", "staff", "majority"), (score,) * 6)
    other = dict.fromkeys(("citizens", "staff", "majority"), SIX)
    published = publish({"x": everybody, "y": other})
    assert published.score("x") is None
    assert published.spread("x") is None
    assert published.score("y") is not None


def test_one_small_group_near_the_top_is_not_told_either() -> None:
    top = {"citizens": (5,), "staff": (5, 5, 5, 5, 5, 4)}
    published = publish({"x": top, "y": {"citizens": (2,), "staff": SIX}})
    assert published.score("x") is None


def test_a_hidden_rank_does_not_follow_from_the_others() -> None:
    """Of five ideas one is said nothing of: the others have ranks 1 to 4, and it stands with those without a place."""
    items = {f"i{number}": {"citizens": (1 + number, 3), "staff": (number, 3, 4, 2, 3, 2)} for number in range(1, 5)}
    published = publish({**items, "few": {"citizens": (5,), "staff": (4, 3)}})
    ideas = published.report.ideas
    assert ideas is not None
    assert [row.rank for row in ideas.table.rows] == [1, 2, 3, 4]
    assert [row.item.id for row in ideas.unranked] == ["few"]
    assert "few" not in repr((published.report.summary, published.report.findings, ideas.table, ideas.certain))


def test_the_pool_is_never_one_group_nor_too_few_people() -> None:
    assert disclosure.pool({"a": 5, "b": 6}, FLOOR) == frozenset()
    assert disclosure.pool({"a": 4, "b": 6, "c": 9}, FLOOR) == {"a", "b"}
    assert disclosure.pool({"a": 1, "b": 2, "c": 9}, FLOOR) == {"a", "b", "c"}
    assert disclosure.pool({"a": 2, "b": 3, "c": 9}, FLOOR) == {"a", "b"}
    assert disclosure.pool({"a": 1}, FLOOR) == {"a"}
    assert disclosure.pool({}, FLOOR) == frozenset()
