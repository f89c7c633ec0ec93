"""Dates, numbers, amounts, periods and sentences, as people in Flanders and in Britain write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.language import Message, counted
from dienstvisie.planning.problem import Calendar, PeriodLabel
from dienstvisie.reporting.plain_text import Foreign
from dienstvisie.reporting.writer import Writer

NL, EN = Writer("nl-BE", "nl-BE"), Writer("en", "nl-BE")
SPACE = "\N{NO-BREAK SPACE}"


def test_dates_are_in_words() -> None:
    assert NL.date(date(2027, 4, 14)) == "14 april 2027"
    assert EN.date(date(2027, 4, 14)) == "14 April 2027"


def test_numbers_have_the_signs_of_the_language() -> None:
    assert (NL.number(1234.56, 1), EN.number(1234.56, 1)) == ("1.234,6", "1,234.6")
    assert (NL.number(3.0, 2), NL.number(0), EN.number(12_000_000)) == ("3", "0", "12,000,000")
    assert (NL.score(66.0), EN.score(66.04)) == ("66,0", "66.0")
    assert (NL.percent(0.756), EN.percent(1.2)) == ("76%", "120%")


def test_amounts_are_whole_euros() -> None:
    assert NL.money(1_234_567) == f"€{SPACE}1.234.567"
    assert EN.money(1_234_567) == "€1,234,567"
    assert Writer("nl-NL", "nl-NL").money(5) == f"€{SPACE}5"


def test_lists_end_in_and() -> None:
    assert NL.listed(["a", "b", "c"]) == "a, b en c"
    assert EN.listed(["a", "b"]) == "a and b"
    assert EN.listed([]) == ""


@pytest.mark.parametrize(
    ("label", "nl", "en"),
    [("2027-Q1", "Q1 2027", "Q1 2027"), ("2027-03", "mrt 2027", "Mar 2027"), ("2027", "2027", "2027")],
)
def test_periods_are_one_word_that_does_not_break(label: str, nl: str, en: str) -> None:
    assert NL.period(label) == nl.replace(" ", SPACE)
    assert EN.period(label) == en.replace(" ", SPACE)


def test_a_span_of_one_period_is_that_period() -> None:
    assert EN.span("2027-Q1", "2027-Q1") == f"Q1{SPACE}2027"
    assert EN.span("2027-Q1", "2028-Q2") == f"Q1{SPACE}2027 – Q2{SPACE}2028"


def test_what_a_sentence_names_is_written_as_in_the_rest_of_the_document() -> None:
    inner = Message("from {period}", {"period": PeriodLabel("2027-Q2")})
    values = {"days": 1200, "year": 2027, "unit": {"nl-BE": "Onthaal", "en": "Reception"}, "why": (inner, "x\ny")}
    said = EN.say(Message("{days} days in {year} of {unit}: {why}", values))
    assert said == f"1,200 days in 2027 of Reception: from Q2{SPACE}2027, x y"
    assert EN.say(counted("{number} of it", "{number} of them", 5000)) == "5,000 of them"


@pytest.mark.parametrize("title", ["2030-99", "2030-00", "2027-03", "2027-Q1", "0000-01", "2027"])
def test_a_title_that_looks_like_a_period_stays_as_it_is(title: str) -> None:
    assert EN.say(Message("{idea} waits.", {"idea": title})) == f"{title} waits."
    assert EN.say(Message("{ideas} wait.", {"ideas": (Message("“{idea}”", {"idea": title}),)})) == f"“{title}” wait."


@pytest.mark.parametrize("calendar", [Calendar(2027, 0, 8, 4), Calendar(2027, 3, 24, 12)])
def test_a_period_of_a_calendar_is_known_in_a_sentence(calendar: Calendar) -> None:
    for number in range(calendar.count):
        label = calendar.label(number)
        assert EN.say(Message("In {period}.", {"period": label})) == f"In {EN.period(label)}."
        assert EN.period(label) != label


@pytest.mark.parametrize("label", ["2030-99", "2030-00", "0000-01", "2030-13"])
def test_what_is_no_period_is_written_as_it_is(label: str) -> None:
    assert EN.period(label) == label


def test_very_large_figures_are_written_in_full() -> None:
    assert EN.number(1234567890123456789012345678, 2) == "1,234,567,890,123,456,789,012,345,678"
    assert NL.number(1234567890123456789012345678.0, 2).startswith("1.234.567.890.123.456.")
    assert EN.money(10**30) == "€1" + ",000" * 10
    assert NL.money(-(10**400)).count("000") == 133
    assert EN.say(Message("{days} days", {"days": 10**40})) == "10" + ",000" * 13 + " days"


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)), st.integers(0, 3))
def test_every_number_can_be_written(value: float, digits: int) -> None:
    digits_only = EN.number(value, digits).replace(",", "").replace("\N{MINUS SIGN}", "-")
    assert float(digits_only) == pytest.approx(value, rel=1e-9, abs=0.5 * 10.0**-digits + 1e-9)


def test_braces_in_dossier_text_stay_as_they_are() -> None:
    assert EN.say(Message("{idea} waits.", {"idea": "{0} {{7*7}} {idea}"})) == "{0} {{7*7}} {idea} waits."


def test_text_without_a_translation_is_marked_with_its_language() -> None:
    plain = EN.text("Onthaal")
    assert isinstance(plain, Foreign)
    assert plain.language == "nl-BE"
    other = EN.text({"fr": "Accueil", "nl-BE": "Onthaal"})
    assert isinstance(other, Foreign)
    assert (other, other.language) == ("Accueil", "fr")
    assert not isinstance(NL.text("Onthaal"), Foreign)
    assert not isinstance(Writer("nl-NL", "nl-BE").text({"nl-BE": "Onthaal"}), Foreign)
    assert not isinstance(EN.text({"nl-BE": "Onthaal", "en": "Reception"}), Foreign)


def test_languages_call_themselves_by_their_own_name() -> None:
    assert (Writer("nl-BE", "nl-BE").own_name(), Writer("en", "en").own_name()) == ("Nederlands", "English")


def test_a_number_and_its_unit_stay_together_in_the_way_of_the_language() -> None:
    assert (EN.amount("3.5", "hours"), EN.amount("3.5", None)) == ("3.5\N{NO-BREAK SPACE}hours", "3.5")
    assert (NL.amount("47,4", "%"), Writer("fr", "fr").amount("47,4", "%")) == ("47,4%", "47,4\N{NO-BREAK SPACE}%")
