"""How sure a ranking is, as a user asks it: from a dossier."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier, Idea
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.certainty import Certainty, certainty

Build = Callable[..., Dossier]
Rows = list[tuple[str, str, str, str, Any]]
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CRITERIA: list[dict[str, Any]] = [
    {"id": "use", "title": "Use", "perspective": "citizen"},
    {"id": "reach", "title": "Reach", "perspective": "citizen", "weight": 2},
    {"id": "cost", "title": "Cost", "perspective": "organisation", "objective": "minimise"},
]


def rules(*, voice: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"criteria": CRITERIA, "voice": {"minimum_raters": 1, "minimum_groups": 1, **(voice or {})}, **more}


def panel(items: int = 6, raters: int = 4, groups: tuple[str, ...] = ("citizens", "council", "staff")) -> Rows:
    random = np.random.default_rng(11)
    return [
        (f"r{rater}", group, f"i{item:02}", str(criterion["id"]), int(random.integers(1, 6)))
        for group in groups
        for rater in range(raters)
        for item in range(items)
        for criterion in CRITERIA
    ]


def sure(dossier: Dossier, **options: Any) -> Certainty:
    return certainty(dossier, prioritise(dossier), **{"top": 2, "draws": 400, **options})


def numbers(value: object) -> Iterator[float]:
    """Every number in a result."""
    if isinstance(value, float | int):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from numbers(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from numbers(part)


def said(found: Certainty) -> list[str]:
    return [str(note) for note in found.notes]


def hold(found: Certainty) -> None:
    """What must hold of any result."""
    count = len(found.items)
    assert all(math.isfinite(number) for number in numbers(found))
    assert found.notes
    for rank in range(count):
        assert sum(item.acceptability[rank] for item in found.items) == pytest.approx(1, abs=1e-12)
    for item in found.items:
        assert len(item.acceptability) == count
        assert sum(item.acceptability) == pytest.approx(1, abs=1e-12)
        assert item.top_share == pytest.approx(sum(item.acceptability[: found.top]), abs=1e-12)
        assert (item.central is None) == (item.acceptability[0] == 0)
        if item.central is not None:
            assert sum(item.central.values()) == pytest.approx(1, abs=1e-9)
        assert (item.low is None) == (item.high is None) == (item.reason is not None)
        if item.low is not None and item.high is not None:
            assert 1 <= item.low <= item.rank <= item.high <= count
        for span in item.top_spans or ():
            assert 0 <= span[0] <= span[1] <= 1
        for other, share in item.beats.items():
            mirror = found.item(other)
            assert mirror is not None
            assert mirror.beats.get(item.id, 1 - share) == pytest.approx(1 - share, abs=1e-12)
    for interval in found.stability:
        if interval.low is not None and interval.high is not None:
            assert 0 <= interval.low <= interval.weight <= interval.high <= 1


def test_a_panel_of_three_groups(build: Build) -> None:
    dossier = build(panel(), scoring=rules())
    ranking, found = prioritise(dossier), sure(dossier)
    hold(found)
    assert [(item.id, item.rank) for item in found.items] == [(item.id, item.rank) for item in ranking.items]
    assert (found.kind, found.top, found.draws, found.seed, found.replicates) == ("ideas", 2, 400, 1, 1_000)
    assert [interval.criterion for interval in found.stability] == ["use", "reach", "cost"]
    assert {interval.winner for interval in found.stability} == {ranking.items[0].id}
    assert [left.group for left in found.left_out] == ["citizens", "council", "staff"]
    weightings, panels = said(found)
    assert weightings.startswith("The shares come from 400 weightings of the criteria, drawn at random with seed 1;")
    assert panels == (
        "The rank intervals hold 90% of 1000 panels of raters, drawn at random within the groups with seed 1."
    )
    now = dossier.settings.scoring.perspectives["citizen"] / sum(dossier.settings.scoring.perspectives.values())
    for item in found.items:
        inside = any(low <= now <= high for low, high in item.top_spans or ())
        assert inside == (item.rank <= 2)


def test_spans_are_where_another_weight_of_the_citizen_puts_the_item_in_the_top(build: Build) -> None:
    """Ranked anew at weights of the citizen that lie in and between the spans."""
    found = sure(build(panel(), scoring=rules()))
    for share in (0.0, 0.13, 0.37, 0.61, 0.83, 1.0):
        again = prioritise(build(panel(), scoring=rules(perspectives={"citizen": share, "organisation": 1 - share})))
        for item in again.items:
            known = found.item(item.id)
            assert known is not None
            assert any(low <= share <= high for low, high in known.top_spans or ()) == (item.rank <= 2)


def test_leaving_a_group_out_is_ranking_a_dossier_without_it(build: Build) -> None:
    dossier = build(panel(items=8), scoring=rules())
    before = {item.id: item.rank for item in prioritise(dossier).items}
    for left in sure(dossier, top=3).left_out:
        again = prioritise(build([row for row in panel(items=8) if row[1] != left.group], scoring=rules()))
        after = {item.id: item.rank for item in again.items}
        assert set(left.leaves) == {id_ for id_ in before if before[id_] <= 3 < after[id_]}
        assert set(left.enters) == {id_ for id_ in before if after[id_] <= 3 < before[id_]}
        stays = [id_ for id_ in before if before[id_] <= 3 and after[id_] <= 3]
        assert left.overlap == len(stays) / sum(1 for rank in before.values() if rank <= 3)
        largest = max(abs(after[id_] - before[id_]) for id_ in before)
        assert (abs(left.shift.after - left.shift.before) if left.shift else 0) == largest
        if left.shift:
            assert (before[left.shift.item], after[left.shift.item]) == (left.shift.before, left.shift.after)
        assert left.tau is not None
        assert left.reason is None


def test_leaving_out_the_only_group_on_a_criterion_moves_its_weight(build: Build) -> None:
    """Then the others rank by what they did score, as in a dossier without the group."""
    rows = [row for row in panel() if row[3] != "reach" or row[1] == "staff"]
    found = sure(build(rows, scoring=rules()))
    again = prioritise(build([row for row in rows if row[1] != "staff"], scoring=rules()))
    staff = next(left for left in found.left_out if left.group == "staff")
    before = {item.id: item.rank for item in found.items}
    after = {item.id: item.rank for item in again.items}
    assert set(staff.enters) == {id_ for id_ in before if after[id_] <= 2 < before[id_]}
    assert staff.tau is not None
    hold(found)


def test_an_item_that_always_has_the_best_scores_is_sure(build: Build) -> None:
    rows = [row for row in panel() if row[2] != "i00"]
    rows += [
        (f"r{rater}", group, "i00", criterion, score)
        for group in ("citizens", "council", "staff")
        for rater in range(4)
        for criterion, score in (("use", 5), ("reach", 5), ("cost", 1))
    ]
    best = sure(build(rows, scoring=rules())).items[0]
    assert (best.id, best.rank, best.low, best.high) == ("i00", 1, 1, 1)
    assert best.acceptability[0] == best.top_share == best.confidence == 1.0
    assert best.top_spans == ((0.0, 1.0),)
    assert list(best.beats.values()) == [1.0]


@QUICK
@given(st.permutations(panel(items=4, raters=3)), st.integers(0, 1_000))
def test_the_order_of_raters_items_and_groups_changes_nothing(build: Build, rows: Rows, seed: int) -> None:
    ids = list(dict.fromkeys(row[2] for row in rows))
    groups: dict[str, dict[str, Any]] = {row[1]: {} for row in rows}
    straight = sure(build(panel(items=4, raters=3), scoring=rules()), seed=seed, draws=50)
    assert sure(build(rows, items=ids, groups=groups, scoring=rules()), seed=seed, draws=50) == straight


@QUICK
@given(st.sampled_from(["citizens", "council", "staff"]), st.sampled_from(["r0", "r3", "new"]), st.integers(0, 5))
def test_an_abstention_changes_nothing(build: Build, group: str, rater: str, item: int) -> None:
    rows = [row for row in panel() if row[:4] != (rater, group, f"i{item:02}", "use")]
    there = sure(build(rows, scoring=rules()), draws=50)
    more: Rows = [*rows, (rater, group, f"i{item:02}", "use", "abstain")]
    assert sure(build(more, scoring=rules()), draws=50) == there


def test_the_order_of_criteria_in_the_settings_changes_no_share(build: Build) -> None:
    one = sure(build(panel(), scoring=rules()))
    other = sure(build(panel(), scoring=rules() | {"criteria": CRITERIA[::-1]}))
    for here, there in zip(one.items, other.items, strict=True):
        assert (here.id, here.acceptability, here.low, here.high) == (
            there.id,
            there.acceptability,
            there.low,
            there.high,
        )


def test_equal_items_share_their_ranks_and_it_is_said(build: Build) -> None:
    rows = [row for row in panel() if row[2] != "i05"]
    rows += [(rater, group, "i05", criterion, score) for rater, group, item, criterion, score in rows if item == "i04"]
    found = sure(build(rows, scoring=rules()))
    hold(found)
    one, other = found.item("i04"), found.item("i05")
    assert one is not None
    assert other is not None
    assert one.acceptability == other.acceptability
    assert one.beats["i05"] == other.beats["i04"] == 0.5
    assert "`i04`, `i05` have the same value on every criterion, so they share their ranks evenly." in said(found)


def test_tied_winners_have_their_own_intervals(build: Build) -> None:
    """One is best for the citizen, the other for the organisation: neither can lose any weight of its own."""
    criteria = [CRITERIA[0], CRITERIA[2]]
    scores = {("a", "use"): 5, ("a", "cost"): 5, ("b", "use"): 1, ("b", "cost"): 1}
    rows: Rows = [(f"r{n}", "staff", item, crit, score) for n in range(3) for (item, crit), score in scores.items()]
    found = sure(build(rows, scoring=rules() | {"criteria": criteria}))
    hold(found)
    ends = {(part.winner, part.criterion): (part.low, part.high) for part in found.stability}
    assert ends == {
        ("a", "use"): (0.5, 1.0),
        ("a", "cost"): (0.0, 0.5),
        ("b", "use"): (0.0, 0.5),
        ("b", "cost"): (0.5, 1.0),
    }


def test_without_variation_all_share_everything(build: Build) -> None:
    rows: Rows = [(*row[:4], 3) for row in panel()]
    found = sure(build(rows, scoring=rules()))
    hold(found)
    assert {item.rank for item in found.items} == {1}
    assert all(item.acceptability == pytest.approx([1 / 6] * 6, abs=1e-12) for item in found.items)
    assert "All items have the same value on every criterion, so they share all ranks evenly." in said(found)
    assert {left.tau for left in found.left_out} == {None}
    assert {str(left.reason) for left in found.left_out} == {
        "All items share one rank, so there is no order to compare."
    }


def test_one_rater(build: Build) -> None:
    found = sure(build([row for row in panel(raters=1) if row[1] == "staff"], scoring=rules()))
    hold(found)
    assert found.replicates == 0
    assert {(item.low, item.confidence, str(item.reason)) for item in found.items} == {
        (None, None, "Only one rater scored it.")
    }
    assert (
        "Rank intervals and confidence are not defined: no group has more than one rater, so it cannot be told what "
        "other raters would have said."
    ) in said(found)
    assert "Only `staff` gave scores, so it cannot be told what the ranking would be without it." in said(found)
    assert str(found.left_out[0].reason) == "No other group gave scores, so nothing is left to rank by."
    assert (found.left_out[0].tau, found.left_out[0].overlap, found.left_out[0].shift) == (None, None, None)


def test_one_rater_in_each_group(build: Build) -> None:
    rows: Rows = [(f"{row[1]}-{row[0]}", *row[1:]) for row in panel(raters=1)]
    found = sure(build(rows, scoring=rules()))
    hold(found)
    assert {str(item.reason) for item in found.items} == {"Each group has only one rater."}
    assert all(left.tau is not None for left in found.left_out)


def test_a_group_of_one_is_named(build: Build) -> None:
    rows = [row for row in panel() if row[1] != "staff" or row[0] == "r0"]
    found = sure(build(rows, scoring=rules()))
    hold(found)
    assert "One rater speaks for `staff`, so the rank intervals may be too narrow." in said(found)


def test_only_consensus_scores(build: Build) -> None:
    agreed = {"a": {"use": 5, "reach": 2, "cost": 3}, "b": {"use": 2, "reach": 4, "cost": 1}}
    found = sure(build([], consensus=agreed, scoring=rules()))
    hold(found)
    assert found.left_out == ()
    assert {str(item.reason) for item in found.items} == {"It has a consensus score: there are no raters to resample."}
    assert all(item.confidence is None for item in found.items)


def test_a_consensus_score_beside_ratings_has_no_interval(build: Build) -> None:
    found = sure(build(panel(), consensus={"agreed": {"use": 4, "reach": 4, "cost": 3}}, scoring=rules()))
    hold(found)
    assert [item.id for item in found.items if item.reason is not None] == ["agreed"]
    assert all(left.tau is not None for left in found.left_out)


def test_one_item(build: Build) -> None:
    found = sure(build([row for row in panel() if row[2] == "i00"], scoring=rules()))
    hold(found)
    assert found.top == 1
    assert (found.items[0].acceptability, found.items[0].beats) == ((1.0,), {})
    assert [(part.low, part.high) for part in found.stability] == [(0.0, 1.0)] * 3
    assert "Only one item has a rank, so it is first whatever the weights and the raters." in said(found)


@pytest.mark.parametrize(
    ("rows", "scoring"),
    [([], {}), (panel(), {"perspectives": {"citizen": 0, "organisation": 0}}), (panel(), {"criteria": []})],
    ids=["no ratings", "no weights", "no criteria"],
)
def test_nothing_ranked(build: Build, rows: Rows, scoring: dict[str, Any]) -> None:
    found = sure(build(rows, scoring=rules() | scoring))
    assert (found.items, found.stability, found.left_out, found.top, found.replicates) == ((), (), (), 0, 0)
    assert said(found) == ["No item has a rank, so there is nothing to be sure of."]


def test_one_perspective(build: Build) -> None:
    found = sure(build(panel(), scoring=rules() | {"criteria": CRITERIA[:2]}))
    hold(found)
    assert {item.top_spans for item in found.items} == {None}
    assert (
        "All criteria that count belong to the perspective `citizen`, so there is no weight between perspectives to "
        "vary."
    ) in said(found)


def test_one_criterion(build: Build) -> None:
    found = sure(build(panel(), scoring=rules() | {"criteria": CRITERIA[2:]}))
    hold(found)
    assert "Only one criterion counts, so other weights change nothing." in said(found)
    assert [item.acceptability[item.rank - 1] for item in found.items] == [1.0] * 6
    assert (found.stability[0].low, found.stability[0].high) == (None, None)
    assert str(found.stability[0].reason) == (
        "It has all the weight, so the other criteria have no proportions to keep."
    )


def test_all_weight_on_one_perspective(build: Build) -> None:
    found = sure(build(panel(), scoring=rules(perspectives={"citizen": 1, "organisation": 0})))
    hold(found)
    assert all(item.top_spans is not None for item in found.items)
    assert (
        "The perspective `organisation` has weight 0 in the ranking; it does count where other weights are tried."
    ) in said(found)


def test_a_criterion_of_weight_0_is_not_weighed_otherwise(build: Build) -> None:
    """It was set aside on purpose: other weights are tried for the criteria that count."""
    aside = {"id": "aside", "title": "Aside", "perspective": "citizen", "weight": 0}
    rows = panel() + [(*row[:3], "aside", 6 - row[4]) for row in panel() if row[3] == "use"]
    there, found = (
        sure(build(panel(), scoring=rules())),
        sure(build(rows, scoring=rules() | {"criteria": [*CRITERIA, aside]})),
    )
    hold(found)
    assert [item.acceptability for item in found.items] == [item.acceptability for item in there.items]
    assert {item.central["aside"] for item in found.items if item.central is not None} == {0.0}


def test_topsis_has_its_own_intervals_and_no_spans(build: Build) -> None:
    dossier = build(panel(), scoring=rules(method="topsis"))
    found = sure(dossier)
    hold(found)
    assert {item.top_spans for item in found.items} == {None}
    assert found.stability == ()
    assert all(item.low is not None for item in found.items)
    assert (
        "The method `topsis` is not a weighted sum: the shares are those of the weighted sum beside it, and intervals "
        "of weights are not defined."
    ) in said(found)


def test_without_a_group_with_the_only_voice_nothing_is_left(build: Build) -> None:
    groups = {"citizens": {"voice": 1}, "council": {"voice": 0}, "staff": {"voice": 0}}
    found = sure(build(panel(), groups=groups, scoring=rules(voice={"rule": "own"})))
    hold(found)
    reasons = {left.group: left.reason and str(left.reason) for left in found.left_out}
    lost = "What is left without this group has no weight, so there is nothing to rank by."
    assert reasons == {"citizens": lost, "council": None, "staff": None}


def test_topsis_without_the_only_group_that_sets_items_apart(build: Build) -> None:
    rows: Rows = [(*row[:4], 3 if row[1] != "staff" else row[4]) for row in panel()]
    found = sure(build(rows, scoring=rules(method="topsis")))
    hold(found)
    assert str(found.left_out[2].reason) == "Without this group the items do not differ, so they cannot be ranked."


def _with_reach(build: Build, *, without: str = "") -> Dossier:
    """Ideas that meet one of three challenges each, both rated; how many they reach is a criterion too."""
    reach = {"id": "met", "title": "Met", "perspective": "organisation", "derived": "reach", "weight": 2}
    scoring = rules() | {"criteria": [*CRITERIA, reach]}
    base = build([row for row in panel() if row[1] != without], scoring=scoring)
    rows = [(row[0], row[1], f"c{row[2]}", *row[3:]) for row in panel(items=3) if row[1] != without]
    challenges = build(rows, kind="challenges", scoring=scoring)
    ideas = {
        id_: idea.model_copy(update={"challenges": (f"ci0{number % 3}",)})
        for number, (id_, idea) in enumerate(base.all(Idea).items())
    }
    made = {"ideas": ideas, "challenges": challenges.of("challenges")}
    sheets = {"one": base.of("ratings")["sheet-s1"], "two": challenges.of("ratings")["sheet-s1"]}
    return Dossier(base.settings, {kind.name: base.of(kind.name) for kind in KINDS} | made | {"ratings": sheets})


def test_a_derived_criterion_counts_as_any_other(build: Build) -> None:
    """It is no rater's opinion, so panels leave it; without a group the challenges have other priorities."""
    dossier = _with_reach(build)
    found, before = sure(dossier), {item.id: item.rank for item in prioritise(dossier).items}
    hold(found)
    assert [interval.criterion for interval in found.stability] == ["use", "reach", "cost", "met"]
    for left in found.left_out:
        again = prioritise(_with_reach(build, without=left.group))
        after = {item.id: item.rank for item in again.items}
        assert set(left.enters) == {id_ for id_ in before if after[id_] <= 2 < before[id_]}
        assert max(abs(after[id_] - before[id_]) for id_ in before) == (
            abs(left.shift.after - left.shift.before) if left.shift else 0
        )


def test_challenges_are_asked_for_in_the_same_way(build: Build) -> None:
    criteria = [{**criterion, "applies_to": ["challenges"]} for criterion in CRITERIA]
    dossier = build(panel(), kind="challenges", scoring=rules() | {"criteria": criteria})
    found = certainty(dossier, prioritise(dossier, "challenges"), draws=50)
    hold(found)
    assert (found.kind, len(found.items), found.top) == ("challenges", 6, 6)


def test_of_many_items_the_ranks_of_the_top_are_kept(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = build(panel(), scoring=rules())
    whole = sure(dossier)
    monkeypatch.setattr("dienstvisie.scoring.robustness.ALL_RANKS", 5)
    part = sure(dossier)
    assert part.items == tuple(replace(item, acceptability=item.acceptability[:2]) for item in whole.items)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"top": 0}, "The top must have at least 1 item: 0 is too few."),
        ({"draws": 0}, "At least 1 weighting must be drawn: 0 is too few."),
        ({"seed": -1}, "The seed must be 0 or more: -1 is not."),
    ],
)
def test_a_wrong_call_is_said(build: Build, options: dict[str, int], text: str) -> None:
    with pytest.raises(UserError) as caught:
        sure(build(panel(), scoring=rules()), **options)
    assert str(caught.value.message) == text


def test_one_draw_is_said_in_the_singular(build: Build) -> None:
    note = sure(build(panel(), scoring=rules()), draws=1).notes[0]
    assert isinstance(note, Message)
    assert str(note).startswith("The shares come from 1 weighting of the criteria,")


def test_the_types_of_the_results_need_no_numpy() -> None:
    code = "import sys, dienstvisie.scoring.certainty; sys.exit('numpy' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", code), check=False, env=dict(os.environ)).returncode == 0
