"""A reader who knows the method, all counts, voices and parties, and tries to work out what a few people answered.

What is published is read from the report models. Everything else is known to this reader but the answers themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Any

import numpy as np
from tests.reporting.report_dossiers import dossier

from dienstvisie.reporting.analyses import analyses
from dienstvisie.reporting.disclosure import disclose
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.priority_model import PrioritiesReport
from dienstvisie.reporting.publication import release
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier
from dienstvisie.scoring import prioritise

FLOOR, PULL, LOW, HIGH = 5, 2.0, 1, 5
Answers = Mapping[str, Mapping[str, Sequence[int]]]
"""The scores that each group gave, by item and group."""
PARTIES = {"majority": "majority", "opposition": "opposition", "citizens": "citizens", "staff": "employees"}
"""The parties of the report that a group belongs to, by its role; other roles belong to none."""


@dataclass(frozen=True)
class Published:
    """What the priority report says of the ideas, and what it is made of."""

    answers: Answers
    report: PrioritiesReport
    known: Mapping[str, frozenset[str]]
    """The groups that the spread of an item shows, by the rule that is public."""

    def score(self, item: str) -> float | None:
        assert self.report.ideas is not None
        rows = [row.score for row in self.report.ideas.table.rows if row.item.id == item]
        return float(rows[0]) if rows and rows[0] is not None else None

    def spread(self, item: str) -> tuple[float, ...] | None:
        assert self.report.ideas is not None
        rows = self.report.ideas.agreement.rows if self.report.ideas.agreement else ()
        return next((tuple(part.share for part in row.segments) for row in rows if row.item.id == item), None)

    def distances(self, item: str) -> Iterator[tuple[str, str]]:
        """The pairs of parties of which the distance on an item is told."""
        assert self.report.ideas is not None
        for section in self.report.ideas.opposites:
            if any(mention.id == item for mention, _ in section.divides):
                yield ("majority", "opposition") if "ajority" in section.title else ("citizens", "employees")


def dossier_of(answers: Answers) -> Dossier:
    """Each group answers under its own role, if it is called by one; one criterion, equal voices."""
    criterion = {"id": "impact", "title": "Impact", "perspective": "citizen"}
    voice = {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": PULL}
    settings: dict[str, Any] = {
        "title": "T",
        "client": {"name": "C"},
        "scoring": {"criteria": [criterion], "voice": voice, "scale": {"low": LOW, "high": HIGH}},
    }
    groups = sorted({group for by_group in answers.values() for group in by_group})
    raters = [
        {
            "id": f"{group}-{number}",
            "group": group,
            "ideas": {
                item: {"impact": by_group[group][number]}
                for item, by_group in answers.items()
                if number < len(by_group.get(group, ()))
            },
        }
        for group in groups
        for number in range(max(len(by_group.get(group, ())) for by_group in answers.values()))
    ]
    roles = {group: group if group in PARTIES else "partners" for group in groups}
    return dossier(
        settings,
        {
            "stakeholders": [{"id": group, "title": group, "role": roles[group]} for group in groups],
            "sessions": [{"id": "s", "title": "S", "kind": "workshop", "date": "2027-01-01"}],
            "ideas": [{"id": item, "title": item} for item in answers],
            "ratings": [{"id": "r", "title": "R", "session": "s", "raters": raters}],
        },
    )


def publish(answers: Answers) -> Published:
    """The public priority report on these answers."""
    made = dossier_of(answers)
    ideas, challenges = prioritise(made), prioritise(made, "challenges")
    told = release(made, ideas, challenges, None, analyses(made, ideas, challenges), "public")
    assert told.analyses is not None
    sources = Sources(told.dossier, told.ideas, told.challenges, None, Writer("en", "en"), told.analyses, released=True)
    hidden = disclose(made, ideas, FLOOR).pooled
    known = {
        item: frozenset(group for group, said in by_group.items() if said and (group, item) not in hidden)
        for item, by_group in answers.items()
    }
    return Published(answers, priorities_report(sources, told.analyses), known)


def mean(scores: Sequence[int]) -> float:
    return sum(score - LOW for score in scores) / (len(scores) * (HIGH - LOW))


def middle(answers: Answers) -> float:
    """m0: the mean over groups of the mean of all that each group said."""
    said: dict[str, list[int]] = {}
    for by_group in answers.values():
        for group, scores in by_group.items():
            said.setdefault(group, []).extend(scores)
    own = [mean(scores) for scores in said.values() if scores]
    return sum(own) / len(own)


def score_of(answers: Answers, item: str, m0: float) -> float:
    """The score of an item as the method page says it is made."""
    groups = sorted({group for by_group in answers.values() for group in by_group})
    by_group = answers[item]
    drawn = [
        (len(said) * mean(said) + PULL * m0) / (len(said) + PULL) if (said := by_group.get(group, ())) else m0
        for group in groups
    ]
    return 100 * sum(drawn) / len(groups)


def spread_of(by_group: Mapping[str, Sequence[int]], groups: frozenset[str]) -> tuple[float, ...]:
    """The shares of the scores, each group with an equal voice."""
    heard = [by_group[group] for group in sorted(groups) if by_group.get(group)]
    return tuple(
        sum(said.count(score) / len(said) for said in map(list, heard)) / len(heard) for score in range(LOW, HIGH + 1)
    )


def equations(published: Published, item: str) -> tuple[list[str], np.ndarray[Any, Any]]:
    """The groups that scored an item, and a row for each published figure: what it is of each group's mean."""
    by_group = {group: said for group, said in published.answers[item].items() if said}
    groups, rows = sorted(by_group), []
    if published.score(item) is not None:
        rows.append([len(by_group[group]) / (len(by_group[group]) + PULL) for group in groups])
    if published.spread(item) is not None:
        shown = published.known[item]
        rows.append([1 / len(shown) if group in shown else 0.0 for group in groups])
    for pair in published.distances(item):
        sides = [[group for group in groups if PARTIES.get(group) == party] for party in pair]
        sides = [[group for group in side if group in published.known[item]] for side in sides]
        rows.append([float(group in sides[0]) - float(group in sides[1]) for group in groups])
    return groups, np.array(rows, dtype=np.float64).reshape(len(rows), len(groups))


def computed(published: Published, item: str) -> set[str]:
    """The groups of too few raters whose mean follows from what is published."""
    groups, rows = equations(published, item)
    rank = np.linalg.matrix_rank(rows) if len(rows) else 0
    said = published.answers[item]
    few = [group for group in groups if len(said[group]) < FLOOR]
    return {
        group
        for group in few
        if np.linalg.matrix_rank(np.vstack([rows, [float(group == one) for one in groups]])) == rank
    }


def possible(published: Published, item: str) -> Mapping[str, set[int]]:
    """All answers that somebody of each small group may have given, by trying every one that fits what is published.

    The groups of which the spread is told are taken to be known, and so is m0.
    """
    answers, score, spread = published.answers, published.score(item), published.spread(item)
    shown = published.known[item] if spread is not None else frozenset()
    unknown = [group for group in sorted(answers[item]) if answers[item][group] and group not in shown]
    choices = [ways(len(answers[item][group])) for group in unknown]
    found: dict[str, set[int]] = {group: set() for group in unknown}
    m0 = middle(answers)
    for tried in product(*choices):
        guess = {**answers, item: {**answers[item], **dict(zip(unknown, tried, strict=True))}}
        if score is None or abs(score_of(guess, item, m0) - score) <= 0.05 + 1e-9:
            for group, said in zip(unknown, tried, strict=True):
                left = sum(said)
                rest = len(said) - 1
                found[group] |= {one for one in range(LOW, HIGH + 1) if LOW * rest <= left - one <= HIGH * rest}
    return {group: seen for group, seen in found.items() if len(answers[item][group]) < FLOOR}


def ways(number: int) -> list[tuple[int, ...]]:
    """For every sum of the answers of so many people one way to make it: only the sum counts."""
    return list({sum(said): said for said in combinations_with_replacement(range(LOW, HIGH + 1), number)}.values())
