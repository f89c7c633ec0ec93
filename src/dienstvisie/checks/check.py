"""A check: a rule that looks at a whole dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.schema import Dossier, Entity, Settings


@dataclass(frozen=True, slots=True)
class Check(Rule):
    """A rule with the function that finds its problems.

    `needs` are the kinds of which every item must have been read before the rule can say something: those that it
    counts, or in which it looks for something that may be absent. `Settings` stands for the settings.
    """

    find: Callable[[Dossier], Iterator[Problem]]
    needs: tuple[type[Entity | Settings], ...] = ()

    def can_judge(self, dossier: Dossier) -> bool:
        """Whether everything that the rule needs could be read."""
        return all(_is_complete(dossier, kind) for kind in self.needs)


def _is_complete(dossier: Dossier, kind: type[Entity | Settings]) -> bool:
    if issubclass(kind, Settings):
        return not any(name == "settings" for name, _ in dossier.broken)
    return dossier.is_complete(kind)
