"""Decisions: the vision as a compass for direction questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dienstvisie.schema.base import Date, Entity, Id, Int, Model, Text, about
from dienstvisie.schema.references import PrincipleRef, SessionRef

Weighing = Annotated[Int, Field(ge=-2, le=2)]

ChoiceProcess = Literal["equal", "by-size", "national", "consensus"]
"""A way in which units choose together; see `dienstvisie.scoring.units`."""


class Option(Model):
    """A possible answer and how each principle weighs on it."""

    id: Id = about("Readable name of the option, unique in its question.", nl="kenmerk")
    title: Text = about("The answer.", nl="titel")
    principles: dict[PrincipleRef, Weighing] = about(
        "From -2 (goes against it) to 2 (serves it fully), per principle.", nl="principes", default_factory=dict
    )
    argument: Text | None = about("Why it weighs so.", nl="argument", default=None)
    process: ChoiceProcess | None = about(
        "The way in which all units choose together that this option stands for: each unit one voice (`equal`), by "
        "number of employees (`by-size`), all ratings with the weights of the settings (`national`), or first what "
        "most units want (`consensus`).",
        nl="keuzeproces",
        default=None,
    )


class Decision(Entity):
    """A direction question that the vision gives direction to."""

    question: Text = about("The question.", nl="vraag")
    options: tuple[Option, ...] = about("The possible answers.", nl="opties", default=())
    answer: Id | None = about("The chosen option.", nl="antwoord", default=None)
    reason: Text | None = about("Why this option was chosen.", nl="motivering", default=None)
    date: Date | None = about("The day of the decision.", nl="datum", default=None)
    session: SessionRef | None = about("The session in which it was decided.", nl="sessie", default=None)
