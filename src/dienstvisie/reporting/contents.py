"""Which documents a dossier has something for, so that others lead to them and to no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dienstvisie.language import Message
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import (
    Challenge,
    Competency,
    Decision,
    Entity,
    Finding,
    Idea,
    ImprovementPlan,
    Indicator,
    Inspiration,
    Journey,
    Principle,
    Session,
    Value,
    live,
)


def has_analysis(sources: Sources) -> bool:
    """Whether there is something to tell of what was done and found."""
    return _any(sources, Finding, Challenge, Inspiration, Journey, Session)


def has_vision(sources: Sources) -> bool:
    """Whether there is something of a vision: values, principles, competencies or direction questions."""
    return _any(sources, Value, Principle, Competency, Decision)


def has_guide(sources: Sources) -> bool:
    """Whether there are principles to work by."""
    return _any(sources, Principle)


def has_summary(sources: Sources) -> bool:
    """Whether there is a vision that residents can be told of: with values, or with ideas beside its principles."""
    return _any(sources, Value) or (_any(sources, Principle) and _any(sources, Idea))


def has_priorities(sources: Sources) -> bool:
    """Whether there is something that was put in order, and may be told."""
    return sources.analyses is not None and _any(sources, Idea, Challenge)


def has_learning(sources: Sources) -> bool:
    """Whether there were learning meetings."""
    return any(session.kind == "learning-meeting" for session in live(sources.dossier, Session))


def has_red_thread(sources: Sources) -> bool:
    """Whether a question is followed step by step."""
    return any(journey.steps for journey in live(sources.dossier, Journey))


def has_progress(sources: Sources) -> bool:
    """Whether the dossier has anything for a progress report."""
    measured = _any(sources, Indicator, ImprovementPlan)
    return measured or any(idea.progress for idea in live(sources.dossier, Idea))


class Shelf(NamedTuple):
    """A document that others lead to, and whether it is made."""

    page: str
    title: Message
    is_made: Callable[[Sources], bool]


SHELVES = (
    Shelf("vision", Message("Vision on service"), has_vision),
    Shelf("analysis", Message("Analysis"), has_analysis),
    Shelf("priorities", Message("Priorities"), has_priorities),
    Shelf("roadmap", Message("Roadmap"), lambda sources: sources.roadmap is not None),
    Shelf("guide", Message("Guide for employees"), has_guide),
    Shelf("red-thread", Message("Red thread"), has_red_thread),
    Shelf("learning", Message("Learning report"), has_learning),
    Shelf("progress", Message("Progress report"), has_progress),
    Shelf("summary", Message("Summary in plain language"), has_summary),
)


def documents(sources: Sources, pages: Iterable[str]) -> tuple[Mention, ...]:
    """Those of the documents that are made, in the order given."""
    made = {shelf.page: shelf for shelf in SHELVES if shelf.is_made(sources)}
    return tuple(Mention(page, sources.writer.say(made[page].title), page) for page in pages if page in made)


def _any(sources: Sources, *kinds: type[Entity]) -> bool:
    return any(live(sources.dossier, kind) for kind in kinds)
