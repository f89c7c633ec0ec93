"""A dossier and its ranking as a planning problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning.begun import cut_at_end
from dienstvisie.planning.calendar_from import (
    budgets_of,
    calendar_of,
    lanes_of,
    periods_of,
    phases_of,
    stability_of,
)
from dienstvisie.planning.facts import overloads, settled
from dienstvisie.planning.groups_from import groups_of
from dienstvisie.planning.intake_problems import contradictions, flaws, odd_facts
from dienstvisie.planning.problem import Calendar, PlanningProblem, Task
from dienstvisie.planning.roadmap import LeftOut
from dienstvisie.planning.standing import Standing, standing
from dienstvisie.planning.tasks_from import tasks_of
from dienstvisie.schema import Dependency, Dossier, Idea, Planning, Unit
from dienstvisie.schema.periods import MOST_PERIODS
from dienstvisie.scoring.ranking import Ranking

Ideas = Mapping[str, Idea]
Parts = Mapping[str, tuple[Task, ...]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What people stated, before room is made for what is a fact: to be changed, and planned again by `intake_of`.

    `base` is the problem without tasks, with the capacities and the budgets as they were written; `parts` are the tasks
    of each idea, also beyond the end of the calendar. `barred` and `out` say why ideas are not to be planned: by what
    they are, or by what was changed. `limited` are the units that say themselves how many ideas they can do at once.
    """

    base: PlanningProblem
    ideas: Ideas
    where: Mapping[str, Standing]
    barred: Mapping[str, Message]
    parts: Parts
    limited: frozenset[str] = frozenset()
    out: Mapping[str, Message] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to be planned, what is not and why, and what is wrong with it before any planning.

    `stated` is what it was made from; None where there is nothing to plan.
    """

    problem: PlanningProblem
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[tuple[Rule, Problem], ...] = ()
    stated: Stated | None = None


def problem_from(dossier: Dossier, ranking: Ranking) -> Intake:
    """The planning problem of a dossier. Without `planning` in its settings, or without a period, nothing is planned.

    Months become periods by rounding up. Work that has begun waits for nothing any more and has no deadline to keep.
    A reference to an idea that is not in the dossier is passed over: a check reports it.
    """
    planning, ideas = dossier.settings.planning, dossier.all(Idea)
    titles = {id_: idea.title for id_, idea in ideas.items()}
    calendar = Calendar(0, 0, 0, 4) if planning is None else calendar_of(planning)
    if planning is None or not calendar.count:
        reason = _why_nothing(planning)
        left = tuple(LeftOut(id_, ideas[id_].title, reason) for id_ in sorted(ideas))
        return Intake(PlanningProblem(calendar, (), (), {}, titles=titles), left)
    where = {id_: standing(idea, calendar) for id_, idea in ideas.items()}
    barred = _barred(ideas, where)
    status = None if planning.status_date is None else calendar.first_of(planning.status_date)
    whole = _parts(ideas, where, barred, calendar, planning, ranking, status)
    base = PlanningProblem(
        calendar=calendar,
        tasks=(),
        lanes=lanes_of(dossier.all(Unit), calendar, planning),
        budgets=budgets_of(planning),
        phases=phases_of(planning, calendar),
        quick_wins=planning.quick_wins.at_least,
        quick_wins_for=groups_of(dossier, planning, whole),
        objective=planning.objective,
        titles=titles,
        stability=stability_of(planning),
        status=status,
    )
    own = frozenset(id_ for id_, unit in dossier.all(Unit).items() if unit.running_at_most is not None)
    return intake_of(Stated(base, ideas, where, barred, whole, own))


def intake_of(stated: Stated) -> Intake:
    """The problem of what was stated, with room for all facts, and what is wrong with it."""
    ideas, where, calendar = stated.ideas, stated.where, stated.base.calendar
    whole = {id_: parts for id_, parts in stated.parts.items() if id_ not in stated.out}
    rivals = tuple(pair for pair in _rivals(ideas) if not stated.out.keys() & set(pair))
    base, parts = _with_facts(stated.base, whole)
    problem = replace(
        base,
        tasks=tuple(task for id_ in parts for task in _linked(ideas[id_], parts, where, calendar)),
        exclusions=tuple(pair for pair in rivals if _can_clash(pair, parts)),
    )
    problems = (
        *contradictions(ideas, where, stated.barred),
        *flaws(ideas, whole, calendar),
        *overloads(problem, stated.limited),
        *odd_facts(ideas, where, whole, calendar, rivals),
    )
    left = (LeftOut(id_, ideas[id_].title, why[id_]) for why in (stated.barred, stated.out) for id_ in sorted(why))
    return Intake(problem, tuple(left), problems, stated)


def _with_facts(base: PlanningProblem, whole: Parts) -> tuple[PlanningProblem, Parts]:
    """The problem with room for all facts, and the parts of the ideas with what has begun in its place."""
    begun = {id_: cut_at_end(parts, base.calendar) for id_, parts in whole.items() if parts[0].begun}
    with_room = settled(replace(base, tasks=tuple(task for id_ in sorted(begun) for task in begun[id_])))
    placed: dict[str, tuple[Task, ...]] = {}
    for task in with_room.tasks:
        placed[task.idea] = (*placed.get(task.idea, ()), task)
    return with_room, {id_: placed.get(id_, parts) for id_, parts in whole.items()}


def _why_nothing(planning: Planning | None) -> Message:
    if planning is None:
        return Message("The settings say nothing about planning.")
    return Message("The roadmap has no periods, or more than {most}.", {"most": MOST_PERIODS})


def _barred(ideas: Ideas, where: Mapping[str, Standing]) -> dict[str, Message]:
    """Why ideas are not to be planned: what they are, or what is done already and excludes them."""
    found = {id_: place.reason for id_, place in where.items() if place.reason is not None}
    for one, other in _rivals(ideas):
        for done, id_ in ((one, other), (other, one)):
            if where[done].done and not where[id_].done and where[id_].started is None and id_ not in found:
                found[id_] = Message("It cannot go together with “{idea}”, which is done.", {"idea": ideas[done].title})
    return found


def _rivals(ideas: Ideas) -> tuple[tuple[str, str], ...]:
    """The pairs of ideas that exclude each other, whichever of the two says so."""
    pairs = {tuple(sorted((id_, other))) for id_, idea in ideas.items() for other in idea.excludes if other in ideas}
    return tuple(sorted((one, other) for one, other in pairs if one != other))


def _can_clash(pair: tuple[str, str], parts: Parts) -> bool:
    """Two ideas that both have begun or are done are both there, whatever they exclude."""
    return all(id_ in parts for id_ in pair) and not all(parts[id_][0].begun for id_ in pair)


def _parts(
    ideas: Ideas,
    where: Mapping[str, Standing],
    barred: Mapping[str, Message],
    calendar: Calendar,
    planning: Planning,
    ranking: Ranking,
    status: int | None,
) -> Parts:
    scores = {item.id: item.score for item in ranking.items}
    quick = planning.quick_wins
    return {
        id_: tasks_of(idea, where[id_], calendar, scores.get(id_, 0.0), quick, status)
        for id_, idea in ideas.items()
        if id_ not in barred
    }


def _linked(idea: Idea, parts: Parts, where: Mapping[str, Standing], calendar: Calendar) -> tuple[Task, ...]:
    """The tasks of an idea with what its first waits for: the last task of other ideas, or an idea that never comes."""
    first, *others = parts[idea.id]
    if first.begun:
        return parts[idea.id]
    waits: dict[str, int] = {}
    for needed in idea.depends_on:
        id_, lag = (needed.idea, needed.lag) if isinstance(needed, Dependency) else (needed, 0)
        if id_ in where and not where[id_].done:
            before = parts[id_][-1].id if id_ in parts else id_
            waits[before] = max(waits.get(before, 0), periods_of(lag, calendar))
    return (replace(first, predecessors=tuple(sorted(waits.items()))), *others)
