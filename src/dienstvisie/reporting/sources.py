"""What documents are made of: the dossier, the rankings and the roadmap, with what is looked up often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dienstvisie.language import Message
from dienstvisie.measuring import Effects, effects
from dienstvisie.planning.problem import PhaseSpan, Task
from dienstvisie.planning.roadmap import LeftOut, Placement, Roadmap
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.common import Audience, Imprint, Mention
from dienstvisie.reporting.disclosure import told
from dienstvisie.reporting.look import OUR_LOOK, Look
from dienstvisie.reporting.places import place
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import VOCABULARIES, Dossier, Idea, Unit, is_live, live
from dienstvisie.scoring.ranking import RankedItem, Ranking

V = TypeVar("V")
UNTOLD = Message("something that is not told here")


@dataclass(frozen=True)
class Sources:
    """The ground of all documents in one language. `roadmap` is None where the dossier plans nothing.

    Without `analyses` there is no priority report and no page on the method. `released`: all of it has been through
    `dienstvisie.reporting.publication`, so that what is here may be told, and what is not here may not. `veiled` and
    `floor` are those of what it released, and so is `judged`, what the yearly measurements say.
    """

    dossier: Dossier
    ideas: Ranking
    challenges: Ranking
    roadmap: Roadmap | None
    writer: Writer
    analyses: Analyses | None = None
    audience: Audience = "public"
    look: Look = OUR_LOOK
    released: bool = False
    veiled: bool = False
    floor: int | None = None
    judged: Effects | None = None

    @cached_property
    def imprint(self) -> Imprint:
        """What every document says of itself."""
        settings, write = self.dossier.settings, self.writer
        author, note, day = settings.documents.author, settings.note, settings.documents.date
        return Imprint(
            write.language,
            write.text(settings.title),
            write.text(settings.client.name),
            write.text(author) if author else None,
            write.date(day) if day else None,
            settings.illustrative,
            write.text(note) if note else None,
            self.audience,
            self.look,
        )

    @cached_property
    def measured(self) -> Effects:
        """What the yearly measurements say of themes, principles and programmes."""
        return self.judged if self.judged is not None else effects(self.dossier)

    @cached_property
    def tasks(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks of every idea that the planner knew, in order."""
        return _grouped((task.idea, task) for task in (self.roadmap.problem.tasks if self.roadmap else ()))

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """The placements of every idea on the roadmap, in order of start."""
        placed = self.roadmap.placements if self.roadmap else ()
        return _grouped((placement.task.idea, placement) for placement in placed)

    @cached_property
    def left_out(self) -> Mapping[str, LeftOut]:
        """The ideas without a place; what is rejected or archived needs none."""
        there = {idea.id for idea in live(self.dossier, Idea)}
        return {entry.idea: entry for entry in (self.roadmap.left_out if self.roadmap else ()) if entry.idea in there}

    @cached_property
    def ranked(self) -> Mapping[str, RankedItem]:
        """Every ranked idea."""
        return {item.id: item for item in self.ideas.items}

    @cached_property
    def ranked_challenges(self) -> Mapping[str, RankedItem]:
        """Every ranked challenge."""
        return {item.id: item for item in self.challenges.items}

    @cached_property
    def told(self) -> frozenset[str]:
        """The ranked ideas whose score and rank may be told."""
        return frozenset(self.ranked) if self.released else told(self.dossier, self.ideas)

    @cached_property
    def told_challenges(self) -> frozenset[str]:
        """The ranked challenges whose rank may be told."""
        return frozenset(self.ranked_challenges) if self.released else told(self.dossier, self.challenges)

    def rank(self, idea: str) -> int | None:
        """The rank of an idea, where it has one that may be told."""
        return self.ranked[idea].rank if idea in self.told else None

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The ids of all units, in the order of the files."""
        return tuple(self.dossier.all(Unit))

    @cached_property
    def waiting(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For every idea the ideas that wait for it, each with its lag in months."""
        return _grouped((before, (idea.id, lag)) for idea in live(self.dossier, Idea) for before, lag in needs(idea))

    def mention(self, kind: str, id_: str) -> Mention:
        """An item by its kind and id; `places` says which document tells of it, as long as it is in the project."""
        item = self.dossier.of(kind).get(id_)
        if item is None and self.released and self.audience != "internal":
            return Mention("", self.writer.say(UNTOLD))
        title = self.writer.text(item.title) if item else id_
        return Mention(id_, title, place(kind, id_) if item and is_live(item) else None)

    def mentions(self, kind: str, ids: Iterable[str]) -> tuple[Mention, ...]:
        """Items by their kind and ids, each once, in the order given."""
        return tuple(self.mention(kind, id_) for id_ in dict.fromkeys(ids))

    def term(self, vocabulary: str, id_: str) -> str:
        """The label of a word of a vocabulary; the dossier's own words come first."""
        own = self.dossier.settings.vocabularies.get(vocabulary, ())  # type: ignore[call-overload]
        for term in own:
            if term.id == id_:
                return self.writer.text(term.title)
        known = VOCABULARIES[vocabulary].get(id_)
        return self.writer.say(known.label) if known else id_

    def period(self, number: int) -> str:
        """A period of the roadmap by its number."""
        return self.writer.period(self.calendar_label(number))

    def span(self, first: int, last: int) -> str:
        """From the first up to and including the last period, by their numbers."""
        return self.writer.span(self.calendar_label(first), self.calendar_label(last))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the roadmap."""
        return self.roadmap.problem.calendar.years if self.roadmap else ()

    def year(self, number: int) -> int:
        """The year of a period of the roadmap."""
        if self.roadmap is None:
            raise LookupError("a period without a roadmap")
        return self.roadmap.problem.calendar.year(number)

    def calendar_label(self, number: int) -> str:
        """The label of a period as the calendar writes it: `2027-Q1`."""
        if self.roadmap is None:
            raise LookupError("a period without a roadmap")
        return self.roadmap.problem.calendar.label(number)

    def phase(self, period: int) -> PhaseSpan | None:
        """The phase of the roadmap that a period falls in."""
        phases = self.roadmap.problem.phases if self.roadmap else ()
        return next((phase for phase in phases if phase.first <= period <= phase.last), None)


def needs(idea: Idea) -> tuple[tuple[str, int], ...]:
    """The ideas that an idea waits for, each with its lag in months."""
    return tuple((entry, 0) if isinstance(entry, str) else (entry.idea, entry.lag) for entry in idea.depends_on)


def _grouped(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    found: dict[str, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
