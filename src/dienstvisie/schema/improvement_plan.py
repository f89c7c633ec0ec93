"""Improvement plans: what a team does with the vision."""

from __future__ import annotations

from dienstvisie.schema.base import Date, Entity, Id, Line, Model, Text, about
from dienstvisie.schema.parts import Progress
from dienstvisie.schema.references import IndicatorRef, PrincipleRef, UnitRef


class Action(Model):
    """Something that a team undertakes."""

    id: Id = about("Readable name of the action, unique in its plan.", nl="kenmerk")
    title: Text = about("What the team does.", nl="titel")
    owner: Line | None = about("The function that answers for it; never a name.", nl="trekker", default=None)
    due: Date | None = about("The day on which it is done.", nl="uiterlijk", default=None)
    indicator: IndicatorRef | None = about("By what its effect is measured.", nl="indicator", default=None)
    progress: tuple[Progress, ...] = about("How it stands, newest last.", nl="voortgang", default=())


class ImprovementPlan(Entity):
    """A team's own plan to bring the principles into practice."""

    unit: UnitRef = about("The team or department.", nl="dienst")
    principles: tuple[PrincipleRef, ...] = about("The principles that it works on.", nl="principes", default=())
    actions: tuple[Action, ...] = about("What the team undertakes.", nl="acties", default=())
