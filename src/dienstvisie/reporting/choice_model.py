"""The report model of the scenario note: what each unit would choose, and what they choose together."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention


@dataclass(frozen=True, slots=True)
class ChoosingUnitTold:
    """A unit that chooses: its parts, how many rated and work there, and how it weighs, in sentences."""

    id: str
    title: str
    parts: tuple[str, ...]
    raters: str
    employees: str | None
    weights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Untold:
    """A unit of which nothing is told, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class RankTold:
    """The rank of an item in one order, and whether it is in the top and so is chosen."""

    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """An item with its rank by each unit, or by each process; `by` says how many of them choose it."""

    item: Mention
    ranks: tuple[RankTold, ...]
    by: str


@dataclass(frozen=True, slots=True)
class PairTold:
    """How alike two units choose. `strength` is 0 (hardly) to 3 (much), for a background; all None on the diagonal."""

    tau: str | None
    overlap: str | None
    strength: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """A unit beside each of the units, in their order."""

    title: str
    cells: tuple[PairTold, ...]


@dataclass(frozen=True, slots=True)
class ServedRow:
    """A target group or a phase, how many items for it each unit chooses, and which are not chosen everywhere."""

    title: str
    counts: tuple[str, ...]
    strengths: tuple[int, ...]
    contested: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class RegretCell:
    """What a unit loses by a process in points of 100, and its share of the largest loss in the table, for drawing."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ProcessTold:
    """A way to choose together. `least`: the unit that loses most loses least by it; `decided`: it was chosen."""

    id: str
    title: str
    about: str
    regrets: tuple[RegretCell, ...]
    largest: str | None
    least: bool
    decided: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A challenge with the facts and the perceptions under it, each a mention with its figure if it has one.

    `sign` and `verdict` say how facts and perception go together; `clash` where they contradict one another.
    """

    challenge: Mention
    rank: str | None
    high: bool | None
    facts: tuple[tuple[Mention, str | None], ...]
    perceptions: tuple[Mention, ...]
    sign: str
    verdict: str
    clash: bool


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner in the chain: the ideas that it helps with, how many of them each unit chooses, and all together."""

    title: str
    ideas: tuple[Mention, ...]
    counts: tuple[str, ...]
    together: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """A stakeholder group from the chain, and in which sessions it sat at the table."""

    title: str
    sessions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionTold:
    """An option of the decision: its own words, and the process that it stands for."""

    title: str
    process: str | None
    argument: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """The choice as it was recorded; `answer` is None while it is open. `remark` sets it beside the least regret."""

    item: Mention
    question: str
    options: tuple[OptionTold, ...]
    answer: str | None
    reason: str | None
    when: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """Everything that the scenario note says. `top` and `of` are how many items are chosen, and of how many."""

    imprint: Imprint
    in_short: tuple[str, ...]
    top: str
    of: str
    units: tuple[ChoosingUnitTold, ...]
    untold: tuple[Untold, ...]
    choices: tuple[ChoiceRow, ...]
    missing: tuple[Mention, ...]
    agreement: tuple[str, ...]
    pairs: tuple[PairRow, ...]
    groups: tuple[ServedRow, ...]
    phases: tuple[ServedRow, ...]
    facts: tuple[FactRow, ...]
    clashes: tuple[str, ...]
    processes: tuple[ProcessTold, ...]
    together: tuple[ChoiceRow, ...]
    followed: tuple[str, ...]
    partners: tuple[PartnerRow, ...]
    attendance: tuple[Attendance, ...]
    outcomes: tuple[str, ...]  # what came out of the sessions with groups from outside
    decision: DecisionRecord | None
    planned: bool
