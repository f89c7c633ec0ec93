"""The rule of the verdicts as readers see it, with its figures, and what one must know of the intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message
from dienstvisie.measuring import Verdict
from dienstvisie.measuring.verdict import ENOUGH_YEARS, LEAST_MONTHS, LEAST_REACH
from dienstvisie.reporting.effects_indicators import SIGNS
from dienstvisie.reporting.effects_model import RuleRow
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.measuring import VERDICTS


def rule(sources: Sources) -> tuple[RuleRow, ...]:
    """When each verdict is given."""
    say = sources.writer.say
    return tuple(RuleRow(key, say(VERDICTS[key]), SIGNS[key], say(when)) for key, when in _when(sources).items())


def _when(sources: Sources) -> Mapping[Verdict, Message]:
    values = {
        "reach": f"{LEAST_REACH:.0%}",
        "months": LEAST_MONTHS,
        "years": ENOUGH_YEARS,
        "fewest": sources.measured.fewest,
    }
    return {
        "on-course": Message(
            "It became better for certain, and what the line to the target asks lies within what is possible; or no "
            "more is asked than there was, and that was kept."
        ),
        "too-early": Message(
            "The answers cannot tell no change and the line apart; or it is short of the line, but less than {reach} "
            "of the planned participations took place, or less than {months} months have passed, or it grows and was "
            "measured in one year only.",
            values,
        ),
        "no-effect": Message("It is short of the line for certain, after one yearly measurement."),
        "restart": Message(
            "It is short of the line for certain, after {years} yearly measurements or more: going on as now does not "
            "lead to the target.",
            values,
        ),
        "not-enough-answers": Message(
            "There are no two figures to compare: fewer than {fewest} people answered, or it is not known how many.",
            values,
        ),
    }


def notes(sources: Sources) -> tuple[str, ...]:
    """What one must know to read the figures."""
    return tuple(sources.writer.say(message) for message in _notes(sources))


def _notes(sources: Sources) -> Iterator[Message]:
    found = sources.measured
    yield Message(
        "The line runs straight from the first measurement to the target; what it asks on the day of the last one is "
        "the change that is needed."
    )
    yield Message("Of several indicators the most cautious verdict counts.")
    yield Message(
        "In 95 of 100 cases the true figure lies in its interval: that of Wilson (1927) for a share, of Student (1908) "
        "for a mean, of Newcombe (1998, method 10) for the difference of two shares, of Welch (1947) for that of two "
        "means."
    )
    if any(figure.corrected for one in found.indicators for figure in one.figures):
        yield Message(
            "Where it is known how many people were asked, intervals are narrowed for it (Cochran 1977). That says "
            "nothing of whether those who did not answer think the same."
        )
    yield Message("Two measurements count as answers of different people, because nobody is followed by name.")
    yield Message("Nothing is told of fewer than {fewest} answers.", {"fewest": found.fewest})
