"""A plan in the making, for the search: where each task starts and what room is left. Everything here is fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dienstvisie.planning.search.model import Model

OUT = -1
"""The start of a task that has no place."""


class State:
    """Starts per task, and the packed room that they leave. A snapshot is cheap: two lists and a number."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.at = [OUT] * len(model.tasks)
        self.free = list(model.room)
        self.money = model.money

    def copy(self) -> State:
        """The same plan, to go on from."""
        other = State.__new__(State)
        other.model, other.at, other.free, other.money = self.model, self.at[:], self.free[:], self.money
        return other

    def take(self, other: State) -> None:
        """Become the same as another plan."""
        self.at[:], self.free[:], self.money = other.at, other.free, other.money

    def has(self, idea: int) -> bool:
        """Whether the idea has its place."""
        return self.at[self.model.parts[idea][0]] >= 0

    def put(self, i: int, start: int) -> None:
        """Give a task its place."""
        self.at[i] = start
        free = self.free
        for period, needs in enumerate(self.model.rows[i], start):
            free[period] -= needs
        costs = self.model.costs[i]
        if costs is not None:
            self.money -= costs[start] or 0

    def lift(self, i: int) -> int:
        """Take a task off; its start."""
        start = self.at[i]
        self.at[i] = OUT
        free = self.free
        for period, needs in enumerate(self.model.rows[i], start):
            free[period] += needs
        costs = self.model.costs[i]
        if costs is not None:
            self.money += costs[start] or 0
        return start

    def window(self, i: int) -> tuple[int, int]:
        """The first and the last start of a task by its dates and by what is placed before and after it."""
        model, at = self.model, self.at
        first, last = model.first[i], model.last[i]
        for j, gap in model.before[i]:
            first = max(first, at[j] + gap)
        for j, gap in model.after[i]:
            if at[j] >= 0 and at[j] - gap < last:
                last = at[j] - gap
        return first, last

    def first_fit(self, i: int, first: int, last: int) -> int:
        """The first start in first..last with room; OUT where there is none. What must come before is in `first`."""
        model, free, money = self.model, self.free, self.money
        rows, costs = model.rows[i], model.costs[i]
        guard, money_guard, skips = model.guard, model.money_guard, model.can_skip[i]
        start, steps = first, range(len(rows) - 1, -1, -1)
        while start <= last:
            for step in steps:
                if (free[start + step] - rows[step]) & guard != guard:
                    start += step + 1 if skips else 1
                    break
            else:
                if costs is None:
                    return start
                cost = costs[start]
                if cost is not None and (money - cost) & money_guard == money_guard:
                    return start
                start += 1
        return OUT

    def last_fit(self, i: int, first: int, last: int) -> int:
        """The last start in first..last with room; OUT where there is none."""
        model, free = self.model, self.free
        rows, costs, guard, is_flat = model.rows[i], model.costs[i], model.guard, model.is_flat[i]
        start, length = last, len(rows)
        while start >= first:
            for step in range(length):
                if (free[start + step] - rows[step]) & guard != guard:
                    start -= length - step if is_flat else 1
                    break
            else:
                if costs is None or self.first_fit(i, start, start) == start:
                    return start
                start -= 1
        return OUT

    def place(self, idea: int, latest: Sequence[int] | None = None) -> bool:  # noqa: C901 - the hot loop calls nothing
        """Place all parts of an idea, each as early as it can be, none later than `latest`; or none of them."""
        model, at, free = self.model, self.at, self.free
        guard, money_guard, parts = model.guard, model.money_guard, model.parts[idea]
        for i in parts:
            start, last, rows, costs = model.first[i], model.last[i], model.rows[i], model.costs[i]
            for j, gap in model.before[i]:
                start = max(start, at[j] + gap)
            for j, gap in model.after[i]:
                if at[j] >= 0 and at[j] - gap < last:
                    last = at[j] - gap
            if latest is not None and latest[i] < last:
                last = latest[i]
            skips, steps = model.can_skip[i], model.steps[i]
            while start <= last:
                for step in steps:
                    if (free[start + step] - rows[step]) & guard != guard:
                        start += step + 1 if skips else 1
                        break
                else:
                    if costs is None:
                        break
                    cost = costs[start]
                    if cost is not None and (self.money - cost) & money_guard == money_guard:
                        self.money -= cost
                        break
                    start += 1
            else:
                for done in parts:
                    if done == i:
                        return False
                    self.lift(done)
            at[i] = start
            for needs in rows:
                free[start] -= needs
                start += 1
        return True

    def remove(self, idea: int) -> None:
        """Take all parts of an idea off."""
        for i in self.model.parts[idea]:
            self.lift(i)

    def is_ready(self, idea: int) -> bool:
        """Whether all that the idea waits for has a place and nothing placed excludes it."""
        return all(map(self.has, self.model.needs[idea])) and not any(map(self.has, self.model.rivals[idea]))

    def placed_after(self, ideas: Iterable[int]) -> set[int]:
        """These ideas and all placed ones that wait for them, directly or through others."""
        found = set(ideas)
        stack = list(found)
        while stack:
            for other in self.model.needed_by[stack.pop()]:
                if other not in found and self.has(other):
                    found.add(other)
                    stack.append(other)
        return found

    def bring(self, idea: int) -> bool:
        """Place an idea with all that it waits for and that has no place yet; or nothing."""
        at, head = self.at, self.model.head
        for other in self.model.rivals[idea]:
            if at[head[other]] >= 0:
                return False
        for other in self.model.needs[idea]:
            if at[head[other]] < 0:
                return self._bring_all(self._missing(idea))
        return self.place(idea)

    def _bring_all(self, ideas: Sequence[int]) -> bool:
        done: list[int] = []
        for one in ideas:
            if not self.is_ready(one) or not self.place(one):
                for other in reversed(done):
                    self.remove(other)
                return False
            done.append(one)
        return True

    def _missing(self, idea: int) -> list[int]:
        """The idea and all that it waits for without a place, each after what it waits for."""
        found = {idea}
        stack = [idea]
        while stack:
            for other in self.model.needs[stack.pop()]:
                if other not in found and not self.has(other):
                    found.add(other)
                    stack.append(other)
        return sorted(found)

    def shift(self) -> bool:
        """Move single tasks earlier, in order of their starts, until none can; whether any did."""
        at, any_moved, moved = self.at, False, True
        while moved:
            moved = False
            for start, i in sorted((start, i) for i, start in enumerate(at) if start > 0):
                first, _ = self.window(i)
                if start <= first or at[i] != start:
                    continue
                self.lift(i)
                earlier = self.first_fit(i, first, start - 1)
                self.put(i, start if earlier < 0 else earlier)
                moved = moved or earlier >= 0
            any_moved = any_moved or moved
        return any_moved
