"""A scenario as a changed dossier: other weights and voices, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Scenario, Scoring, Stakeholder
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import Note


def changed(dossier: Dossier, scenario: Scenario) -> Dossier:
    """The dossier with the weights and the voices of a scenario; unknown ids change nothing.

    A weight of a criterion implies that weights count as given, and a voice implies the rule `own`. Groups that the
    scenario does not name then keep the voice that they have: their own one under the rule `own`, else 1.
    """
    scoring = dossier.settings.scoring
    other = scoring.model_copy(update={**_weights(scoring, scenario), **_voice(scoring, scenario)})
    items: dict[str, Mapping[str, Stakeholder]] = {}
    if scenario.voices:
        groups = dossier.all(Stakeholder).values()
        items["stakeholders"] = {
            group.id: group.model_copy(update={"voice": scenario.voices.get(group.id, voice_now(scoring, group))})
            for group in groups
        }
    settings = dossier.settings.model_copy(update={"scoring": other})
    return dossier.changed(settings, items)


def voice_now(scoring: Scoring, group: Stakeholder) -> float:
    """The own voice of a group where the rule is `own`, else 1."""
    return group.voice if scoring.voice.rule == "own" else 1.0


def left_out(dossier: Dossier, kind: RankedKind, scenario: Scenario) -> Mapping[str, Message]:
    """The items that a scenario leaves out of the choice, each with the reason. Only ideas can be left out."""
    if kind != "ideas":
        return {}
    found: dict[str, Message] = {}
    for id_, idea in dossier.all(Idea).items():
        days = effort(idea)
        if id_ in scenario.without_ideas:
            found[id_] = Message("The scenario leaves it out.")
        elif scenario.effort_at_most is not None and days > scenario.effort_at_most:
            values = {"days": days, "most": scenario.effort_at_most}
            found[id_] = Message("It needs {days} person-days; in the scenario at most {most}.", values)
    return found


def effort(idea: Idea) -> int:
    """Person-days of all units together; what is written on the idea includes its parts, unless they ask more."""
    units = {*idea.effort, *(unit for part in idea.subprojects for unit in part.effort)}
    return sum(
        max(idea.effort.get(unit, 0), sum(part.effort.get(unit, 0) for part in idea.subprojects)) for unit in units
    )


def blamed(scenario: Scenario, note: Note) -> Note:
    """The note at the place in the scenario that it comes from, where the scenario says something of that."""
    kind, _, keys, on_key = note.problem.address
    key = "voices" if kind == "stakeholders" else keys[1] if kind == "settings" and len(keys) > 1 else ""
    if key not in ("voices", "perspectives", "criteria") or not getattr(scenario, key):
        return note
    return note._replace(problem=note.problem._replace(address=Address("scenarios", scenario.id, (key,), on_key)))


def _weights(scoring: Scoring, scenario: Scenario) -> Mapping[str, object]:
    found: dict[str, object] = {"perspectives": {**scoring.perspectives, **scenario.perspectives}}
    if scenario.criteria:
        found["weighting"] = "given"
        found["criteria"] = tuple(
            criterion.model_copy(update={"weight": scenario.criteria.get(criterion.id, criterion.weight)})
            for criterion in scoring.criteria
        )
    return found


def _voice(scoring: Scoring, scenario: Scenario) -> Mapping[str, object]:
    return {"voice": scoring.voice.model_copy(update={"rule": "own"})} if scenario.voices else {}
