"""The report model of the anchoring note: what keeps the vision alive, and where it stands in the multi-year plan."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import MatrixFigure
from dienstvisie.reporting.policy_model import PolicyPlan


@dataclass(frozen=True, slots=True)
class Stop:
    """A meeting of an instrument: what it is called, its day in words, its unit, and how many people were there."""

    title: str
    date: str
    unit: str | None
    people: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an instrument is for and how many of them it reached, as text; `share` is a share of 1 for drawing."""

    audience: str | None
    size: str | None
    reached: str | None
    percent: str | None
    share: float | None

    @property
    def there(self) -> bool:
        """Whether there is anything to tell of it."""
        return any((self.audience, self.size, self.reached))


@dataclass(frozen=True, slots=True)
class Instrument:
    """An embedding instrument. `start` is in words: since or from when.

    `policy` is its place in the multi-year plan, with its code in `policy_code`.
    """

    id: str
    title: str
    description: str | None  # Markdown
    state: str
    facet: str | None
    level: str | None
    start: str | None
    reach: Reach
    units: tuple[str, ...]
    values: tuple[Mention, ...]
    principles: tuple[Mention, ...]
    ideas: tuple[Mention, ...]
    stops: tuple[Stop, ...]
    policy: Mention | None
    policy_code: str | None


@dataclass(frozen=True, slots=True)
class InstrumentSort:
    """The instruments of one kind, such as roadshows: what it is called, what it is for, and its instruments."""

    kind: str
    title: str
    about: str
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A value or a principle, and the instruments that carry it: those of human resources, and the others.

    A value is also carried by what carries one of its principles.
    """

    item: Mention
    hr: tuple[Mention, ...]
    others: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ReachRow:
    """An instrument with its reach, for a table."""

    instrument: Mention
    kind: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A line of a programme; for each year how many people it means to reach and how many it reached, as text."""

    title: str
    themes: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    size: str | None
    planned: tuple[str, ...]
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """Years of work on attitude and behaviour."""

    id: str
    title: str
    description: str | None  # Markdown
    audience: str | None
    size: str | None
    themes: tuple[Mention, ...]
    years: tuple[str, ...]
    lines: tuple[ProgrammeLine, ...]
    indicators: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class AnchoringReport:
    """Everything that the anchoring note says. `policy` is None where the dossier holds no multi-year plan."""

    imprint: Imprint
    in_short: tuple[str, ...]
    matrix: MatrixFigure | None
    gaps: tuple[str, ...]  # facets that nothing secures at some level, in sentences
    sorts: tuple[InstrumentSort, ...]
    values: tuple[Carried, ...]
    principles: tuple[Carried, ...]
    bare: tuple[str, ...]  # which values and principles nothing carries, in sentences
    reach: tuple[ReachRow, ...]
    programmes: tuple[Programme, ...]
    policy: PolicyPlan | None
    unplaced: tuple[Mention, ...]  # ideas without a place in the multi-year plan
