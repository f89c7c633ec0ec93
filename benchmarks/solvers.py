"""The planning problem for two solvers, with one variable per task and start: see `dienstvisie.planning.objective`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from dienstvisie.planning.phases import first_phase_end
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.usage import spending

Row = tuple[dict[int, int], int, int]
"""Coefficients by variable, and what their sum lies between."""
WIDE = 10**7
"""As good as no limit."""


def model(problem: PlanningProblem) -> tuple[list[tuple[str, int]], list[int], list[Row]]:
    """The variables as task and start, their worth, and the rows; tasks without running limits and exclusions."""
    variables: list[tuple[str, int]] = []
    worth: list[int] = []
    of: dict[str, list[int]] = {}
    limits: dict[object, dict[int, int]] = defaultdict(dict)
    early: dict[int, int] = {}
    room: dict[object, int] = dict(problem.budgets.items())
    count = problem.calendar.count
    for task in problem.tasks:
        of[task.id] = []
        for start in range(task.earliest, problem.end_of(task) - task.duration + 2):
            number = len(variables)
            variables.append((task.id, start))
            of[task.id].append(number)
            worth.append(task.value * (count - start - task.duration + 1))
            for unit, days in task.effort.items():
                for step, need in enumerate(days):
                    limits[unit, "days", start + step][number] = need
            for key, cost in spending(task, start, problem.calendar).items():
                limits[key][number] = cost
            if task.quick_win and start + task.duration <= first_phase_end(problem) + 1:
                early[number] = 1
    for lane in problem.lanes:
        room.update({(lane.id, "days", period): days for period, days in enumerate(lane.capacity or ())})
    rows: list[Row] = [(limits[key], -WIDE, most) for key, most in room.items() if limits[key]]
    rows += [(dict.fromkeys(of[task.id], 1), 1 if task.must else 0, 1) for task in problem.tasks]
    rows.append((early, problem.quick_wins, WIDE))
    return variables, worth, rows + _order(problem, variables, of)


def _order(problem: PlanningProblem, variables: list[tuple[str, int]], of: Mapping[str, list[int]]) -> list[Row]:
    duration = {task.id: task.duration for task in problem.tasks}
    rows: list[Row] = []
    for task in problem.tasks:
        for before, lag in task.predecessors:
            for number in of[task.id]:
                last = variables[number][1] - duration[before] - lag
                done = {other: 1 for other in of[before] if variables[other][1] <= last}
                begun = {other: -1 for other in of[task.id] if variables[other][1] <= variables[number][1]}
                rows.append(({**done, **begun}, 0, WIDE))
    return rows


def highs(problem: PlanningProblem, limit: int) -> dict[str, int]:
    """The best plan that HiGHS finds on one thread in so many seconds."""
    import highspy
    import numpy as np

    variables, worth, rows = model(problem)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # the library has no types
    for name, value in (("output_flag", False), ("time_limit", float(limit)), ("threads", 1)):
        solver.setOptionValue(name, value)
    size = len(variables)
    solver.addVars(size, np.zeros(size), np.ones(size))
    everything = np.arange(size, dtype=np.int32)
    solver.changeColsCost(size, everything, np.array(worth, dtype=float))
    solver.changeColsIntegrality(size, everything, np.full(size, highspy.HighsVarType.kInteger))
    for terms, least, most in rows:
        solver.addRow(least, most, len(terms), list(terms), [float(factor) for factor in terms.values()])
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    found = solver.getSolution().col_value
    return _starts(variables, [round(number) for number in found])


def cp_sat(problem: PlanningProblem, limit: int) -> dict[str, int]:
    """The best plan that CP-SAT finds with one worker in so many seconds."""
    from ortools.sat.python import cp_model  # type: ignore[import-not-found]  # not one of our dependencies

    variables, worth, rows = model(problem)
    program: Any = cp_model.CpModel()
    chosen = [program.new_bool_var(str(number)) for number in range(len(variables))]
    for terms, least, most in rows:
        program.add_linear_constraint(sum(chosen[one] * factor for one, factor in terms.items()), least, most)
    program.maximize(sum(chosen[one] * value for one, value in enumerate(worth)))
    solver: Any = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = limit, 1
    if solver.solve(program) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise SystemExit("no plan in time")
    return _starts(variables, [solver.value(one) for one in chosen])


def _starts(variables: list[tuple[str, int]], values: list[int]) -> dict[str, int]:
    if not any(values):
        raise SystemExit("no plan in time")
    return {id_: start for (id_, start), value in zip(variables, values, strict=True) if value}
