"""The anchoring note (verankeringsnota): how the vision is kept alive once the project is over."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message, counted
from dienstvisie.reporting.anchoring_carried import carried
from dienstvisie.reporting.anchoring_instruments import instrument_sorts, reach_rows
from dienstvisie.reporting.anchoring_matrix import gaps, secured_words
from dienstvisie.reporting.anchoring_model import AnchoringReport, Carried
from dienstvisie.reporting.anchoring_programmes import programmes
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.figures.matrices import embedding_figure
from dienstvisie.reporting.policy_plan import policy_plan
from dienstvisie.reporting.policy_tree import PolicyTree, policy_tree
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, Idea, PolicyItem, Principle, Programme, Value, live


def is_anchored(sources: Sources) -> bool:
    """Whether the dossier has anything for an anchoring note."""
    return any(live(sources.dossier, kind) for kind in (Embedding, PolicyItem, Programme))


def anchoring_report(sources: Sources) -> AnchoringReport:
    """The note in the language of the sources' writer."""
    tree = policy_tree(sources)
    values, principles = carried(sources, Value), carried(sources, Principle)
    return AnchoringReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources, tree)),
        matrix=embedding_figure(sources),
        gaps=gaps(sources),
        sorts=instrument_sorts(sources),
        values=values,
        principles=principles,
        bare=tuple(sources.writer.say(message) for message in _bare(sources, values, principles)),
        reach=reach_rows(sources),
        programmes=programmes(sources),
        policy=policy_plan(sources, tree),
        unplaced=_unplaced(sources, tree),
    )


def _unplaced(sources: Sources, tree: PolicyTree) -> tuple[Mention, ...]:
    """The ideas without a place in the multi-year plan; all of them where there is no plan."""
    return sources.mentions(
        "ideas", (idea.id for idea in live(sources.dossier, Idea) if idea.policy_action not in tree.items)
    )


def _in_short(sources: Sources, tree: PolicyTree) -> Iterator[Message]:
    found = live(sources.dossier, Embedding)
    if found:
        states = [item.state for item in found]
        yield counted(
            "{number} instrument keeps the vision alive: {running} running, {planned} planned, {done} done.",
            "{number} instruments keep the vision alive: {running} running, {planned} planned, {done} done.",
            len(found) - states.count("stopped"),
            {state: states.count(state) for state in ("running", "planned", "done")},
        )
        yield secured_words(sources)
    ideas = live(sources.dossier, Idea)
    if tree.order and ideas:
        placed = sum(idea.policy_action in tree.items for idea in ideas)
        yield Message(
            "{placed} of {ideas} ideas have a place in the multi-year plan.", {"placed": placed, "ideas": len(ideas)}
        )


def _bare(sources: Sources, values: tuple[Carried, ...], principles: tuple[Carried, ...]) -> Iterator[Message]:
    if not live(sources.dossier, Embedding):
        return
    nothing = _named(row for row in values if not row.hr and not row.others)
    if nothing:
        yield Message("No instrument carries these values: {names}.", {"names": nothing})
    unhired = _named(row for row in values if row.others and not row.hr)
    if unhired:
        yield Message("No HR instrument carries these values: {names}.", {"names": unhired})
    nothing = _named(row for row in principles if not row.hr and not row.others)
    if nothing:
        yield Message("No instrument carries these principles: {names}.", {"names": nothing})


def _named(rows: Iterator[Carried]) -> tuple[Message, ...]:
    return tuple(Message("“{name}”", {"name": row.item.title}) for row in rows)
