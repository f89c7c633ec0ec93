"""The report model of the summary in plain language: what is promised, what changes, and how people were heard."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.heard import Voice
from dienstvisie.reporting.meetings import Share


@dataclass(frozen=True, slots=True)
class Stands:
    """Something that the organisation stands for, and what that means."""

    value: Mention
    means: str | None  # Markdown


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that changes for people, and a sentence on when.

    `told` says what it is meant to bring, or for what is there already the newest figure on it, where there is one.
    """

    idea: Mention
    told: str | None
    when: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What comes in a phase; `until` is a sentence on its end."""

    title: str
    until: str | None
    comings: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class ForWhom:
    """What comes first for a target group; `more` is a sentence on what comes for it besides."""

    group: str
    comings: tuple[Coming, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """The summary. `opening`, `heard` and `verdicts` are sentences; `first` comes first, `later` after that."""

    imprint: Imprint
    opening: tuple[str, ...]
    stands: tuple[Stands, ...]
    first: Chapter | None
    later: tuple[Chapter, ...]
    groups: tuple[ForWhom, ...]
    heard: tuple[str, ...]
    mix: tuple[Share, ...]
    changed: tuple[Voice, ...]
    verdicts: tuple[str, ...]
    further: tuple[Mention, ...]
