"""Other plans beside that of the dossier: what if, and in scenarios. None of them is written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.planning.comparison import Comparison, base_of, held_against
from dienstvisie.planning.fingerprint import fingerprint
from dienstvisie.planning.planner import Planned, judged, planned, solved
from dienstvisie.planning.problem_from import Intake, intake_of, problem_from
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.planning.solution import Solution, solve
from dienstvisie.planning.variants import without
from dienstvisie.planning.what_if import asked_of, read_question
from dienstvisie.schema import Budget, Dossier, Planning, Scenario, Unit, live
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.scenario_ranking import prioritise_in
from dienstvisie.scoring.variant import left_out

LOOSE = 10
"""Where no roadmap was agreed, moving an idea needs to gain so many times less."""


def what_if(dossier: Dossier, ranking: Ranking, asked: Sequence[str]) -> Comparison:
    """The plan of a dossier beside the one with all that is `asked`, found from the first; the ranks stay as they are.

    `asked` are questions such as `ict+20d/2027`; see `dienstvisie.planning.what_if`. Raises `UserError` for one that
    cannot be read, or that names what is not there.
    """
    questions = [read_question(one) for one in asked]
    now = _planned(dossier, ranking)
    intake = asked_of(problem_from(dossier, ranking), questions)
    then = solved(_from(now, intake))
    return Comparison(base_of(now), (held_against(base_of(now), "what-if", Message("What if"), then),))


def plan_in(dossier: Dossier, ranking: Ranking, name: str, *, prove: bool = False, asked: str | None = None) -> Roadmap:
    """The roadmap in a scenario, found from that of the dossier; `ranking` is that without any scenario.

    Raises `UserError` where there is no scenario of that name.
    """
    (scenario,) = _scenarios(dossier, (name,))
    return judged(_in(dossier, _planned(dossier, ranking), scenario), prove=prove, asked=asked)


def plan_scenarios(dossier: Dossier, ranking: Ranking, names: Sequence[str] = ()) -> Comparison:
    """The plan of a dossier beside those in its scenarios: those named, else all that count.

    Raises `UserError` for a scenario that is not there.
    """
    chosen, now = _scenarios(dossier, names), _planned(dossier, ranking)
    base = base_of(now)
    plans = tuple(held_against(base, one.id, one.title, solved(_in(dossier, now, one))) for one in chosen)
    return Comparison(base, plans, () if plans else (Message("There is no scenario to compare with."),))


def in_scenario(dossier: Dossier, scenario: Scenario) -> Dossier:
    """The dossier with the capacities and the budgets of a scenario; a unit that is not there changes nothing."""
    units = {
        id_: unit.model_copy(update={"capacity": scenario.capacities.get(id_, unit.capacity)})
        for id_, unit in dossier.all(Unit).items()
    }
    planning = dossier.settings.planning
    settings = dossier.settings
    if planning is not None and scenario.budgets:
        settings = settings.model_copy(update={"planning": _with_budgets(planning, scenario.budgets)})
    return dossier.changed(settings, {"units": units})


def _with_budgets(planning: Planning, others: Mapping[int, Budget]) -> Planning:
    """A kind of budget that a scenario does not name in a year stays what it was."""
    budgets = dict(planning.budgets)
    for year, budget in others.items():
        named = {kind: amount for kind, amount in budget if amount is not None}
        budgets[year] = budgets.get(year, Budget()).model_copy(update=named)
    return planning.model_copy(update={"budgets": budgets})


def _in(dossier: Dossier, now: Roadmap, scenario: Scenario) -> Planned:
    intake = problem_from(in_scenario(dossier, scenario), prioritise_in(dossier, "ideas", scenario.id))
    reasons = dict(left_out(dossier, "ideas", scenario))
    begun = {task.idea for task in intake.problem.tasks if task.begun}
    for idea in begun - set(scenario.without_ideas):  # it is too late to find it too large
        reasons.pop(idea, None)
    return _from(now, intake if intake.stated is None else intake_of(without(intake.stated, reasons)))


def _from(now: Roadmap, intake: Intake) -> Planned:
    """The plan of a changed problem that keeps to the one of now where it can: where nothing changed, that very one."""
    starts = {placement.task.id: placement.start for placement in now.placements}
    if fingerprint(intake.problem) == fingerprint(now.problem):
        return Planned(intake, Solution(intake.problem, starts), now.agreed)
    known = {task.id for task in intake.problem.tasks}
    kept = {id_: start for id_, start in starts.items() if id_ in known}
    problem = intake.problem
    if now.agreed is None:  # nobody was promised anything yet: let the effect be seen, without moving for nothing
        problem = replace(problem, stability=problem.stability // LOOSE)
        intake = replace(intake, problem=problem)
    return Planned(intake, solve(problem, kept))


def _planned(dossier: Dossier, ranking: Ranking) -> Roadmap:
    now = solved(planned(dossier, ranking))
    if not now.problem.calendar.count:
        message = Message("The dossier has no roadmap to compare with: its settings give no periods to plan.")
        raise UserError(message, Message("Add `planning` with `start` and `end` to the settings."))
    return now


def _scenarios(dossier: Dossier, names: Sequence[str]) -> list[Scenario]:
    known = dossier.all(Scenario)
    for name in names:
        if name not in known:
            raise UserError(Message("There is no scenario `{id}`.", {"id": name}), did_you_mean(name, known))
    return [known[name] for name in dict.fromkeys(names)] if names else list(live(dossier, Scenario))
