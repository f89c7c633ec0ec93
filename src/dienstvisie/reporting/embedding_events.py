"""Where the vision is carried on: roadshows with their reach over time, and work conferences with their outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from dienstvisie.language import Message
from dienstvisie.reporting.embedding_model import Conference, Tour, TourStop
from dienstvisie.reporting.known import known_one
from dienstvisie.reporting.labels import EMBEDDING_STATES
from dienstvisie.reporting.meetings import in_order, meetings
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, Session, live


def conferences(sources: Sources) -> tuple[Conference, ...]:
    """The work conferences, first to last."""
    ids = [session.id for session in in_order(sources) if session.kind == "work-conference"]
    held = live(sources.dossier, Embedding)
    return tuple(
        Conference(
            meeting,
            sources.mentions("embedding", (item.id for item in held if meeting.id in item.sessions)),
        )
        for meeting in meetings(sources)
        if meeting.id in ids
    )


def tours(sources: Sources) -> tuple[Tour, ...]:
    """The roadshows that have a stop, in the order of the files."""
    found = ((item, _stops(sources, item)) for item in live(sources.dossier, Embedding) if item.kind == "roadshow")
    return tuple(_tour(sources, item, stops) for item, stops in found if stops)


def _stops(sources: Sources, item: Embedding) -> list[Session]:
    return [session for session in in_order(sources) if session.id in item.sessions]


def _tour(sources: Sources, item: Embedding, stops: Sequence[Session]) -> Tour:
    write = sources.writer
    so_far = list(accumulate(sum(session.headcount.values()) for session in stops))
    return Tour(
        instrument=sources.mention("embedding", item.id),
        state=write.say(EMBEDDING_STATES[item.state]),
        lead=write.text(item.lead) if item.lead else None,
        says=write.say(_says(item, len(stops), so_far[-1])),
        audience=write.text(item.audience) if item.audience else None,
        stops=tuple(_stop(sources, item, *pair) for pair in zip(stops, so_far, strict=True)),
    )


def _says(item: Embedding, stops: int, people: int) -> Message:
    values = {"stops": stops, "people": people, "size": item.audience_size}
    if item.audience_size is None:
        return Message("Stops: {stops}. People present in all: {people}.", values)
    return Message("Stops: {stops}. People present in all: {people}, of {size} whom it is for.", values)


def _stop(sources: Sources, item: Embedding, session: Session, so_far: int) -> TourStop:
    write, there = sources.writer, sum(session.headcount.values())
    place = known_one(sources, "units", session.unit)
    share = so_far / item.audience_size if item.audience_size else None
    return TourStop(
        title=write.text(session.title),
        date=write.date(session.date),
        place=place.title if place else None,
        people=write.number(there) if there else None,
        so_far=write.number(so_far),
        percent=None if share is None else write.percent(share),
        share=share,
    )
