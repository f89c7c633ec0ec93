"""What is rejected or archived is no candidate, and what was said of it is no mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dienstvisie.schema import Dossier, Idea, Scenario, live, why_gone
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.comparison import scenarios
from dienstvisie.scoring.scenario_ranking import prioritise_in

Build = Callable[..., Dossier]
ROWS = [
    (f"p{number}", group, item, "citizen-impact", score)
    for number, group in enumerate(("staff", "residents", "staff", "residents", "staff"))
    for item, score in (("good", 5), ("bad", 2), ("gone", 1 + number % 2))
]


def _with_status(dossier: Dossier, status: str | None) -> Dossier:
    ideas = dict(dossier.all(Idea))
    ideas["gone"] = ideas["gone"].model_copy(update={"status": status})
    kinds = ("stakeholders", "sessions", "ratings")
    return Dossier(dossier.settings, {"ideas": ideas} | {kind: dossier.of(kind) for kind in kinds})


@pytest.mark.parametrize("status", ["rejected", "archived"])
def test_the_ranking_is_the_one_without_it(build: Build, status: str) -> None:
    ranking = prioritise(_with_status(build(ROWS), status))
    alone = prioritise(build([row for row in ROWS if row[2] != "gone"]))
    assert (ranking.items, ranking.unranked, ranking.base) == (alone.items, alone.unranked, alone.base)
    assert ranking.problems == alone.problems


def test_a_draft_is_a_candidate(build: Build) -> None:
    assert prioritise(_with_status(build(ROWS), "draft")) == prioritise(build(ROWS))


def test_a_consensus_score_of_it_does_not_count_either(build: Build) -> None:
    dossier = build([], consensus={"good": {"citizen-impact": 5}, "gone": {"citizen-impact": 1}})
    assert [item.id for item in prioritise(_with_status(dossier, "rejected")).items] == ["good"]


def test_only_what_is_live_counts(build: Build) -> None:
    dossier = _with_status(build(ROWS), "archived")
    assert [idea.id for idea in live(dossier, Idea)] == ["bad", "good"]
    assert str(why_gone(dossier.all(Idea)["gone"])) == "It is archived."
    assert why_gone(dossier.all(Idea)["good"]) is None


def test_a_scenario_does_not_bring_it_back(build: Build) -> None:
    dossier = _with_status(build(ROWS), "rejected")
    scenario = Scenario.model_validate({"id": "calm", "title": "Calm", "without_ideas": ["gone"], "effort_at_most": 0})
    kinds = ("ideas", "stakeholders", "sessions", "ratings")
    dossier = Dossier(dossier.settings, {"scenarios": {"calm": scenario}} | {kind: dossier.of(kind) for kind in kinds})
    ranking = prioritise_in(dossier, "ideas", "calm")
    assert ([item.id for item in ranking.items], ranking.unranked) == (["good", "bad"], ())
    assert [row.id for row in scenarios(dossier, "ideas").rows] == ["good", "bad"]
