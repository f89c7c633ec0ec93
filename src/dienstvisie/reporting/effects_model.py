"""The report model of the effect measurement: what programmes did, what became different, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.measuring import Verdict
from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import TrendFigure


@dataclass(frozen=True, slots=True)
class ReachBar:
    """People in a year: how many a line meant to reach and how many it reached, for drawing and as text.

    `planned` is None where nothing was planned, `reached` where it is not known.
    """

    year: str
    planned: int | None
    reached: int | None
    planned_text: str
    reached_text: str


@dataclass(frozen=True, slots=True)
class ReachFigure:
    """The reach of a line, or of all lines of a programme, through the years; `alternative` says it in a sentence."""

    id: str
    title: str
    alternative: str
    bars: tuple[ReachBar, ...]


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line of a programme. `reach` is None where it neither plans nor counts anybody.

    `but` are the themes of its programme that it leaves out, where these are fewer than those that it works on.
    """

    title: str
    themes: tuple[Mention, ...]
    but: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    size: str | None
    reach: ReachFigure | None


@dataclass(frozen=True, slots=True)
class ProgrammeTold:
    """A programme. `total` is the reach of all its lines; None where no line has any."""

    id: str
    title: str
    description: str | None  # Markdown
    start: str | None
    audience: str | None
    size: str | None
    themes: tuple[Mention, ...]
    total: ReachFigure | None
    lines: tuple[LineTold, ...]

    @property
    def years(self) -> tuple[str, ...]:
        """The years of its table."""
        return tuple(bar.year for bar in self.total.bars) if self.total else ()


@dataclass(frozen=True, slots=True)
class VerdictTold:
    """A verdict: a word, a sign beside it, and the sentences of the rule with its figures."""

    key: Verdict
    word: str
    sign: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What was measured on a day, or is aimed at (`aim`). `value` says so where too few answered to tell it."""

    date: str
    what: str
    value: str
    interval: str | None
    answers: str | None
    notes: tuple[str, ...]
    aim: bool = False


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """How an indicator changed until a restart and since; a change is an interval in words, None where unknown."""

    indicator: Mention
    before: str | None
    verdict_before: VerdictTold
    after: str | None
    verdict_after: VerdictTold


@dataclass(frozen=True, slots=True)
class IndicatorTold:
    """An indicator with its trend, all its figures, its verdict now, and those before each restart.

    `change` is how far it can have changed, `line` what the line to the target asks, both in words.
    """

    id: str
    title: str
    unit: str
    direction: str
    question: str | None
    verdict: VerdictTold
    change: str | None
    line: str | None
    earlier: tuple[tuple[str, VerdictTold], ...]  # until which day, and the verdict then
    rows: tuple[FigureRow, ...]
    trend: TrendFigure | None


@dataclass(frozen=True, slots=True)
class SubjectTold:
    """A theme or a principle with its verdict. `shown` are the indicators told here, `elsewhere` those told before.

    `standing` is the last figure of each of its indicators, in words.
    """

    id: str
    item: Mention
    verdict: VerdictTold
    standing: tuple[tuple[Mention, str], ...]
    shown: tuple[IndicatorTold, ...]
    elsewhere: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class RestartTold:
    """A fresh start of a programme: why, what it changed, and what the measurements say before and after."""

    programme: Mention
    date: str
    reason: str
    changes: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    plan: str | None
    rows: tuple[BeforeAfter, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A verdict of the rule and when it is given."""

    key: Verdict
    word: str
    sign: str
    when: str


@dataclass(frozen=True, slots=True)
class EffectsReport:
    """Everything that the effect measurement says. `loose` are indicators of no theme and no principle."""

    imprint: Imprint
    in_short: tuple[str, ...]
    themes: tuple[SubjectTold, ...]
    principles: tuple[SubjectTold, ...]
    loose: tuple[IndicatorTold, ...]
    programmes: tuple[ProgrammeTold, ...]
    restarts: tuple[RestartTold, ...]
    rule: tuple[RuleRow, ...]
    notes: tuple[str, ...]
    key: bool  # whether any picture has whiskers
    mark: str | None  # what parts the time in pictures, in words
