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
        "Other weights of the perspectives; those not named keep theirs.", nl="perspectieven", default_factory=dict
    )
    criteria: dict[CriterionRef, Weight] = about(
        "Other weights of criteria; those not named keep theirs.", nl="criteria", default_factory=dict
    )
    voices: dict[StakeholderRef, Weight] = about(
        "Own weights of groups, with the voice rule `own`. Groups not named keep their own voice, or 1 where the rule "
        "was another.",
        nl="stemmen",
        default_factory=dict,
    )
    without_groups: tuple[StakeholderRef, ...] = about(
        "Groups whose ratings do not count.", nl="zonder groepen", default=()
    )
    without_ideas: tuple[IdeaRef, ...] = about(
        "Ideas that cannot be chosen. Their ratings still say how high the groups score.",
        nl="zonder ideeën",
        default=(),
    )
    effort_at_most: Int | None = about(
        "Ideas that need more, all units together, are left out.",
        nl="grootste inzet",
        unit="person-days",
        default=None,
        ge=0,
    )
    unit: UnitRef | None = about(
        "The unit that chooses by it: `dienstvisie scenarios --by unit` weighs the ratings of that unit so.",
        nl="dienst",
        default=None,
    )
    capacities: dict[UnitRef, Capacity] = about("Other capacities of units.", nl="capaciteiten", default_factory=dict)
    budgets: dict[Year, Budget] = about("Other budgets per year.", nl="budgetten", default_factory=dict)
