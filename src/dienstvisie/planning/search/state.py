"""A plan in the making, for the search: where each task starts and what is used. Everything here is fast."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from dienstvisie.planning.search.model import Model

OUT = -1
"""The start of a task that has no place."""


class State:
    """Starts per task, and what they use up, packed. A snapshot is cheap: two lists and a number."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.at = [OUT] * len(model.tasks)
        self.used = list(model.used)
        self.spent = model.spent

    def copy(self) -> State:
        """The same plan, to go on from."""
        other = State.__new__(State)
        other.model, other.at, other.used, other.spent = self.model, self.at[:], self.used[:], self.spent
        return other

    def take(self, other: State) -> None:
        """Become the same as another plan."""
        self.at[:], self.used[:], self.spent = other.at, other.used, other.spent

    def has(self, idea: int) -> bool:
        """Whether the idea has its place."""
        return self.at[self.model.parts[idea][0]] >= 0

    def put(self, i: int, start: int) -> None:
        """Give a task its place."""
        self.at[i] = start
        used = self.used
        for period, needs in enumerate(self.model.rows[i], start):
            used[period] += needs
        costs = self.model.costs[i]
        if costs is not None:
            self.spent += costs[start] or 0

    def lift(self, i: int) -> int:
        """Take a task off; its start."""
        start = self.at[i]
        self.at[i] = OUT
        used = self.used
        for period, needs in enumerate(self.model.rows[i], start):
            used[period] -= needs
        costs = self.model.costs[i]
        if costs is not None:
            self.spent -= costs[start] or 0
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
        model, used, spent = self.model, self.used, self.spent
        rows, costs = model.rows[i], model.costs[i]
        guard, money_guard, skips = model.guard, model.money_guard, model.can_skip[i]
        start, steps = first, range(len(rows) - 1, -1, -1)
        while start <= last:
            for step in steps:
                if (used[start + step] + rows[step]) & guard:
                    start += step + 1 if skips else 1
                    break
            else:
                if costs is None:
                    return start
                cost = costs[start]
                if cost is not None and not (spent + cost) & money_guard:
                    return start
                start += 1
        return OUT

    def last_fit(self, i: int, first: int, last: int) -> int:
        """The last start in first..last with room; OUT where there is none."""
        model, used = self.model, self.used
        rows, costs, guard, is_flat = model.rows[i], model.costs[i], model.guard, model.is_flat[i]
        start, length = last, len(rows)
        while start >= first:
            for step in range(length):
                if (used[start + step] + rows[step]) & guard:
                    start -= length - step if is_flat else 1
                    break
            else:
                if costs is None or self.first_fit(i, start, start) == start:
                    return start
                start -= 1
        return OUT

    def place(  # noqa: C901, PLR0912 - the hot loop calls nothing
        self, idea: int, latest: Sequence[int] | None = None
    ) -> bool:
        """Place all parts of an idea, each as early as it can be, none later than `latest`; or none of them."""
        model, at, used = self.model, self.at, self.used
        guard, money_guard = model.guard, model.money_guard
        for i, first, end, before, after, rows, steps, skips, costs in model.work[idea]:
            start, last = first, end
            for j, gap in before:
                start = max(start, at[j] + gap)
            for j, gap in after:
                if at[j] >= 0 and at[j] - gap < last:
                    last = at[j] - gap
            if latest is not None and latest[i] < last:
                last = latest[i]
            while start <= last:
                for step in steps:
                    if (used[start + step] + rows[step]) & guard:
                        start += step + 1 if skips else 1
                        break
                else:
                    if costs is None:
                        break
                    cost = costs[start]
                    if cost is not None and not (self.spent + cost) & money_guard:
                        self.spent += cost
                        break
                    start += 1
            else:
                for done in model.parts[idea]:
                    if done == i:
                        return False
                    self.lift(done)
            at[i] = start
            for needs in rows:
                used[start] += needs
                start += 1
        return True

    def remove(self, idea: int) -> None:
        """Take all parts of an idea off."""
        at, used = self.at, self.used
        for i, _, _, _, _, rows, _, _, costs in self.model.work[idea]:
            start = at[i]
            at[i] = OUT
            if costs is not None:
                self.spent -= costs[start] or 0
            for needs in rows:
                used[start] -= needs
                start += 1

    def is_ready(self, idea: int) -> bool:
        """Whether all that the idea waits for has a place and nothing placed excludes it."""
        return all(map(self.has, self.model.needs[idea])) and not any(map(self.has, self.model.rivals[idea]))

    def placed_after(self, ideas: Iterable[int]) -> set[int]:
        """These ideas and all placed ones that wait for them, directly or through others."""
        at, head, needed_by = self.at, self.model.head, self.model.needed_by
        found = set(ideas)
        stack = list(found)
        while stack:
            for other in needed_by[stack.pop()]:
                if other not in found and at[head[other]] >= 0:
                    found.add(other)
                    stack.append(other)
        return found

    def bring(self, idea: int) -> bool:
        """Place an idea with all that it waits for and that has no place yet; or nothing."""
        at, model = self.at, self.model
        for i in model.rival_heads[idea]:
            if at[i] >= 0:
                return False
        for i in model.need_heads[idea]:
            if at[i] < 0:
                return self._bring_all(self.missing(idea))
        return self.place(idea)

    def missing(self, idea: int) -> list[int]:
        """The idea and all that it waits for without a place, each after what it waits for."""
        at, head, needs = self.at, self.model.head, self.model.needs
        found = {idea}
        stack = [idea]
        while stack:
            for other in needs[stack.pop()]:
                if other not in found and at[head[other]] < 0:
                    found.add(other)
                    stack.append(other)
        return sorted(found)

    def _bring_all(self, ideas: Sequence[int]) -> bool:
        """Place ideas of which each waits for none but those before it and placed ones; or none of them."""
        at, rival_heads = self.at, self.model.rival_heads
        for number, idea in enumerate(ideas):
            if any(at[i] >= 0 for i in rival_heads[idea]) or not self.place(idea):
                for other in ideas[:number]:
                    self.remove(other)
                return False
        return True

    def prune(self, spare: Sequence[int]) -> None:
        """Take off each of these ideas that no placed idea waits for. They are in the order of the ideas."""
        at, head, needed_by = self.at, self.model.head, self.model.needed_by
        for idea in reversed(spare):
            if at[head[idea]] >= 0 and not any(at[head[other]] >= 0 for other in needed_by[idea]):
                self.remove(idea)

    def shift(self, kept: Container[int] = ()) -> bool:
        """Move single tasks earlier, those of `kept` not, in order of their starts, until none can; whether any did."""
        at, any_moved, moved = self.at, False, True
        while moved:
            moved = False
            for start, i in sorted((start, i) for i, start in enumerate(at) if start > 0):
                first, _ = self.window(i)
                if start <= first or at[i] != start or i in kept:
                    continue
                self.lift(i)
                earlier = self.first_fit(i, first, start - 1)
                self.put(i, start if earlier < 0 else earlier)
                moved = moved or earlier >= 0
            any_moved = any_moved or moved
        return any_moved
