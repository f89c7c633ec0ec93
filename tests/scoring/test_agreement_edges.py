"""Where agreement is not defined: a clear sentence, and never a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dienstvisie.schema import Dossier, Session, Unit
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.agreement import Agreement, ItemAgreement, agreement

Build = Callable[..., Dossier]
GAIN = {"id": "gain", "title": "Gain", "perspective": "citizen"}
EASE = {"id": "ease", "title": "Ease", "perspective": "organisation"}
ANYBODY = {"minimum_raters": 1, "minimum_groups": 1}


def found(build: Build, rows: list[tuple[Any, ...]], **rules: Any) -> Agreement:
    consensus = rules.pop("consensus", None)
    items = rules.pop("items", None)
    groups = rules.pop("groups", None)
    scoring = {"criteria": [GAIN], "voice": ANYBODY, **rules}
    dossier = build(rows, scoring=scoring, consensus=consensus, items=items, groups=groups)
    return agreement(dossier, prioritise(dossier))


def only(agreed: Agreement, id_: str) -> ItemAgreement:
    item = agreed.item(id_)
    assert item is not None
    return item


def panel(group: str, **ideas: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [
        (f"{group}-{number}", group, idea, "gain", score)
        for idea, scores in ideas.items()
        for number, score in enumerate(scores)
    ]


def test_one_rater_has_no_agreement_and_no_label(build: Build) -> None:
    agreed = found(build, [*panel("staff", desk=(5,)), *panel("staff", app=(1, 1))])
    desk = only(agreed, "desk")
    assert (desk.rank, desk.agreement, desk.label, str(desk.reason)) == (1, None, None, "1 rater")
    assert desk.support == pytest.approx(1.5 / 2)
    assert only(agreed, "app").agreement == 1


def test_one_group_has_nothing_between_groups(build: Build) -> None:
    agreed = found(build, panel("staff", desk=(5, 4), app=(1, 2)))
    desk = only(agreed, "desk")
    assert (desk.between, desk.label) == (None, "promising")
    assert "No two groups" in str(desk.reason)
    assert agreed.groups.value is None
    assert str(agreed.groups.reason) == "Fewer than two groups scored two items or more."


def test_groups_on_other_criteria_have_nothing_between_them(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 3)), ("m1", "council", "desk", "ease", 1), ("m2", "council", "desk", "ease", 2)]
    desk = only(found(build, [*rows, *panel("staff", app=(1, 1))], criteria=[GAIN, EASE]), "desk")
    assert desk.between is None
    assert "No two groups scored it on the same criterion" in str(desk.reason)


def test_scores_that_are_all_the_same(build: Build) -> None:
    agreed = found(build, [*panel("staff", desk=(3, 3), app=(3, 3)), *panel("council", desk=(3, 3), app=(3, 3))])
    for item in agreed.items:
        assert (item.agreement, item.between, item.label) == (1, None, None)
        assert str(item.reason) == "The scores do not differ, so no item is high or low."
    assert agreed.median is None
    assert agreed.overall.value is None
    assert str(agreed.overall.reason) == "Every rater gave all items the same score."
    assert str(agreed.groups.reason) == "Every group gave all items the same score."
    assert agreed.alpha.ordinal is None
    assert str(agreed.alpha.reason) == "All scores are the same, so there is nothing to compare."


def test_an_item_on_which_all_scores_are_the_same(build: Build) -> None:
    rows = [*panel("staff", desk=(3, 3), app=(4, 5)), *panel("council", desk=(3, 3), app=(4, 1))]
    desk = only(found(build, rows), "desk")
    assert (desk.agreement, desk.between) == (1, None)
    assert str(desk.reason) == "All its scores are the same, so there is no difference between groups."


def test_everybody_abstained(build: Build) -> None:
    agreed = found(build, panel("staff", desk=("abstain", "abstain")))
    desk = only(agreed, "desk")
    assert (desk.rank, desk.raters, desk.abstentions) == (None, 0, 2)
    assert (desk.agreement, desk.between, desk.support, desk.label, desk.histogram) == (None,) * 5
    assert str(desk.reason) == "Nobody scored it; there are 2 abstentions."
    assert str(agreed.overall.reason) == "Fewer than two raters scored two items or more."
    assert str(agreed.alpha.reason) == "No item has two scores on the same criterion."
    assert [str(note) for note in agreed.notes] == ["2 abstentions are left out of these figures."]


def test_a_criterion_that_nobody_rated_changes_nothing(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 3), app=(1, 2)), *panel("council", desk=(4,), app=(2,))]
    assert found(build, rows) == found(build, rows, criteria=[GAIN, EASE])


def test_no_rater_shares_a_criterion(build: Build) -> None:
    rows = [("a", "staff", "desk", "gain", 5), ("b", "council", "desk", "ease", 1), *panel("staff", app=(1, 1))]
    desk = only(found(build, rows, criteria=[GAIN, EASE]), "desk")
    assert (desk.agreement, desk.label) == (None, None)
    assert str(desk.reason) == "On no criterion with weight it has two scores."
    assert [part.agreement for part in desk.criteria] == [None, None]


def test_groups_without_a_voice(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 4)), *panel("council", app=(1, 2))]
    groups = {"staff": {"voice": 0}, "council": {"voice": 1}}
    agreed = found(build, rows, groups=groups, voice=ANYBODY | {"rule": "own"})
    assert str(only(agreed, "desk").reason) == "The groups that scored it have no voice."
    assert only(agreed, "app").agreement == pytest.approx(0.75)


@pytest.mark.parametrize("high", [2, 200])
def test_scales_that_are_too_short_or_too_long(build: Build, high: int) -> None:
    rows = [*panel("staff", desk=(1, 2), app=(1, 1)), *panel("council", desk=(2, 2), app=(1, 2))]
    agreed = found(build, rows, scale={"low": 1, "high": high})
    desk = only(agreed, "desk")
    assert (desk.agreement, desk.label) == (None, None)
    assert str(desk.reason) == f"Agreement is told on scales of 3 to 101 points; this scale has {high}."
    assert desk.between == pytest.approx(1 / 3)
    assert agreed.overall.value is not None
    assert (agreed.alpha.interval is None) == (high == 200)


def test_a_consensus_score_has_no_label(build: Build) -> None:
    agreed = found(build, panel("staff", desk=(5, 4), app=(1, 1)), consensus={"hall": {"gain": 2}})
    hall = only(agreed, "hall")
    assert (hall.rank, hall.agreement, hall.label) == (2, None, None)
    assert str(hall.reason) == "A session agreed on its score, so it has no label."


def test_an_item_that_is_not_ranked_keeps_its_figures(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 4, 4), app=(1, 1)), *panel("council", desk=(5,))]
    agreed = found(build, rows, voice={})
    app = only(agreed, "app")
    assert [item.id for item in agreed.items] == ["desk", "app"]
    assert (app.rank, app.score, app.agreement, app.label) == (None, None, 1, None)
    assert str(app.reason) == "Only 2 raters scored it; at least 3 are needed."


def test_nothing_to_rank_by(build: Build) -> None:
    agreed = found(build, panel("staff", desk=(5, 4)), criteria=[GAIN | {"weight": 0}])
    assert agreed.items == ()
    assert {str(one.reason) for one in (agreed.overall, agreed.groups, agreed.alpha)} == {
        "There is nothing to rank by."
    }


def test_histograms_are_told_from_the_threshold_on(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 4, 4), app=(1, 1, 2)), *panel("council", desk=(5, 1), app=(1,))]
    rows += [("staff-0", "staff", "desk", "ease", 3)]
    agreed = found(build, rows, criteria=[GAIN, EASE])
    desk, app = only(agreed, "desk"), only(agreed, "app")
    assert desk.histogram == pytest.approx((1 / 4, 0, 0, 1 / 3, 1 / 6 + 1 / 4))
    assert [part.histogram is None for part in desk.criteria] == [False, True]
    assert (app.raters, app.histogram, app.criteria[0].histogram) == (4, None, None)
    assert app.agreement is not None


def test_a_rater_who_speaks_in_two_groups_is_one_rater(build: Build) -> None:
    rows = [("p", "staff", "desk", "gain", 5), ("p", "council", "desk", "gain", 1), *panel("staff", app=(1, 1))]
    desk = only(found(build, rows), "desk")
    assert (desk.raters, desk.agreement, str(desk.reason)) == (1, None, "1 rater")
    assert desk.criteria[0].agreement is None


def test_units_are_judges_where_sessions_name_two(build: Build) -> None:
    """Scores: north 5 3 1, south 2 4 3 -> ranks 3 2 1 and 1 3 2; sums 4 5 3, S = 2, W = 12*2/(4*24) = 1/4."""
    rows = [("a", "staff", idea, "gain", score) for idea, score in {"x": 5, "y": 3, "z": 1}.items()]
    rows += [("b", "staff", idea, "gain", score, "s2") for idea, score in {"x": 2, "y": 4, "z": 3}.items()]  # type: ignore[misc]
    dossier = build(rows, scoring={"criteria": [GAIN], "voice": ANYBODY})
    ranking = prioritise(dossier)
    assert agreement(dossier, ranking).units is None
    at = {"s1": "north", "s2": "south"}
    sessions = {
        id_: Session.model_validate(one.model_dump() | {"unit": at.get(id_)})
        for id_, one in dossier.all(Session).items()
    }
    units = {id_: Unit.model_validate({"id": id_, "title": id_.title()}) for id_ in ("north", "south")}
    kinds = {kind: dossier.of(kind) for kind in ("ideas", "stakeholders", "ratings")}
    placed = agreement(Dossier(dossier.settings, {**kinds, "sessions": sessions, "units": units}), ranking).units
    assert placed is not None
    assert (placed.judges, placed.number, placed.items, placed.method) == ("units", 2, 3, "complete")
    assert placed.value == pytest.approx(1 / 4)


def test_challenges_have_agreement_too(build: Build) -> None:
    dossier = build(
        panel("staff", queue=(5, 5), forms=(1, 2)), kind="challenges", scoring={"criteria": [GAIN], "voice": ANYBODY}
    )
    agreed = agreement(dossier, prioritise(dossier, "challenges"))
    assert (agreed.kind, [item.label for item in agreed.items]) == ("challenges", ["promising", "park"])


def test_a_criterion_without_weight_counts_in_nothing(build: Build) -> None:
    """It has the only pairs of scores, it varies, and one rater left it open on an idea."""
    rows = [*panel("staff", desk=(5,), app=(4,)), ("staff-0", "staff", "desk", "idle", 1)]
    rows += [("council-0", "council", "desk", "gain", 1), ("council-0", "council", "app", "gain", 2)]
    rows += [(f"council-{number}", "council", "hall", "idle", number) for number in (1, 2)]
    idle = {"id": "idle", "title": "Idle", "perspective": "citizen", "weight": 0}
    agreed = found(build, rows, criteria=[GAIN, idle])
    assert (agreed.overall.number, agreed.overall.items, agreed.overall.value) == (2, 2, 0)
    hall = only(agreed, "hall")
    assert (hall.agreement, hall.support) == (None, None)
    assert str(hall.reason) == "On no criterion with weight it has two scores."
    apart = found(
        build,
        [row for row in rows if row[3] == "idle" or (row[2] == "desk" and row[1] == "staff")],
        criteria=[GAIN, idle],
    )
    assert str(apart.alpha.reason) == "No item has two scores on the same criterion."


def test_the_threshold_counts_people_and_not_scores(build: Build) -> None:
    rows = [*panel("staff", desk=(5, 4, 4)), *panel("council", desk=(5, 1))]
    twice = [(f"staff-{row[0][-1]}", *row[1:]) for row in rows]
    assert only(found(build, rows), "desk").histogram is not None
    desk = only(found(build, twice), "desk")
    assert (desk.raters, desk.criteria[0].raters, desk.histogram, desk.criteria[0].histogram) == (3, 5, None, None)
