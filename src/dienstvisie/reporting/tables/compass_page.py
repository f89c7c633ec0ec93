"""A direction question in a terminal: a bar for each option on each principle, the sums, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from textwrap import wrap

from dienstvisie.language import Message, Translator
from dienstvisie.reporting.tables.cells import cell_width, padded
from dienstvisie.reporting.tables.plan_page import Section
from dienstvisie.reporting.tables.signs import ASCII, Line, Signs, Span, Style, spelled
from dienstvisie.reporting.weighing import MOST_WEIGHT, WEIGHTS, Weighed, principles_of, reading, remark, weighed
from dienstvisie.schema import Decision, Dossier, Session
from dienstvisie.schema.principle import Principle

UNITS = (3, 2, 1)
"""Columns that a point of weight takes: as many as there is room for."""
LEAST, MOST = 16, 46
"""Columns for the titles of principles."""
SIGN = 3
GAP = 2


def compass_page(
    dossier: Dossier, decision: Decision, width: int, say: Translator, signs: Signs
) -> tuple[Section, ...]:
    """The options, how they stand, and the decision, for a terminal of so many columns."""
    options, principles = weighed(dossier, decision), principles_of(dossier, decision)
    named = tuple(_named(options, say, signs, width))
    question = Message("{question}", {"question": decision.question})
    sections = (
        Section(question, named),
        Section(
            Message("How they stand on each principle"),
            tuple(_chart(options, principles, width, say, signs)),
            (tuple(_how(options, principles)),),
        )
        if principles
        else Section(Message("How they stand on each principle"), points=((Message("Nothing is weighed yet."),),)),
        Section(Message("What was decided"), points=tuple(_decided(dossier, decision, options))),
    )
    return tuple(section for section in sections if section.lines or section.points)


def letter(number: int) -> str:
    """The name of an option in the chart: A, B, ... Z, then numbers."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def _how(options: Sequence[Weighed], principles: Sequence[Principle]) -> Iterator[Message]:
    yield Message("Left of the line goes against a principle, right of it serves it.")
    if any(principle.id not in one.weights for principle in principles for one in options):
        yield Message("What has a question mark was not weighed.")
    yield Message("The sum shows where the principles point; it helps people to talk and does not decide for them.")


def _named(options: Sequence[Weighed], say: Translator, signs: Signs, width: int) -> Iterator[Line]:
    for number, one in enumerate(options):
        style: Style = "title" if one.chosen else "plain"
        end = f"  {signs.star} {say.say(Message('chosen'))}" if one.chosen else ""
        first, *rest = _lines(say.text(one.option.title), width - 3 - cell_width(end), signs)
        yield ((f"{letter(number)}  {first}", style), (end, "bar"))
        yield from (((f"   {line}", style),) for line in rest)


def _chart(
    options: Sequence[Weighed], principles: Sequence[Principle], width: int, say: Translator, signs: Signs
) -> Iterator[Line]:
    """As many options beside each other as there is room for; the others follow below."""
    titles = [say.text(principle.title) for principle in principles]
    wanted = min(MOST, max(map(cell_width, titles)) + 2)
    unit = next((unit for unit in UNITS if wanted + len(options) * _broad(unit) <= width), UNITS[-1])
    room = max(LEAST, min(wanted, width - len(options) * _broad(unit)))
    beside = max(1, (width - room) // _broad(unit))
    for first in range(0, len(options), beside):
        if first:
            yield ()
        chunk = options[first : first + beside]
        heads = "".join(
            " " * GAP + padded(" " * (MOST_WEIGHT * unit) + letter(first + place), _broad(unit) - GAP)
            for place in range(len(chunk))
        )
        yield ((" " * room + heads.rstrip(), "title"),)
        for principle, title in zip(principles, titles, strict=True):
            start, *rest = _lines(title, room, signs)
            yield (
                (padded(start, room, signs.ellipsis), "plain"),
                *(piece for one in chunk for piece in _bar(one.weights.get(principle.id), unit, signs)),
            )
            yield from (((f"  {line}", "plain"),) for line in rest)
        sums = "".join(
            " " * (GAP + MOST_WEIGHT * unit) + padded(_signed(one.sum, signs), _broad(unit) - GAP - MOST_WEIGHT * unit)
            for one in chunk
        )
        yield ((padded(say.say(Message("Sum")), room) + sums.rstrip(), "title"),)


def _broad(unit: int) -> int:
    """The columns of an option: bars to either side of a line, and a sign."""
    return GAP + 2 * MOST_WEIGHT * unit + 1 + 1 + SIGN


def _bar(weight: int | None, unit: int, signs: Signs) -> Iterator[Span]:
    half = MOST_WEIGHT * unit
    against, serving = max(0, -(weight or 0)) * unit, max(0, weight or 0) * unit
    sign = "?" if weight is None else WEIGHTS[weight][0]
    if signs is ASCII:
        sign = sign.replace("−", "-")
    yield " " * (GAP + half - against), "plain"
    yield signs.other * against, "over"
    yield signs.year, "quiet"
    yield signs.bar * serving, "bar"
    yield " " * (half - serving) + " " + padded(sign, SIGN), "quiet" if weight is None else "plain"


def _decided(dossier: Dossier, decision: Decision, options: Sequence[Weighed]) -> Iterator[tuple[Message, ...]]:
    number = next((number for number, one in enumerate(options) if one.chosen), None)
    if number is None:
        yield (Message("This question is still open."),)
    else:
        one = options[number]
        values = {"letter": letter(number), "answer": one.option.title, "reading": reading(one)}
        yield (Message("{letter}: {answer} ({reading}).", values),)
    session = dossier.all(Session).get(decision.session or "")
    if decision.date and session:
        yield (Message("Decided on {date}: {session}.", {"date": decision.date, "session": session.title}),)
    elif decision.date:
        yield (Message("Decided on {date}.", {"date": decision.date}),)
    elif session:
        yield (Message("Decided in: {session}.", {"session": session.title}),)
    if decision.reason:
        yield (Message("Why: {reason}", {"reason": decision.reason}),)
    said = remark(options)
    if said is not None:
        yield (said,)


def _lines(text: str, room: int, signs: Signs) -> list[str]:
    """A text in lines of so many columns, with room for standing in by two."""
    return wrap(spelled(text, signs), max(room - 2, LEAST - 2)) or [""]


def _signed(number: int, signs: Signs) -> str:
    minus = "-" if signs is ASCII else "−"
    return f"{minus}{-number}" if number < 0 else f"+{number}" if number else "0"
