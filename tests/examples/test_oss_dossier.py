"""The example of Oss: sound, in two languages, with its red threads, its learning and its plans of teams."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dienstvisie.api import check, plan, prioritise
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.measuring.journeys import journey_figures, questions
from dienstvisie.schema import KINDS, Dossier, ImprovementPlan, Journey, Principle, RatingSheet, Session, Stakeholder

OSS = Path(__file__).parents[2] / "examples" / "oss"
LANGUAGES = {"nl-NL", "en"}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_dossier(OSS)


@pytest.fixture(scope="module")
def oss(loaded: Loaded) -> Dossier:
    return loaded.dossier


def test_it_has_no_problem(loaded: Loaded, oss: Dossier) -> None:
    assert check(loaded) == ()
    assert oss.settings.illustrative
    made = plan(oss, prioritise(oss))
    assert made.problems == ()
    assert not made.left_out


def test_it_is_what_was_published(oss: Dossier) -> None:
    assert oss.all(Stakeholder)["leading-group"].size == 6
    sessions = oss.all(Session).values()
    assert {session.date.year for session in sessions} == {2009}
    learning = [session for session in sessions if session.kind == "learning-meeting"]
    voices = [frozenset(session.headcount) - {"leading-group"} for session in learning]
    assert len(learning) == 6
    assert [after.date.month for after in learning] == [2, 2, 2, 11, 11, 11]
    assert voices[:3] == voices[3:], "customers, employees and managers, at the start and at the end"
    assert [one.id for one in oss.all(ImprovementPlan).values()] == ["letters", "reachability", "one-desk"]


def test_what_was_sharpened_says_why_and_where(oss: Dossier) -> None:
    history = [entry for principle in oss.all(Principle).values() for entry in principle.history]
    sessions = oss.all(Session)
    assert len(history) >= 6
    assert all(entry.session and sessions[entry.session].date < entry.date for entry in history)
    assert {sessions[entry.session or ""].kind for entry in history} == {"learning-meeting", "test"}


def test_new_ways_are_shorter_than_those_of_before(oss: Dossier) -> None:
    found = [[journey_figures(way) for way in ways] for ways in questions(oss.all(Journey).values())]
    assert [len(ways) for ways in found] == [2, 2]
    for old, new in found:
        assert new.handovers < old.handovers / 2
        assert new.waiting_days < old.waiting_days / 2
        assert new.minutes < old.minutes


def test_a_change_of_unit_is_a_handover_unless_the_customer_comes_in_between(oss: Dossier) -> None:
    for journey in oss.all(Journey).values():
        for before, after in pairwise(journey.steps):
            if before.unit and after.unit and before.unit != after.unit:
                assert after.handover, f"{journey.id}: {after.id}"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_titles_speak_both_languages(oss: Dossier, kind: str) -> None:
    found: dict[str, Any] = {id_: item.title for id_, item in oss.of(kind).items()}
    assert [id_ for id_, title in found.items() if isinstance(title, str) or set(title) != LANGUAGES] == []


def test_no_more_people_rated_than_were_there_and_enough_of_each_group(oss: Dossier) -> None:
    (sheet,) = oss.all(RatingSheet).values()
    groups = Counter(rater.group for rater in sheet.raters)
    assert dict(groups) == dict(oss.all(Session)[sheet.session].headcount)
    assert min(groups.values()) >= oss.settings.privacy.threshold
    assert all(re.fullmatch(r"r\d\d", rater.id) for rater in sheet.raters)


def test_the_readme_parts_facts_from_fiction() -> None:
    text = (OSS / "README.md").read_text(encoding="utf-8")
    assert "## Wat gepubliceerd is" in text
    assert "## Wat illustratief is" in text
    for path in OSS.rglob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path
