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
            for item in comparison.divides[:MOST]
        ),
    )


def _sentences(sources: Sources, comparison: Comparison) -> Iterable[Message]:
    yield counted(
        "{number} idea was scored by enough people of both.",
        "{number} ideas were scored by enough people of both.",
        len(comparison.items),
    )
    if comparison.tau_b is not None:
        tau = comparison.tau_b
        yield next((words for least, words in ALIKE if tau >= least - 1e-9), OPPOSITE)
    yield from _left_out(sources, comparison)
    if comparison.withheld:
        yield counted(
            "{number} idea is left out here: too few people of either scored it.",
            "{number} ideas are left out here: too few people of either scored them.",
            comparison.withheld,
        )


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
