"""What must hold for any ratings: checked on random panels, and against the definitions in exact fractions."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.schema import Dossier
from dienstvisie.scoring import RankedItem, Ranking, prioritise

Row = tuple[str, str, str, str, int | str]
Build = Callable[..., Dossier]

TOLERANCE = 1e-9
QUICK = settings(max_examples=60, deadline=None)


@dataclass(frozen=True)
class Panel:
    """A random panel: who rated what, and by which rules it counts."""

    rows: list[Row]
    items: list[str]
    groups: dict[str, dict[str, Any]]
    scoring: dict[str, Any] = field(default_factory=dict)
    consensus: dict[str, dict[str, int]] = field(default_factory=dict)

    def rank(self, build: Build) -> Ranking:
        return prioritise(
            build(self.rows, items=self.items, groups=self.groups, scoring=self.scoring, consensus=self.consensus)
        )

    def ruled(self, **rules: Any) -> Panel:
        """The same ratings under other rules."""
        return replace(self, scoring={**self.scoring, **rules})


@st.composite
def panels(draw: st.DrawFn, *, complete: bool = False, consensus: bool = False) -> Panel:
    """Up to four groups of up to four raters on up to five ideas; unless complete, with gaps and abstentions."""
    low, span = draw(st.sampled_from([(1, 4), (0, 10), (-2, 3)]))
    scores: st.SearchStrategy[Any] = st.integers(low, low + span)
    states = scores if complete else st.one_of(scores, scores, st.just("abstain"), st.none())
    criteria = [
        {
            "id": f"c{number}",
            "title": "?",
            "perspective": draw(st.sampled_from(["citizen", "organisation"])),
            "objective": draw(st.sampled_from(["maximise", "minimise"])),
            "weight": draw(st.floats(0.01, 100)),
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    groups = {f"g{number}": draw(st.integers(1, 4)) for number in range(draw(st.integers(1, 4)))}
    items = [f"i{number}" for number in range(draw(st.integers(1, 5)))]
    cells = [
        (f"{group}-r{rater}", group, item, str(criterion["id"]))
        for group, raters in groups.items()
        for rater in range(raters)
        for item in items
        for criterion in criteria
    ]
    given_ = draw(st.lists(states, min_size=len(cells), max_size=len(cells)))
    rules = {
        "criteria": criteria,
        "perspectives": {"citizen": draw(st.floats(0.1, 9)), "organisation": draw(st.floats(0.1, 9))},
        "weighting": draw(st.sampled_from(["given", "rank-order"])),
        "scale": {"low": low, "high": low + span},
        "voice": {
            "rule": draw(st.sampled_from(["equal", "proportional", "own"])),
            "shrinkage": draw(st.sampled_from([0.0, 0.5, 2.0, 10.0])),
            "minimum_raters": 1,
            "minimum_groups": 1,
        },
    }
    sizes = {
        group: {"voice": draw(st.floats(0.1, 9)), "size": draw(st.one_of(st.none(), st.integers(1, 30)))}
        for group in groups
    }
    rows = [(*cell, score) for cell, score in zip(cells, given_, strict=True) if score is not None]
    agreed = draw(st.sets(st.sampled_from(items))) if consensus else set()
    points = {item: {str(criterion["id"]): draw(scores) for criterion in criteria} for item in sorted(agreed)}
    return Panel(rows, items, sizes, rules, points)


def scores_of(ranking: Ranking) -> dict[str, float]:
    return {item.id: item.score for item in ranking.items}


@QUICK
@given(panels(consensus=True), st.randoms(use_true_random=False))
def test_the_order_of_raters_items_and_groups_does_not_matter(
    build: Build, panel: Panel, shuffler: random.Random
) -> None:
    def shuffled(parts: Sequence[Any]) -> list[Any]:
        return shuffler.sample(parts, len(parts))

    other = replace(
        panel,
        rows=shuffled(panel.rows),
        items=shuffled(panel.items),
        groups={group: panel.groups[group] for group in shuffled(list(panel.groups))},
    )
    assert panel.rank(build) == other.rank(build)


def exact_scores(panel: Panel) -> dict[str, Fraction]:
    """The additive score of every item that somebody scored, straight from design section 5 steps 1-4."""
    rules, voice = panel.scoring, panel.scoring["voice"]
    low, span = rules["scale"]["low"], rules["scale"]["high"] - rules["scale"]["low"]
    down = {criterion["id"] for criterion in rules["criteria"] if criterion["objective"] == "minimise"}
    values: dict[tuple[str, str, str], list[Fraction]] = {}
    for _, group, item, criterion, score in panel.rows:
        if isinstance(score, int):
            up = Fraction(score - low, span)
            values.setdefault((group, item, criterion), []).append(1 - up if criterion in down else up)
    groups = sorted({group for group, _, _ in values})
    criteria = [criterion for criterion in rules["criteria"] if any(key[2] == criterion["id"] for key in values)]
    middle = {}
    for criterion in (criterion["id"] for criterion in criteria):
        own = [[u for key, us in values.items() if key[::2] == (group, criterion) for u in us] for group in groups]
        means = [sum(us, Fraction(0)) / len(us) for us in own if us]
        middle[criterion] = sum(means, Fraction(0)) / len(means)
    voices = exact_voices(panel, groups)
    weights = exact_weights(rules, criteria)

    def mean(group: str, item: str, criterion: str) -> Fraction:
        us, size = values.get((group, item, criterion), []), panel.groups[group]["size"]
        if not us:
            return middle[criterion]
        pull = Fraction(voice["shrinkage"]) * (1 - Fraction(min(len(us), size), size) if size else 1)
        return (sum(us, Fraction(0)) + pull * middle[criterion]) / (len(us) + pull)

    return {
        item: 100 * sum((weights[c] * voices[g] * mean(g, item, c) for c in weights for g in groups), Fraction(0))
        for item in {item for _, item, _ in values}
    }


def exact_voices(panel: Panel, groups: list[str]) -> dict[str, Fraction]:
    raters = {group: {row[0] for row in panel.rows if row[1] == group and row[4] != "abstain"} for group in groups}
    raw = {
        "equal": {group: Fraction(1) for group in groups},
        "own": {group: Fraction(panel.groups[group]["voice"]) for group in groups},
        "proportional": {group: Fraction(panel.groups[group]["size"] or len(raters[group])) for group in groups},
    }[panel.scoring["voice"]["rule"]]
    return {group: weight / sum(raw.values()) for group, weight in raw.items()}


def exact_weights(rules: dict[str, Any], criteria: list[dict[str, Any]]) -> dict[str, Fraction]:
    weights = {}
    left = sum(Fraction(rules["perspectives"][name]) for name in {criterion["perspective"] for criterion in criteria})
    for name in {criterion["perspective"] for criterion in criteria}:
        mine = [criterion for criterion in criteria if criterion["perspective"] == name]
        raw = [Fraction(criterion["weight"]) for criterion in mine]
        if rules["weighting"] == "rank-order":
            raw = [sum((Fraction(1, i) for i in range(k, len(mine) + 1)), Fraction(0)) for k in range(1, len(mine) + 1)]
        for criterion, weight in zip(mine, raw, strict=True):
            weights[criterion["id"]] = Fraction(rules["perspectives"][name]) / left * weight / sum(raw)
    return weights


@settings(max_examples=120, deadline=None)
@given(panels())
def test_scores_are_those_of_the_definitions(build: Build, panel: Panel) -> None:
    expected = {id_: float(score) for id_, score in exact_scores(panel).items()}
    assert scores_of(panel.rank(build)) == pytest.approx(expected, abs=TOLERANCE)


@QUICK
@given(panels(consensus=True))
def test_base_and_contributions_add_up_to_the_score(build: Build, panel: Panel) -> None:
    ranking = panel.rank(build)
    for item in ranking.items:
        if item.source == "ratings":
            assert ranking.base is not None
            parts = math.fsum(part.points for part in item.contributions)
            assert ranking.base + parts == pytest.approx(item.score, abs=TOLERANCE)
            assert len(item.contributions) == len(ranking.criteria) * len(ranking.groups)
            assert item.assumed == tuple((p.criterion, p.group) for p in item.contributions if p.raters == 0)


@QUICK
@given(panels(consensus=True), st.sampled_from(["additive", "topsis"]))
def test_a_ranking_is_whole_and_sound(build: Build, panel: Panel, method: str) -> None:
    ranking = panel.ruled(method=method).rank(build)
    assert sorted([item.id for item in ranking.items] + [item.id for item in ranking.unranked]) == panel.items
    assert [(item.rank, item.id) for item in ranking.items] == sorted((item.rank, item.id) for item in ranking.items)
    for item in ranking.items:
        assert -TOLERANCE <= item.score <= 100 + TOLERANCE
        assert item.rank == 1 + sum(other.score > item.score + TOLERANCE for other in ranking.items)
        assert item.tied == (sum(other.rank == item.rank for other in ranking.items) > 1)
        figures = [*item.perspectives.values(), *item.criteria.values(), *(part.points for part in item.contributions)]
        assert all(math.isfinite(figure) for figure in figures)
    assert math.fsum(criterion.weight for criterion in ranking.criteria) == pytest.approx(1, abs=TOLERANCE)
    if ranking.groups:
        assert math.fsum(group.weight for group in ranking.groups) == pytest.approx(1, abs=TOLERANCE)


@QUICK
@given(panels(consensus=True))
def test_the_score_is_the_mean_of_the_perspectives_by_their_weights(build: Build, panel: Panel) -> None:
    ranking = panel.rank(build)
    shares: dict[str, float] = {}
    for criterion in ranking.criteria:
        shares[criterion.perspective] = shares.get(criterion.perspective, 0) + criterion.weight
    for item in ranking.items:
        assert set(item.perspectives) == set(shares)
        whole = math.fsum(shares[name] * points for name, points in item.perspectives.items())
        assert whole == pytest.approx(item.score, abs=TOLERANCE)


@QUICK
@given(panels(consensus=True), st.floats(1e-3, 1e3), st.floats(1e-3, 1e3), st.floats(1e-3, 1e3))
def test_scaling_weights_changes_nothing(
    build: Build, panel: Panel, criteria: float, perspectives: float, voices: float
) -> None:
    rules = panel.scoring
    scaled = replace(
        panel,
        scoring={
            **rules,
            "criteria": [{**one, "weight": one["weight"] * criteria} for one in rules["criteria"]],
            "perspectives": {name: weight * perspectives for name, weight in rules["perspectives"].items()},
        },
        groups={group: {**extra, "voice": extra["voice"] * voices} for group, extra in panel.groups.items()},
    )
    before, after = panel.rank(build), scaled.rank(build)
    assert scores_of(after) == pytest.approx(scores_of(before), abs=TOLERANCE)
    assert [item.rank for item in after.items] == [item.rank for item in before.items]


@QUICK
@given(panels(), st.integers(0, 3), st.integers(1, 4))
def test_the_voice_of_a_duplicated_group_is_bounded(build: Build, panel: Panel, which: int, copies: int) -> None:
    """A clone of a group moves a score by at most 100 * (f(G) + sum of w_c * f(G_c)) points, however large it is.

    Let f(n) = (n - 1)/(n * (n + 1)), G the number of groups and G_c of those that scored criterion c. With equal voices
    the clone of group h changes u_ic in two ways. All voices fall from 1/G to 1/(G + 1) and h counts once more: the
    mean over groups moves by (m_h - mean)/(G + 1), and |m_h - mean| <= (G - 1)/G as means are within 0..1: f(G). And
    m0_c moves by (own mean of h - m0_c)/(G_c + 1), at most f(G_c); group means follow it by a factor k/(n + k) <= 1,
    and so does their mean. The number of raters in the group is not in it: with eight groups of which all scored all
    criteria the bound is 19.5 points, be they three people or three hundred. A clone with more people per person of
    h is drawn less to the middle, so its mean may be another: then the first term is 1/(G + 1) instead of f(G).
    """
    equal = panel.ruled(voice={**panel.scoring["voice"], "rule": "equal"})
    before = equal.rank(build)
    group = f"g{which % len(panel.groups)}"
    crowd = [(f"{row[0]}-{copy}", "clone", *row[2:]) for copy in range(copies) for row in panel.rows if row[1] == group]
    size = panel.groups[group]["size"]
    clone = {"voice": 1.0, "size": size and size * copies}
    after = replace(equal, rows=panel.rows + crowd, groups={**panel.groups, "clone": clone}).rank(build)

    def f(groups: int) -> float:
        return (groups - 1) / (groups * (groups + 1)) if groups else 0.0

    bound = f(len(before.groups)) if copies == 1 else 1 / (len(before.groups) + 1)
    for criterion in before.criteria:
        rated = {row[1] for row in panel.rows if row[3] == criterion.id and row[4] != "abstain"}
        bound += criterion.weight * f(len(rated))
    moved = scores_of(after)
    for id_, score in scores_of(before).items():
        assert abs(moved[id_] - score) <= 100 * bound + TOLERANCE


@QUICK
@given(panels(), st.integers(1, 6), st.data())
def test_more_raters_never_give_a_group_more_voice(build: Build, panel: Panel, more: int, data: st.DataObject) -> None:
    """Under `own`, `equal`, and `proportional` with known sizes; and no group ever moves an item by more than that."""
    known = {group: {**extra, "size": extra["size"] or 30} for group, extra in panel.groups.items()}
    before = replace(panel, groups=known).rank(build)
    if not before.groups:
        return
    group = data.draw(st.sampled_from([group.id for group in before.groups]))
    row = next(row for row in panel.rows if row[1] == group and row[4] != "abstain")
    crowd: list[Row] = [(f"new-{number}", *row[1:]) for number in range(more)]
    after = replace(panel, groups=known, rows=panel.rows + crowd).rank(build)
    assert {g.id: g.weight for g in after.groups} == {g.id: g.weight for g in before.groups}
    assert {g.id: g.raters for g in after.groups}[group] == {g.id: g.raters for g in before.groups}[group] + more
    for item in after.items:
        for g in after.groups:
            points = math.fsum(part.points for part in item.contributions if part.group == g.id)
            assert abs(points) <= 100 * g.weight + TOLERANCE


def better(panel: Panel, index: int) -> Row | None:
    """The row with a score one step nearer to the good end; None where it is there already, or abstains."""
    rater, group, item, criterion, score = panel.rows[index]
    up = next(one for one in panel.scoring["criteria"] if one["id"] == criterion)["objective"] == "maximise"
    best = panel.scoring["scale"]["high" if up else "low"]
    if isinstance(score, str) or score == best:
        return None
    return (rater, group, item, criterion, score + (1 if up else -1))


def raised(build: Build, panel: Panel, data: st.DataObject) -> tuple[str, Ranking, Ranking] | None:
    """An item of which one score is made better, the ranking before and the ranking after."""
    choices = [(index, row) for index in range(len(panel.rows)) if (row := better(panel, index)) is not None]
    if not choices:
        return None
    index, row = data.draw(st.sampled_from(choices))
    after = replace(panel, rows=[*panel.rows[:index], row, *panel.rows[index + 1 :]])
    return row[2], panel.rank(build), after.rank(build)


@QUICK
@given(panels(), st.data())
def test_a_better_score_never_lowers_the_score_of_its_item(build: Build, panel: Panel, data: st.DataObject) -> None:
    found = raised(build, panel, data)
    if found is not None:
        item, before, after = found
        assert scores_of(after)[item] >= scores_of(before)[item] - TOLERANCE


@QUICK
@given(panels(complete=True), st.data())
def test_a_better_score_never_costs_an_item_its_place_if_all_rated_all(
    build: Build, panel: Panel, data: st.DataObject
) -> None:
    """Then m0 lifts all items alike, and the item itself by a share of its voice more.

    With gaps this need not be so: m0 also lifts items that were left unrated, and these follow it more than a much
    rated item does.
    """
    found = raised(build, panel, data)
    if found is not None:
        item, before, after = found
        assert rank_of(after, item) <= rank_of(before, item)
        lead = {id_: scores_of(before)[item] - score for id_, score in scores_of(before).items()}
        for id_, score in scores_of(after).items():
            assert scores_of(after)[item] - score >= lead[id_] - TOLERANCE


def rank_of(ranking: Ranking, id_: str) -> int:
    item = ranking.item(id_)
    assert item is not None
    return item.rank


@QUICK
@given(panels(consensus=True), st.data())
def test_an_abstention_changes_no_score(build: Build, panel: Panel, data: st.DataObject) -> None:
    """By somebody new, by a rater who left a gap, or in the place of nothing: only the count of abstentions grows."""
    item = data.draw(st.sampled_from(panel.items))
    criterion = data.draw(st.sampled_from([one["id"] for one in panel.scoring["criteria"]]))
    raters = sorted({(row[0], row[1]) for row in panel.rows if row[2:4] != (item, criterion)}) or [("r", "g0")]
    gaps = [who for who in raters if not any(row[:4] == (*who, item, criterion) for row in panel.rows)]
    rater, group = data.draw(st.sampled_from([*gaps, ("new", "g0")]))
    before = panel.rank(build)
    after = replace(panel, rows=[*panel.rows, (rater, group, item, criterion, "abstain")]).rank(build)
    assert [stripped(one) for one in after.items] == [stripped(one) for one in before.items]
    assert (after.base, after.criteria, after.groups) == (before.base, before.criteria, before.groups)
    counts, more = abstentions(before), abstentions(after)
    assert {id_: more[id_] - counts[id_] for id_ in panel.items} == {id_: int(id_ == item) for id_ in panel.items}


def abstentions(ranking: Ranking) -> dict[str, int]:
    return {item.id: item.abstentions for item in ranking.items} | {
        item.id: item.abstentions for item in ranking.unranked
    }


def stripped(item: RankedItem) -> RankedItem:
    return replace(item, abstentions=0)


@QUICK
@given(panels(), st.sampled_from(["additive", "topsis"]))
def test_turning_a_scale_round_with_its_objective_changes_nothing(build: Build, panel: Panel, method: str) -> None:
    rules = panel.ruled(method=method).scoring
    ends = rules["scale"]["low"] + rules["scale"]["high"]
    turn = {"maximise": "minimise", "minimise": "maximise"}
    turned = replace(
        panel,
        rows=[(*row[:4], row[4] if isinstance(row[4], str) else ends - row[4]) for row in panel.rows],
        scoring={**rules, "criteria": [{**c, "objective": turn[c["objective"]]} for c in rules["criteria"]]},
    )
    assert turned.rank(build).items == panel.ruled(method=method).rank(build).items


@QUICK
@given(panels(consensus=True))
def test_a_consensus_score_changes_no_rated_item(build: Build, panel: Panel) -> None:
    before, after = replace(panel, consensus={}).rank(build), panel.rank(build)
    rated = {item.id: item.score for item in after.items if item.source == "ratings"}
    assert rated == scores_of(before)
    for item in after.items:
        if item.source == "consensus":
            assert (item.raters, item.groups, item.contributions, item.assumed) == (0, 0, (), ())
