"""Agreement on three ideas, worked out by hand, with groups of unequal size and an abstention.

Scale 1-5, one criterion. Shares per score, each group counting by its voice (alike):

    desk    staff 5 5 5 4     council 5 5     shares: 4: 1/8, 5: 7/8
    app     staff 1 1 1 1     council 5 5     shares: 1: 1/2, 5: 1/2
    letter  staff 3 3 2 -     council 3 4     shares: 2: 1/6, 3: 2/3 * 1/2 + 1/4 = 7/12, 4: 1/4

    A desk: layers 2 * 1/8 (two neighbours, 3/4) and 3/4 (one, 1) -> 15/16
    A app: -1
    A letter: layers 3 * 1/6 (three neighbours, 1/2), 2 * 1/12 (two, 3/4), 1/3 (one, 1) -> 1/4 + 1/8 + 1/3 = 17/24

    eta squared desk: mean 29/6; between 4*(1/12)^2 + 2*(1/6)^2 = 1/12, within 3/4 -> 1/10
    eta squared app: 1
    eta squared letter: mean 3; between 3*(1/3)^2 + 2*(1/2)^2 = 5/6, within 2/3 + 1/2 -> 5/12

    support (4 and 5 are above the midpoint): desk sqrt(4.5/5 * 2.5/3), app sqrt(0.5/5 * 2.5/3),
    letter sqrt(0.5/4 * 1.5/3)
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any

import pytest

from dienstvisie.schema import Dossier
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.agreement import Agreement, agreement

SCORES: dict[str, dict[str, tuple[Any, ...]]] = {
    "desk": {"staff": (5, 5, 5, 4), "council": (5, 5)},
    "app": {"staff": (1, 1, 1, 1), "council": (5, 5)},
    "letter": {"staff": (3, 3, 2, "abstain"), "council": (3, 4)},
}
GAIN = {"id": "gain", "title": "Gain", "perspective": "citizen"}


def rows_of(scores: dict[str, dict[str, tuple[Any, ...]]], criterion: str = "gain") -> list[tuple[Any, ...]]:
    return [
        (f"{group}-{number}", group, idea, criterion, score)
        for idea, groups in scores.items()
        for group, given in groups.items()
        for number, score in enumerate(given)
    ]


@pytest.fixture
def found(build: Callable[..., Dossier]) -> Agreement:
    dossier = build(rows_of(SCORES), scoring={"criteria": [GAIN], "voice": {"shrinkage": 0}})
    return agreement(dossier, prioritise(dossier))


def test_the_figures_of_each_idea(found: Agreement) -> None:
    desk, letter, app = found.items
    assert [(item.id, item.rank) for item in found.items] == [("desk", 1), ("letter", 2), ("app", 3)]
    assert [item.agreement for item in found.items] == pytest.approx([15 / 16, 17 / 24, -1])
    assert [item.polarisation for item in found.items] == pytest.approx([1 / 32, 7 / 48, 1])
    assert [item.between for item in found.items] == pytest.approx([1 / 10, 5 / 12, 1])
    assert [item.support for item in found.items] == pytest.approx(
        [sqrt(4.5 / 5 * 2.5 / 3), sqrt(0.5 / 4 * 1.5 / 3), sqrt(0.5 / 5 * 2.5 / 3)]
    )
    assert (desk.raters, letter.raters, letter.abstentions) == (6, 5, 1)
    assert desk.histogram == pytest.approx((0, 0, 0, 1 / 8, 7 / 8))
    assert letter.histogram == pytest.approx((0, 1 / 6, 7 / 12, 1 / 4, 0))
    assert app.histogram == pytest.approx((1 / 2, 0, 0, 0, 1 / 2))
    assert found.scale == (1, 5)


def test_the_labels(found: Agreement) -> None:
    """Scores: desk 96.875, app 50, letter (staff 5/12, council 5/8) 52.083..., which is the middle one."""
    assert found.median == pytest.approx(100 * (5 / 12 + 5 / 8) / 2)
    assert [(item.id, item.label, item.reason) for item in found.items] == [
        ("desk", "promising", None),
        ("letter", "promising", None),
        ("app", "divided", None),
    ]
    label, abstained = (str(note) for note in found.notes)
    assert "at least 52.08" in label
    assert "at least 0.5" in label
    assert abstained == "1 abstention is left out of these figures."


def test_the_figures_over_all_ideas(found: Agreement) -> None:
    """Groups: staff 4.75, 1, 8/3 and council 5, 5, 3.5; ranks 3 1 2 and 2.5 2.5 1, so sums 5.5 3.5 3 and S = 3.5.

    W = 12*3.5/(4*24 - 2*6) = 1/2.
    """
    groups = found.groups
    assert (groups.number, groups.items, groups.ratings, groups.method) == (2, 3, 2, "complete")
    assert groups.value == pytest.approx(12 * 3.5 / 84)
    assert groups.chi2 == pytest.approx(2 * 2 * 0.5)
    assert groups.df == 2
    assert groups.p == pytest.approx(0.3678794411714423)  # exp(-1)
    overall = found.overall
    assert (overall.number, overall.items, overall.method) == (6, 3, "pairwise")
    assert overall.ratings == pytest.approx(17 / 3)
    assert overall.value is not None
    assert overall.chi2 == pytest.approx(17 / 3 * 2 * overall.value)
    assert found.units is None
    assert found.alpha.reason is None


def test_criteria_are_averaged_by_weight_and_turned_round(build: Callable[..., Dossier]) -> None:
    """On `burden` low is good: 1 there is as 5 on `gain`. It weighs 1 of 4, on the idea that has it too."""
    burden = {"desk": {"staff": (1, 1, 2, 2), "council": (3, 3)}}
    criteria = [
        GAIN | {"weight": 3},
        {"id": "burden", "title": "?", "perspective": "citizen", "objective": "minimise"},
        {"id": "idle", "title": "?", "perspective": "citizen", "weight": 0},
    ]
    rows = [*rows_of(SCORES), *rows_of(burden, "burden"), *rows_of({"app": {"staff": (3, 3, 3, 3)}}, "idle")]
    dossier = build(rows, scoring={"criteria": criteria, "voice": {"shrinkage": 0}})
    found = agreement(dossier, prioritise(dossier))
    desk, app = found.item("desk"), found.item("app")
    assert desk is not None
    assert app is not None
    assert found.item("letter") in found.items
    assert found.item("lettre") is None
    on_burden = 0.75 * 0.5 + 0.25 * 1.0  # shares 3: 1/2, 4: 1/4, 5: 1/4: a layer of three and one of one
    assert [part.agreement for part in desk.criteria] == pytest.approx([15 / 16, on_burden])
    assert [(part.criterion, part.raters) for part in desk.criteria] == [("gain", 6), ("burden", 6)]
    assert desk.agreement == pytest.approx(0.75 * 15 / 16 + 0.25 * on_burden)
    assert desk.criteria[1].histogram == pytest.approx((0, 0, 1 / 2, 1 / 4, 1 / 4))
    assert desk.histogram == pytest.approx((0, 0, 1 / 8, 3 / 32 + 1 / 16, 21 / 32 + 1 / 16))
    between, within = 3 / 12 + 3, 9 / 4 + 1  # burden: means 4.5 and 3 about 4: 4*0.25 + 2*1 = 3, within 1
    assert desk.between == pytest.approx(between / (between + within))
    assert desk.support == pytest.approx(0.75 * sqrt(4.5 / 5 * 2.5 / 3) + 0.25 * sqrt(4.5 / 5 * 0.5 / 3))
    assert app.agreement == pytest.approx(-1)
    assert [part.criterion for part in app.criteria] == ["gain", "idle"]
    assert [str(note) for note in found.notes][1].startswith("Figures are worked out for each criterion")


def test_voices_count_in_the_histogram(build: Callable[..., Dossier]) -> None:
    groups = {"staff": {"voice": 3}, "council": {"voice": 1}}
    scoring = {"criteria": [GAIN], "voice": {"rule": "own"}}
    dossier = build(rows_of(SCORES), groups=groups, scoring=scoring)
    app = agreement(dossier, prioritise(dossier)).item("app")
    assert app is not None
    assert app.histogram == pytest.approx((3 / 4, 0, 0, 0, 1 / 4))
    assert app.agreement == pytest.approx(2 / 4 * -1 + 2 / 4 * 1)


def test_a_rater_counts_for_the_order_where_all_own_criteria_are_scored(build: Callable[..., Dossier]) -> None:
    """Citizens score one criterion only and still have an order; who left one open has none of that idea."""
    criteria = [GAIN, {"id": "ease", "title": "?", "perspective": "citizen"}]
    scores: dict[str, dict[str, tuple[Any, ...]]] = {
        idea: {"citizens": (gain, gain)} for idea, gain in {"a": 1, "b": 3, "c": 5}.items()
    }
    rows = [*rows_of(scores), ("s", "staff", "a", "gain", 5), ("s", "staff", "b", "gain", 4)]
    rows += [("s", "staff", "c", "gain", 3), ("s", "staff", "a", "ease", 5), ("s", "staff", "b", "ease", 4)]
    dossier = build(rows, scoring={"criteria": criteria, "voice": {"minimum_groups": 1}})
    overall = agreement(dossier, prioritise(dossier)).overall
    assert (overall.number, overall.items) == (3, 3)
    assert overall.ratings == pytest.approx(8 / 3)
    rho = (2 * 1 - 1 - 1) / 4  # both citizens agree on three ideas; the staff member is against each on two
    assert overall.value == pytest.approx((1 + rho * (8 / 3 - 1)) / (8 / 3))
