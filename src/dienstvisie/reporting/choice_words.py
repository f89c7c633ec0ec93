"""The sentences of the scenario note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.service_gaps import Served
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema.decision import ChoiceProcess
from dienstvisie.scoring.units import PROCESSES, UnitChoice

ABOUT: Mapping[ChoiceProcess, Message] = {
    "equal": Message("The mean of what each unit finds, by its own ratings and its own weights."),
    "by-size": Message("The same mean, in which a unit weighs as many times as it has employees."),
    "national": Message("All ratings together, those of outside parties too, with one set of weights for everybody."),
    "consensus": Message("First what most units would choose by themselves; among equals the mean decides."),
}
_STRENGTHS = (
    (0.9, Message("That is unusually strong agreement.")),
    (0.7, Message("That is strong agreement.")),
    (0.5, Message("That is moderate agreement.")),
    (0.3, Message("That is weak agreement.")),
    (0.0, Message("That is very weak agreement.")),
)
"""Schmidt 1997, Managing Delphi surveys using nonparametric statistical techniques, Decision Sciences 28, 763-774."""
ENOUGH = 8
"""With fewer items the test by chi-squared is too coarse."""
LIKELY = 0.05
"""From this chance on, agreement as strong as this would often come about by itself."""


def in_short(sources: Sources, choice: UnitChoice, groups: Sequence[Served], clashing: int) -> Iterator[Message]:
    """What one must know of the note."""
    shared = sum(len(item.chosen_by) == len(choice.units) for item in choice.items)
    values = {"units": len(choice.units), "shared": shared, "contested": len(choice.contested), "of": len(choice.items)}
    yield Message(
        "All {units} units would choose {shared} of the {of} ideas; {contested} would be chosen by some of them only.",
        values,
    )
    most = max(groups, key=lambda row: row.spread, default=None)
    if most is not None and most.spread:
        yield Message(
            "The difference is largest for “{title}”: {least} to {most} chosen ideas are for them, "
            "depending on the unit.",
            {"title": most.title, "least": min(most.counts), "most": max(most.counts)},
        )
    if clashing:
        yield counted(
            "For {number} challenge, facts and perception contradict one another.",
            "For {number} challenges, facts and perception contradict one another.",
            clashing,
        )
    if choice.minimax:
        names = tuple(Message("“{name}”", {"name": PROCESSES[process]}) for process in choice.minimax)
        lost = min(one.max_regret for one in choice.processes if one.max_regret is not None)
        yield Message(
            "Of the ways to choose together, {names} keeps the largest loss of a unit smallest: {lost} points of 100.",
            {"names": names, "lost": sources.writer.score(lost)},
        )


def agreement(sources: Sources, choice: UnitChoice) -> Iterator[Message]:
    """How far the units put the items in the same order, and how sure that is."""
    found = choice.concordance
    if found.value is None:
        yield found.reason or Message("It is not defined how far the units agree.")
        return
    yield Message(
        "Kendall's W is {w}, on a scale from 0 (no agreement) to 1 (the same order).",
        {"w": sources.writer.fixed(found.value, 2)},
    )
    yield next(words for floor, words in _STRENGTHS if found.value >= floor)
    if found.p is not None and found.chi2 is not None and found.items >= ENOUGH:
        values = {"chi2": sources.writer.number(found.chi2, 1), "df": found.df, "p": sources.writer.fixed(found.p, 2)}
        if found.p >= LIKELY:
            yield Message(
                "Orders that have nothing to do with one another would often give as much (chi-squared {chi2} on {df} "
                "degrees of freedom, p = {p}).",
                values,
            )
        else:
            yield Message(
                "Orders that have nothing to do with one another would seldom give as much (chi-squared {chi2} on {df} "
                "degrees of freedom, p = {p}).",
                values,
            )
