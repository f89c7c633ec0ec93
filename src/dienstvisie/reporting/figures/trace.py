"""The golden thread as a picture: of one idea, and of the whole vision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.figures.model import TraceBranch, TraceFigure, TraceLayer, TraceNode
from dienstvisie.reporting.labels import NATURES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Challenge, Finding, Idea, Indicator, Principle, Value, is_live, live
from dienstvisie.schema.base import Entity

MOST = 150
"""Of more ideas no picture of the whole can be read."""
TITLES = {
    "findings": Message("We found"),
    "challenges": Message("So the challenge is"),
    "ideas": Message("Therefore this idea"),
    "principles": Message("By the principle"),
    "values": Message("It strengthens"),
}
WHOLE_TITLES = {
    "challenges": Message("Challenges"),
    "ideas": Message("Ideas"),
    "principles": Message("Principles"),
    "values": Message("Values"),
}

Links = tuple[tuple[str, str], ...]


def trace_figure(sources: Sources, idea: Idea) -> TraceFigure | None:
    """From the findings under its challenges to the values that it strengthens; None where it hangs on nothing."""
    challenges = _lives(sources, "challenges", idea.challenges)
    principles = _lives(sources, "principles", idea.principles)
    findings = _lives(sources, "findings", (id_ for one in challenges for id_ in _findings(sources, one)))
    through = _lives(sources, "values", (id_ for one in principles for id_ in _values(sources, one)))
    values = _lives(sources, "values", (*through, *idea.values))
    if not (challenges or principles or values):
        return None
    here = _key("ideas", idea.id)
    links = (
        *_pairs("findings", "challenges", ((id_, one) for one in challenges for id_ in _findings(sources, one))),
        *((_key("challenges", id_), here) for id_ in challenges),
        *((here, _key("principles", id_)) for id_ in principles),
        *_pairs("principles", "values", ((one, id_) for one in principles for id_ in _values(sources, one))),
        *((here, _key("values", id_)) for id_ in values if id_ not in through),
    )
    chosen = {"findings": findings, "challenges": challenges, "ideas": [idea.id]}
    chosen |= {"principles": principles, "values": values}
    layers = tuple(
        TraceLayer(sources.writer.say(TITLES[kind]), tuple(_node(sources, kind, id_, here) for id_ in ids))
        for kind, ids in chosen.items()
    )
    return TraceFigure(
        id=f"trace-{idea.id}",
        title=sources.writer.say(Message("The golden thread of the idea")),
        alternative=_said(sources, _idea_says(sources, idea, chosen)),
        layers=layers,
        links=_known(layers, links),
        branches=_branches(sources, idea),
    )


def whole_trace_figure(sources: Sources) -> TraceFigure | None:
    """From all challenges through the ideas and the principles to the values; None where there are no ideas."""
    ideas, principles = live(sources.dossier, Idea), live(sources.dossier, Principle)
    if not ideas:
        return None
    reached = {idea.id: {value for one in idea.principles for value in _values(sources, one)} for idea in ideas}
    links = (
        *_pairs("challenges", "ideas", ((one, idea.id) for idea in ideas for one in idea.challenges)),
        *_pairs("ideas", "principles", ((idea.id, one) for idea in ideas for one in idea.principles)),
        *_pairs("principles", "values", ((one.id, value) for one in principles for value in one.values)),
        *_pairs(
            "ideas",
            "values",
            ((idea.id, value) for idea in ideas for value in idea.values if value not in reached[idea.id]),
        ),
    )
    kinds: dict[str, Sequence[Entity]] = {
        "challenges": live(sources.dossier, Challenge),
        "ideas": ideas,
        "principles": principles,
        "values": live(sources.dossier, Value),
    }
    layers = tuple(
        TraceLayer(sources.writer.say(WHOLE_TITLES[kind]), tuple(_node(sources, kind, one.id) for one in items))
        for kind, items in kinds.items()
        if items
    )
    links = _known(layers, links)
    return TraceFigure(
        id="trace-whole",
        title=sources.writer.say(Message("From challenge to value: the golden thread of the whole vision")),
        alternative=_said(sources, _whole_says(sources, kinds, links)),
        layers=layers,
        links=links,
        drawn=len(ideas) <= MOST,
    )


def _lives(sources: Sources, kind: str, ids: Iterable[str]) -> list[str]:
    """Those that are there and count, each once."""
    known = sources.dossier.of(kind)
    return list(dict.fromkeys(id_ for id_ in ids if id_ in known and is_live(known[id_])))


def _findings(sources: Sources, challenge: str) -> tuple[str, ...]:
    known = sources.dossier.all(Challenge)
    return tuple(known[challenge].findings) if challenge in known else ()


def _values(sources: Sources, principle: str) -> tuple[str, ...]:
    known = sources.dossier.all(Principle)
    return tuple(known[principle].values) if principle in known else ()


def _node(sources: Sources, kind: str, id_: str, here: str | None = None) -> TraceNode:
    key, note = _key(kind, id_), None
    if kind == "findings":
        note = sources.writer.say(NATURES[sources.dossier.all(Finding)[id_].nature])
    return TraceNode(key, sources.mention(kind, id_), note, key == here)


def _branches(sources: Sources, idea: Idea) -> tuple[TraceBranch, ...]:
    """When it is done, and by what it is measured."""
    made = []
    placed = sources.placements.get(idea.id, ())
    if placed:
        first, last = min(one.start for one in placed), max(one.end for one in placed)
        phase, span = sources.phase(first), sources.span(first, last)
        title = sources.writer.text(phase.title) if phase else span
        node = TraceNode("roadmap", Mention("roadmap", title, "roadmap"), span if phase else None)
        made.append(TraceBranch(sources.writer.say(Message("On the roadmap")), (node,)))
    indicators = live(sources.dossier, Indicator)
    found = tuple(
        _node(sources, "indicators", one.id) for one in indicators if one.id in idea.indicators or idea.id in one.ideas
    )
    if found:
        made.append(TraceBranch(sources.writer.say(Message("Measured by")), found))
    return tuple(made)


def _idea_says(sources: Sources, idea: Idea, chosen: Mapping[str, Sequence[str]]) -> Iterable[Message]:
    values = {
        "idea": sources.writer.text(idea.title),
        "challenges": counted("{number} challenge", "{number} challenges", len(chosen["challenges"])),
        "findings": counted("{number} finding", "{number} findings", len(chosen["findings"])),
        "principles": counted("{number} principle", "{number} principles", len(chosen["principles"])),
        "values": counted("{number} value", "{number} values", len(chosen["values"])),
    }
    yield Message(
        "“{idea}” meets {challenges}, with {findings} under them, and strengthens {values} by {principles}.", values
    )
    bare = [one for one in chosen["challenges"] if not set(_findings(sources, one)) & set(chosen["findings"])]
    if bare:
        yield Message("There is no finding under {titles}.", {"titles": _titles(sources, "challenges", bare)})


def _whole_says(sources: Sources, kinds: dict[str, Sequence[Entity]], links: Links) -> Iterable[Message]:
    numbers = {
        "challenges": counted("{number} challenge", "{number} challenges", len(kinds["challenges"])),
        "ideas": counted("{number} idea", "{number} ideas", len(kinds["ideas"])),
        "principles": counted("{number} principle", "{number} principles", len(kinds["principles"])),
        "values": counted("{number} value", "{number} values", len(kinds["values"])),
    }
    yield Message("{challenges} lead through {ideas} and {principles} to {values}.", numbers)
    after = {before for before, _ in links}
    reached = {key for _, key in links}
    loose = [one.id for one in kinds["challenges"] if _key("challenges", one.id) not in after]
    if loose:
        yield Message("No idea meets {titles}.", {"titles": _titles(sources, "challenges", loose)})
    bare = [one.id for one in kinds["principles"] if _key("principles", one.id) not in reached]
    if bare:
        yield Message("No idea puts {titles} into practice.", {"titles": _titles(sources, "principles", bare)})
    alone = [one.id for one in kinds["values"] if _key("values", one.id) not in reached]
    if alone:
        yield Message("Nothing strengthens {titles}.", {"titles": _titles(sources, "values", alone)})
    if not (loose or bare or alone):
        yield Message("Every challenge, every principle and every value has its place in it.")


def _titles(sources: Sources, kind: str, ids: Sequence[str], most: int = 3) -> str:
    """The titles in quotes, and how many more there are."""
    write = sources.writer
    named = [write.say(Message("“{title}”", {"title": sources.mention(kind, id_).title})) for id_ in ids[:most]]
    if len(ids) > most:
        named.append(write.say(counted("{number} other", "{number} others", len(ids) - most)))
    return write.listed(named)


def _said(sources: Sources, messages: Iterable[Message]) -> str:
    return " ".join(sources.writer.say(message) for message in messages)


def _key(kind: str, id_: str) -> str:
    return f"{kind}-{id_}"


def _pairs(before: str, after: str, pairs: Iterable[tuple[str, str]]) -> Links:
    return tuple((_key(before, one), _key(after, other)) for one, other in pairs)


def _known(layers: Sequence[TraceLayer], links: Links) -> Links:
    """Each link once, between items that are there."""
    keys = {node.key for layer in layers for node in layer.nodes}
    return tuple(dict.fromkeys(link for link in links if link[0] in keys and link[1] in keys))
