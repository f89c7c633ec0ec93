"""Why tasks stand elsewhere than agreed, by the finished plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.planning.blockers import Scene
from dienstvisie.planning.moves import Span, moves
from dienstvisie.planning.problem import Task
from dienstvisie.planning.roadmap import Agreed, Blocker, Move, Shift
from dienstvisie.planning.users import NAMED, named_and_more

_NAMES_FROM = {"capacity": 1, "running": 1, "budget": 2}
"""Where the ideas begin in `Blocker.by`."""


def shifts(scene: Scene, agreed: Agreed, reasons: Mapping[str, Message]) -> tuple[Shift, ...]:
    """Every task that stands elsewhere than agreed, is new, came in or went out, each with its cause.

    `reasons` say of each idea of the dossier that is not on the roadmap why. The order is that of `moves`.
    """
    found = moves(scene.board, agreed)
    causes = _Causes(scene, agreed, reasons, found)
    return tuple(Shift(move, causes.of(move)) for move in found)


class _Causes:
    """The causes of all moves of one plan."""

    def __init__(self, scene: Scene, agreed: Agreed, reasons: Mapping[str, Message], found: tuple[Move, ...]) -> None:
        self.scene = scene
        self.agreed = agreed
        self.reasons = reasons
        self.moves = found
        self.moved = {move.task.id for move in found} | {move.task.idea for move in found if move.before is None}
        self.elsewhere = {move.task.idea for move in found if move.now is not None}
        self.limited = {lane.id for lane in scene.problem.lanes if lane.capacity is not None}
        self.limited |= {lane.id for lane in scene.problem.lanes if lane.running_at_most is not None}

    def of(self, move: Move) -> Message:
        """The cause of a move."""
        if move.now is None:
            return self._gone(move.task.idea)
        if move.before is None:
            return self._came(move, move.now)
        first, sentences = self._first(move), list(self._otherwise(move, move.before, move.now))
        if first.begun:
            since = () if move.now[0] == max(0, move.before[0]) else (self._since(first),)
            sentences = [*since, *sentences]
        elif move.now[0] > move.before[0]:
            sentences.append(self._later(first, move.before[0]))
        elif move.now[0] < move.before[0]:
            sentences.append(self._earlier(move, first, move.now))
        return _joined(sentences)

    def _first(self, move: Move) -> Task:
        """The task that decides where a move begins: that of the move, or the first part of its idea."""
        return self.scene.board.graph.tasks.get(move.task.id) or self.scene.board.graph.parts[move.task.idea][0]

    def _gone(self, idea: str) -> Message:
        reason = self.reasons.get(idea)
        if reason is None:
            return Message("It is no longer in the dossier.")
        return reason

    def _came(self, move: Move, now: Span) -> Message:
        first = self.scene.board.graph.parts[move.task.idea][0]
        if first.begun:
            return self._since(first)
        if move.task.idea not in self.agreed.left_out:
            return Message("It is new since then.")
        if first.pinned is not None:
            return self._since(first)
        if any(part.must for part in self.scene.board.graph.parts[move.task.idea]):
            return Message("It has to be on the roadmap.")
        return self._freed(move, now) or Message("It had no place then, and has one now.")

    def _since(self, first: Task) -> Message:
        values = {"period": self.scene.problem.calendar.label(first.pinned or 0)}
        began, pinned = Message("Its work began in {period}.", values), Message("It is pinned to {period}.", values)
        return began if first.begun else pinned

    def _otherwise(self, move: Move, before: Span, now: Span) -> Iterator[Message]:
        """That it takes longer or shorter than agreed, or is cut otherwise."""
        length, was = now[1] - now[0] + 1, before[1] - before[0] + 1
        if self._first(move).begun:
            was = before[1] - max(0, before[0]) + 1
            if length != was:
                values = {"end": self.scene.problem.calendar.label(now[1])}
                values["before"] = self.scene.problem.calendar.label(before[1])
                yield Message("Its work takes until {end}, not {before}.", values)
                if now[1] == self.scene.problem.status:
                    yield Message("It was not reported done by the status date.")
        elif length != was:
            yield counted(
                "It takes {number} period; agreed was {before}.",
                "It takes {number} periods; agreed was {before}.",
                length,
                {"before": was},
            )
        elif move.task.id not in self.scene.board.graph.tasks or move.task.id not in self.agreed.spans:
            yield Message("It is cut into other parts than agreed.")

    def _later(self, task: Task, start: int) -> Message:
        """What forbids the agreed start, with everything else where the plan has it."""
        if start < 0:
            values = {"period": self.scene.problem.calendar.label(start)}
            return Message("It was to start in {period}, before this roadmap begins, and it has not begun.", values)
        now = self.scene.board.lift(task)
        found = self.scene.blockers(task, start)
        self.scene.board.put(task, now)
        if not found:
            return Message("The plan as a whole is better this way.")
        return self._with_rivals(found[0])

    def _with_rivals(self, blocker: Blocker) -> Message:
        """What blocks, and whether that shifted itself or came there since."""
        if blocker.cause in ("waits", "order") and blocker.by[0] in self.moved:
            return Message("{reason} That has shifted too.", {"reason": blocker.message})
        rivals = [
            idea for idea in blocker.by[_NAMES_FROM.get(blocker.cause, len(blocker.by)) :] if idea in self.elsewhere
        ]
        if rivals:
            values = {"reason": blocker.message, "ideas": self._named(rivals)}
            return Message("{reason} It makes room for {ideas}.", values)
        return blocker.message

    def _earlier(self, move: Move, first: Task, now: Span) -> Message:
        if first.pinned is not None:
            return self._since(first)
        for id_, lag in first.predecessors:
            was = self.agreed.spans.get(id_)
            if was is not None and was[1] + 1 + lag > now[0]:
                before = self.scene.board.graph.tasks[id_]
                if before.idea == move.task.idea:
                    return Message("Its own part “{part}” is done sooner.", {"part": before.title})
                title = self.scene.problem.title(before.idea)
                return Message("“{idea}”, which it waits for, is done sooner.", {"idea": title})
        return self._freed(move, now) or Message("There is room earlier now.")

    def _freed(self, move: Move, now: Span) -> Message | None:
        """Who stood where it stands now, used the same, and left; None where nobody did."""
        left = [
            other.task.idea
            for other in self.moves
            if other.task.idea != move.task.idea
            and other.before is not None
            and _has_left(other.before, other.now, now)
        ]
        ideas = [idea for idea in dict.fromkeys(left) if self._shares(move.task.idea, idea)]
        if not ideas:
            return None
        return counted(
            "There is room now that {ideas} has left its place.",
            "There is room now that {ideas} have left their places.",
            len(ideas),
            {"ideas": self._named(ideas)},
        )

    def _shares(self, idea: str, other: str) -> bool:
        """Whether two ideas use the same units or money that are limited; of one that is gone nobody knows."""
        parts = self.scene.board.graph.parts
        own = self._uses(parts[idea])
        return bool(own if other not in parts else own & self._uses(parts[other]))

    def _uses(self, parts: tuple[Task, ...]) -> set[str]:
        units = {unit for part in parts for unit in part.effort if unit in self.limited}
        limited = {kind for _, kind in self.scene.problem.budgets}
        money = {kind for part in parts for kind in (*part.once, *part.yearly) if kind in limited}
        return units | {f"/{kind}" for kind in money}

    def _named(self, ideas: list[str]) -> tuple[Message, ...]:
        titles = {**self.agreed.titles, **self.scene.problem.titles}
        return named_and_more([titles.get(idea, idea) for idea in ideas[:NAMED]], max(0, len(ideas) - NAMED))


def _has_left(before: Span, after: Span | None, window: Span) -> bool:
    """Whether it used to overlap the window, and does not overlap it there any more."""
    first, last = max(before[0], window[0]), min(before[1], window[1])
    return first <= last and (after is None or after[1] < first or after[0] > last)


def _joined(sentences: list[Message]) -> Message:
    """At most two sentences as one message; there is always one."""
    if len(sentences) == 1:
        return sentences[0]
    return Message("{first} {then}", {"first": sentences[0], "then": sentences[1]})
