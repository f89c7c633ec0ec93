"""A dossier with a hidden twin of every item, of every kind, to which the others refer wherever they can."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dienstvisie.checks.texts import strings
from dienstvisie.loading import load_dossier
from dienstvisie.schema import KINDS, Dossier, Entity, Settings
from dienstvisie.schema.agreed_roadmap import AgreedRoadmap
from dienstvisie.schema.kinds import KIND_BY_NAME
from dienstvisie.schema.links import Link, links

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
TRACE = "zzgeheim"
"""Stands in every id and text of every hidden item, in any capitals, and nowhere else."""
DAYS, EUROS = 17, 7_771
"""What the hidden twin of an idea asks of a unit, and what it costs."""
FEW = 7654.25
"""What two people answered on every public indicator."""
GROUPS = ("front-desk", "management", "majority", "opposition")
NAMES = frozenset(kind.name for kind in KINDS)


@cache
def secret_dossier() -> Dossier:
    """The example of the documentation with a hidden twin of everything."""
    example = load_dossier(EXAMPLE).dossier
    made: dict[str, dict[str, Entity]] = {}
    for kind in KINDS:
        items = example.of(kind.name)
        assert items, f"the example has no {kind.name}, so nothing of that kind can be hidden"
        twins = {twin(id_): _hidden(kind.name, item) for id_, item in items.items()}
        made[kind.name] = {**{id_: _referring(kind.name, item) for id_, item in items.items()}, **twins}
    made["ratings"] |= _ratings()
    return Dossier(_settings(example), made, agreed=_agreed(example))


def twin(id_: str) -> str:
    return f"{TRACE}-{id_}"


def _settings(example: Dossier) -> Settings:
    plain = example.settings.model_dump(exclude_unset=True)
    plain["scoring"]["voice"] |= {"minimum_raters": 5, "minimum_groups": 2}
    plain["planning"]["quick_wins"]["for_each"] = ["target_groups"]
    return Settings.model_validate(plain)


def _hidden(kind: str, item: Entity) -> Entity:
    plain = item.model_dump(exclude_unset=True)
    for keys, text in strings(item):
        if keys[-1] != "id":
            _set(plain, keys, f"{TRACE.upper()} {text}")
    for name, value in (("title", item.title), ("description", "Text")):
        plain[name] = {"nl-BE": f"{TRACE} {kind} nl {value}", "en": f"{TRACE} {kind} en {value}"}
    plain |= {"id": twin(item.id), "internal": True}
    if kind == "ideas":
        plain |= {"effort": {"civil-affairs": DAYS, twin("civil-affairs"): 3}, "costs": [{"amount": EUROS}]}
    return KIND_BY_NAME[kind].model.model_validate(plain)


def _referring(kind: str, item: Entity) -> Entity:
    """The item with a reference to the twin of everything that it refers to, wherever there is room for one."""
    plain = item.model_dump(exclude_unset=True)
    if kind == "ideas":
        plain.setdefault("depends_on", [])
        plain["depends_on"] = [*plain["depends_on"], {"idea": twin("moving-checklist"), "lag": 1}]
        plain["excludes"] = [twin("one-appointment")]
    elif kind == "scenarios":
        plain |= {"without_ideas": [twin("one-appointment")], "without_groups": [twin("opposition")]}
    elif kind != "ratings":
        if kind == "indicators":
            few = {"date": "2026-12-31", "value": FEW, "n": 2, "sd": 0.5, "note": f"{TRACE}: two people said so"}
            plain["measurements"] = [*plain.get("measurements", ()), few]
        for link in [link for link in links(item) if link.target in NAMES]:
            _add(plain, link)
    return KIND_BY_NAME[kind].model.model_validate(plain)


def _add(plain: Any, link: Link) -> None:
    *above, last = link.keys
    place = plain
    for key in above:
        place = place[key]
    if isinstance(place, dict) and link.on_key:
        place[twin(link.id)] = place[last]
    elif isinstance(last, int):
        above_it = plain
        for key in above[:-1]:
            above_it = above_it[key]
        above_it[above[-1]] = [*above_it[above[-1]], twin(link.id)]


def _set(plain: Any, keys: tuple[Any, ...], value: str) -> None:
    for key in keys[:-1]:
        inner = plain[key]
        if isinstance(inner, tuple):
            inner = plain[key] = list(inner)
        plain = inner
    plain[keys[-1]] = value


def _ratings() -> Mapping[str, Entity]:
    """Six of each group score all ideas and challenges, the hidden ones too, and so does a hidden group."""
    ideas = ("moving-checklist", "one-appointment", twin("moving-checklist"), twin("one-appointment"))
    challenges = ("right-first-time", twin("right-first-time"))
    raters = [
        {
            "id": f"p-{number}-{place}",
            "group": group,
            "ideas": {id_: _scores(number + place * at) for at, id_ in enumerate(ideas)},
            "challenges": {id_: _scores(number * at + place) for at, id_ in enumerate(challenges)},
        }
        for place, group in enumerate((*GROUPS, twin("majority")))
        for number in range(6)
    ]
    row = {"id": "many", "title": "Many", "session": "dialogue-spring", "raters": raters}
    return {"many": KIND_BY_NAME["ratings"].model.model_validate(row)}


def _scores(number: int) -> dict[str, int]:
    return {"citizen-impact": 1 + number % 5, "organisation-impact": 1 + (number * 2 + 1) % 5}


def _agreed(example: Dossier) -> AgreedRoadmap:
    assert example.agreed is not None
    plain = example.agreed.model_dump(exclude_unset=True)
    gone = {"idea": twin("gone"), "start": "2027-Q1", "end": "2027-Q2", "title": f"{TRACE} gone"}
    hidden = {"idea": twin("moving-checklist"), "start": "2029-Q1", "end": "2029-Q1", "title": f"{TRACE} list"}
    plain["tasks"] = [*plain["tasks"], gone, hidden]
    plain["left_out"] = [twin("one-appointment")]
    return AgreedRoadmap.model_validate(plain)
