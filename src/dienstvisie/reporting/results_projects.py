"""The ideas that were begun: projects with their parts, what else is under way, and what is done."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Placement
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.progress_ideas import state_of_day
from dienstvisie.reporting.results_model import PartTold, ProjectTold
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, live, newest, newest_first

PHASES = {-1: Message("should be finished"), 0: Message("now"), 1: Message("to come")}


def projects(sources: Sources) -> tuple[ProjectTold, ...]:
    """The ideas under way that are carried out in parts, those with most parts first."""
    found = [_project(sources, idea) for idea in _under_way(sources) if idea.subprojects]
    return tuple(sorted(found, key=lambda one: (-len(one.parts), -len(one.places))))


def going(sources: Sources) -> tuple[Mention, ...]:
    """The other ideas under way."""
    return sources.mentions("ideas", (idea.id for idea in _under_way(sources) if not idea.subprojects))


def done(sources: Sources) -> tuple[Mention, ...]:
    """The ideas whose last word is that they are done."""
    return sources.mentions("ideas", (idea.id for idea in _told(sources) if _content(idea) == "done"))


def _told(sources: Sources) -> Iterator[Idea]:
    return (idea for idea in live(sources.dossier, Idea) if idea.progress)


def _content(idea: Idea) -> str | None:
    now = newest(idea.progress)
    return now.content if now else None


def _under_way(sources: Sources) -> Iterator[Idea]:
    return (idea for idea in _told(sources) if _content(idea) not in ("done", "stopped", "not-started"))


def _project(sources: Sources, idea: Idea) -> ProjectTold:
    write, placed = sources.writer, sources.placements.get(idea.id, ())
    newest, *earlier = (state_of_day(sources, row) for row in newest_first(idea.progress))
    return ProjectTold(
        id=idea.id,
        idea=sources.mention("ideas", idea.id),
        lead=write.text(idea.lead) if idea.lead else None,
        span=sources.span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None,
        result=write.text(idea.result) if idea.result else None,
        places=tuple(unit.title for unit in sources.mentions("units", idea.units)),
        now=newest,
        earlier=tuple(earlier),
        parts=tuple(_parts(sources, idea, {one.task.subproject: one for one in placed})),
    )


def _parts(sources: Sources, idea: Idea, placed: dict[str | None, Placement]) -> Iterator[PartTold]:
    write = sources.writer
    for part in idea.subprojects:
        place = placed.get(part.id)
        side = _side(sources, place) if place else None
        yield PartTold(
            title=write.text(part.title),
            when=sources.span(place.start, place.end) if place else None,
            result=write.text(part.result) if part.result else None,
            phase=sources.writer.say(PHASES[side]) if side is not None else None,
            current=side == 0,
        )


def _side(sources: Sources, place: Placement) -> int | None:
    """Whether a part lies before the day of the edition (-1), at it (0) or after it (1), by the roadmap."""
    day = sources.dossier.settings.documents.date
    if day is None or sources.roadmap is None:
        return None
    now = sources.roadmap.problem.calendar.first_of(f"{day.year}-{day.month:02}")
    return (place.start > now) - (place.end < now)
