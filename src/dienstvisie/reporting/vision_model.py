"""The report model of the vision: values, principles, competencies and the compass."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import TraceFigure
from dienstvisie.reporting.heard import Tally, Voice


@dataclass(frozen=True, slots=True)
class Sharpened:
    """A change of a principle: when, what, why, and in which session it was asked for."""

    date: str
    change: str
    reason: str
    session: str | None


@dataclass(frozen=True, slots=True)
class PrincipleTold:
    """A principle, with what puts it into practice and what was said of it.

    It stands in full under the first of its values; `values` are all of them.
    """

    id: str
    title: str
    values: tuple[Mention, ...]
    description: str | None  # Markdown
    guideline: str | None
    do: tuple[str, ...]
    dont: tuple[str, ...]
    competencies: tuple[Mention, ...]
    ideas: tuple[Mention, ...]
    history: tuple[Sharpened, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class ValueTold:
    """A value with its principles; those that are told with an earlier value are in `elsewhere`.

    `ideas` strengthen it by themselves, beside those of its principles.
    """

    id: str
    title: str
    description: str | None  # Markdown
    meaning: str | None
    distinction: str | None
    proof: tuple[str, ...]
    principles: tuple[PrincipleTold, ...]
    elsewhere: tuple[Mention, ...]
    ideas: tuple[Mention, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What shows a competency at a level."""

    level: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetencyTold:
    """What people must be able to do, and for which principles."""

    id: str
    title: str
    description: str | None  # Markdown
    behaviour: tuple[Behaviour, ...]
    principles: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How an option weighs on a principle, as a sign (`++`) and in words; None of both where it was not weighed.

    `lean` is the same from -1 (goes fully against it) to 1 (serves it fully), for drawing.
    """

    sign: str | None
    words: str | None
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class WeighedOption:
    """A possible answer: the sum of its weights with a sign, and how that is read.

    `most` says that no other option has a higher sum, `chosen` that it is the answer. `lean` is the sum as a part of
    the highest that there could be, from -1 to 1, for drawing.
    """

    title: str
    argument: str | None
    sum: str
    reading: str
    most: bool
    chosen: bool
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class PrincipleRow:
    """A principle in the table of a question, with its weight on each option in their order."""

    principle: Mention
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A direction question on the compass. `answer` is the title of the chosen option; None: it is still open."""

    id: str
    title: str
    question: str | None
    description: str | None  # Markdown
    options: tuple[WeighedOption, ...]
    rows: tuple[PrincipleRow, ...]
    answer: str | None
    reason: str | None
    when: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class VisionReport:
    """The vision document. `loose` are the principles that translate no value."""

    imprint: Imprint
    why: str | None  # Markdown
    values: tuple[ValueTold, ...]
    loose: tuple[PrincipleTold, ...]
    competencies: tuple[CompetencyTold, ...]
    decisions: tuple[DecisionTold, ...]
    trace: TraceFigure | None
    tally: Tally
    tested: tuple[Voice, ...]
    further: tuple[Mention, ...]

    @property
    def principles(self) -> tuple[PrincipleTold, ...]:
        """All principles, in the order in which they are told."""
        return (*(one for value in self.values for one in value.principles), *self.loose)
