"""The verdict on an indicator, a theme and a principle: each step of the rule, with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from dienstvisie.language import translator
from dienstvisie.measuring import Effects, effects
from dienstvisie.schema import Competency, Dossier, Entity, Indicator, Principle, Programme, Settings

DAY = {2012: "2012-11-05", 2013: "2013-11-04", 2014: "2014-11-03", 2015: "2015-11-02"}


def measured(year: int, value: float, n: int | None = 400, **more: Any) -> dict[str, Any]:
    return {"date": DAY[year], "value": value, "n": n, **more}


def indicator(*rows: dict[str, Any], target: float | None = 70, **more: Any) -> Indicator:
    fields: dict[str, Any] = {"id": "paper", "title": "Little paper", "unit": "%", "competencies": ["paper"]}
    fields |= {"baseline": rows[0], "measurements": rows[1:]} if rows else {}
    fields |= {"target": {"date": "2016-11-07", "value": target}} if target is not None else {}
    return Indicator.model_validate(fields | more)


def programme(**more: Any) -> Programme:
    fields = {"id": "track", "title": "Mental track", "start": "2012-11-05", "themes": ["paper", "sharing"]}
    return Programme.model_validate(fields | more)


def judged(*items: Entity, threshold: int = 5) -> Effects:
    settings = Settings.model_validate({"title": "T", "client": {"name": "Venlo"}, "privacy": {"threshold": threshold}})
    kinds: dict[str, dict[str, Entity]] = {}
    names: Mapping[type, str] = {
        Indicator: "indicators",
        Programme: "programmes",
        Competency: "competencies",
        Principle: "principles",
    }
    for item in items:
        kinds.setdefault(names[type(item)], {})[item.id] = item
    return effects(Dossier(settings, kinds))


def verdict(*items: Entity, threshold: int = 5) -> tuple[str, str]:
    one = judged(*items, threshold=threshold).indicators[0].now
    return one.verdict, " ".join(map(translator("en").say, one.why))


def test_on_course_says_all_its_numbers() -> None:
    found, why = verdict(indicator(measured(2012, 41), measured(2013, 52)), programme())
    assert found == "on-course"
    assert why.startswith("From 41.0% to 52.0%, a difference between 4.1")
    assert "so it became better. The line to the target asks for 48.2" in why


def test_lower_can_be_better() -> None:
    rows = (measured(2012, 60), measured(2013, 45))
    assert verdict(indicator(*rows, target=30, direction="lower"), programme())[0] == "on-course"
    assert verdict(indicator(*rows, target=90), programme())[0] == "no-effect"


def test_what_is_good_already_must_be_kept() -> None:
    rows = (measured(2012, 70), measured(2013, 69), measured(2014, 55))
    found, why = verdict(indicator(*rows[:2]), programme())
    assert (found, "That was there already, and it was kept." in why) == ("on-course", True)
    assert verdict(indicator(*rows), programme())[0] == "restart"


def test_nothing_was_measured_since_the_programme_began() -> None:
    rows = (measured(2012, 41), measured(2013, 40))
    found, why = verdict(indicator(*rows), programme(start="2014-01-06"))
    assert (found, why) == ("too-early", "The programme began on 2014-01-06; it was not measured since.")


def test_few_answers_cannot_tell() -> None:
    found, why = verdict(indicator(measured(2012, 41, 60), measured(2013, 47, 60)), programme())
    assert found == "too-early"
    assert "cannot tell no change and the line to the target apart" in why


def test_one_year_short_of_the_line_is_no_effect_and_two_ask_for_a_restart() -> None:
    rows = (measured(2012, 41), measured(2013, 40), measured(2014, 42))
    assert verdict(indicator(*rows[:2], target=95), programme())[0] == "no-effect"
    found, why = verdict(indicator(*rows, target=95), programme())
    assert found == "restart"
    assert "There were 2 yearly measurements since. Going on as now does not lead to the target." in why


def test_growth_too_slow_waits_one_year_and_then_restarts() -> None:
    rows = (measured(2012, 41, 3000), measured(2013, 45, 3000), measured(2014, 49, 3000))
    found, why = verdict(indicator(*rows[:2], target=100), programme())
    assert (found, "the next measurement decides" in why) == ("too-early", True)
    assert verdict(indicator(*rows, target=100), programme())[0] == "restart"


def test_nobody_was_reached_yet() -> None:
    line = {"id": "train", "title": "Train", "themes": ["paper"], "planned": {2013: 900}, "reached": {2013: 400}}
    rows = (measured(2012, 41), measured(2013, 40))
    found, why = verdict(indicator(*rows, target=95), programme(lines=[line]))
    assert found == "too-early"
    assert "Only 400 of 900 planned participations took place" in why
    enough = line | {"reached": {2013: 450}}
    assert verdict(indicator(*rows, target=95), programme(lines=[enough]))[0] == "no-effect"
    other = line | {"themes": ["sharing"]}
    assert verdict(indicator(*rows, target=95), programme(lines=[other]))[0] == "no-effect"
    unknown = line | {"reached": {}}
    assert verdict(indicator(*rows, target=95), programme(lines=[unknown]))[0] == "no-effect"


def test_a_young_programme_is_not_judged() -> None:
    rows = (measured(2012, 41), measured(2013, 40))
    found, why = verdict(indicator(*rows, target=95), programme(start="2013-06-03"))
    assert (found, "Only 5 months had passed: less than 11." in why) == ("too-early", True)


def test_measurements_within_a_year_count_once() -> None:
    quarters = [
        {"date": day, "value": 41, "n": 2000} for day in ("2012-11-05", "2013-02-04", "2013-05-06", "2013-11-04")
    ]
    assert verdict(indicator(*quarters[:3], target=100), programme())[0] == "too-early"
    assert verdict(indicator(*quarters, target=100), programme())[0] == "no-effect"


def test_without_a_target_there_is_no_line() -> None:
    rows = (measured(2012, 41), measured(2013, 40), measured(2014, 52))
    assert verdict(indicator(*rows, target=None), programme())[0] == "on-course"
    found, why = verdict(indicator(*rows[:2], target=None), programme())
    assert (found, "There is no target" in why) == ("no-effect", True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "It was never measured."),
        ((measured(2013, 41),), "It was measured only once, on 2013-11-04."),
        ((measured(2012, 41), measured(2013, 60, None)), "is not known, so it has no interval"),
        ((measured(2012, 41), measured(2013, 60, 4)), "lie 4 answers; from 5 upward something is told"),
        ((measured(2012, 41, 1), measured(2013, 60)), "lies 1 answer;"),
        ((measured(2012, 141), measured(2013, 60)), "no percentage from 0 to 100"),
    ],
)
def test_what_cannot_be_compared_says_why(rows: tuple[dict[str, Any], ...], said: str) -> None:
    found, why = verdict(indicator(*rows), programme())
    assert found == "not-enough-answers"
    assert said in why


def test_nothing_is_told_of_few_people() -> None:
    rows = (measured(2012, 41, 400), measured(2013, 90, 9))
    assert verdict(indicator(*rows), programme())[0] == "on-course"
    one = judged(indicator(*rows), programme(), threshold=10).indicators[0]
    assert one.now.verdict == "not-enough-answers"
    assert one.figures[1].value is None
    assert one.figures[1].interval is None


def test_means_need_their_spread() -> None:
    rows = (measured(2012, 3.1, sd=0.9), measured(2013, 3.5, sd=0.8))
    found, why = verdict(indicator(*rows, target=4, unit="points"), programme())
    assert found == "on-course"
    assert "From 3.1 to 3.5 (points), a difference between 0.28 and 0.52" in why
    bare = (measured(2012, 3.1), measured(2013, 3.5))
    assert "no standard deviation" in verdict(indicator(*bare, target=4, unit="points"), programme())[1]


def test_the_size_of_the_group_narrows_the_interval() -> None:
    wide = judged(indicator(measured(2012, 41), measured(2013, 47)), programme()).indicators[0]
    rows = (measured(2012, 41, asked=900), measured(2013, 47, asked=900))
    narrow = judged(indicator(*rows), programme()).indicators[0]
    assert narrow.figures[0].corrected
    assert narrow.figures[0].response == pytest.approx(4 / 9)
    assert wide.now.change is not None
    assert narrow.now.change is not None
    assert narrow.now.change.margin < wide.now.change.margin


def test_a_restart_compares_with_what_was_before_it() -> None:
    anew = programme(restarts=[{"date": "2014-01-06", "reason": "No effect"}])
    rows = (measured(2012, 41), measured(2013, 40), measured(2014, 52))
    one = judged(indicator(*rows, target=95), anew).indicators[0]
    assert one.now.first is not None
    assert one.now.first.date == date(2013, 11, 4)
    assert one.now.verdict == "on-course"
    assert one.now.line == pytest.approx(40 + 55 * 364 / 1099)
    assert [each.verdict for each in one.earlier] == ["no-effect"]
    found, why = verdict(indicator(*rows[:2], target=95), anew)
    assert (found, why) == ("too-early", "The programme began anew on 2014-01-06; it was not measured since.")


def test_the_restart_says_what_changes() -> None:
    lines = [
        {"id": "one", "title": "Courses", "planned": {2012: 300, 2013: 600}},
        {"id": "two", "title": "Peer review", "planned": {2014: 400}},
    ]
    found = judged(programme(lines=lines, restarts=[{"date": "2014-01-06", "reason": "R", "changes": ["C"]}]))
    (begun,) = found.restarts
    assert [line.id for line in begun.new] == ["two"]
    assert [line.id for line in begun.gone] == ["one"]
    assert (begun.before, begun.after) == (600, 400)


def test_of_several_indicators_the_most_cautious_counts() -> None:
    good = indicator(measured(2012, 41), measured(2013, 52))
    bad = indicator(measured(2012, 41), measured(2013, 35), id="bad")
    silent = indicator(id="silent")
    theme = Competency.model_validate({"id": "paper", "title": "Paper", "principles": ["open"]})
    found = judged(good, bad, silent, theme, programme())
    assert found.themes[0].verdict == "no-effect"
    said = " ".join(map(translator("en").say, found.themes[0].why))
    assert (
        "This is the verdict of 1 of 2 indicators; the most cautious counts. 1 more cannot be compared yet. From 41.0%"
        in said
    )
    assert judged(good, silent, theme, programme()).themes[0].verdict == "on-course"


def test_a_theme_without_indicator_is_named_and_others_are_not() -> None:
    themes = [Competency.model_validate({"id": id_, "title": id_}) for id_ in ("paper", "elsewhere")]
    found = judged(*themes, programme()).themes
    assert [(one.subject.id, one.verdict) for one in found] == [("paper", "not-enough-answers")]
    assert str(found[0].why[0]) == "No indicator measures it."


def test_a_principle_without_indicator_goes_by_its_themes() -> None:
    good = indicator(measured(2012, 41), measured(2013, 52))
    theme = Competency.model_validate({"id": "paper", "title": "Paper", "principles": ["open"]})
    principles = [Principle.model_validate({"id": id_, "title": id_}) for id_ in ("open", "loose")]
    (found,) = judged(good, theme, programme(), *principles).principles
    assert (found.subject.id, found.verdict) == ("open", "on-course")
    assert "those of its themes count" in str(found.why[0])


def test_rejected_items_do_not_count() -> None:
    gone = indicator(measured(2012, 41), measured(2013, 52), status="rejected")
    assert judged(gone, programme()).indicators == ()
