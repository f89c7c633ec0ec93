"""Running checks: severities, order, what could not be read, hints and other places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dienstvisie.checks import CHECK_RULES, CHECKS, Check, run
from dienstvisie.checks.references import A_TARGET
from dienstvisie.diagnostics import Rule, Severity, SourceMap
from dienstvisie.loading import load_dossier
from dienstvisie.schema import KIND_OF, KINDS, VOCABULARIES, Challenge, Dossier, Idea, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checks.conftest import Examine, Page

BARE_IDEA = {"ideas.yaml": "- {id: desk, title: Snelbalie}\n"}


def settings_with(checks: str) -> dict[str, str]:
    return {"dienstvisie.yaml": f"title: Dienstvisie\nclient: {{name: Gemeente}}\nchecks:\n{checks}"}


def test_checks_are_in_order_of_code_and_codes_differ() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    assert {rule.code for rule in CHECK_RULES} - set(codes) == {"DV203"}
    assert all(code[2] in "2345678" for code in codes)
    assert not [code for code in codes if "DV510" <= code < "DV530"], "those are the plan's"


def test_severity_of_the_settings_counts(examine: Examine) -> None:
    usual = examine(BARE_IDEA).of("DV306")
    assert [one.severity for one in usual] == [Severity.WARNING]
    changed = examine({**BARE_IDEA, **settings_with("  DV306: {severity: error, reason: Wij willen dit altijd.}\n")})
    assert [one.severity for one in changed.of("DV306")] == [Severity.ERROR]
    assert changed.of("DV306")[0].message == usual[0].message


def test_rule_that_is_off_is_silent_and_others_are_not(examine: Examine) -> None:
    result = examine({**BARE_IDEA, **settings_with("  DV306: {severity: 'off', reason: Dat komt later.}\n")})
    assert result.of("DV306") == []
    assert result.of("DV308")


def test_unknown_code_can_be_a_rule_from_elsewhere_and_is_a_rule_itself(examine: Examine, tmp_path: Path) -> None:
    checks = "  DV105: {severity: error, reason: Streng.}\n  DV899: {severity: error, reason: Fout.}\n"
    assert [str(one.message) for one in examine(settings_with(checks)).of("DV203")] == [
        "There is no rule `DV105`.",
        "There is no rule `DV899`.",
    ]
    loaded = load_dossier(tmp_path)
    (found,) = [one for one in run(loaded.dossier, loaded.sources, ["DV105"]) if one.code == "DV203"]
    assert str(found.hint) == "Did you mean `DV809`?"
    silenced = examine(settings_with(checks + "  DV203: {severity: 'off', reason: Wij weten het.}\n"))
    assert silenced.of("DV203") == []


FIXED = {"DV201", "DV205", "DV206", "DV207", "DV210"}


def test_rules_on_what_is_wrong_to_read_are_fixed_and_say_so() -> None:
    assert {rule.code for rule in CHECK_RULES if rule.fixed} == FIXED
    said = {rule.code for rule in CHECK_RULES if "Its severity is fixed" in " ".join(rule.page.split())}
    assert said == FIXED
    assert {rule.severity for rule in CHECK_RULES if rule.fixed} == {Severity.ERROR}


@pytest.mark.parametrize("severity", ["warning", "info", "off"])
@pytest.mark.parametrize("code", sorted(FIXED))
def test_a_fixed_rule_stays_an_error_whatever_the_settings_say(
    code: str, severity: str, page: Callable[[Rule], Page], examine: Examine
) -> None:
    (rule,) = (rule for rule in CHECK_RULES if rule.code == code)
    setting = settings_with(f"  {code}: {{severity: '{severity}', reason: Later.}}\n")
    result = examine({**page(rule).files("Example"), **setting})
    assert {one.severity for one in result.of(code)} == {Severity.ERROR}
    assert [str(one.message) for one in result.of("DV203")] == [f"The severity of {code} is fixed."]


def test_problems_come_by_place(examine: Examine) -> None:
    found = examine(
        {
            "values.yaml": "- {id: b, title: Correct}\n- {id: a, title: Stipt}\n",
            "challenges.yaml": "- {id: a, title: A.}\n",
        }
    ).found
    places = [(one.file, one.position, one.code) for one in found]
    assert places == sorted(places, key=lambda row: (row[0] or "", row[1] or (0, 0), row[2]))
    assert len({one.file for one in found}) > 1


@pytest.mark.parametrize(
    ("check", "kind"),
    [(check, kind) for check in CHECKS for kind in check.needs],
    ids=lambda value: str(getattr(value, "code", getattr(value, "__name__", ""))),
)
def test_rule_waits_until_what_it_needs_can_be_read(
    check: Check, kind: type, page: Callable[[Rule], Page], examine: Examine, tmp_path: Path
) -> None:
    examine(page(check).files("Example"))
    loaded = load_dossier(tmp_path)
    assert any(check.find(loaded.dossier))
    name = "settings" if kind is Settings else KIND_OF[kind].name
    items = {one.name: loaded.dossier.of(one.name) for one in KINDS}
    damaged = Dossier(loaded.dossier.settings, items, {(name, "*")})
    assert check.code not in {one.code for one in run(damaged, loaded.sources)}


def test_every_rule_that_reads_the_settings_waits_for_them() -> None:
    """Save for equal ids: a section of the settings is read whole or not at all, and other items hold them too."""
    reading = {
        check.code
        for check in CHECKS
        if "settings." in Path(sys.modules[check.find.__module__].__file__ or "").read_text("utf-8").split('"""', 2)[2]
    }
    waiting = {check.code for check in CHECKS if Settings in check.needs}
    assert reading - waiting == {"DV210"}
    assert {"DV330", "DV406", "DV500", "DV505", "DV706"} <= reading


def test_planning_that_could_not_be_read_is_not_called_absent(examine: Examine) -> None:
    files = {
        "units.yaml": "- {id: desk, title: Balie}\n",
        "ideas.yaml": "- {id: a, title: A, effort: {desk: 3}}\n",
    }
    broken = "title: Dienstvisie\nclient: {name: Gemeente}\nplanning: {start: 2026-Q7, end: 2027}\n"
    assert len(examine(files).of("DV500")) == 1
    result = examine({**files, "dienstvisie.yaml": broken})
    assert result.loading
    assert not [one.code for one in result.found if one.code.startswith("DV5")]


def test_misspelt_reference_gets_the_nearest_id(examine: Examine) -> None:
    ideas = "- {id: a, title: A, challenges: [wating]}\n- {id: b, title: B, challenges: [quite-other]}\n"
    challenges = "- {id: waiting, title: Wachten}\n- {id: letters, title: Brieven}\n"
    near, far = examine({"ideas.yaml": ideas, "challenges.yaml": challenges}).of("DV201")
    assert str(near.hint) == "Did you mean `waiting`?"
    assert str(far.hint) == "Known here: letters, waiting."


def test_suggestions_stop_where_they_would_take_minutes() -> None:
    number = 1_000
    challenges = {f"known-{i}": Challenge(id=f"known-{i}", title="Wachten") for i in range(number)}
    ideas = {f"i{i}": Idea(id=f"i{i}", title="Idee", challenges=(f"konwn-{i}",)) for i in range(number)}
    settings = Settings.model_validate({"title": "Dienstvisie", "client": {"name": "Gemeente"}})
    found = run(Dossier(settings, {"challenges": challenges, "ideas": ideas}), SourceMap())
    unknown = [one for one in found if one.code == "DV201"]
    assert len(unknown) == number
    guesses = [one.hint for one in unknown if str(one.hint).startswith("Did you mean")]
    assert 0 < len(guesses) <= 50
    assert all(one.hint is not None for one in unknown)


@pytest.mark.parametrize(
    ("idea", "hint"),
    [
        ("effort: {ict: 3}", "Add it in `units.yaml`, or correct the id here."),
        ("consensus: {reach: 3}", "Add it under `scoring.criteria` in `dienstvisie.yaml`, or correct the id here."),
    ],
)
def test_reference_to_what_the_dossier_has_none_of_says_where_to_add_it(idea: str, hint: str, examine: Examine) -> None:
    settings = "title: Dienstvisie\nclient: {name: Gemeente}\nscoring: {criteria: []}\n"
    files = {"dienstvisie.yaml": settings, "ideas.yaml": f"- {{id: desk, title: Snelbalie, {idea}}}\n"}
    assert [str(one.hint) for one in examine(files).of("DV201")] == [hint]


@pytest.mark.parametrize("rule", CHECK_RULES, ids=lambda rule: str(rule.code))
def test_every_message_says_what_to_do(rule: Rule, page: Callable[[Rule], Page], examine: Examine) -> None:
    assert all(one.hint is not None for one in examine(page(rule).files("Example")).of(rule.code))


def test_score_off_the_scale_is_told_what_may_be_written(examine: Examine) -> None:
    raters = "raters: [{id: p, group: x, ideas: {desk: {citizen-impact: 7}}}]"
    files = {
        "ideas.yaml": "- {id: desk, title: Snelbalie, consensus: {citizen-impact: 0}}\n",
        "ratings.yaml": f"- {{id: a, title: A, session: s, {raters}}}\n",
    }
    assert [str(one.hint) for one in examine(files).of("DV401")] == [
        "Write a score from 1 to 5, or leave it out where the session agreed on none.",
        "Write a score from 1 to 5, or `abstain` where the rater gave none.",
    ]


@pytest.mark.parametrize(
    ("code", "files", "places"),
    [
        ("DV204", {"ideas.yaml": "- {id: a, title: A, phases: [inform, apply, inform]}\n"}, [(1, 30)]),
        (
            "DV207",
            {"ideas.yaml": "- {id: a, title: A, depends_on: [b]}\n- {id: b, title: B, depends_on: [a]}\n"},
            [(2, 3)],
        ),
        (
            "DV208",
            {
                "policy_plan.yaml": "- {id: a, title: A, kind: objective, code: x}\n"
                "- {id: b, title: B, kind: objective, code: x}\n"
            },
            [(1, 44)],
        ),
        (
            "DV402",
            {
                "ratings.yaml": "- {id: a, title: A, session: s, raters: [{id: p, group: x}]}\n"
                "- {id: b, title: B, session: s, raters: [{id: p, group: y}]}\n"
            },
            [(1, 57)],
        ),
        ("DV509", {"ideas.yaml": "- {id: a, title: A, pinned: 2026, earliest: 2027}\n"}, [(1, 45)]),
    ],
)
def test_other_place_is_shown(
    code: str, files: dict[str, str], places: list[tuple[int, int]], examine: Examine
) -> None:
    (found,) = examine(files).of(code)
    assert [related.position for related in found.related] == places
    assert {related.file for related in found.related} == set(files)


def test_every_target_of_references_has_a_name() -> None:
    assert set(A_TARGET) == {kind.name for kind in KINDS} | set(VOCABULARIES) | {"criteria"}


def test_full_dossier_has_nothing_to_complain_of() -> None:
    loaded = load_dossier(Path(__file__).parents[2] / "examples" / "olen")
    assert len(loaded.dossier.all(Idea)) >= 40
    found = run(loaded.dossier, loaded.sources)
    assert [(one.code, one.file, str(one.message)) for one in found] == []


def test_checks_load_no_heavy_library() -> None:
    code = (
        "import sys, dienstvisie.checks; "
        "print([name for name in ('numpy', 'jinja2', 'babel', 'yaml', 'typer', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
