"""The report model of the multi-year plan: what is wanted, what is done for it, and what that costs per year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.idea_model import Gauged
from dienstvisie.reporting.policy_model import AmountLine, PlacedIdea, PolicyNode

Regime = Literal["bbc", "bbv"]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item of the plan in full.

    `kinds` are its euros per year by kind (operating, investment, financing) and direction; `leaf`: nothing is below.
    `outside` says in a sentence which ideas stand on the roadmap outside the period of the item.
    """

    node: PolicyNode
    depth: int
    leaf: bool
    indicators: tuple[Gauged, ...]
    ideas: tuple[PlacedIdea, ...]
    outside: str | None
    kinds: tuple[AmountLine, ...]


@dataclass(frozen=True, slots=True)
class RegimePlan:
    """The plan by the rules of one regime. `items` stand in the order of the plan, each after what it is under."""

    regime: Regime
    title: str
    years: tuple[str, ...]
    items: tuple[PlanItem, ...]
    kinds: tuple[AmountLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MultiYearReport:
    """Everything that the page of the multi-year plan says."""

    imprint: Imprint
    plans: tuple[RegimePlan, ...]
    unplaced: tuple[Mention, ...]
