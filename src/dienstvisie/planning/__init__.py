"""Ideas become a roadmap: the problem, the plan and its explanation are separate types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dienstvisie.planning.roadmap import Roadmap
    from dienstvisie.schema import Dossier
    from dienstvisie.scoring.ranking import Ranking

__all__ = ["is_planned", "plan"]


def plan(dossier: Dossier, ranking: Ranking, *, prove: bool = False, asked: str | None = None) -> Roadmap:
    """The roadmap of a dossier; `ranking` is that of its ideas. What is not ranked has no value and comes last.

    Where a roadmap was agreed, it keeps to that where it can, and tells each shift with its cause. Without `planning`
    in the settings no period is planned and all ideas are left out, each with that reason. `prove`: look for the best
    plan there is, with the proof; this can take minutes. `asked`: an idea of which it is said in any case what it would
    take to have it.
    """
    from dienstvisie.planning.planner import plan as make

    return make(dossier, ranking, prove=prove, asked=asked)


def is_planned(dossier: Dossier) -> bool:
    """Whether the settings say what is to be planned."""
    return dossier.settings.planning is not None
