"""What must hold for the agreement on any ratings: checked on random panels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.schema import Dossier
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.agreement import Agreement, agreement

Row = tuple[str, str, str, str, Any]
Build = Callable[..., Dossier]
QUICK = settings(max_examples=50, deadline=None)


@dataclass(frozen=True)
class Panel:
    rows: list[Row]
    items: list[str]
    groups: list[str]
    span: int
    voices: str
    minimum: int

    def agree(self, build: Build) -> Agreement:
        criteria = [
            {"id": "gain", "title": "?", "perspective": "citizen", "weight": 3},
            {"id": "burden", "title": "?", "perspective": "organisation", "objective": "minimise"},
        ]
        voice = {"rule": self.voices, "minimum_raters": self.minimum, "minimum_groups": 1}
        dossier = build(
            self.rows,
            items=self.items,
            groups={group: {"voice": 1 + number} for number, group in enumerate(sorted(self.groups))},
            scoring={"criteria": criteria, "scale": {"low": 1, "high": 1 + self.span}, "voice": voice},
        )
        return agreement(dossier, prioritise(dossier))


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Up to three groups of up to seven raters on up to four ideas, with gaps and abstentions."""
    span = draw(st.sampled_from([1, 2, 4, 10]))
    items = [f"i{number}" for number in range(draw(st.integers(1, 4)))]
    groups = {f"g{number}": draw(st.integers(1, 7)) for number in range(draw(st.integers(1, 3)))}
    cells = [
        (f"{group}-r{rater}", group, item, criterion)
        for group, raters in groups.items()
        for rater in range(raters)
        for item in items
        for criterion in ("gain", "burden")
    ]
    scores = st.integers(1, 1 + span)
    states = st.one_of(scores, scores, st.just("abstain"), st.none())
    given_ = draw(st.lists(states, min_size=len(cells), max_size=len(cells)))
    rows = [(*cell, score) for cell, score in zip(cells, given_, strict=True) if score is not None]
    return Panel(
        rows,
        items,
        list(groups),
        span,
        draw(st.sampled_from(["equal", "own", "proportional"])),
        draw(st.sampled_from([1, 3])),
    )


def numbers(part: object) -> Iterator[float]:
    if isinstance(part, float):
        yield part
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from numbers(inner)


@QUICK
@given(panels())
def test_every_figure_is_in_its_range_and_never_nan(build: Build, panel: Panel) -> None:
    found = panel.agree(build)
    assert [item.id for item in found.items if item.rank] + sorted(
        item.id for item in found.items if not item.rank
    ) == [item.id for item in found.items]
    assert sorted(item.id for item in found.items) == panel.items
    assert not any(map(math.isnan, numbers(astuple(found))))
    for item in found.items:
        for value, low in ((item.agreement, -1), (item.polarisation, 0), (item.between, 0), (item.support, 0)):
            assert value is None or low <= value <= 1 + 1e-12
        for bars in (item.histogram, *(part.histogram for part in item.criteria)):
            assert bars is None or (sum(bars) == pytest.approx(1) and len(bars) == panel.span + 1 and min(bars) >= 0)
        assert item.histogram is None or item.raters >= 5
        assert (item.agreement is None) == (item.polarisation is None)
        if item.agreement is None or item.label is None or item.between is None:
            assert item.reason is not None
        else:
            assert item.reason is None
    for one in (found.overall, found.groups):
        assert (one.value is None) == (one.reason is not None) == (one.chi2 is None) == (one.p is None)
        assert one.value is None or (0 <= one.value <= 1 and one.p is not None and 0 <= one.p <= 1)
    alpha = found.alpha
    assert (alpha.nominal is None) == (alpha.reason is not None) == (alpha.interval is None) == (alpha.ordinal is None)


def same(one: object, other: object) -> bool:
    """Whether both are the same, but for rounding."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return one == other


@QUICK
@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_raters_items_and_groups_does_not_matter(
    build: Build, panel: Panel, shuffler: random.Random
) -> None:
    rows, items = shuffler.sample(panel.rows, len(panel.rows)), shuffler.sample(panel.items, len(panel.items))
    assert panel.agree(build) == replace(panel, rows=rows, items=items).agree(build)


@QUICK
@given(panels(), st.randoms(use_true_random=False))
def test_the_names_of_raters_and_groups_do_not_matter(build: Build, panel: Panel, shuffler: random.Random) -> None:
    panel = replace(panel, voices="equal")
    groups = dict(zip(panel.groups, shuffler.sample(panel.groups, len(panel.groups)), strict=True))
    names = sorted({row[0] for row in panel.rows})
    raters = dict(zip(names, shuffler.sample(names, len(names)), strict=True))
    rows = [(raters[row[0]], groups[row[1]], *row[2:]) for row in panel.rows]
    assert same(astuple(panel.agree(build)), astuple(replace(panel, rows=rows).agree(build)))


@QUICK
@given(panels(), st.integers(1, 3))
def test_an_abstention_changes_no_figure(build: Build, panel: Panel, more: int) -> None:
    silent = [
        (f"z{number}", panel.groups[0], item, criterion, "abstain")
        for number in range(more)
        for item in panel.items
        for criterion in ("gain", "burden")
    ]
    one, two = panel.agree(build), replace(panel, rows=[*panel.rows, *silent]).agree(build)
    assert [item.abstentions + 2 * more for item in one.items] == [item.abstentions for item in two.items]
    assert [replace(item, abstentions=0, reason=None) for item in one.items] == [
        replace(item, abstentions=0, reason=None) for item in two.items
    ]
    assert (one.overall, one.groups, one.alpha) == (two.overall, two.groups, two.alpha)


@QUICK
@given(panels())
def test_turning_the_scale_round_changes_no_agreement(build: Build, panel: Panel) -> None:
    """With 1 for 5 and so on, everything on which people agreed is still agreed."""
    turned = [(*row[:4], row[4] if row[4] == "abstain" else 2 + panel.span - row[4]) for row in panel.rows]
    one, two = panel.agree(build), replace(panel, rows=turned).agree(build)
    for item in one.items:
        other = two.item(item.id)
        assert other is not None
        assert same((item.agreement, item.between), (other.agreement, other.between))
        assert same(item.histogram and item.histogram[::-1], other.histogram)
    assert same((one.overall.value, one.groups.value), (two.overall.value, two.groups.value))
    assert same(astuple(one.alpha), astuple(two.alpha))


@QUICK
@given(panels())
def test_alike_and_opposite_scores_are_the_extremes(build: Build, panel: Panel) -> None:
    """Everybody alike: 1. Two groups at either end: -1, and all of it between groups."""
    rows = [(*row[:4], 1 + panel.span) for row in panel.rows]
    for item in replace(panel, rows=rows).agree(build).items:
        assert item.agreement in {None, 1.0}
        assert item.between is None
    ends = [(*row[:4], 1 if row[1] == "g0" else 1 + panel.span) for row in panel.rows if row[1] in {"g0", "g1"}]
    for item in replace(panel, rows=ends, voices="equal").agree(build).items:
        groups = {row[1] for row in ends if row[2] == item.id and row[3] == "gain"}
        if panel.span > 1 and len(groups) == 2:
            assert item.criteria[0].agreement == pytest.approx(-1)
            assert item.between is not None
            assert item.between == pytest.approx(1)
