"""The embedding instruments by kind, with their meetings and their reach."""

from __future__ import annotations

from dienstvisie.language import Message, counted
from dienstvisie.reporting.anchoring_model import Instrument, InstrumentSort, Reach, ReachRow, Stop
from dienstvisie.reporting.labels import EMBEDDING_KINDS, EMBEDDING_PURPOSES, EMBEDDING_STATES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, PolicyItem, Session, is_live, live


def instrument_sorts(sources: Sources) -> tuple[InstrumentSort, ...]:
    """The instruments of each kind that has any; within a kind in the order of the files."""
    found = live(sources.dossier, Embedding)
    sorts = []
    for kind, title in EMBEDDING_KINDS.items():
        instruments = tuple(_instrument(sources, item) for item in found if item.kind == kind)
        if instruments:
            about = sources.writer.say(EMBEDDING_PURPOSES[kind])
            sorts.append(InstrumentSort(kind, sources.writer.say(title), about, instruments))
    return tuple(sorts)


def reach_rows(sources: Sources) -> tuple[ReachRow, ...]:
    """The instruments of which is known how many people they are for or have reached, in the order of their kinds."""
    found = live(sources.dossier, Embedding)
    return tuple(
        ReachRow(sources.mention("embedding", item.id), sources.writer.say(title), reach_of(sources, item))
        for kind, title in EMBEDDING_KINDS.items()
        for item in found
        if item.kind == kind and (item.audience_size is not None or item.reached is not None)
    )


def people(sources: Sources, number: int | None) -> str | None:
    """So many people."""
    return None if number is None else sources.writer.say(counted("{number} person", "{number} people", number))


def _instrument(sources: Sources, item: Embedding) -> Instrument:
    write = sources.writer
    policy = sources.dossier.all(PolicyItem).get(item.policy_action or "")
    policy = policy if policy and is_live(policy) else None
    return Instrument(
        id=item.id,
        title=write.text(item.title),
        description=write.prose(item.description),
        state=write.say(EMBEDDING_STATES[item.state]),
        facet=sources.term("facets", item.facet) if item.facet else None,
        level=sources.term("levels", item.level) if item.level else None,
        start=since(sources, item),
        reach=reach_of(sources, item),
        units=tuple(unit.title for unit in sources.mentions("units", item.units)),
        values=sources.mentions("values", item.values),
        principles=sources.mentions("principles", item.principles),
        ideas=sources.mentions("ideas", item.ideas),
        stops=_stops(sources, item),
        policy=sources.mention("policy_plan", policy.id) if policy else None,
        policy_code=write.text(policy.code) if policy else None,
    )


def since(sources: Sources, item: Embedding) -> str | None:
    """Since when it runs, or from when it is planned."""
    if item.start is None:
        return None
    values = {"date": sources.writer.date(item.start)}
    planned = item.state == "planned"
    return sources.writer.say(Message("from {date}", values) if planned else Message("since {date}", values))


def _stops(sources: Sources, item: Embedding) -> tuple[Stop, ...]:
    known = sources.dossier.all(Session)
    sessions = [known[id_] for id_ in dict.fromkeys(item.sessions) if id_ in known and is_live(known[id_])]
    return tuple(
        Stop(
            title=sources.writer.text(session.title),
            date=sources.writer.date(session.date),
            unit=sources.mention("units", session.unit).title if session.unit else None,
            people=people(sources, sum(session.headcount.values()) or None),
        )
        for session in sorted(sessions, key=lambda session: (session.date, session.id))
    )


def reach_of(sources: Sources, item: Embedding) -> Reach:
    """Whom an instrument is for and how many of them it reached."""
    write, size, reached = sources.writer, item.audience_size, item.reached
    share = reached / size if size and reached is not None else None
    return Reach(
        audience=write.text(item.audience) if item.audience else None,
        size=None if size is None else write.number(size),
        reached=None if reached is None else write.number(reached),
        percent=None if share is None else write.percent(share),
        share=share,
    )
