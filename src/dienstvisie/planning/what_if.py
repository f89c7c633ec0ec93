"""Questions such as `ict+20d/2027`: read, and put to a planning problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean, nearest
from dienstvisie.planning import variants
from dienstvisie.planning.blockers import BUDGETS
from dienstvisie.planning.problem import Calendar, Lane, PlanningProblem, Task
from dienstvisie.planning.problem_from import Intake, Stated, intake_of

_PERIOD = r"(?:199[0-9]|2[01][0-9]{2})(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?"
_CAPACITY = re.compile(rf"(?P<unit>.+?)(?P<sign>[+-])(?P<number>[0-9]{{1,7}})(?P<by>d|%)(?:/(?P<span>{_PERIOD}))?")
_IDEA = re.compile(r"(?P<sign>[+-])idea:(?P<idea>.+)")
_PIN = re.compile(rf"idea:(?P<task>.+)@(?P<span>{_PERIOD})")
_BUDGET = re.compile(
    r"budget(?:-(?P<kind>[a-z]+))?(?::(?P<year>[0-9]{4}))?(?P<sign>[+-])(?P<number>[0-9]{1,12})(?P<by>%?)"
)
FORMS = "unit+20d/2027, unit-10%/2027-Q1, -idea:slug, +idea:slug, idea:slug@2027-Q1, budget:2027+50000"
"""One example of each form."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So much more, or less where it is below 0: days or euros, or percents of what there is."""

    number: int
    is_percent: bool

    def of(self, now: int) -> int:
        """What `now` becomes, rounded half up."""
        return (now * (100 + self.number) + 50) // 100 if self.is_percent else now + self.number


@dataclass(frozen=True, slots=True)
class Capacity:
    """More or fewer days of a unit in a year, a quarter or a month; without `span` in each year."""

    asked: str
    unit: str
    amount: Amount
    span: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """An idea that is not done at all, or that has to be on the roadmap."""

    asked: str
    idea: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """An idea, or a part of one, that starts in a period."""

    asked: str
    task: str
    span: str


@dataclass(frozen=True, slots=True)
class Money:
    """More or fewer euros of a kind of budget in a year; without `year` in each year."""

    asked: str
    kind: str
    year: int | None
    amount: Amount


Question = Capacity | Choice | Pin | Money


def read_question(asked: str) -> Question:
    """A question as it is typed. Raises `UserError`, with the forms that are known, where it is none of them."""
    text = asked.strip()
    if found := _IDEA.fullmatch(text):
        return Choice(asked, found["idea"], found["sign"] == "+")
    if found := _PIN.fullmatch(text):
        return Pin(asked, found["task"], found["span"])
    if found := _BUDGET.fullmatch(text):
        kind = found["kind"] or "operating"
        if kind not in BUDGETS:
            message = Message("There is no budget `{kind}` in `{asked}`.", {"kind": kind, "asked": asked})
            raise UserError(message, did_you_mean(kind, BUDGETS))
        return Money(asked, kind, int(found["year"]) if found["year"] else None, _amount(found))
    if found := _CAPACITY.fullmatch(text):
        return Capacity(asked, found["unit"], _amount(found), found["span"])
    raise UserError(Message("`{asked}` is no question that can be answered.", {"asked": asked}), _forms())


def asked_of(intake: Intake, questions: Iterable[Question]) -> Intake:
    """The intake as the questions would have it, one after the other; the ranks stay as they are.

    They change what people stated: room for work that has begun or is done is made after that.

    Raises `UserError` for a unit, an idea, a year or a period that is not there, or that cannot be changed so.
    """
    stated = intake.stated
    if stated is None:
        raise UserError(_no_roadmap())
    for question in questions:
        stated = _with_answer(stated, question)
    return intake_of(stated)


def _with_answer(stated: Stated, question: Question) -> Stated:
    if isinstance(question, Capacity):
        return _with_days(stated, question)
    if isinstance(question, Money):
        return _with_money(stated, question)
    if isinstance(question, Pin):
        return _pinned(stated, question)
    _parts(stated, question.idea, question.asked)
    if question.wanted:
        return variants.demanding(stated, question.idea)
    return variants.without(stated, {question.idea: Message("The question leaves it out.")})


def _amount(found: re.Match[str]) -> Amount:
    amount = Amount(int(found["sign"] + found["number"]), found["by"] == "%")
    if amount.is_percent and amount.number < -100:
        raise UserError(Message("More than 100% cannot be taken away: `{asked}`.", {"asked": found.string}))
    return amount


def _forms() -> Message:
    return Message("Write it like one of these: {forms}.", {"forms": FORMS})


def _with_days(stated: Stated, question: Capacity) -> Stated:
    lane = _lane(stated.base, question)
    for periods in _spans(stated.base.calendar, question):
        capacity = lane.capacity or ()
        now = [capacity[period] for period in periods]
        amount = question.amount
        then = tuple(map(amount.of, now)) if amount.is_percent else variants.shared_out(now, amount.number)
        if then is None or min(then) < 0:
            values = {"unit": lane.title, "days": sum(now), "asked": question.asked}
            message = Message("“{unit}” has {days} days there, too few for `{asked}`.", values)
            raise UserError(message, Message("Take away fewer days."))
        stated = variants.with_capacity(stated, lane.id, dict(zip(periods, then, strict=True)))
    return stated


def _lane(problem: PlanningProblem, question: Capacity) -> Lane:
    lanes = {lane.id: lane for lane in problem.lanes}
    if question.unit not in lanes:
        message = Message("No unit is called `{id}`.", {"id": question.unit})
        raise UserError(message, did_you_mean(question.unit, lanes) or _forms())
    lane = lanes[question.unit]
    if lane.capacity is None:
        message = Message(
            "The days of “{unit}” are not limited, so more or fewer change nothing.", {"unit": lane.title}
        )
        limited = [id_ for id_ in lanes if lanes[id_].capacity is not None]
        raise UserError(message, Message("Limited are: {units}.", {"units": ", ".join(limited)}) if limited else None)
    return lane


def _spans(calendar: Calendar, question: Capacity) -> Iterator[Sequence[int]]:
    """The periods that the days are spread over: those of the span, or of each year in turn."""
    for written in (question.span,) if question.span else map(str, calendar.years):
        first, last = max(0, calendar.first_of(written)), min(calendar.count - 1, calendar.last_of(written))
        if first > last:
            raise _outside(calendar, written)
        yield range(first, last + 1)


def _no_roadmap() -> Message:
    return Message("The dossier has no roadmap: its settings say nothing about planning.")


def _outside(calendar: Calendar, written: str) -> UserError:
    if not calendar.count:
        return UserError(_no_roadmap())
    values = {"period": written, "first": calendar.label(0), "last": calendar.label(calendar.count - 1)}
    return UserError(Message("The roadmap runs from {first} to {last}: {period} lies outside it.", values))


def _with_money(stated: Stated, question: Money) -> Stated:
    problem = stated.base
    limited = {year for year, kind in problem.budgets if kind == question.kind}
    years = [question.year] if question.year is not None else sorted(limited)
    values: dict[str, object] = {"budget": BUDGETS[question.kind]}
    if question.year is not None and question.year not in problem.calendar.years:
        raise _outside(problem.calendar, str(question.year))
    if not years or not set(years) <= limited:
        known = tuple(str(year) for year in sorted(limited))
        hint = Message("It is limited in {years}.", {"years": known}) if known else None
        told = {**values, "year": question.year}
        no_year = Message("The {budget} is not limited, so more or less changes nothing.", values)
        in_year = Message("The {budget} of {year} is not limited, so more or less changes nothing.", told)
        raise UserError(no_year if question.year is None else in_year, hint)
    budgets = dict(problem.budgets)
    for year in years:
        now = budgets[year, question.kind]
        budgets[year, question.kind] = question.amount.of(now)
        if budgets[year, question.kind] < 0:
            values |= {"year": year, "now": now, "asked": question.asked}
            message = Message("The {budget} of {year} is {now} euros, too little for `{asked}`.", values)
            raise UserError(message, Message("Take away less."))
    return variants.with_budgets(stated, budgets)


def _pinned(stated: Stated, question: Pin) -> Stated:
    calendar = stated.base.calendar
    idea, _, part = question.task.partition("/")
    parts = {task.id: task for task in _parts(stated, idea, question.asked)}
    if part and question.task not in parts:
        known = [task.subproject or "" for task in parts.values() if task.subproject]
        values = {"part": part, "idea": stated.base.title(idea)}
        raise UserError(Message("“{idea}” has no part `{part}`.", values), did_you_mean(part, known))
    task = parts[question.task] if part else next(iter(parts.values()))
    period = calendar.first_of(question.span)
    if not 0 <= period < calendar.count:
        raise _outside(calendar, question.span)
    if task.begun:
        values = {"idea": stated.base.title(idea), "period": calendar.label(task.pinned or 0)}
        raise UserError(Message("“{idea}” has begun, in {period}: its start is a fact.", values))
    return variants.pinning(stated, task, period)


def _parts(stated: Stated, idea: str, asked: str) -> tuple[Task, ...]:
    """The tasks of an idea that can be planned."""
    problem, reasons = stated.base, {**stated.barred, **stated.out}
    if idea in stated.parts and idea not in stated.out:
        return stated.parts[idea]
    if idea in reasons:
        values = {"idea": problem.title(idea), "reason": reasons[idea]}
        raise UserError(Message("“{idea}” is not to be planned. {reason}", values))
    message = Message("No idea is called `{id}`.", {"id": idea})
    near = nearest(idea, problem.titles)
    hint = Message("Did you mean `{near}`?", {"near": asked.replace(idea, near)}) if near else None
    raise UserError(message, hint)
