"""Parts that several kinds use: costs, progress."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Date, Int, Model, Number, Period, Text, about

ProgressState = Literal["not-started", "on-track", "needs-attention", "delayed", "done", "stopped"]


class Cost(Model):
    """What something costs or brings in, once or every year."""

    amount: Int = about(
        "The amount, in whole euros; per year where it recurs.", nl="bedrag", unit="EUR", ge=0, le=10**10
    )
    kind: Literal["operating", "investment", "financing"] = about(
        "Budget that bears it: operating, investment or financing.", nl="soort", default="operating"
    )
    recurs: Literal["once", "yearly"] = about(
        "`once`: spread over the work; `yearly`: every year after the year in which the work ends.",
        nl="frequentie",
        default="once",
    )
    direction: Literal["expense", "receipt"] = about(
        "`expense`: the organisation pays it; `receipt`: it receives it, such as a subsidy. Budgets limit expenses.",
        nl="richting",
        default="expense",
    )
    note: Text | None = about("What the amount is for.", nl="toelichting", default=None)


class Progress(Model):
    """How it stands, told apart on content, planning and finance; off track needs an explanation."""

    date: Date = about("The day on which this was so.", nl="datum")
    content: ProgressState = about("Are the contents as intended?", nl="inhoud", default="not-started")
    planning: ProgressState = about("Is it on time?", nl="planning", default="not-started")
    finance: ProgressState = about("Is it within budget?", nl="financiën", default="not-started")
    explanation: Text | None = about("Why it is off track and what is done about it.", nl="toelichting", default=None)
    started: Period | None = about("The period in which the work began.", nl="gestart", default=None)
    expected: Period | None = about(
        "Where the work has begun: the period in which it is now expected to be done. Absent: it takes as long as "
        "planned.",
        nl="verwacht klaar",
        default=None,
    )
    finished: Period | None = about("The period in which the work was done.", nl="klaar", default=None)


class Measurement(Model):
    """One measured figure."""

    date: Date = about("The day of the measurement.", nl="datum")
    value: Number = about("The measured value, in the unit of the indicator.", nl="waarde", ge=-1e12, le=1e12)
    n: Int | None = about(
        "How many answers or cases lie under it.", nl="aantal", unit="persons or cases", default=None, ge=0
    )
    sd: Number | None = about(
        "Of a mean: the standard deviation of the answers, in the unit of the indicator.",
        nl="standaardafwijking",
        default=None,
        ge=0,
        le=1e12,
    )
    asked: Int | None = about(
        "How many people the whole group has, where every one of them was asked.",
        nl="bevraagd",
        unit="persons",
        default=None,
        ge=1,
    )
    note: Text | None = about("What one must know to read it.", nl="toelichting", default=None)
