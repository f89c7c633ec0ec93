"""Dossiers with ratings, for the tests of the priority report and the page on the method."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from tests.reporting.report_dossiers import TITLES, dossier

from dienstvisie.reporting.analyses import Analyses, analyses
from dienstvisie.reporting.documents import Edition, edition
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier
from dienstvisie.scoring import Ranking, prioritise

GROUPS = (
    ("staff", "staff", 8, {"nl-BE": "Medewerkers", "en": "Employees"}),
    ("majority", "majority", 6, {"nl-BE": "Meerderheid", "en": "Majority"}),
    ("opposition", "opposition", 5, {"nl-BE": "Oppositie", "en": "Opposition"}),
    ("residents", "citizens", 7, {"nl-BE": "Inwoners", "en": "Residents"}),
)
CRITERIA = ("citizen-impact", "organisation-impact")
SETTINGS: Mapping[str, Any] = {
    "title": {"nl-BE": "Warm en helder", "en": "Warm and clear"},
    "client": {"name": {"nl-BE": "Gemeente Voorbeeld", "en": "Municipality of Example"}},
    "illustrative": True,
    "documents": {"date": "2027-04-14"},
    "planning": {"start": "2027", "end": "2028"},
}


class Rated(NamedTuple):
    """A dossier with its rankings and all that is worked out of them."""

    dossier: Dossier
    ideas: Ranking
    challenges: Ranking
    analyses: Analyses

    def edition(self, language: str = "en") -> Edition:
        """All documents, without a roadmap."""
        return edition(self.dossier, self.ideas, self.challenges, None, language, self.analyses)

    def sources(self, language: str = "en") -> Sources:
        """What its documents are made of."""
        write = Writer(language, self.dossier.settings.language)
        return Sources(self.dossier, self.ideas, self.challenges, None, write, self.analyses)


def rated(made: Dossier) -> Rated:
    """The rankings of a dossier and what follows from them."""
    ideas, challenges = prioritise(made), prioritise(made, "challenges")
    return Rated(made, ideas, challenges, analyses(made, ideas, challenges))


@cache
def small_rated() -> Rated:
    """Eight ideas: one that four people rated, one that one person rated, one agreed in a session; three challenges."""
    titles = [{"nl-BE": title, "en": f"Idea {number + 1}"} for number, title in enumerate(TITLES[:8])]
    return rated(made(titles, seed=3, few={"idea-06": 4, "idea-07": 1}, agreed="idea-08"))


@cache
def many_rated(count: int, seed: int = 11) -> Rated:
    """So many ideas, each rated by everybody."""
    titles = [
        TITLES[number % len(TITLES)] + (f" ({number // len(TITLES) + 1})" if number >= len(TITLES) else "")
        for number in range(count)
    ]
    return rated(made(titles, seed=seed))


def made(
    titles: Sequence[Any],
    *,
    seed: int = 3,
    few: Mapping[str, int] | None = None,
    agreed: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Dossier:
    """A dossier of these ideas. `few` says how many people rated an idea, `agreed` which one a session scored."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    ids = [f"idea-{number + 1:02}" for number in range(len(titles))]
    limits = dict(few or {}) | ({agreed: 0} if agreed else {})
    worth = {id_: (draw.gauss(3.4, 0.8), draw.gauss(3.2, 0.8)) for id_ in (*ids, "wait", "doors", "letters")}
    raters, asked = [], dict.fromkeys(limits, 0)
    for group, _, size, _ in GROUPS:
        for number in range(size):
            sheet: dict[str, Any] = {"id": f"{group[:3]}{number}", "group": group, "ideas": {}, "challenges": {}}
            for id_ in (*ids, "wait", "doors", "letters"):
                # the opposition thinks otherwise of the first idea
                scores = [_score(draw, mean, group == "opposition" and id_ == "idea-01") for mean in worth[id_]]
                if id_ in limits and (asked[id_] >= limits[id_] or number > 1):
                    continue
                if id_ in limits:
                    asked[id_] += 1
                sheet["ideas" if id_ in ids else "challenges"][id_] = dict(zip(CRITERIA, scores, strict=True))
            raters.append(sheet)
    ideas = [_idea(id_, title, number, agreed) for number, (id_, title) in enumerate(zip(ids, titles, strict=True))]
    items: dict[str, Sequence[Mapping[str, Any]]] = {
        "units": [{"id": "reception", "title": {"nl-BE": "Onthaal", "en": "Reception"}}],
        "stakeholders": [
            {"id": group, "title": title, "role": role, "size": 10 * size} for group, role, size, title in GROUPS
        ],
        "sessions": [{"id": "evening", "title": "Avond", "kind": "workshop", "date": "2027-02-01"}],
        "challenges": [
            {"id": "wait", "title": {"nl-BE": "Korter wachten", "en": "Shorter waits"}},
            {"id": "doors", "title": {"nl-BE": "Minder deuren", "en": "Fewer doors"}},
            {"id": "letters", "title": {"nl-BE": "Klare brieven", "en": "Clear letters"}},
        ],
        "ideas": ideas,
        "ratings": [{"id": "evening", "title": "Avond", "session": "evening", "raters": raters}],
        "scenarios": [
            {"id": "citizens", "title": {"nl-BE": "Burger eerst", "en": "Citizens first"},
             "perspectives": {"citizen": 0.9, "organisation": 0.1}},
            {"id": "alone", "title": {"nl-BE": "Zonder oppositie", "en": "Without opposition"},
             "without_groups": ["opposition"]},
        ],
    }  # fmt: skip
    return dossier(settings or SETTINGS, items)


def _idea(id_: str, title: Any, number: int, agreed: str | None) -> Mapping[str, Any]:
    effort = {"reception": 4 + number * 7 % 120} if number % 5 != 4 else {}
    consensus = {"citizen-impact": 4, "organisation-impact": 3} if id_ == agreed else {}
    return {"id": id_, "title": title, "effort": effort, "duration": 3, "consensus": consensus}


def _score(draw: random.Random, mean: float, against: bool) -> int:
    found = min(max(round(draw.gauss(mean, 0.7)), 1), 5)
    return 6 - found if against else found
