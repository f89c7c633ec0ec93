"""The verdict on one indicator over one span of a programme, by a rule that is printed with its numbers.

The rule. What changed is the difference of the last measurement and the first, with its 95% interval. The line runs
straight from the first measurement to the target; what it asks at the day of the last one is the change needed.

1. Without an interval for the difference: `not-enough-answers`.
2. It became better (the whole interval is on the good side of 0), and the needed change lies in the interval or below
   it: `on-course`. So too where the line asks no more than there was, and it was not lost for certain.
3. It did not become better for certain, but both "no change" and the needed change lie in the interval: the answers
   cannot tell these apart, `too-early`.
4. Otherwise it is short of the line for certain. While less than half of the participations took place that were
   planned by then, or while less than 11 months have passed since the first measurement or the beginning of the
   programme: `too-early`, because little could have an effect yet.
5. Else, after one yearly measurement: `no-effect`, or `too-early` where it did become better. After two or more:
   `restart`, because going on as now does not lead to the target. Measurements within 11 months count as one.

Without a target there is no line: better is `on-course`, anything else `no-effect`, with 4 before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dienstvisie.language import Message, counted
from dienstvisie.measuring.figures import Figure, difference, is_share
from dienstvisie.measuring.intervals import Interval
from dienstvisie.measuring.reach import Reach
from dienstvisie.schema import Indicator, Measurement

Verdict = Literal["on-course", "too-early", "no-effect", "restart", "not-enough-answers"]
Outcome = Literal["better", "unsure", "worse"]

LEAST_REACH = 0.5
LEAST_MONTHS = 11
ENOUGH_YEARS = 2
_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it rests on. `line` is what the line asks for at the last date, in the indicator's unit."""

    verdict: Verdict
    why: tuple[Message, ...]
    first: Figure | None = None
    last: Figure | None = None
    change: Interval | None = None
    line: float | None = None
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """What is judged: figures by date, the first of which is the one compared with, since when, and who was reached."""

    figures: Sequence[Figure]
    start: date | None = None
    reach: Reach | None = None


def judge(indicator: Indicator, span: Span) -> Judgement:
    """The verdict on an indicator over a span."""
    if len(span.figures) < 2:
        first = span.figures[0] if span.figures else None
        return Judgement("not-enough-answers", (_not_compared(first),), first)
    first, last = span.figures[0], span.figures[-1]
    change = difference(first, last)
    if change is None or first.value is None or last.value is None:
        reasons = tuple(one.reason for one in (first, last) if one.reason is not None)
        return Judgement("not-enough-answers", reasons, first, last, reach=span.reach)
    line = _line(first.date, first.value, indicator.target, last.date)
    sign = 1 if indicator.direction == "higher" else -1
    low, high = sorted((sign * change.low, sign * change.high))
    outcome: Outcome = "better" if low > 0 else "worse" if high < 0 else "unsure"
    needed = None if line is None else sign * (line - first.value)
    verdict, because = _verdict(outcome, high, needed, span)
    said = (_changed(indicator, first.value, last.value, change, outcome), *_asked(indicator, line), *because)
    return Judgement(verdict, said, first, last, change, line, span.reach)


def _verdict(outcome: Outcome, high: float, needed: float | None, span: Span) -> tuple[Verdict, tuple[Message, ...]]:
    """Steps 2 to 5 of the rule; `high` and `needed` count in the good direction."""
    if outcome == "better" and (needed is None or high >= needed):
        return "on-course", ()
    if needed is not None and high >= needed:
        if needed <= 0:
            return "on-course", (Message("That was there already, and it was kept."),)
        return "too-early", (Message("The answers cannot tell no change and the line to the target apart."),)
    early = tuple(_early(span))
    return ("too-early", early) if early else _short(outcome, _years(span), has_line=needed is not None)


def _years(span: Span) -> int:
    """Yearly measurements after the first: several within a year count once."""
    return min(len(span.figures) - 1, int(_months(span.figures[0].date, span.figures[-1].date) // LEAST_MONTHS))


def _months(first: date, last: date) -> float:
    return (last - first).days / _MONTH


def _short(outcome: Outcome, years: int, *, has_line: bool) -> tuple[Verdict, tuple[Message, ...]]:
    """Step 5: short of the line for certain, after so many yearly measurements."""
    measured = counted(
        "There was {number} yearly measurement since.", "There were {number} yearly measurements since.", years
    )
    if has_line and years >= ENOUGH_YEARS:
        return "restart", (measured, Message("Going on as now does not lead to the target."))
    if outcome == "better":
        return "too-early", (
            measured,
            Message("It gets better more slowly than the line asks; the next measurement decides."),
        )
    return "no-effect", (measured,)


def _early(span: Span) -> Iterator[Message]:
    """Why there was nothing yet that could have had an effect."""
    if span.reach is not None and span.reach.share is not None and span.reach.share < LEAST_REACH:
        values = {"reached": span.reach.reached, "planned": span.reach.planned}
        yield Message("Only {reached} of {planned} planned participations took place: less than half.", values)
    begin = max(span.figures[0].date, span.start or span.figures[0].date)
    months = _months(begin, span.figures[-1].date)
    if months < LEAST_MONTHS:
        yield counted(
            "Only {number} month had passed: less than {least}.",
            "Only {number} months had passed: less than {least}.",
            int(months),
            {"least": LEAST_MONTHS},
        )


def _line(start: date, value: float, target: Measurement | None, day: date) -> float | None:
    """What the straight line from the first measurement to the target asks for on a day; after it, the target."""
    if target is None:
        return None
    if day >= target.date or target.date <= start:
        return target.value
    return value + (target.value - value) * ((day - start).days / (target.date - start).days)


def _changed(indicator: Indicator, first: float, last: float, change: Interval, outcome: Outcome) -> Message:
    values = {"first": first, "last": last, "low": change.low, "high": change.high, "unit": indicator.unit}
    if is_share(indicator):
        told = {
            "better": Message(
                "From {first}% to {last}%, a difference between {low} and {high} points, so it became better.", values
            ),
            "worse": Message(
                "From {first}% to {last}%, a difference between {low} and {high} points, so it became worse.", values
            ),
            "unsure": Message(
                "From {first}% to {last}%, a difference between {low} and {high} points, so no change is certain.",
                values,
            ),
        }
        return told[outcome]
    told = {
        "better": Message(
            "From {first} to {last} ({unit}), a difference between {low} and {high}, so it became better.", values
        ),
        "worse": Message(
            "From {first} to {last} ({unit}), a difference between {low} and {high}, so it became worse.", values
        ),
        "unsure": Message(
            "From {first} to {last} ({unit}), a difference between {low} and {high}, so no change is certain.", values
        ),
    }
    return told[outcome]


def _asked(indicator: Indicator, line: float | None) -> Iterator[Message]:
    if line is None:
        yield Message("There is no target, so no line asks for more.")
    elif is_share(indicator):
        yield Message("The line to the target asks for {line}%.", {"line": line})
    else:
        yield Message("The line to the target asks for {line}.", {"line": line})


def _not_compared(first: Figure | None) -> Message:
    if first is None:
        return Message("It was never measured.")
    return Message("It was measured only once, on {date}.", {"date": first.date})
