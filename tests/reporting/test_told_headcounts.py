"""In public no number of a few people at a session, and nothing that only a few people said there."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from tests.reporting.report_dossiers import dossier

from dienstvisie.api import build, prioritise
from dienstvisie.reporting.publication import Released, release
from dienstvisie.reporting.publication.headcounts import TOGETHER, without_small_groups
from dienstvisie.schema import Dossier, Indicator, Session

GROUPS = ("partners", "staff", "management", "citizens")


def held(*counts: dict[str, int]) -> Dossier:
    """A session for each headcount, with an outcome, and a remark that was made there."""
    sessions: list[dict[str, Any]] = [
        {
            "id": f"s-{at}",
            "title": f"Session {at}",
            "kind": "dialogue",
            "date": f"2026-03-{1 + at % 28:02}",
            "headcount": count,
            "outcomes": [f"Outcome {at}."],
        }
        for at, count in enumerate(counts)
    ]
    return dossier(
        {"title": "T", "client": {"name": "C"}, "language": "en"},
        {
            "stakeholders": [{"id": id_, "title": id_.title(), "role": id_} for id_ in GROUPS],
            "sessions": sessions,
            "findings": [{"id": "slow", "title": "Slow", "nature": "perception", "session": "s-0"}],
            "challenges": [{"id": "faster", "title": "Faster", "findings": ["slow"]}],
            "values": [{"id": "near", "title": "Near"}],
            "feedback": [
                {
                    "id": f"f-{at}",
                    "title": f"Remark {at}",
                    "session": f"s-{at}",
                    "values": ["near"],
                    "verdict": "adjust",
                }
                for at in range(len(counts))
            ],
        },
    )


def told(made: Dossier, audience: Any = "public") -> Released:
    return release(made, prioritise(made), prioritise(made, "challenges"), None, None, audience)


def headcount(**count: int) -> dict[str, int]:
    return told(held(count)).dossier.all(Session)["s-0"].headcount


def test_only_large_groups_are_told_by_themselves() -> None:
    assert headcount(staff=9, management=2, partners=3) == {"staff": 9, "management": 0, "partners": 0, TOGETHER: 5}
    assert headcount(staff=9, citizens=5) == {"staff": 9, "citizens": 5}


def test_one_small_group_goes_with_another_so_that_it_does_not_follow_from_the_total() -> None:
    found = headcount(staff=9, management=2, citizens=7)
    assert found == {"staff": 9, "management": 0, "citizens": 0, TOGETHER: 9}


def test_no_released_headcount_is_below_the_floor() -> None:
    """Nor does one follow from those that are told: always two groups or more are told together, or no number is."""
    tried = [dict(zip(GROUPS, counts, strict=True)) for counts in product((0, 1, 4, 5, 8), repeat=len(GROUPS))]
    sessions = without_small_groups(held(*tried), 5).all(Session)
    assert len(sessions) == len(tried)
    for at, there in enumerate(tried):
        found = sessions[f"s-{at}"].headcount
        assert all(count == 0 or count >= 5 for count in found.values()), there
        assert sum(found.values()) == (sum(there.values()) if sum(there.values()) >= 5 else 0), there
        assert found.keys() - {TOGETHER} == {group for group, count in there.items() if count}
        assert not found.get(TOGETHER) or sum(count == 0 for count in found.values()) > 1, there


def test_what_a_few_people_said_in_a_session_is_not_told() -> None:
    found = told(held({"partners": 2, "staff": 2}, {"staff": 6}, {})).dossier
    assert [one.outcomes != () for one in found.all(Session).values()] == [False, True, True]
    assert set(found.of("feedback")) == {"f-1", "f-2"}


def test_the_internal_edition_tells_it_all() -> None:
    found = told(held({"partners": 2, "staff": 0}), "internal").dossier
    assert found.all(Session)["s-0"].headcount == {"partners": 2, "staff": 0}
    assert found.all(Session)["s-0"].outcomes
    assert "f-0" in found.of("feedback")


def test_no_public_page_tells_of_a_small_group() -> None:
    made = held({"partners": 2, "staff": 8, "management": 3}, {"partners": 1, "staff": 8}, {"partners": 3})
    pages = {path: content.decode() for path, content in build(made, ("en",), ("markdown",)).files.items()}
    said = " ".join(pages.values())
    assert "Outcome 1." in said
    assert "Outcome 2." not in said
    assert "Remark 2" not in said
    assert "Partners, Management together: 5" in said
    assert "Partners, Staff together: 9" in said
    assert "Partners: fewer than 5" in said
    assert "Partners: 3 or more" in said
    assert not re.search(r"(Partners|Management): \d+(?! or more)", said)
    assert "Partners: 2" in build(made, ("en",), ("markdown",), audience="internal").files["analysis.md"].decode()


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_released_measurement_is_on_a_few_answers(audience: str) -> None:
    rows = [
        {"date": "2026-01-01", "value": 3.21, "n": 4, "sd": 0.4, "note": "Four said so"},
        {"date": "2027-01-01", "value": 3.22, "n": 4, "asked": 4, "note": "All four"},
        {"date": "2028-01-01", "value": 3.23, "asked": 3, "note": "Of three"},
        {"date": "2029-01-01", "value": 4.5, "n": 50, "sd": 0.4},
    ]
    indicators = [
        {
            "id": "few",
            "title": "Few",
            "unit": "points",
            "competencies": ["speed"],
            "baseline": rows[0],
            "measurements": rows[1:],
        }
    ]
    made = dossier(
        {"title": "T", "client": {"name": "C"}, "language": "en"},
        {
            "indicators": indicators,
            "competencies": [{"id": "speed", "title": "Speed"}],
            "programmes": [
                {"id": "p", "title": "P", "themes": ["speed"], "indicators": ["few"], "start": "2025-01-01"}
            ],
        },
    )
    found = told(made, audience)
    assert found.measured is not None
    effects = (*found.measured.indicators, *(row for one in found.measured.themes for row in one.indicators))
    assert len(effects) == 2
    for indicator in (*found.dossier.all(Indicator).values(), *(one.indicator for one in effects)):
        assert indicator.baseline is None
        assert [row.value for row in indicator.measurements] == [4.5]
    files = build(made, ("en",), ("markdown", "html", "csv"), audience=audience).files  # type: ignore[arg-type]
    assert {"effects.md", "progress.md"} <= set(files)
    for path, content in files.items():
        for secret in ("3.21", "3.22", "3,21", "3.23", "Four said so", "All four", "Of three"):
            assert secret not in content.decode(), (path, secret)
