"""No score, gauge or rank leaves from which the answer of one person could be read off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.report_dossiers import Case, dossier, ranked, ranking, small

from dienstvisie.reporting.disclosure import told
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import index_report
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.ranking import NO_GROUP, Contribution

IMPACT, FIT = "citizen-impact", "organisation-impact"
CRITERIA = [
    {"id": IMPACT, "title": "A", "perspective": "citizen"},
    {"id": FIT, "title": "B", "perspective": "organisation"},
]


def rated(*votes: tuple[str, int, tuple[str, ...]], method: str = "additive", **privacy: int) -> Dossier:
    """Two ideas. Of each group so many raters score the first idea on these criteria; ten score the second on all."""
    raters = [
        {"id": f"{group}-{'-'.join(on)}-{number}", "group": group, "ideas": {"x": dict.fromkeys(on, 1 + number % 5)}}
        for group, count, on in votes
        for number in range(count)
    ]
    raters += [
        {"id": f"other-{number}", "group": "staff", "ideas": {"y": {IMPACT: 3, FIT: 2 + number % 3}}}
        for number in range(10)
    ]
    settings: Mapping[str, Any] = {
        "title": "T",
        "client": {"name": "C"},
        "scoring": {
            "method": method,
            "criteria": CRITERIA,
            "voice": {"rule": "own", "minimum_raters": 1, "minimum_groups": 1},
        },
        "privacy": privacy,
    }
    voices = {"staff": 1, "citizens": 1, "alderman": 3}
    groups = [{"id": id_, "title": id_, "role": "staff", "voice": voice} for id_, voice in voices.items()]
    return dossier(
        settings,
        {
            "stakeholders": groups,
            "sessions": [{"id": "s", "title": "S", "kind": "workshop", "date": "2027-01-01"}],
            "ideas": [{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}],
            "ratings": [{"id": "r", "title": "R", "session": "s", "raters": raters}],
        },
    )


BOTH, ONE, OTHER = (IMPACT, FIT), (IMPACT,), (FIT,)
CASES: Mapping[str, tuple[tuple[tuple[str, int, tuple[str, ...]], ...], bool]] = {
    "enough on both": ((("staff", 5, BOTH),), True),
    "too few": ((("staff", 4, BOTH),), False),
    "enough in all, one on a criterion": ((("staff", 6, ONE), ("staff", 1, OTHER)), False),
    "four on a criterion": ((("staff", 1, ONE), ("staff", 4, BOTH)), False),
    "few raters of a small voice beside many": ((("staff", 9, BOTH), ("citizens", 2, BOTH)), True),
    "equal voices are no more than half": ((("staff", 6, BOTH), ("citizens", 1, BOTH)), True),
    "one person with most of the voice": ((("staff", 9, BOTH), ("alderman", 1, BOTH)), False),
    "with most of the voice on one criterion": (
        (("staff", 6, BOTH), ("citizens", 6, OTHER), ("alderman", 4, ONE)),
        False,
    ),
    "five with most of the voice": ((("staff", 5, BOTH), ("alderman", 5, BOTH)), True),
    "two small groups whose answers add up in one way only": ((("citizens", 3, BOTH), ("staff", 2, BOTH)), False),
}


@pytest.mark.parametrize("method", ["additive", "topsis"])
@pytest.mark.parametrize("name", CASES)
def test_what_is_told_of_ratings(name: str, method: str) -> None:
    votes, expected = CASES[name]
    made = rated(*votes, method=method)
    found = prioritise(made, "ideas")
    assert {item.id for item in found.items} == {"x", "y"}
    assert told(made, found) == ({"x", "y"} if expected else {"y"})


def test_a_higher_threshold_asks_for_more_raters() -> None:
    made = rated(("staff", 9, BOTH), threshold=10)
    assert told(made, prioritise(made, "ideas")) == {"y"}


def test_what_is_not_known_is_not_told() -> None:
    made = small().dossier
    fact = Contribution("reach", NO_GROUP, 4.0)
    unknown = (ranked("a", "", 1, 66.0, contributions=()), ranked("b", "", 2, 60.0, contributions=(fact,)))
    agreed = ranked("c", "", 3, 50.0, source="consensus", raters=0, groups=0, contributions=())
    assert told(made, ranking("ideas", (*unknown, agreed))) == {"c"}


def hidden() -> Case:
    """The small dossier, in which nobody may know what was thought of the quick desk and of the mobile desk."""
    case = small()
    alone = tuple(Contribution(criterion, "opposition", 0.0, 4) for criterion in BOTH)
    items = (
        ranked("quick-desk", "", 1, 88.8, contributions=alone),
        ranked("integrated-reception", "", 2, 81.25),
        ranked("mobile-desk", "", 3, 44.4, contributions=alone),
    )
    return replace(case, ideas=ranking("ideas", items))


def sources(case: Case) -> Sources:
    return Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("en", "nl-BE"))


def test_a_rank_that_is_not_told_is_on_no_page() -> None:
    case = hidden()
    assert case.roadmap is not None
    made, ground = roadmap_report(sources(case), case.roadmap), sources(case)
    assert {row.idea.id: row.rank for row in made.rows} == {
        "quick-desk": None,
        "clear-letters": None,
        "integrated-reception": 2,
    }
    assert [left.rank for left in made.left_out] == [None]
    assert [(row.idea.id, row.rank) for row in index_report(ground, ()).rows] == [
        ("integrated-reception", 2),
        ("clear-letters", None),
        ("mobile-desk", None),
        ("quick-desk", None),
    ]
    standing = idea_sheet(ground, case.dossier.all(Idea)["quick-desk"]).standing
    assert standing is not None
    assert (standing.rank, standing.score, standing.gauges) == (None, None, ())
    assert "88.8" not in repr(standing)


def test_the_rank_of_a_challenge_is_not_told_either() -> None:
    case = small()
    few = ranked("one-door", "", 1, 77.0, raters=4, groups=2)
    thread = idea_sheet(
        sources(replace(case, challenges=ranking("challenges", (few,)))),
        case.dossier.all(Idea)["integrated-reception"],
    ).thread
    assert [strand.note for strand in thread.challenges] == [None, None]
