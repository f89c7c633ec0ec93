"""Ideas: what will be done, as concrete as can be."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dienstvisie.schema.base import Entity, Flag, Id, Int, Line, Model, Period, Text, about
from dienstvisie.schema.parts import Cost, Progress
from dienstvisie.schema.references import (
    ChallengeRef,
    ChannelRef,
    CriterionRef,
    FacetRef,
    IdeaRef,
    IndicatorRef,
    InspirationRef,
    PhaseRef,
    PolicyPlanRef,
    PrincipleRef,
    TargetGroupRef,
    UnitRef,
    ValueRef,
)

Days = Annotated[Int, Field(ge=0, le=10**6)]


class Dependency(Model):
    """Another idea that must be done first, with a pause after it."""

    idea: IdeaRef = about("The idea that must be done first.", nl="idee")
    lag: Int = about(
        "Months between the end of that idea and the start of this one.",
        nl="wachttijd",
        unit="months",
        default=0,
        ge=0,
        le=240,
    )


class Subproject(Model):
    """A part of an idea. The parts of an idea follow one another."""

    id: Id = about("Readable name of the part, unique in its idea.", nl="kenmerk")
    title: Text = about("What the part does.", nl="titel")
    result: Text | None = about("What is there when it is done.", nl="resultaat", default=None)
    duration: Int = about("How long it takes.", nl="duur", unit="months", ge=1, le=240)
    effort: dict[UnitRef, Days] = about(
        "Effort per unit over the whole part.", nl="inzet", unit="person-days", default_factory=dict
    )
    costs: tuple[Cost, ...] = about("What it costs.", nl="kosten", default=())
    quick_win: Flag | None = about(
        "Whether it counts as an early success; absent: derived from the settings.", nl="snel succes", default=None
    )
    earliest: Period | None = about(
        "The part cannot start before the first period of this.", nl="ten vroegste", default=None
    )
    deadline: Period | None = about("The part must be done by the last period of this.", nl="uiterlijk", default=None)
    pinned: Period | None = about("The part starts in exactly this period.", nl="vastgezet", default=None)


class Risk(Model):
    """What can go wrong and what is done about it."""

    title: Text = about("What can go wrong.", nl="risico")
    answer: Text | None = about("What is done about it.", nl="beheersing", default=None)


class Idea(Entity):
    """Something concrete that the organisation can do; the ground of an implementation sheet."""

    challenges: tuple[ChallengeRef, ...] = about("The challenges that it meets.", nl="uitdagingen", default=())
    principles: tuple[PrincipleRef, ...] = about(
        "The principles that it puts into practice.", nl="principes", default=()
    )
    values: tuple[ValueRef, ...] = about(
        "The values that it strengthens; those of its principles count too.", nl="waarden", default=()
    )
    target_groups: tuple[TargetGroupRef, ...] = about("For whom it is tailored.", nl="doelgroepen", default=())
    phases: tuple[PhaseRef, ...] = about("The phases of the service in which it works.", nl="fasen", default=())
    channels: tuple[ChannelRef, ...] = about("The channels that it changes.", nl="kanalen", default=())
    facets: tuple[FacetRef, ...] = about("The facets of the organisation that it changes.", nl="facetten", default=())
    units: tuple[UnitRef, ...] = about("The units and locations that it is carried out in.", nl="diensten", default=())
    inspirations: tuple[InspirationRef, ...] = about(
        "The good practice that it was inspired by.", nl="inspiratie", default=()
    )
    lead: Line | None = about("The function that leads it; never a name.", nl="trekker", default=None)
    partners: tuple[Text, ...] = about("Who helps, inside and outside.", nl="partners", default=())
    result: Text | None = about("What is there when it is done.", nl="resultaat", default=None)
    first_step: Text | None = about("What happens within a hundred days.", nl="eerste stap", default=None)
    effort: dict[UnitRef, Days] = about(
        "Effort per unit over the whole idea.", nl="inzet", unit="person-days", default_factory=dict
    )
    costs: tuple[Cost, ...] = about("What it costs.", nl="kosten", default=())
    duration: Int | None = about(
        "How long it takes; where it has subprojects: the sum of theirs.",
        nl="duur",
        unit="months",
        default=None,
        ge=1,
        le=240,
    )
    depends_on: tuple[IdeaRef | Dependency, ...] = about(
        "The ideas that must be done first.", nl="hangt af van", default=()
    )
    excludes: tuple[IdeaRef, ...] = about("The ideas that cannot go together with it.", nl="sluit uit", default=())
    must: Flag = about("Whether it has to be on the roadmap.", nl="verplicht", default=False)
    quick_win: Flag | None = about(
        "Whether it counts as an early success; absent: derived from the settings.", nl="snel succes", default=None
    )
    earliest: Period | None = about("It cannot start before the first period of this.", nl="ten vroegste", default=None)
    deadline: Period | None = about("It must be done by the last period of this.", nl="uiterlijk", default=None)
    pinned: Period | None = about("It starts in exactly this period.", nl="vastgezet", default=None)
    risks: tuple[Risk, ...] = about("What can go wrong.", nl="risico's", default=())
    conditions: tuple[Text, ...] = about("What must be so before it can work.", nl="voorwaarden", default=())
    communication: Text | None = about("Who is told what, and when.", nl="communicatie", default=None)
    indicators: tuple[IndicatorRef, ...] = about("By what its effect is measured.", nl="indicatoren", default=())
    subprojects: tuple[Subproject, ...] = about(
        "The parts that it is cut into, in order.", nl="deelprojecten", default=()
    )
    policy_action: PolicyPlanRef | None = about(
        "Its place in the multi-year plan.", nl="actie meerjarenplan", default=None
    )
    progress: tuple[Progress, ...] = about("How it stands, newest last.", nl="voortgang", default=())
    consensus: dict[CriterionRef, Int] = about(
        "Score per criterion that a session agreed on; ratings come first.",
        nl="consensusscore",
        unit="points of the scale",
        default_factory=dict,
    )
