"""The report models of the vision and of the guide: values, principles, competencies and the compass."""

from __future__ import annotations

from tests.reporting.vision_dossiers import VISION_ITEMS, bare, visionary

from dienstvisie.reporting.contents import has_guide, has_vision
from dienstvisie.reporting.guide import guide_report
from dienstvisie.reporting.vision import vision_report
from dienstvisie.reporting.vision_model import DecisionTold


def decision(**changed: object) -> DecisionTold:
    first = {**VISION_ITEMS["decisions"][0], **changed}
    return vision_report(visionary(items={"decisions": [first]})).decisions[0]


def test_a_principle_stands_in_full_with_the_first_of_its_values() -> None:
    report = vision_report(visionary())
    near, clear = report.values
    assert [one.id for one in near.principles] == ["first-contact"]
    assert [one.id for one in clear.principles] == ["plain"]
    assert [one.id for one in clear.elsewhere] == ["first-contact"]
    assert [one.id for one in report.loose] == ["free"]
    assert [one.id for one in report.principles] == ["first-contact", "plain", "free"]


def test_a_value_has_its_meaning_and_what_sets_it_apart() -> None:
    near, clear = vision_report(visionary("nl-BE")).values
    assert (near.meaning, near.distinction, near.proof) == ("We kennen je.", "Klein genoeg.", ("Op straat.",))
    assert (clear.description, clear.meaning) == ("Je begrijpt ons.", None)
    assert [idea.id for idea in clear.ideas] == ["integrated-reception"]


def test_a_principle_has_what_practises_and_what_sharpened_it() -> None:
    first = vision_report(visionary("nl-BE")).principles[0]
    assert (first.guideline, first.do, first.dont) == ("Ik help zelf.", ("Vragen.",), ("Doorsturen.",))
    assert [(item.id, item.page) for item in first.competencies] == [("listening", "vision#competencies-listening")]
    assert [item.id for item in first.ideas] == ["integrated-reception"]
    (change,) = first.history
    assert (change.date, change.reason, change.session) == ("11 februari 2027", "Het panel vroeg het.", "Klantenpanel")
    (voice,) = first.voices
    assert (voice.remark, voice.change, voice.session) == (
        "Te veel trappen.",
        "Er is een lift.",
        "Klantenpanel, 10 februari 2027",
    )


def test_what_was_said_of_a_principle_is_not_told_with_its_value_again() -> None:
    near, clear = vision_report(visionary()).values
    assert near.voices == ()
    assert [(voice.verdict, voice.remark) for voice in clear.voices] == [("Supports it", None)]


def test_competencies_show_behaviour_from_the_top_down() -> None:
    listening, writing = vision_report(visionary()).competencies
    assert [(row.level, row.shown) for row in listening.behaviour] == [
        ("Strategic", ("Komt.",)),
        ("Operational", ("Vraagt door.",)),
    ]
    assert [item.id for item in listening.principles] == ["first-contact"]
    assert [item.id for item in writing.principles] == ["plain"]


def test_the_compass_weighs_in_signs_and_words() -> None:
    told = decision()
    assert [row.principle.id for row in told.rows] == ["first-contact", "plain"]
    assert [(weight.sign, weight.words) for weight in told.rows[0].weights] == [
        ("−−", "goes fully against it"),
        ("+", "serves it"),
        (None, None),
    ]
    assert [(option.sum, option.reading) for option in told.options] == [
        ("−1", "1 principle for, 1 against"),
        ("+3", "2 principles for, 0 against"),
        ("0", "No principle speaks for or against it."),
    ]
    assert [option.most for option in told.options] == [False, True, False]
    assert [option.chosen for option in told.options] == [False, True, False]


def test_the_answer_says_when_why_and_how_it_stands_to_the_principles() -> None:
    told = decision()
    assert (told.answer, told.reason) == ("Both", "Niemand valt uit.")
    assert told.when == "Decided on 1 March 2027: Klantenpanel."
    assert told.remark == "The principles point most to this answer."
    assert decision(session=None).when == "Decided on 1 March 2027."
    assert decision(date=None).when == "Decided in: Klantenpanel."
    other = "The principles point more to another answer; the reason says why this one was chosen."
    assert decision(answer="only").remark == other


def test_an_open_question_has_no_answer() -> None:
    told = decision(answer=None)
    assert (told.answer, told.when, told.remark) == (None, None, None)
    assert not any(option.chosen for option in told.options)
    empty = vision_report(visionary()).decisions[1]
    assert (empty.options, empty.rows, empty.question) == ((), (), "Wat nu?")


def test_a_question_that_repeats_its_title_is_told_once() -> None:
    assert vision_report(visionary("nl-BE")).decisions[0].question is None
    assert decision().question is None
    assert decision(question="En wie betaalt?").question == "En wie betaalt?"


def test_weights_on_a_rejected_principle_count_no_more() -> None:
    gone = [{**row, "status": "rejected"} if row["id"] == "plain" else row for row in VISION_ITEMS["principles"]]
    told = vision_report(visionary(items={"principles": gone})).decisions[0]
    assert [option.sum for option in told.options] == ["−2", "+1", "0"]
    assert [row.principle.id for row in told.rows] == ["first-contact"]


def test_the_tests_are_counted() -> None:
    report = vision_report(visionary())
    assert (report.tally.supports, report.tally.adjust, report.tally.rejects, report.tally.total) == (1, 1, 0, 2)
    assert [[item.id for item in voice.about] for voice in report.tested] == [["near", "first-contact"], ["clear"]]


def test_the_guide_has_each_principle_once_and_asks_what_weighs_most() -> None:
    guide = guide_report(visionary())
    told = [(group.value and group.value.id, [one.id for one in group.principles]) for group in guide.values]
    assert told == [("near", ["first-contact"]), ("clear", ["plain"]), (None, ["free"])]
    assert [doubt.principle.id for doubt in guide.doubts] == ["first-contact", "plain", "free"]
    assert guide.weighed
    assert [item.page for item in guide.further] == ["vision", "analysis", "roadmap", "summary"]


def test_without_a_compass_the_first_principles_are_asked() -> None:
    rows = [{"id": f"p-{number}", "title": f"P{number}"} for number in range(5)]
    guide = guide_report(bare(principles=rows))
    assert [doubt.principle.id for doubt in guide.doubts] == ["p-0", "p-1", "p-2"]
    assert not guide.weighed
    assert [item.page for item in guide.further] == ["vision"]


def test_there_is_a_vision_or_a_guide_only_where_there_is_something_in_it() -> None:
    gone = [{"id": "near", "title": "Nabij", "status": "archived"}]
    assert not has_vision(bare(values=gone))
    one = bare(competencies=[{"id": "listening", "title": "Luisteren"}])
    assert has_vision(one)
    assert not has_guide(one)
    report = vision_report(one)
    assert (report.values, report.decisions, report.tally.total) == ((), (), 0)
