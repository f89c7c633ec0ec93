"""The gate: what may be told to an audience, worked out before any report model is made.

Documents are made of what comes out of here and of nothing else, so that none can tell more and none can forget.

- Nobody's ratings come through, for no audience; nor the points of a single group.
- Public: no item that is marked internal, no reference to one, and no sentence of the program that names one. What
  people write themselves is not changed: `dienstvisie.api.build` refuses where it names one.
- Which places, scores and spreads are told is decided in `dienstvisie.reporting.disclosure`: from `privacy.threshold`
  raters on for the public, and never of one person for anybody.
- Public: no number of people of a group at a session that is below `privacy.threshold`, and nothing that fewer people
  than that said in a session (`dienstvisie.reporting.publication.headcounts`).
- No measurement on fewer answers than `privacy.threshold` comes through, for no audience, nor a verdict on it.
- What is not known to be publishable is not told.
"""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.measuring import Effects, effects
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.common import AUDIENCES, Audience
from dienstvisie.reporting.disclosure import Disclosure, disclose, disclose_inside
from dienstvisie.reporting.publication.answers import without_few, without_few_figures
from dienstvisie.reporting.publication.headcounts import without_small_groups
from dienstvisie.reporting.publication.items import Publishable, publishable
from dienstvisie.reporting.publication.opinions import told_analysis, told_comparisons, told_ranking, told_scenarios
from dienstvisie.reporting.publication.plan import told_plan
from dienstvisie.reporting.publication.units import told_units
from dienstvisie.reporting.publication.words import Discretion
from dienstvisie.schema import Dossier, Idea, Unit
from dienstvisie.scoring.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Released:
    """What documents for an audience may be made of. `veiled`: the plan also holds ideas that are not told.

    `floor` is how many people are heard together at least, where figures leave out smaller groups; else None.
    `measured` is what the yearly measurements say.
    """

    audience: Audience
    dossier: Dossier
    ideas: Ranking
    challenges: Ranking
    roadmap: Roadmap | None
    analyses: Analyses | None
    veiled: bool
    floor: int | None = None
    measured: Effects | None = None


def release(
    dossier: Dossier,
    ideas: Ranking,
    challenges: Ranking,
    roadmap: Roadmap | None,
    analyses: Analyses | None,
    audience: Audience,
) -> Released:
    """What may be told of a dossier and of what was worked out of it. Raises `UserError` for an unknown audience."""
    if audience not in AUDIENCES:
        text = Message("There is no audience {name}.", {"name": audience})
        raise UserError(text, did_you_mean(audience, AUDIENCES))
    found = publishable(dossier, internal=audience == "internal")
    floor = max(2, dossier.settings.privacy.threshold) if audience == "public" else 2
    open_ideas, open_challenges = (
        disclose(dossier, ranking, floor) if audience == "public" else disclose_inside(dossier, ranking)
        for ranking in (ideas, challenges)
    )
    shown, asked = told_ranking(ideas, found, open_ideas), told_ranking(challenges, found, open_challenges)
    plan, veiled = told_plan(roadmap, found) if roadmap and audience == "public" else (roadmap, False)
    told = analyses and Analyses(
        told_analysis(dossier, ideas, shown, analyses.ideas, open_ideas),
        told_analysis(dossier, challenges, asked, analyses.challenges, open_challenges),
        told_scenarios(dossier, analyses.scenarios, shown, found, open_ideas, _words(found)),
        told_comparisons(dossier, ideas, shown, analyses, open_ideas),
        told_units(dossier, analyses.units, shown, found, floor),
    )
    pooled = floor if open_ideas.pooled else None
    open_dossier = without_few(found.dossier)
    measured = without_few_figures(effects(found.dossier), open_dossier)
    if audience == "public":
        open_dossier = without_small_groups(open_dossier, floor)
    return Released(audience, open_dossier, shown, asked, plan, told, veiled, pooled, measured)


def _words(found: Publishable) -> Discretion:
    units = {id_: unit.title for id_, unit in found.dossier.all(Unit).items()}
    return Discretion(found.names, veiled=False, ideas=frozenset(found.dossier.all(Idea)), units=units, tasks={})


__all__ = ["Disclosure", "Released", "release"]
