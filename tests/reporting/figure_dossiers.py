"""Dossiers with a golden thread of any size, in realistic Dutch, the same every time."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from tests.reporting.report_dossiers import SMALL_SETTINGS, TITLES, dossier, ranking

from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea

FINDINGS = (
    "Eén op de drie doorverwijzingen komt nooit aan",
    "Wie belt, vertelt zijn verhaal gemiddeld drie keer opnieuw",
    "'Ik wist niet dat ik daar recht op had'",
    "Na een overlijden doen nabestaanden zes keer hun verhaal",
    "De helft van de brieven roept een nieuwe vraag op",
    "Openingsuren vallen samen met de werkuren van onze inwoners",
    "Medewerkers lossen fouten in stilte op",
)
CHALLENGES = (
    "Niemand kwijtspelen bij een doorverwijzing",
    "Mensen hun rechten laten opnemen",
    "Brieven schrijven die mensen begrijpen",
    "Open zijn wanneer mensen kunnen",
    "Digitaal gaan zonder uitvallers",
    "Eén ploeg worden over de gebouwen en de diensten heen",
)
PRINCIPLES = (
    "De vraag reist, niet de inwoner",
    "Wat we al weten, vragen we niet opnieuw",
    "We zoeken op wie niets vraagt",
    "Je klopt nooit aan de verkeerde deur",
    "Ging het mis, dan zeggen we het zelf",
    "We kiezen het eenvoudigste dat werkt",
)
VALUES = ("Drie oren aan de pot", "Eén tafel voor gemeente en OCMW", "Rijk uit schrale grond", "Geburen onder geburen")
GROUPS = ("Jonge gezinnen", "Ouderen die zelfstandig wonen", "Nieuwkomers en anderstaligen", "Zelfstandigen")
PHASES = ("inform", "apply", "handle", "deliver", "aftercare")


def threaded(count: int, seed: int = 3, **more: Sequence[Mapping[str, Any]]) -> Dossier:
    """A dossier of `count` ideas, each with challenges, principles and values; a third as many challenges."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    challenges = max(count // 3, 2)
    items: dict[str, Sequence[Mapping[str, Any]]] = {
        "findings": [
            {"id": f"f{n}", "title": titled(FINDINGS, n), "nature": ("fact", "perception")[n % 2]}
            for n in range(challenges * 2)
        ],
        "challenges": [
            {"id": f"c{n}", "title": titled(CHALLENGES, n), "findings": [f"f{2 * n}", f"f{2 * n + 1}"]}
            for n in range(challenges)
        ],
        "values": [{"id": f"v{n}", "title": title} for n, title in enumerate(VALUES)],
        "principles": [
            {"id": f"p{n}", "title": titled(PRINCIPLES, n), "values": [f"v{n % 4}", f"v{(n * 3 + 1) % 4}"]}
            for n in range(13)
        ],
        "target_groups": [{"id": f"g{n}", "title": title} for n, title in enumerate(GROUPS)],
        "ideas": [_idea(n, challenges, draw) for n in range(count)],
        "indicators": [
            {"id": "heard", "title": "Bezoekers die zich gehoord voelen", "unit": "%", "ideas": ["i0", "i1"]},
            {"id": "wait", "title": "Wachttijd aan het loket", "unit": "minuten", "ideas": ["i0"]},
        ],
    }
    return dossier(SMALL_SETTINGS, {**items, **more})


def titled(titles: Sequence[str], number: int) -> str:
    """A title of the list; further rounds have their number."""
    return titles[number % len(titles)] + (f" ({number // len(titles) + 1})" if number >= len(titles) else "")


def _idea(number: int, challenges: int, draw: random.Random) -> Mapping[str, Any]:
    return {
        "id": f"i{number}",
        "title": titled(TITLES, number),
        "challenges": [f"c{one}" for one in draw.sample(range(challenges), min(challenges, draw.randrange(1, 4)))],
        "principles": [f"p{one}" for one in draw.sample(range(13), draw.randrange(4))],
        "values": [f"v{draw.randrange(4)}"],
        "target_groups": [f"g{one}" for one in draw.sample(range(3), 2)],
        "phases": draw.sample(PHASES[:4], 2),
    }


def sources(made: Dossier, language: str = "en") -> Sources:
    """What the figures of a dossier are made of, without a plan."""
    return Sources(made, ranking("ideas", ()), ranking("challenges", ()), None, Writer(language, "nl-BE"))


def idea_of(made: Dossier, id_: str) -> Idea:
    """An idea by its id."""
    return made.all(Idea)[id_]
