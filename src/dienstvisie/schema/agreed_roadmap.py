"""`roadmap.yaml`: the roadmap that was agreed, as `dienstvisie plan --save` writes it."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Date, Id, Int, Line, Model, Period, Text, about


class AgreedTask(Model):
    """An idea, or one part of it, in its place. The idea may have gone since."""

    idea: Id = about("The idea.", nl="idee")
    part: Id | None = about("The subproject of the idea; absent: the idea as a whole.", nl="deel", default=None)
    start: Period = about("The first period of the work.", nl="begin")
    end: Period = about("The last period of the work.", nl="einde")
    title: Text = about("What the idea was called.", nl="titel")
    note: Text | None = about("A remark; kept when the roadmap is saved again.", nl="opmerking", default=None)


class AgreedRoadmap(Model):
    """The roadmap that was agreed: later plans keep to it where they can, and show what shifts and why."""

    note: Text | None = about("A remark; kept when the roadmap is saved again.", nl="opmerking", default=None)
    date: Date | None = about("The date of the documents when it was agreed.", nl="datum", default=None)
    method: Line = about("How the plan was found.", nl="methode")
    version: Line = about("The version of the program that found it.", nl="versie")
    objective: Literal["early-value", "makespan"] = about(
        "What it was made for: value early, or all of it done soon.", nl="doel"
    )
    value: Int = about(
        "How much of that it reaches: points times periods for `early-value`, in hundredths; periods for `makespan`.",
        nl="waarde",
        ge=0,
    )
    start: Period = about("The first period of the roadmap.", nl="begin")
    end: Period = about("The last period of the roadmap.", nl="einde")
    period: Literal["quarter", "month"] = about("The length of a period.", nl="periode")
    basis: Line = about(
        "A fingerprint of all that was planned with. As long as it is the same, the plan is the agreed one.",
        nl="grondslag",
    )
    tasks: tuple[AgreedTask, ...] = about("What is done when, in order of start.", nl="taken", default=())
    left_out: tuple[Id, ...] = about("The ideas without a place.", nl="niet opgenomen", default=())
