"""The multi-year plan as a tree with the ideas and amounts that hang on it, as documents tell it."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Mention


@dataclass(frozen=True, slots=True)
class AmountLine:
    """Euros per year as text, in the order of the years of the plan, and in all. `label` says what they are."""

    label: str
    cells: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class PolicyNode:
    """An item of the multi-year plan. `amounts` hold all that hangs on it and below it.

    `priority`: the council marked it, or something below it; `derived`: only something below it. `bearers` names who
    answers for it: the unit, and the function of the mandate holder.
    """

    id: str
    level: str
    code: str
    title: str
    description: str | None  # Markdown
    priority: bool
    derived: bool
    unit: str | None
    mandate_holder: str | None
    span: str | None
    policy_field: str | None
    policy_item: str | None
    reporting_codes: tuple[str, ...]
    amounts: tuple[AmountLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedIdea:
    """An idea that hangs on an item. `span` is its place on the roadmap; None where it has none.

    `note` says why it has no amount per year although it costs something.
    """

    idea: Mention
    span: str | None
    amounts: tuple[AmountLine, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PolicyLeaf:
    """An item with nothing below it, the ideas that hang on it and the instruments that it anchors."""

    node: PolicyNode
    ideas: tuple[PlacedIdea, ...]
    instruments: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """An item with what hangs on it itself, and the leaves right below it; deeper items are parts of their own.

    `depth` is 0 for an objective or a programme. Parts stand in the order of the plan, each after what it is under.
    """

    node: PolicyNode
    depth: int
    ideas: tuple[PlacedIdea, ...]
    instruments: tuple[Mention, ...]
    leaves: tuple[PolicyLeaf, ...]


@dataclass(frozen=True, slots=True)
class PolicyPlan:
    """The multi-year plan. `years` are those in which anything is spent or received.

    `bare` are the items at the top with nothing below them and nothing that hangs on them. `total` adds up all.
    """

    years: tuple[str, ...]
    parts: tuple[PolicyPart, ...]
    bare: tuple[PolicyNode, ...]
    total: tuple[AmountLine, ...]
    notes: tuple[str, ...]
