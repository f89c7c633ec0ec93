"""The improvement plan of each team: why, what it does, how that stands and what one sees of it."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.measuring.journeys import journey_figures
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.reporting.known import known
from dienstvisie.reporting.labels import STATES
from dienstvisie.reporting.progress_ideas import state_word, team_plan
from dienstvisie.reporting.progress_model import StateOfDay, TeamPlan
from dienstvisie.reporting.red_thread import MOMENTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.team_plan_model import ActionCount, Learnt, PassedBy, PrincipleAsked, TeamPlanReport
from dienstvisie.schema import Competency, Finding, ImprovementPlan, Indicator, Journey, Principle, is_live, live

DAILY = "operational"
"""The level of behaviour that a team shows in its work."""


def team_plan_reports(sources: Sources) -> Iterator[TeamPlanReport]:
    """A page for each improvement plan that counts, in the order of the files."""
    plans = live(sources.dossier, ImprovementPlan)
    for plan in plans:
        told = team_plan(sources, plan)
        others = sources.mentions("improvement_plans", (other.id for other in plans if other.id != plan.id))
        yield TeamPlanReport(
            imprint=sources.imprint,
            id=plan.id,
            plan=told,
            counts=tuple(_counts(sources, told)),
            principles=tuple(_principles(sources, plan)),
            heard=_heard(sources, plan.unit),
            passed=tuple(_passed(sources, plan.unit)),
            trends=tuple(figure for one in _measured(sources, plan) if (figure := trend_figure(sources, one))),
            others=others,
            further=documents(sources, ("learning", "red-thread", "vision", "progress")),
        )


def _counts(sources: Sources, plan: TeamPlan) -> Iterator[ActionCount]:
    """The states that occur, in their usual order; what nobody told of comes last.

    An action that is off track in planning or finance is counted by that, and not by its contents.
    """
    keys = [_state(row.now) if row.now else None for row in plan.actions]
    for key in STATES:
        if key in keys:
            yield ActionCount(state_word(sources, key), keys.count(key))
    if None in keys:
        yield ActionCount(None, keys.count(None))


def _state(now: StateOfDay) -> str:
    return next((word.key for word in (now.content, now.planning, now.finance) if word.off), now.content.key)


def _principles(sources: Sources, plan: ImprovementPlan) -> Iterator[PrincipleAsked]:
    for mention in known(sources, "principles", plan.principles):
        principle = sources.dossier.all(Principle)[mention.id]
        serving = (one.id for one in live(sources.dossier, Competency) if principle.id in one.principles)
        wanted = known(sources, "competencies", (*principle.competencies, *serving))
        yield PrincipleAsked(
            principle=mention,
            guideline=sources.writer.text(principle.guideline) if principle.guideline else None,
            competencies=tuple(Learnt(one, _shown(sources, one)) for one in wanted),
        )


def _shown(sources: Sources, competency: Mention) -> tuple[str, ...]:
    return sources.writer.texts(sources.dossier.all(Competency)[competency.id].behaviour.get(DAILY, ()))


def _heard(sources: Sources, unit: str) -> tuple[Mention, ...]:
    return sources.mentions("findings", (one.id for one in live(sources.dossier, Finding) if one.unit == unit))


def _passed(sources: Sources, unit: str) -> Iterator[PassedBy]:
    number = sources.writer.number
    for journey in live(sources.dossier, Journey):
        for part in journey_figures(journey).parts:
            if part.unit == unit:
                yield PassedBy(
                    journey=sources.mention("journeys", journey.id),
                    state=sources.writer.say(MOMENTS[journey.moment]),
                    visits=number(part.visits),
                    minutes=number(part.minutes),
                    waiting=number(part.waiting_days, 1),
                )


def _measured(sources: Sources, plan: ImprovementPlan) -> Iterator[Indicator]:
    """The indicators of the actions, each once."""
    there = sources.dossier.all(Indicator)
    for id_ in dict.fromkeys(action.indicator for action in plan.actions if action.indicator):
        if id_ in there and is_live(there[id_]):
            yield there[id_]
