"""An assessment of only some of the items that it ranks: the others still say how high the groups score."""

from __future__ import annotations

import numpy as np

from dienstvisie.scoring.assessment import Assessment
from dienstvisie.scoring.ranking import Ranking


def narrowed(assessment: Assessment, ranking: Ranking) -> Assessment:
    """The assessment with only the items of the ranking in its matrix; the same where the ranking has them all."""
    wanted = {item.id for item in ranking.items}
    if wanted.issuperset(assessment.matrix.items):
        return assessment
    known = np.array([id_ in wanted for id_ in assessment.evidence.ratings.items], dtype=np.bool_)
    kept = np.array([id_ in wanted for id_ in assessment.matrix.items], dtype=np.bool_)
    matrix = assessment.matrix
    names = tuple(id_ for id_ in matrix.items if id_ in wanted)
    return assessment._replace(
        by_ratings=assessment.by_ratings & known,
        by_consensus=assessment.by_consensus & known,
        matrix=matrix._replace(items=names, values=matrix.values[kept]),
    )
