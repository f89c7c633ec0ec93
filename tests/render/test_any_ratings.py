"""Whoever rated what, and whatever came of the ideas: every step of the main job gets to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dienstvisie.api import build, plan, prioritise
from dienstvisie.reporting.tables.export import to_json
from dienstvisie.reporting.tables.ranking import Assessed, explanation_tables, ranking_tables
from dienstvisie.schema import KIND_BY_NAME, Dossier, Settings
from dienstvisie.scoring import explain_item
from dienstvisie.scoring.agreement import agreement
from dienstvisie.scoring.certainty import certainty

GROUPS = ("staff", "residents")
CRITERIA = ("citizen-impact", "organisation-impact")


@dataclass(frozen=True)
class Town:
    """Up to three ideas with a status each, and for each rater a group and a score per idea and criterion."""

    statuses: tuple[str | None, ...]
    raters: tuple[tuple[str, tuple[tuple[int | str | None, ...], ...]], ...]
    minimum_raters: int
    minimum_groups: int
    method: str

    def dossier(self) -> Dossier:
        voice = {"minimum_raters": self.minimum_raters, "minimum_groups": self.minimum_groups}
        rules = {
            "title": "T",
            "client": {"name": "Olen"},
            "scoring": {"voice": voice, "method": self.method},
            "planning": {"start": "2026-Q1", "end": "2026-Q4"},
        }
        ideas = [
            {"id": f"i{n}", "title": f"I{n}", "duration": 3, "status": status} for n, status in enumerate(self.statuses)
        ]
        raters = [
            {"id": f"p{n}", "group": group, "ideas": self._scores(rows)} for n, (group, rows) in enumerate(self.raters)
        ]
        groups = [{"id": id_, "title": id_, "role": "staff"} for id_ in GROUPS]
        sheets = [{"id": "sheet", "title": "S", "session": "s1", "raters": raters}]
        rows: dict[str, list[dict[str, Any]]] = {"ideas": ideas, "stakeholders": groups, "ratings": sheets}
        return Dossier(
            Settings.model_validate(rules),
            {kind: {row["id"]: KIND_BY_NAME[kind].model.model_validate(row) for row in rows[kind]} for kind in rows},
        )

    def _scores(self, rows: tuple[tuple[int | str | None, ...], ...]) -> dict[str, dict[str, int | str]]:
        found = {
            f"i{n}": {criterion: score for criterion, score in zip(CRITERIA, row, strict=True) if score is not None}
            for n, row in enumerate(rows[: len(self.statuses)])
        }
        return {id_: scores for id_, scores in found.items() if scores}


SCORES = st.one_of(st.none(), st.just("abstain"), st.integers(1, 5))
ROWS = st.tuples(*[st.tuples(SCORES, SCORES)] * 3)
TOWNS = st.builds(
    Town,
    statuses=st.lists(st.sampled_from([None, "draft", "agreed", "rejected", "archived"]), max_size=3).map(tuple),
    raters=st.lists(st.tuples(st.sampled_from(GROUPS), ROWS), max_size=4).map(tuple),
    minimum_raters=st.integers(1, 4),
    minimum_groups=st.integers(1, 2),
    method=st.sampled_from(["additive", "topsis"]),
)
FIVES = ((5, 4), (3, 2), (1, 1))
ALONE = Town((None, None, None), (("staff", FIVES),), 2, 2, "additive")
ALL_GONE = Town(("rejected", "archived"), (("staff", FIVES), ("residents", FIVES)), 1, 1, "additive")


@given(town=TOWNS)
@example(town=ALONE)
@example(town=ALL_GONE)
@example(town=Town((), (), 1, 1, "topsis"))
@settings(max_examples=15, deadline=None)
def test_ratings_always_lead_to_documents(town: Town) -> None:
    dossier = town.dossier()
    ranking = prioritise(dossier)
    assessed = Assessed(ranking, certainty(dossier, ranking), agreement(dossier, ranking))
    assert to_json(ranking_tables(assessed), "en")
    for ranked in ranking.items:
        explained = explain_item(ranking, ranked.id)
        assert explained is not None
        assert to_json(explanation_tables(assessed, explained, []), "en")
    there = {f"i{n}" for n, status in enumerate(town.statuses) if status not in ("rejected", "archived")}
    assert {one.id for one in ranking.items} | {one.id for one in ranking.unranked} == there
    assert {placed.task.idea for placed in plan(dossier, ranking).placements} <= there
    made = build(dossier, ["en"], ["markdown"]).files
    assert {path[6:-3] for path in made if path.startswith("ideas/")} == there


@pytest.mark.parametrize(("town", "ranked", "unranked"), [(ALONE, 0, 3), (ALL_GONE, 0, 0)])
def test_the_given_examples_are_what_they_seem(town: Town, ranked: int, unranked: int) -> None:
    ranking = prioritise(town.dossier())
    assert (len(ranking.items), len(ranking.unranked)) == (ranked, unranked)
    assert len(ranking.groups) == (1 if town is ALONE else 0)
