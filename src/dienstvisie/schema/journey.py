"""Journeys: one customer question followed through the organisation (the red thread)."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Flag, Id, Int, Line, Model, Number, Text, about
from dienstvisie.schema.references import ChannelRef, JourneyRef, PhaseRef, TargetGroupRef, UnitRef


class Step(Model):
    """One step of a journey."""

    id: Id = about("Readable name of the step, unique in its journey.", nl="kenmerk")
    title: Text = about("What happens.", nl="titel")
    unit: UnitRef | None = about("The unit that acts; absent where the customer acts.", nl="dienst", default=None)
    role: Line | None = about("The function of the person who acts; never a name.", nl="rol", default=None)
    channel: ChannelRef | None = about("The channel of the contact.", nl="kanaal", default=None)
    phase: PhaseRef | None = about("The phase of the service.", nl="fase", default=None)
    minutes: Number = about(
        "Working time of the step; of the customer where it has no unit.",
        nl="minuten",
        unit="minutes",
        default=0.0,
        ge=0,
    )
    waiting_days: Number = about("Waiting before the step begins.", nl="wachtdagen", unit="days", default=0.0, ge=0)
    handover: Flag = about("Whether the question passes to another person here.", nl="overdracht", default=False)


class Journey(Entity):
    """One customer question as a chain of steps."""

    question: Text = about("The customer's question, in the customer's words.", nl="vraag")
    target_groups: tuple[TargetGroupRef, ...] = about("Who asks it.", nl="doelgroepen", default=())
    moment: Literal["before", "after"] = about(
        "`before`: as it is today; `after`: as it will be.", nl="moment", default="before"
    )
    replaces: JourneyRef | None = about("The journey that this one is the new form of.", nl="vervangt", default=None)
    cases_per_year: Int | None = about(
        "How often it is asked.", nl="aantal per jaar", unit="cases per year", default=None, ge=0
    )
    steps: tuple[Step, ...] = about("The steps, in order.", nl="stappen", default=())
