"""How a roadmap was made, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.sources import Sources

_VOICES = {
    "equal": Message("Each group has one voice, however many raters it has."),
    "proportional": Message("The voice of each group goes by its size."),
    "own": Message("The voice of each group was set in the project."),
}


def method(sources: Sources) -> tuple[str, ...]:
    """How the ideas were weighed and planned."""
    return tuple(sources.writer.say(sentence) for sentence in (*_weighing(sources), *_planning()))


def _weighing(sources: Sources) -> Iterable[Message]:
    groups = sources.ideas.groups
    if groups:
        raters = counted("{number} rater", "{number} raters", sum(group.raters for group in groups))
        stakeholders = counted("{number} stakeholder group", "{number} stakeholder groups", len(groups))
        yield Message("{raters} from {groups} weighed the ideas.", {"raters": raters, "groups": stakeholders})
        yield _VOICES[sources.dossier.settings.scoring.voice.rule]
    shares: dict[str, float] = {}
    for criterion in sources.ideas.criteria:
        shares[criterion.perspective] = shares.get(criterion.perspective, 0.0) + criterion.weight
    for perspective, share in shares.items():
        name = PERSPECTIVES[perspective]
        yield Message(
            "{perspective} counts for {share}.", {"perspective": name, "share": sources.writer.percent(share)}
        )


def _planning() -> Iterable[Message]:
    yield Message(
        "Each idea begins in the first period in which the ideas that it waits for are done, its units have days left "
        "and the budget allows it."
    )
    yield Message(
        "What has to be there is there first: what has begun, what was promised, and quick wins for the first phase. "
        "Of all the plans that keep this, the computer looks for one that delivers the most value as early as it can, "
        "by taking ideas off and putting them back in another order, thousands of times. The same files give the same "
        "plan."
    )
    yield Message("A second calculation, apart from the first, says how far from the best possible it is at most.")
    yield Message("The sheet of each idea says why it stands where it stands.")
