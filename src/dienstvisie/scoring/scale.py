"""The scale: from scores as written to steps above the lowest."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Scale
from dienstvisie.scoring.rules import SCALE, Note

MOST_STEPS = 1_000_000
ABSTAINED, OFF = -1, -2
"""What stands for an abstention and for a score off the scale, where steps are 0 and up."""


def steps_of(scale: Scale) -> Mapping[object, int] | Note:
    """The steps above the lowest score for each score that can be given, and for `abstain`; or what is wrong."""
    if not 0 < scale.high - scale.low <= MOST_STEPS:
        address = Address("settings", None, ("scoring", "scale", "high"))
        text = Message(
            "The highest score of the scale must be above the lowest, {low}, by at most a million: {high} is not.",
            {"low": scale.low, "high": scale.high},
        )
        return Note(SCALE, Problem(address, text))
    return {"abstain": ABSTAINED} | {score: step for step, score in enumerate(range(scale.low, scale.high + 1))}
