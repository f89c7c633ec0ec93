"""The report model of the learning report: what was said, what was sharpened because of it, what that asks."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.heard import Tally, Voice
from dienstvisie.reporting.meetings import Meeting
from dienstvisie.reporting.vision_model import Behaviour, Sharpened


@dataclass(frozen=True, slots=True)
class Said:
    """A finding of a learning meeting, as a fact or a perception."""

    item: Mention
    nature: str


@dataclass(frozen=True, slots=True)
class SharpenedThere:
    """What a meeting asked to change in a principle, and why."""

    principle: Mention
    date: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True)
class LearningMeeting:
    """A learning meeting: what came out of it, what was said of parts of the vision, what was sharpened by it."""

    meeting: Meeting
    said: tuple[Said, ...]
    voices: tuple[Voice, ...]
    sharpened: tuple[SharpenedThere, ...]


@dataclass(frozen=True, slots=True)
class LearningRound:
    """The learning meetings of the start, or of the end; `key` is an anchor. `tally` counts what was said of parts."""

    key: str
    title: str
    about: str
    meetings: tuple[LearningMeeting, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Needed:
    """A competency that a principle needs, with the behaviour that shows it at each level."""

    competency: Mention
    behaviour: tuple[Behaviour, ...]


@dataclass(frozen=True, slots=True)
class PrincipleLearned:
    """A principle: how it reads now, what was said of it, how it was sharpened, and what that asks of people."""

    principle: Mention
    guideline: str | None
    voices: tuple[Voice, ...]
    changes: tuple[Sharpened, ...]
    competencies: tuple[Needed, ...]
    plans: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class LearningReport:
    """The learning report. `untouched` are the principles that nobody asked to change."""

    imprint: Imprint
    in_short: tuple[str, ...]
    rounds: tuple[LearningRound, ...]
    principles: tuple[PrincipleLearned, ...]
    untouched: tuple[Mention, ...]
    plans: tuple[Mention, ...]
    further: tuple[Mention, ...]
