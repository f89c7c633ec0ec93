"""How the options of a direction question stand on the principles: sums, who is for and against, what they point to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.schema import Decision, Dossier, Principle, live
from dienstvisie.schema.decision import Option

WEIGHTS: Mapping[int, tuple[str, Message]] = {
    2: ("++", Message("serves it fully")),
    1: ("+", Message("serves it")),
    0: ("0", Message("makes no difference")),
    -1: ("−", Message("goes against it")),
    -2: ("−−", Message("goes fully against it")),
}
"""The sign and the words of a weight."""
MOST_WEIGHT = max(WEIGHTS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A possible answer with its weights on the principles that count.

    `most` says that no other has a higher sum (and that it was weighed at all), `chosen` that it is the answer.
    """

    option: Option
    weights: Mapping[str, int]
    most: bool
    chosen: bool

    @property
    def sum(self) -> int:
        """All its weights together."""
        return sum(self.weights.values())

    @property
    def pro(self) -> int:
        """How many principles speak for it."""
        return sum(weight > 0 for weight in self.weights.values())

    @property
    def con(self) -> int:
        """How many principles speak against it."""
        return sum(weight < 0 for weight in self.weights.values())


def weighed(dossier: Dossier, decision: Decision) -> tuple[Weighed, ...]:
    """The options of a question in order; principles that were rejected, archived or are not told count no more."""
    counting = {principle.id for principle in live(dossier, Principle)}
    rows = [_told(option, counting) for option in decision.options]
    most = max((sum(weights.values()) for weights in rows), default=0)
    return tuple(
        Weighed(option, weights, sum(weights.values()) == most and bool(weights), option.id == decision.answer)
        for option, weights in zip(decision.options, rows, strict=True)
    )


def principles_of(dossier: Dossier, decision: Decision) -> tuple[Principle, ...]:
    """The principles that some option was weighed on, in the order of the files."""
    used = {id_ for option in decision.options for id_ in option.principles}
    return tuple(principle for principle in live(dossier, Principle) if principle.id in used)


def reading(one: Weighed) -> Message:
    """How many principles speak for it and how many against."""
    if not one.pro and not one.con:
        return Message("No principle speaks for or against it.")
    values = {
        "pro": counted("{number} principle for", "{number} principles for", one.pro),
        "con": counted("{number} against", "{number} against", one.con),
    }
    return Message("{pro}, {con}", values)


def remark(options: Sequence[Weighed]) -> Message | None:
    """Whether the answer is the one that the principles point to; None as long as the question is open."""
    chosen = next((one for one in options if one.chosen), None)
    if chosen is None:
        return None
    sums = [one.sum for one in options]
    if chosen.sum < max(sums):
        return Message("The principles point more to another answer; the reason says why this one was chosen.")
    if sums.count(max(sums)) > 1:
        return Message("The principles point as much to another answer.")
    return Message("The principles point most to this answer.")


def _told(option: Option, counting: Collection[str]) -> Mapping[str, int]:
    return {id_: weight for id_, weight in option.principles.items() if id_ in counting}
