"""Who wants a quick win of its own: target groups and locations, each with the ideas that count for it."""

from __future__ import annotations

from collections.abc import Collection

from dienstvisie.planning.problem import QuickWinGroup
from dienstvisie.schema import Dossier, Idea, Planning, TargetGroup, Unit, live


def groups_of(dossier: Dossier, planning: Planning, planned: Collection[str]) -> tuple[QuickWinGroup, ...]:
    """The groups that the settings ask a quick win for, in the order of their files.

    An idea counts for a target group that it lists, and for a location that it lists or asks effort of. `planned` are
    the ideas that are to be planned.
    """
    ideas = [idea for id_, idea in dossier.all(Idea).items() if id_ in planned]
    found: list[QuickWinGroup] = []
    for wanted in dict.fromkeys(planning.quick_wins.for_each):
        if wanted == "target_groups":
            for group in live(dossier, TargetGroup):
                names = frozenset(idea.id for idea in ideas if group.id in idea.target_groups)
                found.append(QuickWinGroup("target_groups", group.id, group.title, names))
        else:
            for unit in live(dossier, Unit):
                if unit.kind == "location":
                    names = frozenset(idea.id for idea in ideas if unit.id in _places(idea))
                    found.append(QuickWinGroup("units", unit.id, unit.title, names))
    return tuple(found)


def _places(idea: Idea) -> Collection[str]:
    return {*idea.units, *idea.effort, *(unit for part in idea.subprojects for unit in part.effort)}
