"""The report model of the summary for residents: plain sentences with any data, and no scores."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from tests.reporting.report_dossiers import SMALL_ITEMS, small
from tests.reporting.vision_dossiers import bare, visionary

from dienstvisie.reporting.contents import has_summary
from dienstvisie.reporting.summary import summary_report


def ideas(**by_id: dict[str, object]) -> dict[str, object]:
    return {"ideas": [{**row, **by_id.get(row["id"].replace("-", "_"), {})} for row in SMALL_ITEMS["ideas"]]}


def test_the_opening_says_what_it_is_and_how_much_comes() -> None:
    assert summary_report(visionary()).opening == (
        "Municipality of Example has made a vision on its service.",
        "It says what you can expect when you need us.",
        "It has 2 values and 3 rules.",
        "Every employee works by these rules.",
        "We have 1 idea for you, and it is ready by 31 December 2028.",
    )


def test_a_value_is_told_in_its_short_form_else_in_its_meaning() -> None:
    near, clear = summary_report(visionary("nl-BE")).stands
    assert (near.value.page, near.means) == ("vision#values-near", "We kennen je.")
    assert clear.means == "Je begrijpt ons."


def test_ideas_for_nobody_in_particular_are_told_where_none_is_for_somebody() -> None:
    assert summary_report(visionary()).later == ()
    report = summary_report(visionary(items=ideas(integrated_reception={"target_groups": []})))
    assert report.first is not None
    assert (report.first.title, report.first.until) == ("A visible start", "Begins by 30 September 2027")
    assert [item.idea.id for item in report.first.comings] == ["quick-desk", "clear-letters"]
    assert [item.when for item in report.first.comings] == [
        "It is ready by 31 March 2027.",
        "It is ready by 30 September 2027.",
    ]
    assert [item.idea.id for item in report.later[0].comings] == ["integrated-reception"]
    assert report.groups == ()


def test_what_is_under_way_done_or_stopped_is_said_so() -> None:
    for state, when in (
        ("on-track", "We are working on it. It is ready by 31 December 2028."),
        ("done", "It is there already."),
    ):
        changed = ideas(integrated_reception={"progress": [{"date": "2027-03-01", "content": state}]})
        first = summary_report(visionary(items=changed)).first
        assert first is not None
        assert [item.when for item in first.comings] == [when]
    stopped = ideas(integrated_reception={"progress": [{"date": "2027-03-01", "content": "stopped"}]})
    report = summary_report(visionary(items=stopped))
    assert (report.first, report.later, len(report.opening)) == (None, (), 4)


def test_what_is_meant_is_told_as_such_and_what_is_there_by_its_newest_figure() -> None:
    def told(**more: object) -> str | None:
        changed = ideas(integrated_reception={"result": "Iedereen wordt meteen geholpen.", **more})
        measured = {
            "id": "helped",
            "title": "Meteen geholpen",
            "kind": "change",
            "unit": "%",
            "direction": "higher",
            "ideas": ["integrated-reception"],
            "measurements": [{"date": "2028-01-01", "value": 61}, {"date": "2027-01-01", "value": 50}],
        }
        first = summary_report(visionary(items={**changed, "indicators": [measured]})).first
        assert first is not None
        return first.comings[0].told

    assert told() == "What we want to reach: Iedereen wordt meteen geholpen."
    done = [{"date": "2027-03-01", "content": "done"}]
    assert told(progress=done) == "Last measured on 1 January 2028: Meteen geholpen, 61%."


def test_the_only_answer_is_told_in_one_breath() -> None:
    answers = [{"id": "one", "title": "Toets", "verdict": "rejects", "target_groups": ["seniors"]}]
    assert summary_report(visionary(items={"feedback": answers})).verdicts == (
        "We asked people what they think of our plans.",
        "The one answer that we got says: do not do this.",
    )


def test_each_target_group_sees_what_comes_first_and_how_much_after_that() -> None:
    many = [{"id": f"idea-{n}", "title": f"Idee {n}", "target_groups": ["seniors"]} for n in range(5)]
    (seniors,) = summary_report(visionary(items={"ideas": many}, roadmap=None)).groups
    assert [item.idea.id for item in seniors.comings] == ["idea-0", "idea-1", "idea-2"]
    assert seniors.more == "After that come 2 more ideas."
    (four,) = summary_report(visionary(items={"ideas": many[:4]}, roadmap=None)).groups
    assert four.more == "After that comes 1 more idea."
    (three,) = summary_report(visionary(items={"ideas": many[:3]}, roadmap=None)).groups
    assert three.more is None


def test_without_a_roadmap_there_are_no_dates() -> None:
    report = summary_report(visionary(roadmap=None))
    assert report.first is not None
    assert report.first.title == "What we want to do"
    assert {item.when for item in report.first.comings} == {"There is no date yet."}
    assert [item.page for item in report.further] == ["vision", "analysis"]


def test_without_phases_what_comes_is_told_by_year() -> None:
    roadmap = small().roadmap
    assert roadmap is not None
    plain = replace(roadmap, problem=replace(roadmap.problem, phases=()))
    report = summary_report(visionary(roadmap=plain))
    assert report.first is not None
    assert (report.first.title, report.first.until) == ("In 2028", None)


def test_people_see_how_they_were_heard_and_what_changed() -> None:
    report = summary_report(visionary())
    assert report.heard == (
        "We spoke with people at 2 meetings, between 15 January 2027 and 10 February 2027.",
        "1,425 times somebody took part.",
        "Whoever came more than once counts each time.",
    )
    assert report.verdicts == (
        "We asked people what they think of our plans, and got 2 answers.",
        "1 answer says: good, do it like this.",
        "1 answer asks for a change.",
    )
    assert [(voice.remark, voice.change) for voice in report.changed] == [("Te veel trappen.", "Er is een lift.")]


def test_it_is_made_for_a_vision_alone_and_reads_well_with_little() -> None:
    assert not has_summary(bare(sessions=[{"id": "a", "title": "A", "kind": "survey", "date": "2027-01-01"}]))
    one = bare(values=[{"id": "near", "title": "Nabij"}])
    assert has_summary(one)
    report = summary_report(one)
    assert report.opening[-1] == "It has 1 value."
    assert (report.first, report.groups, report.heard, report.verdicts) == (None, (), (), ())
    assert report.stands[0].means is None
    rules = summary_report(bare(principles=[{"id": "plain", "title": "Klaar"}]))
    assert rules.opening[-2:] == ("It has 1 rule.", "Every employee works by these rules.")


def test_no_score_and_no_rank_is_in_it() -> None:
    assert not {"score", "rank", "raters"} & names(summary_report(visionary()))


def names(value: object) -> set[str]:
    """The names of all fields within a report."""
    if is_dataclass(value):
        own = [field.name for field in fields(value) if field.name != "imprint"]
        return set(own).union(*(names(getattr(value, name)) for name in own))
    return set().union(*map(names, value)) if isinstance(value, tuple) else set()
