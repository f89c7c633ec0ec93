"""The implementation sheet (uitvoeringsfiche) of an idea."""

from __future__ import annotations

from dienstvisie.language import Message, counted
from dienstvisie.planning.calendar_from import periods_of
from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Placement
from dienstvisie.reporting.figures.trace import trace_figure
from dienstvisie.reporting.idea_model import (
    Danger,
    IdeaSheet,
    Neighbour,
    PolicyStep,
    Timing,
    Verdict,
)
from dienstvisie.reporting.indicator_words import gauged, indicators_of_idea
from dienstvisie.reporting.labels import POLICY_LEVELS, STATUSES, VERDICTS
from dienstvisie.reporting.means import means, months, stages
from dienstvisie.reporting.plan_sections import change_of, takes
from dienstvisie.reporting.progress_ideas import state_of_day
from dienstvisie.reporting.quick_wins import is_quick_win, quick_parts
from dienstvisie.reporting.reasons import reasons
from dienstvisie.reporting.sources import Sources, needs
from dienstvisie.reporting.thread import standing, thread
from dienstvisie.schema import Embedding, Feedback, Idea, PolicyItem, is_live, live, newest_first


def idea_sheet(sources: Sources, idea: Idea) -> IdeaSheet:
    """The sheet of one idea in the language of the sources' writer."""
    write, asked, policy = sources.writer, means(sources, idea), _policy(sources, idea)
    states = [state_of_day(sources, row) for row in newest_first(idea.progress)]
    holders = [step.mandate_holder for step in policy if step.mandate_holder]
    anchors = (item.id for item in live(sources.dossier, Embedding) if idea.id in item.ideas)
    return IdeaSheet(
        imprint=sources.imprint,
        id=idea.id,
        title=write.text(idea.title),
        status=write.say(STATUSES[idea.status]) if idea.status else None,
        quick_win=is_quick_win(sources, idea.id),
        quick_parts=quick_parts(sources, idea.id),
        must=idea.must,
        description=write.prose(idea.description),
        result=write.prose(idea.result),
        first_step=write.prose(idea.first_step),
        communication=write.prose(idea.communication),
        thread=thread(sources, idea),
        trace=trace_figure(sources, idea),
        standing=standing(sources, idea),
        unranked=next((write.say(item.reason) for item in sources.ideas.unranked if item.id == idea.id), None),
        timing=_timing(sources, idea),
        left_out=_left_out(sources, idea),
        takes=takes(sources, idea.id) if idea.id in sources.left_out else None,
        change=change_of(sources, idea.id),
        lead=write.text(idea.lead) if idea.lead else None,
        partners=write.texts(idea.partners),
        units=tuple(unit.title for unit in sources.mentions("units", idea.units)),
        target_groups=tuple(group.title for group in sources.mentions("target_groups", idea.target_groups)),
        phases=tuple(sources.term("phases", phase) for phase in idea.phases),
        channels=tuple(sources.term("channels", channel) for channel in idea.channels),
        facets=tuple(sources.term("facets", facet) for facet in idea.facets),
        effort=asked.effort,
        effort_total=asked.effort_total,
        costs=asked.costs,
        cost_total=asked.cost_total,
        receipts=asked.receipts,
        receipt_total=asked.receipt_total,
        cost_notes=asked.cost_notes,
        stages=stages(sources, idea),
        needs=tuple(_neighbour(sources, *need) for need in needs(idea)),
        needed_by=tuple(_neighbour(sources, *follower) for follower in sources.waiting.get(idea.id, ())),
        excludes=sources.mentions("ideas", idea.excludes),
        indicators=tuple(gauged(sources, one) for one in indicators_of_idea(sources, idea)),
        risks=tuple(
            Danger(write.text(risk.title), write.text(risk.answer) if risk.answer else None) for risk in idea.risks
        ),
        conditions=write.texts(idea.conditions),
        inspirations=sources.mentions("inspirations", idea.inspirations),
        feedback=_feedback(sources, idea),
        policy=tuple(_step(sources, item) for item in policy),
        mandate_holder=write.text(holders[-1]) if holders else None,
        instruments=sources.mentions("embedding", anchors),
        state=states[0] if states else None,
        earlier=tuple(states[1:]),
        tags=write.texts(idea.tags),
        sources=write.texts(idea.sources),
    )


def _timing(sources: Sources, idea: Idea) -> Timing | None:
    placed = sorted(sources.placements.get(idea.id, ()), key=lambda placement: (placement.start, placement.end))
    if not placed or sources.roadmap is None:
        return None
    write, first, last = sources.writer, placed[0], max(placement.end for placement in placed)
    phase = sources.phase(first.start)
    return Timing(
        start=sources.period(first.start),
        end=sources.period(last),
        span=sources.span(first.start, last),
        duration=write.say(_length(idea, placed, sources.roadmap.problem.calendar)),
        phase=write.text(phase.title) if phase else None,
        headline=write.say(first.explanation.headline),
        reasons=() if first.task.begun else reasons(sources, first.explanation.blockers),
    )


def _length(idea: Idea, placed: list[Placement], calendar: Calendar) -> Message:
    """The months that are stated, and the periods that they are spread over where these are longer.

    Where the work goes otherwise than stated, since it has begun or is done, only the periods are known.
    """
    stated = [part.duration for part in idea.subprojects] or [idea.duration or 0]
    periods = max(row.end for row in placed) - placed[0].start + 1
    whole = periods * 12 // calendar.per_year
    planned = sum(row.end - row.start + 1 for row in placed)
    if not all(stated) or sum(stated) == whole or planned != sum(periods_of(one, calendar) for one in stated):
        return months(whole)
    over = counted("{number} quarter", "{number} quarters", periods) if calendar.per_year == 4 else months(periods)
    return Message("{months} of work over {periods}", {"months": months(sum(stated)), "periods": over})


def _left_out(sources: Sources, idea: Idea) -> str | None:
    entry = sources.left_out.get(idea.id)
    return sources.writer.say(entry.reason) if entry else None


def _neighbour(sources: Sources, idea: str, lag: int) -> Neighbour:
    placed = sources.placements.get(idea, ())
    span = sources.span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None
    wait = sources.writer.say(Message("with a pause of at least {months}", {"months": months(lag)})) if lag else None
    return Neighbour(sources.mention("ideas", idea), span, wait)


def _feedback(sources: Sources, idea: Idea) -> tuple[Verdict, ...]:
    write = sources.writer
    return tuple(
        Verdict(
            verdict=write.say(VERDICTS[entry.verdict]),
            groups=", ".join(group.title for group in sources.mentions("target_groups", entry.target_groups)) or None,
            remark=write.text(entry.remark) if entry.remark else None,
            change=write.text(entry.change) if entry.change else None,
        )
        for entry in sources.dossier.all(Feedback).values()
        if idea.id in entry.ideas
    )


def _policy(sources: Sources, idea: Idea) -> tuple[PolicyItem, ...]:
    """From the top of the multi-year plan down to the item that the idea hangs on; what does not count ends it."""
    known, steps, id_ = sources.dossier.all(PolicyItem), dict[str, PolicyItem](), idea.policy_action
    while id_ is not None and id_ in known and id_ not in steps and is_live(known[id_]):
        steps[id_] = known[id_]
        id_ = known[id_].part_of
    return tuple(reversed(steps.values()))


def _step(sources: Sources, item: PolicyItem) -> PolicyStep:
    write = sources.writer
    level, code = write.say(POLICY_LEVELS[item.kind]), write.text(item.code)
    return PolicyStep(level, code, sources.mention("policy_plan", item.id), item.priority)
