"""Two parties beside one another: what they share, what divides them, what each changes."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.errors import UserError
from dienstvisie.schema import Dossier, Session, Unit
from dienstvisie.schema.dossier import RatingTable, TableTurn, TableWord
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.agreement import Comparison, agreement, compare

Build = Callable[..., Dossier]
GAIN = {"id": "gain", "title": "Gain", "perspective": "citizen"}
EASE = {"id": "ease", "title": "Ease", "perspective": "organisation", "objective": "minimise"}
GROUPS = {
    "coalition": {"role": "majority"},
    "others": {"role": "opposition"},
    "shops": {"role": "companies"},
    "people": {"role": "citizens"},
    "desk-staff": {"role": "staff"},
    "board": {"role": "management"},
}
ANYBODY = {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": 0}
UNITS = {"s1": "north", "s2": "south"}


def panel(group: str, raters: int = 5, criterion: Any = "gain", **ideas: int) -> list[tuple[Any, ...]]:
    """So many raters of a group that all give these scores."""
    return [
        (f"{group}-{number}", group, idea, criterion, score)
        for number in range(raters)
        for idea, score in ideas.items()
    ]


def compared(build: Build, rows: list[tuple[Any, ...]], first: str, second: str, **rules: Any) -> Comparison:
    dossier = build(rows, groups=rules.pop("groups", GROUPS), scoring={"criteria": [GAIN], "voice": ANYBODY, **rules})
    return compare(dossier, prioritise(dossier), first, second)


COUNCIL = [*panel("coalition", a=5, b=4, c=2, d=1), *panel("others", a=4, b=1, c=5, d=1)]


def test_majority_and_opposition(build: Build) -> None:
    """Medians are 3 and 2.5: only `a` is high for both; `b` and `c` divide by 3 points.

    Of the six pairs both put ab, ad and cd in the same order, ac and bc in opposite ones; bd is tied in one of them.
    """
    found = compared(build, COUNCIL, "majority", "opposition")
    assert [item.id for item in found.shared] == ["a"]
    assert [(item.id, item.means, item.difference) for item in found.divides] == [
        ("b", (4, 1), 3),
        ("c", (2, 5), -3),
        ("a", (5, 4), 1),
    ]
    assert [(item.id, item.rank, item.ranks, item.raters) for item in found.items] == [
        ("a", 1, (1, 2), (5, 5)),
        ("c", 2, (3, 1), (5, 5)),
        ("b", 3, (2, 3), (5, 5)),
        ("d", 4, (4, 3), (5, 5)),
    ]
    same, opposite, tied_once = 3, 2, 1  # ab ad cd; ac bc; bd
    assert found.tau_b == pytest.approx((same - opposite) / ((same + opposite + tied_once) * (same + opposite)) ** 0.5)
    assert (found.first.groups, found.first.raters, str(found.first.title)) == (("coalition",), 5, "the majority")
    assert (found.second.name, found.withheld, found.reason) == ("opposition", 0, None)


def test_citizens_and_employees_take_their_roles_together(build: Build) -> None:
    """Means go over groups, not over raters: (5 + 2)/2 and (1 + 4)/2."""
    rows = [*panel("people", a=5), *panel("shops", 20, a=2), *panel("desk-staff", a=1), *panel("board", 20, a=4)]
    found = compared(build, rows, "citizens", "employees")
    assert (found.first.groups, found.second.groups) == (("people", "shops"), ("board", "desk-staff"))
    assert [(item.means, item.raters) for item in found.items] == [((3.5, 2.5), (25, 25))]
    assert found.tau_b is None


def test_own_voices_count_within_a_party(build: Build) -> None:
    groups = GROUPS | {"people": {"role": "citizens", "voice": 3}, "shops": {"role": "companies", "voice": 1}}
    rows = [*panel("people", a=5), *panel("shops", a=1), *panel("desk-staff", a=1)]
    found = compared(build, rows, "citizens", "employees", groups=groups, voice=ANYBODY | {"rule": "own"})
    assert found.items[0].means == (4, 1)


def test_only_criteria_that_both_scored_are_compared(build: Build) -> None:
    """Low is good on `ease`: 1 is as 5. The board alone scored the gain of `a`."""
    rows = [*panel("board", a=1, b=3), *panel("board", criterion="ease", a=1, b=5)]
    rows += [*panel("people", criterion="ease", a=2, b=5), *panel("people", b=5)]
    found = compared(build, rows, "board", "people", criteria=[GAIN, EASE])
    assert {item.id: item.means for item in found.items} == {"a": (5, 4), "b": (2, 3)}


def test_a_party_below_the_threshold_gives_a_reason_and_no_figures(build: Build) -> None:
    rows = [*panel("coalition", a=5, b=1), *panel("others", 4, a=1, b=5)]
    found = compared(build, rows, "majority", "opposition")
    assert (found.items, found.shared, found.divides, found.tau_b, found.left_out) == ((), (), (), None, ())
    assert str(found.reason) == ("This party has only 4 raters, and figures are told from 5 on: the opposition.")
    assert found.second.raters == 4


def test_a_party_that_did_not_rate(build: Build) -> None:
    found = compared(build, COUNCIL, "citizens", "majority")
    assert str(found.reason) == "There are no scores by this party: citizens."


def test_items_that_too_few_of_a_party_scored_are_withheld(build: Build) -> None:
    rows = [*COUNCIL, *panel("coalition", 4, e=1), *panel("others", e=5), *panel("coalition", f=3)]
    found = compared(build, rows, "majority", "opposition")
    assert [item.id for item in found.items] == ["a", "c", "b", "d"]
    assert found.withheld == 1


def test_no_item_that_both_scored(build: Build) -> None:
    found = compared(build, [*panel("coalition", a=1), *panel("others", b=1)], "majority", "opposition")
    assert str(found.reason) == "There is no item that enough raters of both parties scored."
    assert (found.items, found.tau_b) == ((), None)


def ideas(scores: dict[str, int]) -> dict[str, int]:
    """Twelve ideas: i01 best, i10 in place ten, and the scores given."""
    return {f"i{number:02}": 101 - number for number in range(1, 10)} | scores


def test_who_would_change_the_top_ten(build: Build) -> None:
    """On a scale to 101 the majority wants `new`, the others `old`: by the mean of both `old` is tenth.

    Without the opposition `new` takes its place; without the majority nothing changes.
    """
    scale = {"low": 1, "high": 101}
    rows = [*panel("coalition", **ideas({"new": 60, "old": 50})), *panel("others", **ideas({"new": 10, "old": 70}))]
    found = compared(build, rows, "majority", "opposition", scale=scale)
    without_majority, without_opposition = found.left_out
    assert (without_majority.party, without_majority.changes) == ("majority", False)
    assert (without_opposition.changes, without_opposition.falls) == (True, ("old",))
    assert without_opposition.enters == ("new",)


def test_without_the_last_party_nothing_can_be_ranked(build: Build) -> None:
    groups = {"coalition": {"role": "majority"}, "others": {"role": "opposition", "voice": 0}}
    found = compared(build, COUNCIL, "majority", "opposition", groups=groups, voice=ANYBODY | {"rule": "own"})
    without_majority, without_opposition = found.left_out
    reasons = [str(one.reason) for one in (without_majority, without_opposition)]
    assert reasons == ["Nothing can be ranked without this party: the majority.", "None"]


def test_groups_are_named_by_id(build: Build) -> None:
    """A group may be called as a role is: then the role is meant, unless it says `group:`."""
    groups = {"citizens": {"role": "experts"}, "people": {"role": "citizens"}, "board": {"role": "management"}}
    rows = [*panel("citizens", a=5), *panel("people", a=3), *panel("board", a=1)]
    assert compared(build, rows, "citizens", "board", groups=groups).items[0].means == (3, 1)
    assert compared(build, rows, "role:citizens", "board", groups=groups).items[0].means == (3, 1)
    found = compared(build, rows, "group:citizens", "board", groups=groups)
    assert (found.first.name, found.first.title, found.items[0].means) == ("group:citizens", "Citizens", (5, 1))


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("majorty", "opposition", "There is no party `majorty`"),
        ("majority", "unit:north", "There is no party `unit:north`"),
        ("majority", "group:", "There is no party `group:`"),
        ("citizens", "people", "`citizens` and `people` have groups in common"),
        ("majority", "majority", "`majority` and `majority` have groups in common"),
    ],
)
def test_a_wrong_party_is_a_wrong_call(build: Build, first: str, second: str, text: str) -> None:
    with pytest.raises(UserError) as caught:
        compared(build, COUNCIL, first, second)
    assert str(caught.value.message).startswith(text)


def placed(dossier: Dossier, at: dict[str, str]) -> Dossier:
    """The same dossier with its sessions held in units."""
    sessions = {
        id_: Session.model_validate(one.model_dump() | {"unit": at.get(id_)})
        for id_, one in dossier.all(Session).items()
    }
    units = {id_: Unit.model_validate({"id": id_, "title": id_.title()}) for id_ in sorted(set(at.values()))}
    kinds = {kind: dossier.of(kind) for kind in ("ideas", "stakeholders", "ratings")}
    return Dossier(dossier.settings, {**kinds, "sessions": sessions, "units": units})


def test_units_are_compared_by_their_sessions(build: Build) -> None:
    north, south = panel("people", a=5, b=2), [(*row, "s2") for row in panel("board", a=2, b=4)]
    dossier = build([*north, *south], groups=GROUPS, scoring={"criteria": [GAIN], "voice": ANYBODY})
    dossier = placed(dossier, UNITS)
    found = compare(dossier, prioritise(dossier), "north", "unit:south")
    assert (found.first.title, found.first.groups, found.second.groups) == ("North", ("people",), ("board",))
    assert {item.id: item.means for item in found.items} == {"a": (5, 2), "b": (2, 4)}
    assert found.tau_b == -1
    assert [one.changes for one in found.left_out] == [False, False]
    with pytest.raises(UserError, match="not of one sort"):
        compare(dossier, prioritise(dossier), "north", "board")


def test_nothing_to_rank_by(build: Build) -> None:
    found = compared(build, COUNCIL, "majority", "opposition", criteria=[GAIN | {"weight": 0}])
    assert str(found.reason) == "There is nothing to rank by."


SCORES = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=5, max_size=7)


@settings(max_examples=40, deadline=None)
@given(SCORES, SCORES)
def test_swapping_the_parties_swaps_the_answer(build: Build, ours: list[list[int]], theirs: list[list[int]]) -> None:
    rows = [
        (f"{group}-{number}", group, f"i{item}", "gain", score)
        for group, panel_ in (("coalition", ours), ("others", theirs))
        for number, scores in enumerate(panel_)
        for item, score in enumerate(scores)
    ]
    one, two = (compared(build, rows, *pair) for pair in (("majority", "opposition"), ("opposition", "majority")))
    assert [item.means for item in one.items] == [item.means[::-1] for item in two.items]
    assert [item.id for item in one.shared] == [item.id for item in two.shared]
    assert [item.id for item in one.divides] == [item.id for item in two.divides]
    assert one.tau_b == two.tau_b
    assert one.left_out == two.left_out[::-1]
    for item in one.items:
        assert item.means[0] == pytest.approx(
            sum(row[4] for row in rows if row[1:3] == ("coalition", item.id)) / len(ours)
        )


def test_groups_without_a_voice_count_alike_within_their_party(build: Build) -> None:
    groups = {id_: role | {"voice": int(id_ == "board")} for id_, role in GROUPS.items()}
    rows = [*panel("people", a=5, b=1), *panel("shops", 20, a=2, b=1), *panel("board", a=1, b=2)]
    found = compared(build, rows, "citizens", "board", groups=groups, voice=ANYBODY | {"rule": "own"})
    assert {item.id: item.means for item in found.items} == {"a": (3.5, 1), "b": (1, 2)}


def test_only_raters_on_the_compared_criteria_are_counted(build: Build) -> None:
    """Five of the board rated `a`, but only four of them its gain, which alone can be compared."""
    rows = [
        *panel("board", 4, a=1),
        *panel("board", criterion="ease", a=1),
        *panel("board", b=3),
        *panel("people", a=2, b=5),
    ]
    found = compared(build, rows, "board", "people", criteria=[GAIN, EASE])
    assert ([item.id for item in found.items], found.withheld) == (["b"], 1)


def test_what_is_shared_stands_in_order_of_the_lower_mean(build: Build) -> None:
    rows = [*panel("coalition", a=5, b=4, c=1, d=1), *panel("others", a=3, b=4, c=1, d=1)]
    found = compared(build, rows, "majority", "opposition")
    assert [item.id for item in found.shared] == ["b", "a"]


def test_a_criterion_that_only_one_party_scored_leaves_with_it(build: Build) -> None:
    """Low ease is good: by the opposition it keeps `old` in the top, and the consensus score of `hall` out of it."""
    scale = {"low": 1, "high": 101}
    scores = ideas({"new": 60, "old": 50})
    rows = [*panel("coalition", **scores), *panel("others", **scores)]
    rows += panel("others", criterion="ease", **dict.fromkeys(scores, 50) | {"old": 1})
    scoring = {"criteria": [GAIN, EASE], "voice": ANYBODY, "scale": scale}
    agreed = {"hall": {"gain": 99, "ease": 99}}
    dossier = build(rows, groups=GROUPS, scoring=scoring, consensus=agreed)
    ranking = prioritise(dossier)
    assert [item.id for item in ranking.items if item.rank > 10] == ["new", "hall"]
    without_majority, without_opposition = compare(dossier, ranking, "majority", "opposition").left_out
    assert not without_majority.changes
    assert (without_opposition.falls, without_opposition.enters) == (("old",), ("hall",))


def test_units_are_told_apart_in_tables_too(build: Build) -> None:
    """A CSV table of two sessions: the citizens in the north at the first, the board in the south at the second."""
    dossier = placed(build([], items=["a", "b"], groups=GROUPS, scoring={"criteria": [GAIN], "voice": ANYBODY}), UNITS)
    said = [("people", "s1", (5, 2)), ("board", "s2", (2, 4))]
    rows = [(f"{group}-{one}", group, session, item, score) for group, session, both in said for one in range(5)
            for item, score in enumerate(both)]  # fmt: skip
    turns = {row[:3]: TableTurn(*row[:3], number, 2) for number, row in enumerate(rows)}
    table = RatingTable(
        file="ratings/both.csv",
        columns={"rater": 0, "group": 1, "session": 2, "item": 3, "criterion": 4, "score": 5},
        turns=tuple(turns.values()),
        items=(TableWord("a", 1, 3), TableWord("b", 2, 3)),
        criteria=(TableWord("gain", 1, 4),),
        scores=(1, 2, 3, 4, 5),
        turn=array("i", [list(turns).index(row[:3]) for row in rows]),
        item=array("i", [row[3] for row in rows]),
        criterion=array("i", [0] * len(rows)),
        score=array("i", [row[4] - 1 for row in rows]),
        row=array("i", range(1, len(rows) + 1)),
        cell=array("i", [5] * len(rows)),
    )
    kinds = {kind: dossier.of(kind) for kind in ("ideas", "stakeholders", "sessions", "units")}
    dossier = Dossier(dossier.settings, kinds, (), [table])
    ranking = prioritise(dossier)
    found = compare(dossier, ranking, "north", "south")
    assert (found.first.groups, found.second.groups, found.first.raters) == (("people",), ("board",), 5)
    assert {item.id: item.means for item in found.items} == {"a": (5, 2), "b": (2, 4)}
    units = agreement(dossier, ranking).units
    assert units is not None
    assert (units.number, units.value) == (2, 0)
