"""The page of results: roadshow, HR instruments, the place in the multi-year plan, and the projects that began."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message, counted
from dienstvisie.reporting.anchoring_instruments import reach_of, since
from dienstvisie.reporting.labels import EMBEDDING_STATES
from dienstvisie.reporting.policy_tree import PolicyTree, policy_tree
from dienstvisie.reporting.results_model import HrTold, ObjectiveTold, ResultsReport, RoadshowTold, StopTold
from dienstvisie.reporting.results_projects import done, going, projects
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Embedding, Session, is_live, live


def has_results(sources: Sources) -> bool:
    """Whether a roadshow or an HR instrument is there: a vision that has left the meeting room."""
    return any(item.kind in ("roadshow", "hr-instrument") for item in live(sources.dossier, Embedding))


def results_report(sources: Sources) -> ResultsReport:
    """The page in the language of the sources' writer."""
    tree = policy_tree(sources)
    found = live(sources.dossier, Embedding)
    roadshows = tuple(_roadshow(sources, item) for item in found if item.kind == "roadshow")
    hr = tuple(_hr(sources, item) for item in found if item.kind == "hr-instrument")
    objectives = tuple(_objective(sources, tree, id_) for id_ in tree.order if id_ not in tree.above)
    return ResultsReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources, objectives)),
        roadshows=roadshows,
        hr=hr,
        objectives=objectives,
        projects=projects(sources),
        going=going(sources),
        done=done(sources),
    )


def _in_short(sources: Sources, objectives: tuple[ObjectiveTold, ...]) -> Iterator[Message]:
    found = live(sources.dossier, Embedding)
    for item in (one for one in found if one.kind == "roadshow"):
        yield from _reached(sources, item)
    hr = [item.state for item in found if item.kind == "hr-instrument"]
    if hr:
        used = sum(state in ("running", "done") for state in hr)
        yield counted(
            "The values stand in {number} HR instrument; {used} of it is in use.",
            "The values stand in {number} HR instruments; {used} of them are in use.",
            len(hr),
            {"used": used},
        )
    yield from _foremost(objectives)
    begun = len(projects(sources)) + len(going(sources))
    if begun or done(sources):
        values = {"done": len(done(sources)), "begun": begun}
        yield Message("Of the ideas that were begun, {done} are done and {begun} are under way.", values)


def _foremost(objectives: tuple[ObjectiveTold, ...]) -> Iterator[Message]:
    """The objective under which most ideas hang, as far as any do."""
    first = max(objectives, key=lambda one: one.count, default=None)
    if first is not None and first.count:
        yield counted(
            "“{title}” is one of {objectives} large objectives in the multi-year plan; {number} idea hangs on it.",
            "“{title}” is one of {objectives} large objectives in the multi-year plan; {number} ideas hang on it.",
            first.count,
            {"title": first.item.title, "objectives": len(objectives)},
        )


def _reached(sources: Sources, item: Embedding) -> Iterator[Message]:
    if item.reached is not None and item.audience_size:
        values = {
            "title": sources.writer.text(item.title),
            "reached": item.reached,
            "size": item.audience_size,
        }
        yield counted(
            "“{title}”: {number} stop, {reached} of {size} people reached.",
            "“{title}”: {number} stops, {reached} of {size} people reached.",
            len(_sessions(sources, item)),
            values,
        )


def _sessions(sources: Sources, item: Embedding) -> list[Session]:
    known = sources.dossier.all(Session)
    found = [known[id_] for id_ in dict.fromkeys(item.sessions) if id_ in known and is_live(known[id_])]
    return sorted(found, key=lambda session: (session.date, session.id))


def _roadshow(sources: Sources, item: Embedding) -> RoadshowTold:
    sessions = _sessions(sources, item)
    counts = [sum(session.headcount.values()) for session in sessions]
    most, total = max(counts, default=0), sum(counts)
    return RoadshowTold(
        item=sources.mention("embedding", item.id),
        state=sources.writer.say(EMBEDDING_STATES[item.state]),
        reach=reach_of(sources, item),
        stops=tuple(_stop(sources, session, count, most) for session, count in zip(sessions, counts, strict=True)),
        total=sources.writer.number(total) if total else None,
    )


def _stop(sources: Sources, session: Session, count: int, most: int) -> StopTold:
    write = sources.writer
    return StopTold(
        title=write.text(session.title),
        date=write.date(session.date),
        unit=sources.mention("units", session.unit).title if session.unit else None,
        people=write.number(count) if count else None,
        share=count / most if count else None,
        outcomes=write.texts(session.outcomes),
    )


def _hr(sources: Sources, item: Embedding) -> HrTold:
    return HrTold(
        item=sources.mention("embedding", item.id),
        state=sources.writer.say(EMBEDDING_STATES[item.state]),
        since=since(sources, item),
        values=sources.mentions("values", item.values),
        principles=sources.mentions("principles", item.principles),
        reach=reach_of(sources, item),
    )


def _objective(sources: Sources, tree: PolicyTree, id_: str) -> ObjectiveTold:
    under = [one for one in tree.order if any(item.id == id_ for item in tree.path(one))]
    ideas = sum(len(tree.ideas.get(one, ())) for one in under)
    instruments = sum(len(tree.instruments.get(one, ())) for one in under)
    spent = sum(amount.euros for amount in tree.amounts[id_] if amount.direction == "expense")
    write = sources.writer
    return ObjectiveTold(
        item=sources.mention("policy_plan", id_),
        code=write.text(tree.items[id_].code),
        priority=id_ in tree.priority,
        ours=bool(ideas or instruments),
        count=ideas,
        ideas=write.number(ideas) if ideas else "",
        instruments=write.number(instruments) if instruments else "",
        money=write.money(spent) if spent else None,
    )
