"""The example of Olen: complete, in two languages, believable, and plain about what is illustrative."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from dienstvisie import api, checks
from dienstvisie.diagnostics import Severity
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.planning import plan
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.schema import (
    KINDS,
    VOCABULARIES,
    Challenge,
    Decision,
    Dossier,
    Embedding,
    Feedback,
    Finding,
    Idea,
    PolicyItem,
    Principle,
    RatingSheet,
    Scenario,
    Session,
    Stakeholder,
    TargetGroup,
    Unit,
    Value,
)
from dienstvisie.scoring import prioritise

OLEN = Path(__file__).parents[2] / "examples" / "olen"
LANGUAGES = {"nl-BE", "en"}
BOTH = {"title", "description", "result", "first_step", "communication", "answer", "note", "explanation"}
BOTH_IN_LISTS = {"partners", "conditions"}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_dossier(OLEN)


@pytest.fixture(scope="module")
def olen(loaded: Loaded) -> Dossier:
    assert loaded.dossier is not None
    return loaded.dossier


@pytest.fixture(scope="module")
def roadmap(olen: Dossier) -> Roadmap:
    return plan(olen, prioritise(olen, "ideas"))


def test_it_is_read_and_checked_without_a_word(loaded: Loaded, olen: Dossier) -> None:
    assert list(loaded.diagnostics) == []
    found = [str(diagnostic.message) for diagnostic in checks.run(olen, loaded.sources)]
    assert found == []


def test_it_says_that_it_is_illustrative(olen: Dossier) -> None:
    assert olen.settings.illustrative
    assert isinstance(olen.settings.note, dict)
    assert set(olen.settings.note) == LANGUAGES
    readme = (OLEN / "README.md").read_text(encoding="utf-8")
    assert "## Wat gepubliceerd is" in readme
    assert "## Wat illustratief is" in readme
    assert readme.index("## Wat gepubliceerd is") < readme.index("## In English")


@pytest.mark.parametrize(
    ("kind", "number"),
    [(Stakeholder, 8), (Value, 5), (Challenge, 15), (Finding, 30), (Idea, 40), (Scenario, 3), (Decision, 5)],
)
def test_it_has_what_was_published_or_promised(olen: Dossier, kind: type[Any], number: int) -> None:
    assert len(olen.all(kind)) == number


def test_every_kind_is_in_use(olen: Dossier) -> None:
    assert [kind.name for kind in KINDS if not olen.of(kind.name)] == []


def test_each_value_has_two_or_three_principles(olen: Dossier) -> None:
    found = Counter(value for principle in olen.all(Principle).values() for value in principle.values)
    assert set(found) == set(olen.all(Value))
    assert set(found.values()) <= {2, 3}


def test_there_are_three_service_locations_and_eight_objectives(olen: Dossier) -> None:
    assert sum(unit.kind == "location" for unit in olen.all(Unit).values()) == 3
    policy = olen.all(PolicyItem).values()
    assert sum(item.kind == "objective" for item in policy) == 8
    assert {item.regime for item in policy} == {"bbc"}
    assert all(item.kind == "action" for item in policy if item.priority), "priority is stored low"


def test_facts_stand_beside_perceptions(olen: Dossier) -> None:
    natures = Counter(finding.nature for finding in olen.all(Finding).values())
    assert min(natures["fact"], natures["perception"]) >= 10
    assert all(finding.evidence for finding in olen.all(Finding).values() if finding.nature == "fact")


def test_each_challenge_is_met_and_each_group_was_asked(olen: Dossier) -> None:
    ideas, feedback = olen.all(Idea).values(), olen.all(Feedback).values()
    assert {challenge for idea in ideas for challenge in idea.challenges} == set(olen.all(Challenge))
    assert {group for row in feedback for group in row.target_groups} == set(olen.all(TargetGroup))
    assert {row.verdict for row in feedback} == {"supports", "adjust", "rejects"}


def test_an_idea_is_concrete_enough_to_begin_on(olen: Dossier) -> None:
    for idea in olen.all(Idea).values():
        parts = idea.subprojects or (idea,)
        assert all(part.effort and part.duration for part in parts), idea.id
        assert all((idea.lead, idea.partners, idea.result, idea.first_step, idea.risks)), idea.id
        assert all((idea.indicators, idea.policy_action, idea.communication, idea.units, idea.facets)), idea.id


def test_ten_ideas_are_cut_into_parts_and_some_wait_with_a_pause(olen: Dossier) -> None:
    ideas = olen.all(Idea).values()
    assert sum(2 <= len(idea.subprojects) <= 4 for idea in ideas) >= 10
    assert any(not isinstance(row, str) and row.lag for idea in ideas for row in idea.depends_on)
    assert 2 <= sum(idea.must for idea in ideas) <= 3
    assert [idea.id for idea in ideas if idea.pinned] == ["integrated-reception"]


def test_every_facet_is_secured_at_every_level(olen: Dossier) -> None:
    cells = {(row.facet, row.level) for row in olen.all(Embedding).values()}
    wanted = {(facet, level) for facet in VOCABULARIES["facets"] for level in VOCABULARIES["levels"]}
    assert cells == wanted


def _texts(part: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every text that a document shows in more than one language, with its place."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is None or value == ():
            continue
        if name in BOTH and not hasattr(value, "model_fields_set"):
            yield (*path, name), value
        for number, inner in enumerate(value if isinstance(value, tuple) else (value,)):
            if hasattr(inner, "model_fields_set"):
                yield from _texts(inner, (*path, name, number))
            elif name in BOTH_IN_LISTS:
                yield (*path, name, number), inner


def test_ideas_speak_both_languages(olen: Dossier) -> None:
    texts = [row for idea in olen.all(Idea).values() for row in _texts(idea, (idea.id,))]
    assert len(texts) > 400
    missing = [path for path, text in texts if not isinstance(text, Mapping) or set(text) != LANGUAGES]
    assert missing == []


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_titles_speak_both_languages(olen: Dossier, kind: str) -> None:
    titles = {id_: item.title for id_, item in olen.of(kind).items()}
    assert [id_ for id_, title in titles.items() if not isinstance(title, Mapping) or set(title) != LANGUAGES] == []


def test_sixty_raters_of_eight_groups_in_four_sessions(olen: Dossier) -> None:
    sheets = olen.all(RatingSheet).values()
    groups = {rater.id: rater.group for sheet in sheets for rater in sheet.raters}
    assert len({sheet.session for sheet in sheets}) == 4
    assert len(groups) == 60
    assert set(groups.values()) == set(olen.all(Stakeholder))
    assert min(Counter(groups.values()).values()) >= olen.settings.privacy.threshold


def test_raters_are_pseudonyms_that_keep_their_group(olen: Dossier) -> None:
    seen: dict[str, set[str]] = {}
    for sheet in olen.all(RatingSheet).values():
        for rater in sheet.raters:
            assert re.fullmatch(r"r\d\d", rater.id)
            seen.setdefault(rater.id, set()).add(rater.group)
    assert {len(groups) for groups in seen.values()} == {1}


def test_no_more_people_rated_than_were_there(olen: Dossier) -> None:
    for sheet in olen.all(RatingSheet).values():
        present = olen.all(Session)[sheet.session].headcount
        assert dict(Counter(rater.group for rater in sheet.raters)) == dict(present)


def test_ratings_have_gaps_and_abstentions(olen: Dossier) -> None:
    raters = [rater for sheet in olen.all(RatingSheet).values() for rater in sheet.raters if rater.ideas]
    given = sum(len(rater.ideas) for rater in raters)
    scores = [score for rater in raters for row in rater.ideas.values() for score in row.values()]
    assert 0.80 < given / (40 * len(raters)) < 0.97
    assert 0.02 < scores.count("abstain") / len(scores) < 0.15
    assert {score for score in scores if score != "abstain"} == {1, 2, 3, 4, 5}


def test_groups_agree_on_some_ideas_and_are_divided_on_others(olen: Dossier) -> None:
    assert _gap(olen, "long-thursday") > 1.5
    assert _gap(olen, "one-customer-file") > 1.5
    assert _gap(olen, "integrated-reception") < 1.2


def _gap(olen: Dossier, idea: str) -> float:
    """How far the means of the groups lie apart on the impact on citizens, in points of the scale."""
    groups: dict[str, list[int]] = {}
    for sheet in olen.all(RatingSheet).values():
        for rater in sheet.raters:
            score = rater.ideas.get(idea, {}).get("citizen-impact")
            if isinstance(score, int):
                groups.setdefault(rater.group, []).append(score)
    means = [fmean(scores) for scores in groups.values()]
    return max(means) - min(means)


@pytest.mark.parametrize("kind", ["challenges", "ideas"])
def test_everything_is_ranked_and_spread(olen: Dossier, kind: Any) -> None:
    ranking = prioritise(olen, kind)
    assert (ranking.unranked, ranking.problems) == ((), ())
    scores = [item.score for item in ranking.items]
    assert max(scores) - min(scores) > 20


def test_the_first_phase_has_its_quick_wins(roadmap: Roadmap) -> None:
    end = roadmap.problem.phases[0].last
    early = [row for row in roadmap.placements if row.task.quick_win and row.end <= end]
    assert len(early) >= roadmap.problem.quick_wins == 5


def test_the_plan_keeps_to_its_wishes_and_still_asks_a_choice(olen: Dossier, roadmap: Roadmap) -> None:
    assert [problem for rule, problem in roadmap.problems if rule.severity is Severity.ERROR] == []
    left_out = {row.idea for row in roadmap.left_out}
    assert 1 <= len(left_out) <= 8
    assert not any(olen.all(Idea)[idea].must or olen.all(Idea)[idea].progress for idea in left_out)


def test_work_that_has_begun_is_where_it_began(olen: Dossier, roadmap: Roadmap) -> None:
    begun = {idea.id: idea.progress[-1].started for idea in olen.all(Idea).values() if idea.progress}
    assert len(begun) >= 8
    for idea, started in begun.items():
        assert roadmap.problem.calendar.label(roadmap.of_idea(idea)[0].start) == started


def test_capacity_pushes_some_ideas_back(roadmap: Roadmap) -> None:
    causes = Counter(blocker.cause for row in roadmap.placements for blocker in row.explanation.blockers[-1:])
    assert causes["capacity"] >= 10


@pytest.mark.parametrize(
    "path", sorted(path.relative_to(OLEN).as_posix() for path in OLEN.rglob("*") if path.is_file())
)
def test_no_mail_address_or_machine_path_is_in_a_file(path: str) -> None:
    text = (OLEN / path).read_text(encoding="utf-8")
    assert re.search(r"[\w.]+@[\w.]+", text) is None
    assert re.search(r"/(home|tmp|work|Users)/", text) is None


@pytest.mark.parametrize("path", sorted(path.relative_to(OLEN).as_posix() for path in OLEN.rglob("*.yaml")))
def test_every_file_begins_by_saying_what_it_holds(path: str) -> None:
    assert (OLEN / path).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_column_of_the_priorities_is_empty(olen: Dossier, audience: Any) -> None:
    documents = {document.path: document for document in api.report(olen, "en", audience).documents}
    for table in documents["priorities"].tables:
        filled = [any(row[number] is not None for row in table.rows) for number in range(len(table.columns))]
        empty = [column.key for column, there in zip(table.columns, filled, strict=True) if not there]
        assert not empty, table.name
