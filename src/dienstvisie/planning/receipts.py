"""What ideas bring in, laid over the same periods as what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from dienstvisie.planning.problem import Task
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.schema import Cost, Dossier, Idea
from dienstvisie.scoring.ranking import Ranking

_UNRANKED = Ranking("ideas", "additive", 0.0, (), (), (), ())


@lru_cache(maxsize=4)
def receipts(dossier: Dossier) -> Mapping[str, Task]:
    """The tasks of all ideas by id, whose `once` and `yearly` are receipts in place of expenses.

    Empty where no idea brings in anything. The rest of these tasks says nothing: it is as if nothing was ranked.
    """
    ideas = dossier.all(Idea)
    if not any(cost.direction == "receipt" for idea in ideas.values() for cost in _all_costs(idea)):
        return MappingProxyType({})
    turned = dossier.changed(items={"ideas": {id_: _turned(idea) for id_, idea in ideas.items()}})
    return MappingProxyType({task.id: task for task in problem_from(turned, _UNRANKED).problem.tasks})


def _all_costs(idea: Idea) -> tuple[Cost, ...]:
    return (*idea.costs, *(cost for part in idea.subprojects for cost in part.costs))


def _turned(idea: Idea) -> Idea:
    parts = tuple(part.model_copy(update={"costs": _received(part.costs)}) for part in idea.subprojects)
    return idea.model_copy(update={"costs": _received(idea.costs), "subprojects": parts})


def _received(costs: tuple[Cost, ...]) -> tuple[Cost, ...]:
    """The receipts, as if they were expenses."""
    found = (cost for cost in costs if cost.direction == "receipt")
    return tuple(cost.model_copy(update={"direction": "expense"}) for cost in found)
