"""The priority report: what comes first, how sure that is, who disagrees, and what would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.priority_bars import agreement_bars
from dienstvisie.reporting.priority_certainty import agreed, certain, extremes, steady, titles
from dienstvisie.reporting.priority_charts import effort_chart, perspective_chart
from dienstvisie.reporting.priority_model import ChallengePriorities, IdeaPriorities, PrioritiesReport
from dienstvisie.reporting.priority_parties import dividing, is_nearly_all, opposites, weighed
from dienstvisie.reporting.priority_scenarios import opinion_section, scenario_section
from dienstvisie.reporting.priority_table import mark_of, not_ranked, rank_table, told
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.agreement import Comparison

_VOICES = {
    "equal": Message("Each group has one voice, however many raters it has."),
    "proportional": Message("The voice of each group goes by its size."),
    "own": Message("The voice of each group was set in the project."),
}
NAMED = 3


def priorities_report(sources: Sources, analyses: Analyses) -> PrioritiesReport:
    """The priority report in the language of the sources' writer."""
    say = sources.writer.say
    has_ideas = bool(sources.ideas.items or sources.ideas.unranked)
    has_challenges = bool(sources.challenges.items or sources.challenges.unranked)
    return PrioritiesReport(
        imprint=sources.imprint,
        summary=tuple(say(one) for one in _summary(sources)),
        findings=tuple(say(one) for one in _findings(sources, analyses)),
        ideas=_ideas(sources, analyses) if has_ideas else None,
        challenges=_challenges(sources, analyses) if has_challenges else None,
    )


def _ideas(sources: Sources, analyses: Analyses) -> IdeaPriorities:
    ranking, analysis = sources.ideas, analyses.ideas
    return IdeaPriorities(
        table=rank_table(sources, ranking, analysis),
        chart=perspective_chart(sources, ranking, analysis),
        effort=effort_chart(sources, ranking, analysis),
        certain=certain(sources, ranking, analysis),
        agreement=agreement_bars(sources, ranking, analysis),
        agreed=agreed(sources, ranking, analysis),
        opposites=tuple(opposites(sources, comparison) for comparison in analyses.comparisons),
        scenarios=scenario_section(sources, analyses.scenarios),
        opinions=opinion_section(sources, ranking, analysis.opinion),
        unranked=not_ranked(sources, ranking),
    )


def _challenges(sources: Sources, analyses: Analyses) -> ChallengePriorities:
    ranking, analysis = sources.challenges, analyses.challenges
    return ChallengePriorities(
        table=rank_table(sources, ranking, analysis),
        chart=perspective_chart(sources, ranking, analysis),
        unranked=not_ranked(sources, ranking),
    )


def _summary(sources: Sources) -> Iterable[Message]:
    ranking = sources.ideas
    if ranking.groups:
        yield Message(
            "{raters} from {groups} weighed {ideas}.",
            {
                "raters": counted("{number} rater", "{number} raters", sum(group.raters for group in ranking.groups)),
                "groups": counted("{number} stakeholder group", "{number} stakeholder groups", len(ranking.groups)),
                "ideas": counted("{number} idea", "{number} ideas", len(ranking.items) + len(ranking.unranked)),
            },
        )
        yield _VOICES[sources.dossier.settings.scoring.voice.rule]
    if not ranking.items:
        yield Message("No idea can be ranked yet.")
        return
    first = [item.id for item in ranking.items if item.rank <= NAMED]
    yield counted(
        "{ideas} comes first.",
        "{ideas} come first.",
        len(first),
        {"ideas": titles(sources, ranking, first)},
    )


def _findings(sources: Sources, analyses: Analyses) -> Iterable[Message]:
    """What a reader should remember, one sentence each; only of what is told."""
    ranking, analysis = sources.ideas, analyses.ideas
    if told(sources, ranking) and analysis.certainty.top < len(ranking.items):
        yield counted(
            "How sure: {kept} of the first {number} stays there in nearly all ways to weigh the criteria.",
            "How sure: {kept} of the first {number} stay there in nearly all ways to weigh the criteria.",
            analysis.certainty.top,
            {"kept": len(steady(sources, ranking, analysis))},
        )
    yield from _labels(sources, analyses)
    found = extremes(sources, ranking, analysis)
    if found:
        yield Message("People agree least on “{title}”.", {"title": sources.writer.text(found[1].title)})
    for comparison in analyses.comparisons:
        yield from _divides(sources, comparison)
    table = analyses.scenarios
    if table.scenarios and table.always_top and table.top < len(table.rows):
        yield counted(
            "Whatever the scenario, {number} idea stays in the first {top}.",
            "Whatever the scenario, the same {number} ideas stay in the first {top}.",
            len(table.always_top),
            {"top": table.top},
        )
    if ranking.unranked:
        yield counted(
            "{number} idea cannot be ranked yet.", "{number} ideas cannot be ranked yet.", len(ranking.unranked)
        )


def _divides(sources: Sources, comparison: Comparison) -> Iterable[Message]:
    """What divides two parties most; where that is not known of nearly all ideas, of how many it is."""
    apart = dividing(sources, comparison)
    if not apart:
        return
    values = {
        "first": comparison.first.title,
        "second": comparison.second.title,
        "title": sources.writer.text(apart[0].title),
        "number": len(comparison.items),
        "total": weighed(sources),
    }
    if is_nearly_all(sources, comparison):
        yield Message("What divides {first} and {second} most is “{title}”.", values)
    else:
        yield Message(
            "Of the {number} ideas, out of {total}, on which {first} and {second} can be compared, “{title}” divides "
            "them most.",
            values,
        )


def _labels(sources: Sources, analyses: Analyses) -> Iterable[Message]:
    marks = Counter(mark_of(sources, analyses.ideas, item) for item in sources.ideas.items)
    if marks["promising"]:
        yield counted(
            "{number} idea scores high and people agree on it: promising.",
            "{number} ideas score high and people agree on them: promising.",
            marks["promising"],
        )
    if marks["discuss"]:
        yield counted(
            "{number} idea scores high while people do not agree on it: discuss it first.",
            "{number} ideas score high while people do not agree on them: discuss these first.",
            marks["discuss"],
        )
