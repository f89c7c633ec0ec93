"""A scenario, or a group or party that is left out, never makes a few people decide on a place that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.reporting.attacker import Answers, dossier_of
from tests.reporting.choice_dossiers import choosing, released

from dienstvisie.reporting.analyses import Analyses
from dienstvisie.schema import Dossier, Scenario, Stakeholder

IDEAS = ("a", "b", "c", "d")
FAIR = {"staff": 1.0, "citizens": 1.0, "majority": 0.1, "opposition": 0.9}
"""Of all voices those of the two of the opposition are less than half; without staff and citizens they are most."""


def answers() -> Answers:
    sizes = {"staff": 7, "citizens": 6, "majority": 5, "opposition": 2}
    return {
        item: {
            group: tuple(1 + (number + at * step) % 5 for number in range(size))
            for step, (group, size) in enumerate(sizes.items(), 1)
        }
        for at, item in enumerate(IDEAS)
    }


def weighed(voices: Mapping[str, float], scenarios: Sequence[Mapping[str, object]] = ()) -> Dossier:
    """The answers under the rule `own`, with these scenarios."""
    made = dossier_of(answers())
    scoring = made.settings.scoring
    own = scoring.model_copy(update={"voice": scoring.voice.model_copy(update={"rule": "own"})})
    groups = {id_: one.model_copy(update={"voice": voices[id_]}) for id_, one in sorted(made.all(Stakeholder).items())}
    rows = {str(row["id"]): Scenario.model_validate({"title": str(row["id"]), **row}) for row in scenarios}
    return made.changed(
        made.settings.model_copy(update={"scoring": own}), items={"stakeholders": groups, "scenarios": rows}
    )


def told(made: Dossier) -> Analyses:
    found = released(made)
    assert {item.id for item in found.ideas.items} == set(IDEAS)
    assert found.analyses is not None
    return found.analyses


def test_a_scenario_in_which_two_people_decide_is_not_told() -> None:
    without = {"id": "rest", "without_groups": ["staff", "citizens"]}
    muted = {"id": "muted", "voices": {"staff": 0.01, "citizens": 0.01}}
    fine = {"id": "fine", "without_groups": ["citizens"], "voices": {"staff": 2}}
    table = told(weighed(FAIR, (without, muted, fine))).scenarios
    assert [column.id for column in table.scenarios] == ["fine"]
    assert "2 scenarios are not told: in them fewer than 5 people could decide on a place." in map(str, table.notes)
    assert all(len(row.ranks) == 1 for row in table.rows)


def test_a_scenario_that_leaves_one_small_group_beside_a_larger_one_of_the_same_voice_is_told() -> None:
    even = {"staff": 1.0, "citizens": 1.0, "majority": 1.0, "opposition": 1.0}
    table = told(weighed(even, ({"id": "rest", "without_groups": ["staff", "citizens"]},))).scenarios
    assert [column.id for column in table.scenarios] == ["rest"]


def test_no_score_of_any_scenario_leaves() -> None:
    table = told(weighed(FAIR, ({"id": "plain", "perspectives": {"citizen": 3, "organisation": 1}},))).scenarios
    assert [column.id for column in table.scenarios] == ["plain"]
    for row in table.rows:
        assert row.base_score is None
        assert row.scores == (None,)


def test_what_changes_without_a_large_group_is_not_told_where_two_people_then_decide() -> None:
    left_out = told(weighed({**FAIR, "citizens": 0.05})).ideas.certainty.left_out
    assert [one.group for one in left_out] == ["citizens"]
    left_out = told(weighed(FAIR)).ideas.certainty.left_out
    assert [one.group for one in left_out] == ["citizens", "staff"]


def test_what_changes_without_a_party_is_not_told_where_two_people_then_decide() -> None:
    def parties(voices: Mapping[str, float]) -> list[str]:
        return [one.party for found in told(weighed(voices)).comparisons for one in found.left_out]

    assert parties(FAIR) == ["citizens", "employees"]
    assert parties({**FAIR, "citizens": 0.05}) == ["citizens"]


def test_the_scenario_of_a_unit_that_leaves_a_few_people_over_is_not_told() -> None:
    few = {"id": "as-alpha", "title": "As alpha", "unit": "alpha", "without_groups": ["management"]}
    rest = [{"id": f"as-{unit}", "title": unit, "unit": unit} for unit in ("bravo", "charlie")]
    made = choosing({"alpha": 8, "bravo": 12, "charlie": 12}, {"scenarios": [few, *rest]})
    choice = released(made).analyses.units  # type: ignore[union-attr]
    assert choice is None or "alpha" not in [unit.id for unit in choice.units]
