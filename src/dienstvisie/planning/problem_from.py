"""A dossier and its ranking as a planning problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning import rules
from dienstvisie.planning.calendar_from import budgets_of, calendar_of, lanes_of, periods_of, phases_of
from dienstvisie.planning.problem import Calendar, PlanningProblem, Task
from dienstvisie.planning.roadmap import LeftOut
from dienstvisie.planning.standing import Standing, standing
from dienstvisie.planning.tasks_from import tasks_of
from dienstvisie.schema import Dependency, Dossier, Idea, Planning, Unit
from dienstvisie.schema.periods import MOST_PERIODS, first_month
from dienstvisie.scoring.ranking import Ranking

Ideas = Mapping[str, Idea]
Parts = Mapping[str, tuple[Task, ...]]


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to be planned, what is not and why, and what is wrong with it before any planning."""

    problem: PlanningProblem
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[tuple[Rule, Problem], ...] = ()


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
    parts = _parts(ideas, where, barred, calendar, planning, ranking)
    problem = PlanningProblem(
        calendar=calendar,
        tasks=tuple(task for id_ in parts for task in _linked(ideas[id_], parts, where, calendar)),
        lanes=lanes_of(dossier.all(Unit), calendar, planning.running_at_most),
        budgets=budgets_of(planning),
        phases=phases_of(planning, calendar),
        quick_wins=planning.quick_wins.at_least,
        exclusions=_exclusions(ideas, parts),
        titles=titles,
    )
    left = tuple(LeftOut(id_, ideas[id_].title, barred[id_]) for id_ in sorted(barred))
    return Intake(problem, left, (*_contradictions(ideas, where, barred), *_flaws(ideas, parts, calendar)))


def _why_nothing(planning: Planning | None) -> Message:
    if planning is None:
        return Message("The settings say nothing about planning.")
    return Message("The roadmap has no periods, or more than {most}.", {"most": MOST_PERIODS})


def _barred(ideas: Ideas, where: Mapping[str, Standing]) -> dict[str, Message]:
    """Why ideas are not to be planned: what they are, or what is done already and excludes them."""
    found = {id_: place.reason for id_, place in where.items() if place.reason is not None}
    for one, other in _rivals(ideas):
        for done, id_ in ((one, other), (other, one)):
            if where[done].done and id_ not in found:
                found[id_] = Message("It cannot go together with “{idea}”, which is done.", {"idea": ideas[done].title})
    return found


def _rivals(ideas: Ideas) -> tuple[tuple[str, str], ...]:
    """The pairs of ideas that exclude each other, whichever of the two says so."""
    pairs = {tuple(sorted((id_, other))) for id_, idea in ideas.items() for other in idea.excludes if other in ideas}
    return tuple(sorted((one, other) for one, other in pairs if one != other))


def _exclusions(ideas: Ideas, parts: Parts) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in _rivals(ideas) if one in parts and other in parts)


def _parts(
    ideas: Ideas,
    where: Mapping[str, Standing],
    barred: Mapping[str, Message],
    calendar: Calendar,
    planning: Planning,
    ranking: Ranking,
) -> Parts:
    scores = {item.id: item.score for item in ranking.items}
    quick = planning.quick_wins
    return {
        id_: tasks_of(idea, where[id_], calendar, scores.get(id_, 0.0), quick)
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


def _contradictions(
    ideas: Ideas, where: Mapping[str, Standing], barred: Mapping[str, Message]
) -> tuple[tuple[Rule, Problem], ...]:
    """Musts that are not to be planned at all."""
    return tuple(
        (
            rules.MUST_LEFT_OUT,
            Problem(
                Address("ideas", id_, ("must",)),
                Message(
                    "“{idea}” has to be on the roadmap, but is left out. {reason}",
                    {"idea": ideas[id_].title, "reason": barred[id_]},
                ),
            ),
        )
        for id_ in sorted(barred)
        if ideas[id_].must and not where[id_].done
    )


def _flaws(ideas: Ideas, parts: Parts, calendar: Calendar) -> tuple[tuple[Rule, Problem], ...]:
    """Ideas without a duration, pins inside a period, and work that has begun and will miss its deadline."""
    found = []
    for id_ in sorted(parts):
        idea, first = ideas[id_], parts[id_][0]
        if idea.duration is None and not idea.subprojects:
            message = Message("“{idea}” does not say how long it takes; one period is taken.", {"idea": idea.title})
            hint = Message("Add `duration`, in months.")
            found.append((rules.NO_DURATION, Problem(Address("ideas", id_), message, hint)))
        if idea.pinned is not None and not first.begun and first_month(idea.pinned) * calendar.per_year % 12:
            values = {"idea": idea.title, "pinned": idea.pinned, "period": calendar.label(first.pinned or 0)}
            message = Message("“{idea}” is pinned to {pinned}, and is planned in {period}.", values)
            found.append((rules.PIN_INSIDE, Problem(Address("ideas", id_, ("pinned",)), message)))
        if first.begun and idea.deadline is not None:
            end = (first.pinned or 0) + sum(task.duration for task in parts[id_]) - 1
            if end > calendar.last_whole_of(idea.deadline):
                values = {"idea": idea.title, "deadline": idea.deadline, "end": calendar.label(end)}
                message = Message("“{idea}” has begun, but takes until {end}: its deadline is {deadline}.", values)
                found.append((rules.DEADLINE_MISSED, Problem(Address("ideas", id_, ("deadline",)), message)))
    return tuple(found)
