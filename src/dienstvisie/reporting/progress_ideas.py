"""How ideas and the actions of teams stand on content, planning and finance, and why what is off track is so."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.language import counted
from dienstvisie.reporting.labels import STATE_SIGNS, STATES
from dienstvisie.reporting.plan_sections import change_of
from dienstvisie.reporting.progress_model import (
    ActionProgress,
    IdeaProgress,
    StateCount,
    StateOfDay,
    StateWord,
    TeamPlan,
)
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Action, Idea, ImprovementPlan, Progress, live, newest_first

OFF_TRACK = ("stopped", "delayed", "needs-attention")
"""The states that are off track, the worst first."""


def idea_rows(sources: Sources) -> tuple[IdeaProgress, ...]:
    """The ideas of which somebody said how they stand: what is off track first, the worst before the others."""
    rows = [_idea(sources, idea) for idea in live(sources.dossier, Idea) if idea.progress]
    return tuple(sorted(rows, key=lambda row: _badness(row.now)))


def state_counts(sources: Sources, rows: Sequence[IdeaProgress]) -> tuple[StateCount, ...]:
    """For each state that occurs how many ideas are in it, on each of the three."""
    counts = (
        StateCount(
            state_word(sources, key),
            sum(row.now.content.key == key for row in rows),
            sum(row.now.planning.key == key for row in rows),
            sum(row.now.finance.key == key for row in rows),
        )
        for key in STATES
    )
    return tuple(count for count in counts if count.content or count.planning or count.finance)


def team_plans(sources: Sources) -> tuple[TeamPlan, ...]:
    """The improvement plans that count, in the order of the files."""
    return tuple(team_plan(sources, plan) for plan in live(sources.dossier, ImprovementPlan))


def team_plan(sources: Sources, plan: ImprovementPlan) -> TeamPlan:
    """One improvement plan: its actions and how they stand."""
    write, actions = sources.writer, tuple(_action(sources, action) for action in plan.actions)
    done = sum(row.now is not None and row.now.content.key == "done" for row in actions)
    off = sum(row.now is not None and row.now.off for row in actions)
    summary = counted(
        "{number} action: {done} done, {off} off track.",
        "{number} actions: {done} done, {off} off track.",
        len(actions),
        {"done": done, "off": off},
    )
    return TeamPlan(
        id=plan.id,
        title=write.text(plan.title),
        description=write.prose(plan.description),
        unit=sources.mention("units", plan.unit).title,
        principles=sources.mentions("principles", plan.principles),
        actions=actions,
        summary=write.say(summary),
    )


def state_of_day(sources: Sources, progress: Progress) -> StateOfDay:
    """How something stood on a day."""
    keys = (progress.content, progress.planning, progress.finance)
    content, planning, finance = (state_word(sources, key) for key in keys)
    explanation = sources.writer.text(progress.explanation) if progress.explanation else None
    off = any(key in OFF_TRACK for key in keys)
    return StateOfDay(sources.writer.date(progress.date), content, planning, finance, explanation, off)


def state_word(sources: Sources, key: str) -> StateWord:
    """A state in a word, with its sign."""
    return StateWord(key, sources.writer.say(STATES[key]), STATE_SIGNS[key], key in OFF_TRACK)


def _idea(sources: Sources, idea: Idea) -> IdeaProgress:
    newest, *earlier = (state_of_day(sources, row) for row in newest_first(idea.progress))
    placed = sources.placements.get(idea.id, ())
    return IdeaProgress(
        idea=sources.mention("ideas", idea.id),
        lead=sources.writer.text(idea.lead) if idea.lead else None,
        now=newest,
        earlier=tuple(earlier),
        span=sources.span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None,
        change=change_of(sources, idea.id),
    )


def _badness(now: StateOfDay) -> int:
    keys = {now.content.key, now.planning.key, now.finance.key}
    worst = [place for place, key in enumerate(OFF_TRACK) if key in keys]
    return min(worst, default=len(OFF_TRACK) + (now.content.key == "done"))


def _action(sources: Sources, action: Action) -> ActionProgress:
    write, edition = sources.writer, sources.dossier.settings.documents.date
    rows = newest_first(action.progress)
    newest = rows[0] if rows else None
    open_ = newest is None or newest.content not in {"done", "stopped"}
    return ActionProgress(
        title=write.text(action.title),
        owner=write.text(action.owner) if action.owner else None,
        due=write.date(action.due) if action.due else None,
        late=bool(open_ and edition and action.due and action.due < edition),
        indicator=sources.mention("indicators", action.indicator) if action.indicator else None,
        now=state_of_day(sources, newest) if newest else None,
        earlier=tuple(state_of_day(sources, row) for row in rows[1:]),
    )
