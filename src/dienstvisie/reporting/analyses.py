"""What is worked out of the rankings for the documents: once for a dossier, whatever the languages."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.schema import Dossier, Stakeholder
from dienstvisie.scoring.agreement import Agreement, Comparison, agreement, compare
from dienstvisie.scoring.certainty import Certainty, certainty
from dienstvisie.scoring.comparison import ScenarioTable, SecondOpinion, scenarios, second_opinion
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.units import UnitChoice, have_own_process, units_choose

OPPOSITES = (("majority", "opposition"), ("citizens", "employees"))
"""The parties that the priority report sets against each other."""
_HEARD = {
    "majority": {"majority"},
    "opposition": {"opposition"},
    "citizens": {"citizens", "customers", "companies", "associations"},
    "employees": {"staff", "management"},
}


@dataclass(frozen=True, slots=True)
class KindAnalysis:
    """How sure the ranking of a kind is, how far people agree on it, and what others would make of it."""

    certainty: Certainty
    agreement: Agreement
    opinion: SecondOpinion


@dataclass(frozen=True, slots=True)
class Analyses:
    """What the priority report rests on, beside the rankings. `comparisons` and `scenarios` are of the ideas.

    `units` is what units would choose of the ideas, where they have their own process.
    """

    ideas: KindAnalysis
    challenges: KindAnalysis
    scenarios: ScenarioTable
    comparisons: tuple[Comparison, ...]
    units: UnitChoice | None = None


def analyses(dossier: Dossier, ideas: Ranking, challenges: Ranking) -> Analyses:
    """Everything that is worked out of two rankings of this dossier."""
    roles = {group.role for group in dossier.all(Stakeholder).values()}
    pairs = [pair for pair in OPPOSITES if all(_HEARD[name] & roles for name in pair)]
    return Analyses(
        _analysis(dossier, ideas),
        _analysis(dossier, challenges),
        scenarios(dossier, "ideas"),
        tuple(compare(dossier, ideas, *pair) for pair in pairs),
        units_choose(dossier) if have_own_process(dossier) else None,
    )


def _analysis(dossier: Dossier, ranking: Ranking) -> KindAnalysis:
    return KindAnalysis(certainty(dossier, ranking), agreement(dossier, ranking), second_opinion(dossier, ranking))
