"""Dossiers in which units choose by their own process, with as many raters as a test asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dienstvisie.api import prioritise
from dienstvisie.reporting.analyses import analyses
from dienstvisie.reporting.common import Audience
from dienstvisie.reporting.documents import Edition, edition
from dienstvisie.reporting.publication import Released, release
from dienstvisie.schema import KIND_BY_NAME, Dossier, Settings

ORDERS: Mapping[str, Sequence[int]] = {
    "alpha": (5, 4, 4, 3, 3, 2),
    "bravo": (2, 3, 4, 4, 3, 5),
    "charlie": (3, 5, 2, 4, 2, 3),
    "delta": (2, 3, 3, 2, 5, 4),
}
"""What the raters of each unit give to idea-0, idea-1 and so on; every other rater gives one more or one less."""


def choosing(raters: Mapping[str, int], more: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> Dossier:
    """A dossier of six ideas in which so many people rated in each unit; half of them managers."""
    sheets, sessions = [], []
    for unit, count in raters.items():
        sessions.append({"id": f"in-{unit}", "title": unit, "kind": "dialogue", "date": "2026-03-01", "unit": unit})
        people = [_rater(unit, number) for number in range(count)]
        sheets.append({"id": f"of-{unit}", "title": unit, "session": f"in-{unit}", "raters": people})
    items: dict[str, Sequence[Mapping[str, Any]]] = {
        "ideas": [
            {"id": f"idea-{at}", "title": f"The idea {at}", "target_groups": ["walkers" if at % 2 else "farmers"]}
            for at in range(6)
        ],
        "target_groups": [{"id": id_, "title": id_.title()} for id_ in ("walkers", "farmers")],
        "stakeholders": [
            {"id": "staff", "title": "Staff", "role": "staff"},
            {"id": "management", "title": "Management", "role": "management"},
        ],
        "units": [{"id": unit, "title": unit.title(), "employees": 10} for unit in raters],
        "sessions": sessions,
        "ratings": sheets,
        "scenarios": [{"id": f"as-{unit}", "title": f"As {unit}", "unit": unit} for unit in raters],
        **(more or {}),
    }
    made = {
        kind: {row["id"]: KIND_BY_NAME[kind].model.model_validate(row) for row in rows} for kind, rows in items.items()
    }
    scoring = {
        "criteria": [
            {"id": "impact", "title": "Impact", "perspective": "citizen", "applies_to": ["ideas", "challenges"]}
        ],
        "perspectives": {"citizen": 1, "organisation": 0},
        "voice": {"minimum_raters": 1, "minimum_groups": 1},
    }
    settings = {"title": "T", "client": {"name": "Service"}, "language": "en", "scoring": scoring}
    return Dossier(Settings.model_validate(settings), made)


def _rater(unit: str, number: int) -> dict[str, Any]:
    step = 1 if number % 4 == 1 else -1 if number % 4 == 3 else 0
    scores = {f"idea-{at}": {"impact": min(5, max(1, one + step))} for at, one in enumerate(ORDERS[unit])}
    return {"id": f"{unit}-{number}", "group": "management" if number % 2 else "staff", "ideas": scores}


def released(dossier: Dossier, audience: Audience = "public") -> Released:
    """What documents for an audience may be made of, without a roadmap."""
    ideas, challenges = prioritise(dossier), prioritise(dossier, "challenges")
    return release(dossier, ideas, challenges, None, analyses(dossier, ideas, challenges), audience)


def made(dossier: Dossier, audience: Audience = "public") -> Edition:
    """All documents for an audience, without a roadmap."""
    ideas, challenges = prioritise(dossier), prioritise(dossier, "challenges")
    return edition(dossier, ideas, challenges, None, "en", analyses(dossier, ideas, challenges), audience)
