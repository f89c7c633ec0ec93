"""Chains: which link an idea changes, which unit comes next in the chain, and what prepares that unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dienstvisie.schema.dossier import Dossier
from dienstvisie.schema.embedding import Embedding
from dienstvisie.schema.function import Function
from dienstvisie.schema.idea import Dependency, Idea
from dienstvisie.schema.journey import Journey, Step
from dienstvisie.schema.live import live
from dienstvisie.schema.unit import Unit


@dataclass(frozen=True, slots=True)
class NextLink:
    """An idea changes `step` of a journey; `after` is the next step, at another unit.

    That unit is prepared where `itself` (the idea is carried out there too), or by the `ideas` that it needs and the
    `embedding` instruments whose ids these are. `beside` are ideas that come after it or meet a common challenge, and
    that work in the next step too: a weaker preparation.
    """

    idea: Idea
    journey: Journey
    step: Step
    after: Step
    unit: str
    itself: bool
    ideas: tuple[str, ...]
    embedding: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def near(self) -> bool:
        """Whether the unit is prepared by more than what is beside the idea."""
        return self.itself or bool(self.ideas) or bool(self.embedding)

    @property
    def prepared(self) -> bool:
        """Whether anything prepares the unit."""
        return self.near or bool(self.beside)


def next_links(dossier: Dossier) -> Iterator[NextLink]:
    """For each live idea that names its units, the units that come next in the chains of today, each once."""
    today = [journey for journey in live(dossier, Journey) if journey.moment == "before"]
    ideas = live(dossier, Idea) if today else ()
    for idea in ideas:
        told: set[str] = set()
        for journey, step, after in _changed(dossier, idea, today) if _own(idea) else ():
            if after.unit and after.unit not in told:
                told.add(after.unit)
                yield _link(dossier, ideas, idea, (journey, step, after), after.unit)


def _link(dossier: Dossier, ideas: Sequence[Idea], idea: Idea, at: tuple[Journey, Step, Step], unit: str) -> NextLink:
    family = _family(dossier, unit)
    others = [other for other in ideas if other is not idea and family & _own(other)]
    needed = tuple(other.id for other in others if other.id in _needs(idea))
    held = tuple(
        item.id
        for item in live(dossier, Embedding)
        if item.state != "stopped" and idea.id in item.ideas and _reaches(dossier, item, family)
    )
    beside = tuple(other.id for other in others if other.id not in needed and _beside(idea, other, at))
    return NextLink(idea, *at, unit, bool(family & _own(idea)), needed, held, beside)


def _changed(dossier: Dossier, idea: Idea, journeys: Iterable[Journey]) -> Iterator[tuple[Journey, Step, Step]]:
    """The steps in which an idea works and after which the chain passes to another unit, with the step there.

    Steps of the customer without a channel are no link: nothing is passed on in them.
    """
    for journey in journeys:
        if not set(journey.target_groups) & set(idea.target_groups):
            continue
        chain = [step for step in journey.steps if step.unit or step.channel]
        for step, after in pairwise(chain):
            if after.unit and after.unit != step.unit and _works_in(dossier, idea, step):
                yield journey, step, after


def _works_in(dossier: Dossier, idea: Idea, step: Step) -> bool:
    here = step.phase in idea.phases and step.channel in idea.channels
    return here and (step.unit is None or bool(_family(dossier, step.unit) & _own(idea)))


def _reaches(dossier: Dossier, item: Embedding, family: frozenset[str]) -> bool:
    """Whether an instrument reaches some unit; one that names neither units nor functions is for everybody."""
    known = dossier.all(Function)
    through = (known[id_].unit for id_ in item.functions if id_ in known)
    return not (item.units or item.functions) or bool(family & {*item.units, *through})


def _beside(idea: Idea, other: Idea, at: tuple[Journey, Step, Step]) -> bool:
    journey, _, after = at
    related = idea.id in _needs(other) or bool(set(idea.challenges) & set(other.challenges))
    there = after.phase is None or after.phase in other.phases
    return related and there and bool(set(journey.target_groups) & set(other.target_groups))


def _needs(idea: Idea) -> frozenset[str]:
    return frozenset(need.idea if isinstance(need, Dependency) else need for need in idea.depends_on)


def _own(idea: Idea) -> frozenset[str]:
    """The units that take part in an idea, those of its parts included."""
    return frozenset((*idea.units, *idea.effort, *(unit for part in idea.subprojects for unit in part.effort)))


def _family(dossier: Dossier, unit: str) -> frozenset[str]:
    """A unit, what it is a part of, and its parts; a circle ends where it began."""
    known, found = dossier.all(Unit), {unit}
    above = known.get(unit)
    while above is not None and above.part_of and above.part_of not in found:
        found.add(above.part_of)
        above = known.get(above.part_of)
    return frozenset((*found, *(one.id for one in known.values() if one.part_of == unit)))
