"""Scenarios: what if we weigh or plan otherwise."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dienstvisie.schema.base import Entity, Int, Number, about
from dienstvisie.schema.references import CriterionRef, IdeaRef, StakeholderRef, UnitRef
from dienstvisie.schema.settings import Budget, Perspective, Year
from dienstvisie.schema.unit import Capacity

Weight = Annotated[Number, Field(ge=0, le=1e9)]


class Scenario(Entity):
    """A named variant of weights, voices, exclusions and capacities."""

    perspectives: dict[Perspective, Weight] = about(
        "Other weights of the perspectives.", nl="perspectieven", default_factory=dict
    )
    criteria: dict[CriterionRef, Weight] = about("Other weights of criteria.", nl="criteria", default_factory=dict)
    voices: dict[StakeholderRef, Weight] = about("Own weights of groups.", nl="stemmen", default_factory=dict)
    without_groups: tuple[StakeholderRef, ...] = about("Groups that are left out.", nl="zonder groepen", default=())
    without_ideas: tuple[IdeaRef, ...] = about("Ideas that are left out.", nl="zonder ideeën", default=())
    effort_at_most: Int | None = about(
        "Ideas that need more are left out.", nl="grootste inzet", unit="person-days", default=None, ge=0
    )
    unit: UnitRef | None = about("The unit whose choice it is.", nl="dienst", default=None)
    capacities: dict[UnitRef, Capacity] = about("Other capacities of units.", nl="capaciteiten", default_factory=dict)
    budgets: dict[Year, Budget] = about("Other budgets per year.", nl="budgetten", default_factory=dict)
