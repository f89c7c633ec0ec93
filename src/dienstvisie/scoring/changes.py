"""What a scenario changes, in words, and what it asks that does not count in a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea, Scenario, Stakeholder, live
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.variant import effort, voice_now


def changes_of(dossier: Dossier, kind: RankedKind, scenario: Scenario) -> Iterator[Message]:
    """A sentence on each thing that a scenario changes for the ranking of a kind."""
    yield from _perspectives(dossier, scenario)
    for criterion in dossier.settings.scoring.criteria:
        weight = scenario.criteria.get(criterion.id, criterion.weight)
        if weight != criterion.weight and kind in criterion.applies_to:
            values = {"criterion": criterion.title, "weight": plain(weight), "before": plain(criterion.weight)}
            yield Message("The criterion “{criterion}” has weight {weight}, not {before}.", values)
    groups = dossier.all(Stakeholder)
    yield from _voices(dossier, scenario, groups)
    for id_ in scenario.without_groups:
        if id_ in groups:
            yield Message("Without the group {group}.", {"group": groups[id_].title})
    if kind == "ideas":
        yield from _ideas(dossier, scenario)


def notes_on(dossier: Dossier, kind: RankedKind, scenario: Scenario) -> Iterator[Message]:
    """What a scenario asks that changes no rank, and what one must know to read it."""
    for id_ in _unknown(dossier, scenario):
        yield Message("`{id}` is not in the dossier, so it changes nothing.", {"id": id_})
    if scenario.capacities or scenario.budgets:
        yield Message("Other capacities and budgets change the plan, not the ranks.")
    if scenario.unit:
        yield Message("It is the choice of one unit, but the ratings of all units count in it.")
    if kind == "challenges" and (scenario.without_ideas or scenario.effort_at_most is not None):
        yield Message("Leaving out ideas does not change the ranks of challenges.")
    if scenario.criteria and dossier.settings.scoring.weighting == "rank-order":
        yield Message("The criteria count by their weights here, not by their order.")
    if kind == "ideas" and scenario.effort_at_most is not None:
        unknown = sum(not effort(idea) for idea in live(dossier, Idea))
        if unknown:
            yield counted(
                "{number} idea without any effort is not left out by the limit.",
                "{number} ideas without any effort are not left out by the limit.",
                unknown,
            )


def plain(number: float) -> float:
    """A number as a whole one where it is, so that it is written without decimals."""
    rounded = round(number, 1) if abs(number) >= 1 else round(number, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _perspectives(dossier: Dossier, scenario: Scenario) -> Iterator[Message]:
    usual: dict[str, float] = {str(name): weight for name, weight in dossier.settings.scoring.perspectives.items()}
    now, then = _share(usual), _share(usual | {str(name): weight for name, weight in scenario.perspectives.items()})
    if then is None:
        yield Message("No perspective has weight.")
    elif now is None or abs(then - now) > 1e-9:
        values = {"share": plain(then), "before": plain(now or 0.0)}
        yield Message("The citizen weighs {share}%, not {before}%; the organisation has the rest.", values)


def _share(weights: Mapping[str, float]) -> float | None:
    total = sum(weights.values())
    return 100.0 * weights.get("citizen", 0.0) / total if total > 0 else None


def _voices(dossier: Dossier, scenario: Scenario, groups: Mapping[str, Stakeholder]) -> Iterator[Message]:
    scoring = dossier.settings.scoring
    named = [id_ for id_ in scenario.voices if id_ in groups]
    for id_ in named:
        voice, before = scenario.voices[id_], voice_now(scoring, groups[id_])
        values = {"group": groups[id_].title, "voice": plain(voice), "before": plain(before)}
        if scoring.voice.rule == "proportional":
            yield Message("The voice of {group} is {voice}, and no longer by its size.", values)
        elif voice != before:
            yield Message("The voice of {group} is {voice}, not {before}.", values)
    if named and scoring.voice.rule == "proportional" and len(named) < len(groups):
        yield Message("The voice of each other group is 1, and no longer by its size.")


def _ideas(dossier: Dossier, scenario: Scenario) -> Iterator[Message]:
    ideas = dossier.all(Idea)
    for id_ in scenario.without_ideas:
        if id_ in ideas:
            yield Message("Without the idea “{idea}”.", {"idea": ideas[id_].title})
    if scenario.effort_at_most is not None:
        yield Message("Without ideas that need more than {days} person-days.", {"days": scenario.effort_at_most})


def _unknown(dossier: Dossier, scenario: Scenario) -> Iterator[str]:
    named = (
        ("criteria", scenario.criteria),
        ("stakeholders", scenario.voices),
        ("stakeholders", scenario.without_groups),
        ("ideas", scenario.without_ideas),
    )
    for target, ids in named:
        known = dossier.ids(target)
        yield from (id_ for id_ in ids if id_ not in known)
