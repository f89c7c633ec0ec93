"""The time-indexed model of a roadmap, with a variable for each task and possible start: "it has started by then".

Step variables y[i,t] (Pritsker and Watters 1968; Bigras, Gamache and Savard 2008): the task starts in t where y rises
there. The relaxation is as tight as that with disaggregated precedence over single starts, with two figures per row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from dienstvisie.planning.exact.needs import Need, Room, most_of
from dienstvisie.planning.exact.windows import Windows
from dienstvisie.planning.phases import first_phase_end
from dienstvisie.planning.problem import Task

NONE: Need = {}


@dataclass(frozen=True, slots=True)
class Row:
    """`least` <= the sum of factor times column <= `most`; None: no limit on that side. `room` is what it limits."""

    factors: Mapping[int, int]
    least: int | None
    most: int | None
    room: Room | None = None


@dataclass
class Model:
    """Columns are 0 or 1, and at least `least`; `worth` is what is to be made as large as can be.

    The columns of a block (`blocks`: first column and number) never fall from one to the next. `rows` does not say so.
    """

    windows: Windows
    worth: list[int] = field(default_factory=list)
    least: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    base: dict[str, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    """The columns of ideas with several quick wins: whether one of them is finished in the first phase."""
    amounts: dict[int, int] = field(default_factory=dict)
    """The columns that are whole numbers from 0 to these; they are in no block."""

    def add_block(self, worth: Iterable[int], *, surely: bool = False) -> int:
        """A block of columns, of which the last is 1 where it `surely` happens; the first column."""
        first = len(self.worth)
        self.worth += worth
        number = len(self.worth) - first
        self.least += [0] * (number - 1) + [int(surely)]
        self.blocks.append((first, number))
        return first

    def add_amount(self, worth: int, most: int) -> int:
        """A column that is a whole number from 0 to `most`, each worth so much."""
        self.worth.append(worth)
        self.least.append(0)
        self.amounts[len(self.worth) - 1] = most
        return len(self.worth) - 1

    def add_row(self, factors: Mapping[int, int], least: int | None, most: int | None) -> None:
        """A row that limits nothing but itself."""
        self.rows.append(Row(factors, least, most))

    def by(self, task: str, start: int) -> int | None:
        """The column that says whether a task has started by `start`; None where it cannot have."""
        place = bisect_right(self.windows.starts.get(task, ()), start)
        return self.base[task] + place - 1 if place else None

    def last(self, task: str) -> int:
        """The column that says whether a task comes at all."""
        return self.base[task] + len(self.windows.starts[task]) - 1

    def starts_in(self, columns: Collection[int]) -> dict[str, int]:
        """The starts by task id that single columns stand for: a task starts in the period of the one that is set."""
        is_set = tuple(columns)
        return {
            task: start
            for task, starts in sorted(self.windows.starts.items())
            for start, there in zip(starts, is_set[self.base[task] :], strict=False)
            if there
        }

    def columns_of(self, starts: Mapping[str, int], early: Collection[str]) -> list[int]:
        """The other way round, for a plan within the windows with these early quick wins."""
        found = [0] * len(self.worth)
        for task, start in starts.items():
            found[self.base[task] + bisect_right(self.windows.starts[task], start) - 1] = 1
        for idea, column in self.marks.items():
            found[column] = int(idea in early)
        return found

    def comes(self, idea: str) -> int | None:
        """The column that says whether an idea comes; None where it cannot."""
        parts = self.windows.graph.parts.get(idea, ())
        return self.last(parts[0].id) if parts and parts[0].id in self.base else None


def build(windows: Windows, worth: Callable[[Task, int], int] | None = None) -> Model:
    """The model of all plans within the windows that keep room, order, whole ideas and exclusions.

    `worth` is what a task is worth that starts in a period; else its early value. None of the required ideas may be
    missing. Quick wins are asked for by `ask_quick_wins`.
    """
    model = Model(windows)
    count = windows.problem.calendar.count
    early = worth or (lambda task, start: task.value * (count - start - task.duration + 1))
    tasks = [task for idea in windows.ideas for task in windows.graph.parts[idea]]
    for task in tasks:
        figures = [early(task, start) for start in windows.starts[task.id]]
        steps = [one - other for one, other in zip(figures, [*figures[1:], 0], strict=True)]
        model.base[task.id] = model.add_block(steps, surely=task.idea in windows.required)
    _rooms(model, tasks)
    for task in tasks:
        _order(model, task)
    _whole(model)
    _exclusions(model)
    return model


def ask_quick_wins(model: Model, number: int, groups: Iterable[Collection[str]]) -> bool:
    """Ask for so many quick wins in the first phase, and for one of each group of ideas; False where they cannot be."""
    wanted = [(None, number), *((group, 1) for group in groups)]
    for group, least in wanted:
        columns = early_columns(model, group)
        if len(columns) < least:
            return False
        if least > 0:
            model.add_row(dict.fromkeys(columns, 1), least, None)
    return True


def early_columns(model: Model, group: Collection[str] | None = None) -> tuple[int, ...]:
    """The columns that say whether ideas, those of a group or all, have finished a quick win in the first phase."""
    ideas = (idea for idea in model.windows.ideas if group is None or idea in group)
    return tuple(column for idea in ideas if (column := _early(model, idea)) is not None)


def _early(model: Model, idea: str) -> int | None:
    """The column that says whether an idea has finished a quick win in the first phase; None where it cannot."""
    end = first_phase_end(model.windows.problem)
    quick = [task for task in model.windows.graph.parts[idea] if task.quick_win]
    found = [column for task in quick if (column := model.by(task.id, end - task.duration + 1)) is not None]
    if len(found) < 2:
        return found[0] if found else None
    if idea not in model.marks:
        model.marks[idea] = model.add_block([0])
        model.add_row({model.marks[idea]: 1, **dict.fromkeys(found, -1)}, None, 0)
    return model.marks[idea]


def _rooms(model: Model, tasks: Iterable[Task]) -> None:
    """What is limited: a task uses what it needs from the start in which its column rises. Idle limits are left out."""
    windows = model.windows
    factors: dict[Room, dict[int, int]] = {}
    most: dict[Room, int] = {}
    for task in tasks:
        needs = [windows.needs[task.id][start] for start in windows.starts[task.id]]
        pairs = zip(needs, [*needs[1:], NONE], strict=True)
        for column, (now, then) in enumerate(pairs, model.base[task.id]):
            for room, amount in now.items():
                if amount != (other := then.get(room, 0)):
                    factors.setdefault(room, {})[column] = amount - other
            for room, amount in then.items():
                if room not in now:
                    factors.setdefault(room, {})[column] = -amount
        for room, amount in most_of(needs).items():
            most[room] = most.get(room, 0) + amount
    limits = windows.ground.limits
    for room in sorted(factors):
        if most[room] > limits[room]:
            model.rows.append(Row(factors[room], None, limits[room], room))


def _order(model: Model, task: Task) -> None:
    """It has started by a period only if what it waits for has started long enough before."""
    starts = model.windows.starts[task.id]
    for id_, lag in task.predecessors:
        wait = model.windows.graph.tasks[id_].duration + lag
        before = [model.by(id_, start - wait) for start in starts]
        for place, (column, after) in enumerate(zip(before, [*before[1:], None], strict=True)):
            if column is not None and column != after and not model.least[column]:
                model.add_row({model.base[task.id] + place: 1, column: -1}, None, 0)


def _whole(model: Model) -> None:
    for idea in model.windows.ideas if model.base else ():
        first, *others = (model.last(part.id) for part in model.windows.graph.parts[idea])
        for other in others if not model.least[first] else ():
            model.add_row({first: 1, other: -1}, 0, 0)


def _exclusions(model: Model) -> None:
    for one, other in sorted({(min(pair), max(pair)) for pair in model.windows.problem.exclusions}):
        columns = model.comes(one), model.comes(other)
        if columns[0] is not None and columns[1] is not None:
            model.add_row({columns[0]: 1, columns[1]: 1}, None, 1)
