"""The embedding plan (borgingsplan): how service gets into the DNA of the organisation, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dienstvisie.language import Message, counted
from dienstvisie.reporting.anchoring_matrix import gaps, secured_words
from dienstvisie.reporting.embedding_events import conferences, tours
from dienstvisie.reporting.embedding_layers import contact, layers, reach
from dienstvisie.reporting.embedding_model import ChainRow, EmbeddingPlan, HrRow, Lesson, NextRow
from dienstvisie.reporting.figures.matrices import embedding_figure
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.labels import EMBEDDING_KINDS, EMBEDDING_STATES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, Function, Idea, Inspiration, Principle, Value, live
from dienstvisie.schema.chains import NextLink, next_links

LISTED = 3
"""So many ideas beside another are named; of the others only the number is told."""


def has_embedding(sources: Sources) -> bool:
    """Whether there is anything for an embedding plan: an instrument, or a function that one could reach."""
    return bool(live(sources.dossier, Embedding) or live(sources.dossier, Function))


def embedding_plan(sources: Sources) -> EmbeddingPlan:
    """The plan in the language of the sources' writer."""
    links = sorted(next_links(sources.dossier), key=lambda link: (link.prepared, link.near))
    chains = tuple(_chain(sources, link) for link in links)
    hr = tuple(_hr(sources, item) for item in _held(sources) if item.kind == "hr-instrument")
    unreached = (one.id for one in live(sources.dossier, Function) if contact(sources, one) == "none")
    return EmbeddingPlan(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources, chains)),
        lessons=tuple(_lesson(sources, item) for item in live(sources.dossier, Inspiration)),
        matrix=embedding_figure(sources),
        gaps=gaps(sources),
        layers=layers(sources),
        unreached=sources.mentions("functions", unreached),
        chains=chains,
        conferences=conferences(sources),
        tours=tours(sources),
        hr=hr,
        bare=_bare(sources, hr),
        coming=tuple(_next(sources, item) for item in _planned(sources)),
    )


def _held(sources: Sources) -> tuple[Embedding, ...]:
    return tuple(item for item in live(sources.dossier, Embedding) if item.state != "stopped")


def _planned(sources: Sources) -> list[Embedding]:
    """What is planned by date, and what has no date yet after it."""
    planned = [item for item in live(sources.dossier, Embedding) if item.state == "planned"]
    return sorted(planned, key=lambda item: item.start or date.max)


def _in_short(sources: Sources, chains: tuple[ChainRow, ...]) -> Iterator[Message]:
    if _held(sources):
        yield secured_words(sources)
    yield from reach(sources)
    if chains:
        yield _links_said(len(chains), sum(row.prepared for row in chains))
    planned = len(_planned(sources))
    if planned:
        yield counted("{number} instrument is still to come.", "{number} instruments are still to come.", planned)


def _links_said(links: int, ready: int) -> Message:
    if links == ready:
        return counted(
            "In {number} place an idea changes a link of a chain before another unit goes on, and that is prepared.",
            "In {number} places an idea changes a link of a chain before another unit goes on, and all are prepared.",
            links,
        )
    return counted(
        "In {number} place an idea changes a link of a chain before another unit goes on, and nothing prepares that.",
        "In {number} places an idea changes a link of a chain before another unit goes on, {ready} of them prepared.",
        links,
        {"ready": ready},
    )


def _lesson(sources: Sources, item: Inspiration) -> Lesson:
    write = sources.writer
    return Lesson(
        id=item.id,
        title=write.text(item.title),
        origin=write.text(item.origin),
        lesson=write.text(item.lesson),
        facets=tuple(sources.term("facets", facet) for facet in item.facets),
        principles=known(sources, "principles", item.principles),
        ideas=sources.mentions(
            "ideas", (idea.id for idea in live(sources.dossier, Idea) if item.id in idea.inspirations)
        ),
    )


def _chain(sources: Sources, link: NextLink) -> ChainRow:
    write = sources.writer
    unit = known_one(sources, "units", link.unit)
    beside = () if link.near else link.beside
    rest = len(beside) - LISTED
    return ChainRow(
        idea=sources.mention("ideas", link.idea.id),
        question=write.text(link.journey.question),
        step=write.text(link.step.title),
        unit=unit.title if unit else sources.mention("units", link.unit).title,
        after=write.text(link.after.title),
        itself=link.itself,
        by=(*sources.mentions("embedding", link.embedding), *sources.mentions("ideas", link.ideas)),
        beside=sources.mentions("ideas", beside[:LISTED]),
        more=write.say(counted("and {number} more", "and {number} more", rest)) if rest > 0 else None,
        prepared=link.prepared,
    )


def _hr(sources: Sources, item: Embedding) -> HrRow:
    principles = sources.dossier.all(Principle)
    through = (value for id_ in item.principles if id_ in principles for value in principles[id_].values)
    write = sources.writer
    return HrRow(
        instrument=sources.mention("embedding", item.id),
        state=write.say(EMBEDDING_STATES[item.state]),
        start=write.date(item.start) if item.start else None,
        values=known(sources, "values", item.values),
        through=known(sources, "values", (value for value in through if value not in item.values)),
        principles=known(sources, "principles", item.principles),
    )


def _bare(sources: Sources, hr: tuple[HrRow, ...]) -> str | None:
    """The values that no HR instrument carries, in a sentence."""
    carried = {value.id for row in hr for value in (*row.values, *row.through)}
    bare = [value for value in live(sources.dossier, Value) if value.id not in carried]
    if not bare or not live(sources.dossier, Embedding):
        return None
    names = tuple(Message("“{name}”", {"name": sources.writer.text(value.title)}) for value in bare)
    return sources.writer.say(Message("No HR instrument carries these values: {names}.", {"names": names}))


def _next(sources: Sources, item: Embedding) -> NextRow:
    write = sources.writer
    secured = [
        *([sources.term("facets", item.facet)] if item.facet else []),
        *([sources.term("levels", item.level)] if item.level else []),
    ]
    return NextRow(
        instrument=sources.mention("embedding", item.id),
        kind=write.say(EMBEDDING_KINDS[item.kind]),
        date=write.date(item.start) if item.start else None,
        lead=write.text(item.lead) if item.lead else None,
        audience=write.text(item.audience) if item.audience else None,
        functions=known(sources, "functions", item.functions),
        secures=" · ".join(secured) or None,
    )
