"""The page on the method: what is done with the opinions, step by step, with this dossier's own settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.method_example import Example, example
from dienstvisie.reporting.method_steps import SOURCES, STEPS, SYMBOLS
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.ranking import WeightedCriterion


@dataclass(frozen=True, slots=True)
class Step:
    """A step in words; `formulas` are names that a template writes out, `sources` say whose method it is."""

    id: str
    title: str
    sentences: tuple[str, ...]
    formulas: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion or a group with its part of the whole, and what it belongs to or how many it is."""

    title: str
    about: str
    share: str


@dataclass(frozen=True, slots=True)
class MethodReport:
    """Everything that the page says; `symbols` are the letters of the formulas with what they mean."""

    imprint: Imprint
    lead: tuple[str, ...]
    facts: tuple[str, ...]
    criteria: tuple[Weight, ...]
    groups: tuple[Weight, ...]
    steps: tuple[Step, ...]
    symbols: tuple[tuple[str, str], ...]
    example: Example
    sources: tuple[str, ...]


def method_report(sources: Sources, analyses: Analyses) -> MethodReport:
    """The page in the language of the sources' writer."""
    say = sources.writer.say
    steps = tuple(
        Step(step.id, say(step.title), tuple(say(one) for one in step.sentences), step.formulas, step.sources)
        for step in STEPS
    )
    return MethodReport(
        imprint=sources.imprint,
        lead=(
            say(Message("Opinions become an order in a few steps that everybody can check.")),
            say(Message("No step is secret, and the same opinions always give the same order.")),
        ),
        facts=tuple(say(fact) for fact in _facts(sources, analyses)),
        criteria=tuple(_criterion(sources, criterion) for criterion in sources.ideas.criteria),
        groups=_groups(sources),
        steps=steps,
        symbols=tuple(
            (letter if isinstance(letter, str) else say(letter), say(meaning)) for letter, meaning in SYMBOLS
        ),
        example=example(sources),
        sources=SOURCES,
    )


def _facts(sources: Sources, analyses: Analyses) -> Iterable[Message]:
    scoring, threshold = sources.dossier.settings.scoring, sources.dossier.settings.privacy.threshold
    yield Message("Scores run from {low} to {high}.", {"low": scoring.scale.low, "high": scoring.scale.high})
    yield Message(
        "An idea gets a rank from {raters} raters and {groups} groups on.",
        {"raters": scoring.voice.minimum_raters, "groups": scoring.voice.minimum_groups},
    )
    yield Message(
        "A small group is drawn to the mean of all groups as if it had {k} more raters (k).",
        {"k": sources.writer.number(scoring.voice.shrinkage, 1)},
    )
    yield counted(
        "No figure is told on fewer than {number} rater, and no score of a single group ever.",
        "No figure is told on fewer than {number} raters, and no score of a single group ever.",
        threshold,
    )
    yield Message(
        "{draws} ways to weigh the criteria and {panels} other panels of raters were tried, drawn from the fixed "
        "number "
        "{seed}: whoever calculates it again finds the same.",
        {
            "draws": analyses.ideas.certainty.draws,
            "panels": analyses.ideas.certainty.replicates,
            "seed": analyses.ideas.certainty.seed,
        },
    )


def _criterion(sources: Sources, criterion: WeightedCriterion) -> Weight:
    write = sources.writer
    about = write.say(PERSPECTIVES[criterion.perspective])
    return Weight(write.text(criterion.title), about, _share(sources, criterion.weight))


def _groups(sources: Sources) -> tuple[Weight, ...]:
    write, threshold = sources.writer, sources.dossier.settings.privacy.threshold
    few = write.say(Message("fewer than {threshold}", {"threshold": threshold}))
    return tuple(
        Weight(
            write.text(group.title),
            few if group.raters < threshold else write.number(group.raters),
            _share(sources, group.weight),
        )
        for group in sources.ideas.groups
    )


def _share(sources: Sources, share: float) -> str:
    """With one decimal where there is one: eight equal voices are 12.5% each."""
    return sources.writer.amount(sources.writer.number(100 * share, 1), "%")
