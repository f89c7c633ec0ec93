"""Two parties set against each other: what they share, what divides them, and what each of them decides."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.priority_certainty import titles
from dienstvisie.reporting.priority_model import Opposites
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.agreement import TOP, ComparedItem, Comparison, LeftOut, Party

MOST = 5
HEADINGS = {
    ("majority", "opposition"): Message("Majority and opposition"),
    ("citizens", "employees"): Message("Citizens and employees"),
}
ALIKE = (
    (0.6, Message("Their orders are much alike.")),
    (0.3, Message("Their orders are alike in outline.")),
    (0.0, Message("Their orders are hardly alike.")),
)
OPPOSITE = Message("Their orders run against each other.")
NEARLY_ALL = 0.9
"""How alike two orders are is said from this share of the ideas on: of a selection it may well be otherwise."""
LEAST = 1 / 8
"""The distance that divides, as a share of the scale: half a point on a scale of 1 to 5."""


def opposites(sources: Sources, comparison: Comparison) -> Opposites:
    """A comparison in words; never a score of either party, only the distance between them."""
    write = sources.writer
    names = (comparison.first.name, comparison.second.name)
    sentences = [comparison.reason] if comparison.reason else [*_sentences(sources, comparison)]
    return Opposites(
        title=write.say(HEADINGS[names]),
        sentences=tuple(write.say(one) for one in sentences),
        shared=sources.mentions(comparison.kind, (item.id for item in comparison.shared[:MOST])),
        divides=tuple(
            (sources.mention(comparison.kind, item.id), write.say(_distance(sources, comparison, item)))
            for item in dividing(sources, comparison)[:MOST]
        ),
    )


def weighed(sources: Sources) -> int:
    """How many ideas there are to compare: those with a rank and those without."""
    return len(sources.ideas.items) + len(sources.ideas.unranked)


def is_nearly_all(sources: Sources, comparison: Comparison) -> bool:
    """Whether so many ideas can be compared that it says something of all of them."""
    return len(comparison.items) >= NEARLY_ALL * weighed(sources) - 1e-9


def dividing(sources: Sources, comparison: Comparison) -> tuple[ComparedItem, ...]:
    """The items on which two parties are far enough apart to say that it divides them, the largest distance first."""
    least = _least(sources)
    return tuple(item for item in comparison.divides if round(abs(item.difference), 1) >= least)


def _least(sources: Sources) -> float:
    """The smallest distance that divides, in points to one decimal, as distances are told."""
    scale = sources.dossier.settings.scoring.scale
    return round((scale.high - scale.low) * LEAST, 1)


def _sentences(sources: Sources, comparison: Comparison) -> Iterable[Message]:
    compared, total = len(comparison.items), weighed(sources)
    yield Message("Both can be compared on {number} of the {total} ideas.", {"number": compared, "total": total})
    if compared < total:
        yield counted(
            "The other {number} is left out: too few people of either scored it, or it would show what somebody "
            "answered.",
            "The other {number} are left out: too few people of either scored them, or it would show what somebody "
            "answered.",
            total - compared,
        )
    yield from _alike(sources, comparison)
    if comparison.items and not dividing(sources, comparison):
        yield counted(
            "On the {number} idea that can be compared they are less than {points} points apart.",
            "On none of the {number} ideas that can be compared are they {points} points or more apart.",
            compared,
            {"points": sources.writer.score(_least(sources))},
        )
    yield from _left_out(sources, comparison)


def _alike(sources: Sources, comparison: Comparison) -> Iterable[Message]:
    if not is_nearly_all(sources, comparison):
        yield Message("That is not enough to say how alike their orders are.")
    elif comparison.tau_b is not None:
        tau = comparison.tau_b
        yield next((words for least, words in ALIKE if tau >= least - 1e-9), OPPOSITE)


def _left_out(sources: Sources, comparison: Comparison) -> Iterable[Message]:
    if len(sources.ideas.items) <= TOP:
        return
    parties = {comparison.first.name: comparison.first, comparison.second.name: comparison.second}
    for one in comparison.left_out:
        party = _title(sources, parties[one.party])
        if one.reason:
            yield Message("Without {party} it cannot be told what the first ten would be.", {"party": party})
        elif one.changes:
            yield _change(sources, one, party)
        else:
            yield Message("Without {party} the same ideas would be the first ten.", {"party": party})


def _change(sources: Sources, one: LeftOut, party: str) -> Message:
    values = {
        "party": party,
        "enters": titles(sources, sources.ideas, one.enters),
        "falls": titles(sources, sources.ideas, one.falls),
    }
    if not one.enters:
        return Message("Without {party}, {falls} would fall out of the first ten.", values)
    if not one.falls:
        return Message("Without {party}, {enters} would come into the first ten as well.", values)
    return Message("Without {party}, {enters} would come into the first ten, and {falls} would fall out.", values)


def _distance(sources: Sources, comparison: Comparison, item: ComparedItem) -> Message:
    higher, lower = (comparison.first, comparison.second)
    if item.difference < 0:
        higher, lower = lower, higher
    return Message(
        "{distance} points higher for {higher} than for {lower}",
        {
            "distance": sources.writer.score(abs(item.difference)),
            "higher": _title(sources, higher),
            "lower": _title(sources, lower),
        },
    )


def _title(sources: Sources, party: Party) -> str:
    return sources.writer.say(party.title) if isinstance(party.title, Message) else sources.writer.text(party.title)
