"""What a calendar or a project file says of a task in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message, counted
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.schedule_model import ScheduledTask
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea


def notes(sources: Sources, idea: Idea, task: ScheduledTask) -> tuple[str, ...]:
    """Why a task stands where it does, what it asks, what it waits for, what was agreed; each a line of its own."""
    return (task.why, *(sources.writer.say(sentence) for sentence in _sentences(sources, idea, task)))


def remarks(sources: Sources) -> tuple[str, ...]:
    """What one must know of the whole: that it is not for the public, that it is an example, its own note."""
    write, imprint = sources.writer, sources.imprint
    internal = Message("For internal use: for those who work on the project; it must not be published.")
    example = Message("This is an illustrative example, not the organisation's own data.")
    return (
        *((write.say(internal),) if imprint.internal else ()),
        *((write.say(example),) if imprint.illustrative and not imprint.note else ()),
        *((imprint.note,) if imprint.note else ()),
    )


def _sentences(sources: Sources, idea: Idea, task: ScheduledTask) -> Iterator[Message]:
    write = sources.writer
    if task.work:
        yield Message("Work: {work}.", {"work": tuple(_work(sources, task))})
    if task.costs:
        yield Message("Costs: {costs}.", {"costs": tuple(_costs(sources, task))})
    waits = tuple(_waits(sources, task))
    if waits:
        yield Message("It waits for {ideas}.", {"ideas": waits})
    if task.agreed is not None:
        dates = {"first": write.date(task.agreed.first), "last": write.date(task.agreed.last)}
        yield Message("Agreed before: from {first} to {last}.", dates)
    if task.deadline is not None:
        yield Message("It must be done by {day}.", {"day": write.date(task.deadline)})
    if idea.internal:
        yield Message("For internal use: this idea may not leave the organisation.")


def _work(sources: Sources, task: ScheduledTask) -> Iterator[Message]:
    for work in task.work:
        title = {"unit": sources.mention("units", work.unit).title}
        yield counted("{unit} {number} person-day", "{unit} {number} person-days", work.days, title)


def _costs(sources: Sources, task: ScheduledTask) -> Iterator[Message]:
    money = sources.writer.money
    for cost in task.costs:
        budget = COSTS[cost.budget]
        if cost.once:
            yield Message("{budget} {amount} once", {"budget": budget, "amount": money(cost.once)})
        if cost.yearly:
            yield Message("{budget} {amount} a year", {"budget": budget, "amount": money(cost.yearly)})


def _waits(sources: Sources, task: ScheduledTask) -> Iterator[Message]:
    """The other ideas that it waits for, in quotation marks."""
    ideas = dict.fromkeys(wait.task.partition("/")[0] for wait in task.waits_for)
    return (Message("“{idea}”", {"idea": sources.mention("ideas", id_).title}) for id_ in ideas if id_ != task.idea)
