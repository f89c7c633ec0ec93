"""A worked example of the method. Every figure is calculated here; only the scores are made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from dienstvisie.language import Message
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.sources import Sources

LOW, HIGH = 1, 5
PULL = 2.0
"""k: as if so many extra raters had given the mean of all groups."""
GROUPS: Mapping[str, Message] = {
    "employees": Message("Employees"),
    "majority": Message("Majority"),
    "opposition": Message("Opposition"),
}
Scores = Mapping[str, Mapping[str, Sequence[int]]]
FIRST: Scores = {
    "citizen": {"employees": (4, 5, 4, 5, 4, 5), "majority": (4, 3, 5), "opposition": (2, 3)},
    "organisation": {"employees": (3, 4, 3, 3, 4, 4), "majority": (4, 4, 5), "opposition": (4, 3)},
}
"""The scores of the idea that is worked out, by perspective and group."""
SECOND: Scores = {
    "citizen": {"employees": (2, 3, 2, 3, 2, 2), "majority": (3, 4, 4), "opposition": (5, 4)},
    "organisation": {"employees": (2, 2, 3, 2, 3, 2), "majority": (3, 3, 4), "opposition": (3, 4)},
}
"""The scores of the other idea."""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A group: its scores, their mean between 0 and 1, the mean after step 2, and its points in the score."""

    group: str
    scores: str
    mean: str
    drawn: str
    points: str


@dataclass(frozen=True, slots=True)
class Example:
    """Impact on citizens worked out by group, and the rest in sentences."""

    rows: tuple[ExampleRow, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """The figures of an idea on a criterion: `middle` is m0, the others are by group, 0 to 1; `value` is their mean."""

    middle: float
    means: Mapping[str, float]
    drawn: Mapping[str, float]
    value: float


def worked(perspective: str, scores: Scores) -> Worked:
    """Steps 1 to 3 for one idea on one criterion, each group one voice."""
    middle = _mean([_mean(_rescaled(own)) for own in _all_of(perspective).values()])
    means = {group: _mean(_rescaled(own)) for group, own in scores[perspective].items()}
    drawn = {
        group: (fsum(_rescaled(own)) + PULL * middle) / (len(own) + PULL) for group, own in scores[perspective].items()
    }
    return Worked(middle, means, drawn, _mean(list(drawn.values())))


def score(scores: Scores) -> float:
    """Step 4: points of 100, both perspectives counting for half."""
    return 100 * _mean([worked(perspective, scores).value for perspective in scores])


def example(sources: Sources) -> Example:
    """The example in words."""
    write = sources.writer
    citizen, organisation = worked("citizen", FIRST), worked("organisation", FIRST)
    voice = 1 / len(GROUPS)
    rows = tuple(
        ExampleRow(
            group=write.say(title),
            scores=", ".join(str(one) for one in FIRST["citizen"][group]),
            mean=write.number(citizen.means[group], 3),
            drawn=write.number(citizen.drawn[group], 3),
            points=_signed(sources, 100 * 0.5 * voice * (citizen.drawn[group] - citizen.middle)),
        )
        for group, title in GROUPS.items()
    )
    return Example(rows, tuple(write.say(one) for one in _sentences(sources, citizen, organisation)))


def _sentences(sources: Sources, citizen: Worked, organisation: Worked) -> tuple[Message, ...]:
    write = sources.writer
    two = FIRST["citizen"]["opposition"]
    parts = " + ".join(write.number(one, 3) for one in citizen.drawn.values())
    return (
        Message(
            "Over both ideas the mean of the three groups on “{criterion}” is {middle}: this is m0.",
            {"criterion": PERSPECTIVES["citizen"], "middle": write.number(citizen.middle, 3)},
        ),
        Message(
            "The opposition has only {n} raters, so its mean of {mean} is drawn to m0: ({sum} + {k} × {middle}) / "
            "({n} + {k}) = {drawn}.",
            {
                "n": len(two),
                "mean": write.number(citizen.means["opposition"], 3),
                "sum": write.number(fsum(_rescaled(two)), 3),
                "k": write.number(PULL),
                "middle": write.number(citizen.middle, 3),
                "drawn": write.number(citizen.drawn["opposition"], 3),
            },
        ),
        Message(
            "Each group has one voice: ({parts}) / {groups} = {value}.",
            {"parts": parts, "groups": len(GROUPS), "value": write.number(citizen.value, 3)},
        ),
        Message(
            "On “{criterion}” the same steps give {value}.",
            {"criterion": PERSPECTIVES["organisation"], "value": write.number(organisation.value, 3)},
        ),
        Message(
            "Both count for half: 100 × (0.5 × {citizen} + 0.5 × {organisation}) = {score} points. The other idea gets "
            "{other} and comes second.",
            {
                "citizen": write.number(citizen.value, 3),
                "organisation": write.number(organisation.value, 3),
                "score": score(FIRST),
                "other": score(SECOND),
            },
        ),
    )


def _all_of(perspective: str) -> Mapping[str, Sequence[int]]:
    return {group: (*FIRST[perspective][group], *SECOND[perspective][group]) for group in GROUPS}


def _rescaled(scores: Sequence[int]) -> list[float]:
    return [(one - LOW) / (HIGH - LOW) for one in scores]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _signed(sources: Sources, points: float) -> str:
    text = sources.writer.score(abs(points))
    return ("+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else "") + text
