"""Dossiers made by hand for the tests of reports and documents: a small one in full, and generated ones of any size."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task
from dienstvisie.planning.roadmap import Blocker, Explanation, LeftOut, Placement, Roadmap
from dienstvisie.schema import KIND_BY_NAME, Dossier, Entity, Settings
from dienstvisie.scoring.ranking import (
    Contribution,
    RankedItem,
    Ranking,
    UnrankedItem,
    WeightedCriterion,
    WeightedGroup,
)

Items = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Case:
    """What an edition is made of."""

    dossier: Dossier
    ideas: Ranking
    challenges: Ranking
    roadmap: Roadmap | None


def dossier(settings: Mapping[str, Any], items: Items) -> Dossier:
    """A dossier of plain data, as if read from files."""
    made: dict[str, dict[str, Entity]] = {}
    for kind, rows in items.items():
        model = KIND_BY_NAME[kind].model
        made[kind] = {row["id"]: model.model_validate(row) for row in rows}
    return Dossier(Settings.model_validate(settings), made)


def ranking(kind: Any, items: Sequence[RankedItem], unranked: Sequence[UnrankedItem] = ()) -> Ranking:
    criteria = (
        WeightedCriterion("citizen-impact", "Impact on citizens", "citizen", "maximise", 0.6),
        WeightedCriterion("organisation-impact", "Impact on the organisation", "organisation", "maximise", 0.4),
    )
    groups = (
        WeightedGroup("staff", "Medewerkers", 1 / 3, 20),
        WeightedGroup("majority", "Meerderheid", 1 / 3, 8),
        WeightedGroup("opposition", "Oppositie", 1 / 3, 4),
    )
    return Ranking(kind, "additive", 50.0, criteria, groups, tuple(items), tuple(unranked))


def ranked(id_: str, title: Any, rank: int, score: float, **more: Any) -> RankedItem:
    values: dict[str, Any] = {
        "tied": False,
        "perspectives": {"citizen": min(100.0, score + 6), "organisation": max(0.0, score - 9)},
        "raters": 32,
        "groups": 3,
        "abstentions": 1,
        "source": "ratings",
        "contributions": contributions(more.get("raters", 32)),
    }
    return RankedItem(id=id_, title=title, rank=rank, score=score, **{**values, **more})


def contributions(raters: int) -> tuple[Contribution, ...]:
    """As if every rater scored the item on both criteria; the smaller groups speak where there are raters enough."""
    small = {"majority": 8, "opposition": 4} if raters > 12 else {}
    of = {"staff": raters - sum(small.values()), **small}
    criteria = ("citizen-impact", "organisation-impact")
    return tuple(Contribution(criterion, group, 0.0, of[group]) for criterion in criteria for group in of)


def place(task: Task, start: int, headline: Message, blockers: Sequence[Blocker] = ()) -> Placement:
    return Placement(task, start, start + task.duration - 1, Explanation(0, tuple(blockers), headline))


def loads(problem: PlanningProblem, placements: Sequence[Placement]) -> dict[str, tuple[int, ...]]:
    used = {lane.id: [0] * problem.calendar.count for lane in problem.lanes}
    for placement in placements:
        for unit, profile in placement.task.effort.items():
            for offset, days in enumerate(profile):
                used[unit][placement.start + offset] += days
    return {unit: tuple(days) for unit, days in used.items()}


def spendings(problem: PlanningProblem, placements: Sequence[Placement]) -> dict[tuple[int, str], int]:
    spent: dict[tuple[int, str], int] = {}
    calendar = problem.calendar
    for placement in placements:
        for kind, profile in placement.task.once.items():
            for offset, euros in enumerate(profile):
                key = (calendar.year(placement.start + offset), kind)
                spent[key] = spent.get(key, 0) + euros
        for kind, euros in placement.task.yearly.items():
            for year in calendar.years:
                if year > calendar.year(placement.end):
                    spent[year, kind] = spent.get((year, kind), 0) + euros
    return spent


UNITS = (
    ("reception", "Onthaal en balie"),
    ("civil-affairs", "Burgerzaken"),
    ("social-house", "Sociaal Huis"),
    ("permits", "Omgeving en vergunningen"),
    ("ict", "ICT en digitale dienstverlening"),
    ("communication", "Communicatie"),
    ("hr", "Personeel en organisatie"),
)
TITLES = (
    "Eén geïntegreerd onthaal op de drie locaties",
    "Snelbalie voor vragen van minder dan vijf minuten",
    "Elke brief herschreven in klare taal",
    "Terugbelbelofte: binnen twee werkdagen antwoord",
    "Mobiel loket in de wijken en bij verenigingen",
    "Werken op afspraak, met vrije inloop op dinsdag",
    "Eén telefoonnummer voor alle diensten",
    "Digitaal loket dat ook zonder eID werkt",
    "Huisbezoek voor wie niet tot bij ons geraakt",
    "Welkomstpakket en rondleiding voor nieuwe inwoners",
    "Meldingen volgen zoals een pakje",
    "Digibuddy's in de bibliotheek",
    "Proactief toekennen van sociale rechten",
    "Vast aanspreekpunt per vergunningsdossier",
    "Onthaalteam met gedeelde kennisbank",
    "Ondernemersloket met één dossierbeheerder",
    "Wachttijden zichtbaar op de website",
    "Klantentevredenheid meten na elk contact",
    "Vacatures en evaluaties op basis van de waarden",
    "Roadshow langs alle teams",
    "Openingsuren die bij mensen passen",
    "Verhuizen in tien minuten",
    "Formulieren met vooraf ingevulde gegevens",
    "Opleiding gastvrij onthaal voor iedereen",
    "Wegwijzers en een toegankelijke inkom",
    "Klachten als cadeau: leren van wat misliep",
    "Samen aan tafel met verenigingen",
    "Chat met een medewerker tijdens de openingsuren",
    "Eén agenda voor zalen en materiaal",
    "Geboorte geregeld vanuit de kraamafdeling",
    "Uitvaart en nalatenschap: één gesprek",
    "Interne servicebeloften tussen diensten",
    "Klantreizen elk jaar opnieuw lopen",
    "Spreekuur van de schepenen in de wijk",
    "Beslissingen uitgelegd in begrijpelijke taal",
    "Mantelzorgers kennen en ondersteunen",
    "Dossieropvolging in Mijn Burgerprofiel",
    "Meertalige eerste opvang met beeldtaal",
    "Energiehuis aan huis",
    "Innovatiefonds voor ideeën van medewerkers",
)


def generated(count: int, seed: int = 7) -> Case:
    """A dossier of `count` ideas over 24 quarters and three phases; every tenth idea does not fit."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    calendar = Calendar(2026, 0, 24, 4)
    phases = (
        PhaseSpan("start", {"nl-BE": "Zichtbaar beginnen", "en": "A visible start"}, 0, 3),
        PhaseSpan("build", {"nl-BE": "Uitbouwen", "en": "Building on"}, 4, 13),
        PhaseSpan("anchor", {"nl-BE": "Verankeren", "en": "Anchoring"}, 14, 23),
    )
    placements: list[Placement] = []
    ideas, tasks, left, scores = [], [], [], []
    for number in range(count):
        title = TITLES[number % len(TITLES)] + (f" ({number // len(TITLES) + 1})" if number >= len(TITLES) else "")
        id_ = f"idea-{number + 1:03}"
        unit = UNITS[draw.randrange(len(UNITS))][0]
        quick = number % 6 == 1
        parts = 3 if number % 5 == 0 else 1
        start = draw.randrange(3) if quick else draw.randrange(20)
        done = [placement for placement in placements if placement.end < start]
        before = [draw.choice(done).task.idea] if done and number % 3 == 0 else []
        idea: dict[str, Any] = {"id": id_, "title": title, "units": [unit], "depends_on": before, "effort": {}}
        idea["lead"] = "Afdelingshoofd"
        own, titles = [], ("Ontwerp", "Proef", "Uitrol")
        for part in range(parts):
            length = 1 if quick else draw.randrange(1, 4)
            days = draw.randrange(2, 30)
            own.append(
                Task(
                    id=f"{id_}/{part}",
                    idea=id_,
                    subproject=f"part-{part}" if parts > 1 else None,
                    title=titles[part] if parts > 1 else title,
                    address=Address("ideas", id_),
                    duration=length,
                    effort={unit: (days,) * length},
                    once={"operating": (draw.randrange(0, 9) * 1000,) * length},
                    yearly={},
                    quick_win=quick,
                )
            )
        if parts > 1:
            idea["subprojects"] = [
                {"id": task.subproject, "title": task.title, "duration": task.duration * 3, "effort": {unit: 9}}
                for task in own
            ]
        else:
            idea["effort"] = {unit: sum(own[0].effort[unit])}
        ideas.append(idea)
        tasks += own
        scores.append(ranked(id_, title, number + 1, 95 - number * 80 / count))
        if number % 10 == 9:
            left.append(LeftOut(id_, title, Message("{unit} has too few days.", {"unit": dict(UNITS)[unit]})))
            continue
        start = min(start, 24 - sum(task.duration + 1 for task in own))
        for task in own:
            placements.append(place(task, start, Message("Nothing stands in the way: it begins as soon as it can.")))
            start += task.duration + (1 if draw.random() < 0.2 else 0)
    lanes = tuple(Lane(id_, title, (90,) * 24) for id_, title in UNITS)
    budgets = {(year, "operating"): 120_000 for year in calendar.years}
    problem = PlanningProblem(calendar, tuple(tasks), lanes, budgets, phases)
    placements.sort(key=lambda placement: (placement.start, placement.task.id))
    roadmap = Roadmap(
        problem, tuple(placements), tuple(left), loads(problem, placements), spendings(problem, placements)
    )
    settings = {
        "title": {"nl-BE": "Warm en helder", "en": "Warm and clear"},
        "client": {"name": {"nl-BE": "Gemeente Voorbeeld", "en": "Municipality of Example"}},
        "illustrative": True,
        "planning": {"start": "2026", "end": "2031"},
    }
    made = dossier(settings, {"units": [{"id": id_, "title": title} for id_, title in UNITS], "ideas": ideas})
    return Case(made, ranking("ideas", scores), ranking("challenges", ()), roadmap)


def small() -> Case:
    """Four ideas: one in three parts, a quick win that the first waits for, one that is left out, one unranked."""
    made = dossier(SMALL_SETTINGS, SMALL_ITEMS)
    problem = _small_problem()
    calendar = problem.calendar
    by_id = {task.id: task for task in problem.tasks}
    full = Message("{unit} has no days left.", {"unit": {"nl-BE": "Onthaal", "en": "Reception"}})
    waits = Message("It waits for {idea}.", {"idea": {"nl-BE": "Snelbalie", "en": "Quick desk"}})
    blockers = [Blocker(0, "waits", waits), Blocker(1, "waits", waits), Blocker(2, "capacity", full)]
    free = Message("Nothing stands in the way of {period}.", {"period": calendar.label(0)})
    placements = (
        place(by_id["quick-desk"], 0, free),
        place(by_id["clear-letters"], 1, Message("Its turn comes in {period}.", {"period": calendar.label(1)})),
        place(by_id["integrated-reception/design"], 3, waits, blockers),
        place(by_id["integrated-reception/trial"], 4, free),
        place(by_id["integrated-reception/roll-out"], 6, free),
    )
    left = LeftOut("mobile-desk", SMALL_ITEMS["ideas"][3]["title"], full)
    roadmap = Roadmap(problem, placements, (left,), loads(problem, placements), spendings(problem, placements))
    scores = (
        ranked("integrated-reception", "", 1, 81.25),
        ranked("quick-desk", "", 2, 66.0, tied=True, raters=1204, groups=8),
        ranked("mobile-desk", "", 2, 66.0, tied=True, raters=4, groups=2),
    )
    reason = Message("Only {raters} people rated it.", {"raters": 2})
    ideas = ranking("ideas", scores, (UnrankedItem("clear-letters", "", 2, 1, reason),))
    challenges = ranking("challenges", (ranked("one-door", "", 1, 77.0, source="consensus", raters=0, groups=0),))
    return Case(made, ideas, challenges, roadmap)


def _small_problem() -> PlanningProblem:
    calendar = Calendar(2027, 0, 8, 4)
    where = Address("ideas", "integrated-reception")
    reception = "integrated-reception"
    titles = [part["title"] for part in SMALL_ITEMS["ideas"][0]["subprojects"]]
    tasks = (
        Task(f"{reception}/design", reception, "design", titles[0], where, 1, {"reception": (12,)}, {}, {}),
        Task(f"{reception}/trial", reception, "trial", titles[1], where, 1, {"reception": (8,), "ict": (5,)}, {}, {}),
        Task(
            f"{reception}/roll-out",
            reception,
            "roll-out",
            titles[2],
            where,
            2,
            {"reception": (10, 10)},
            {"investment": (30_000, 15_000)},
            {},
        ),
        Task(
            "quick-desk", "quick-desk", None, "", where, 1, {"reception": (9,)}, {}, {"operating": 2500}, quick_win=True
        ),
        Task("clear-letters", "clear-letters", None, "", where, 2, {"ict": (3, 2)}, {"operating": (800, 0)}, {}),
        Task("mobile-desk", "mobile-desk", None, "", where, 2, {"reception": (40, 40)}, {}, {}),
    )
    lanes = (
        Lane("reception", {"nl-BE": "Onthaal", "en": "Reception"}, (15, 15, 15, 15, 15, 15, 12, 12)),
        Lane("ict", "ICT", None),
    )
    budgets = {(2027, "operating"): 5000, (2028, "operating"): 5000, (2028, "investment"): 50_000}
    phases = (
        PhaseSpan("start", {"nl-BE": "Zichtbaar beginnen", "en": "A visible start"}, 0, 2),
        PhaseSpan("build", {"nl-BE": "Uitbouwen", "en": "Building on"}, 3, 7),
    )
    return PlanningProblem(calendar, tasks, lanes, budgets, phases)


SMALL_SETTINGS: Mapping[str, Any] = {
    "title": {"nl-BE": "Warm en helder", "en": "Warm and clear"},
    "client": {"name": {"nl-BE": "Gemeente Voorbeeld", "en": "Municipality of Example"}},
    "description": "Een visie op **dienstverlening**, met [meer uitleg](https://example.org/visie).",
    "illustrative": True,
    "note": {"nl-BE": "Alles is bedacht.", "en": "Everything is made up."},
    "documents": {"date": "2027-04-14", "author": "Dienst Strategie"},
    "planning": {"start": "2027", "end": "2028"},
    "vocabularies": {"channels": [{"id": "kiosk", "title": {"nl-BE": "Zuil", "en": "Kiosk"}}]},
}
SMALL_ITEMS: Items = {
    "units": [
        {"id": "reception", "title": {"nl-BE": "Onthaal", "en": "Reception"}},
        {"id": "ict", "title": "ICT"},
    ],
    "target_groups": [
        {"id": "seniors", "title": {"nl-BE": "Ouderen", "en": "Older people"}},
        {"id": "newcomers", "title": {"nl-BE": "Nieuwkomers", "en": "Newcomers"}},
    ],
    "findings": [
        {"id": "three-doors", "title": "Wie verhuist, klopt aan drie deuren aan", "nature": "fact"},
        {"id": "lost", "title": "Bezoekers voelen zich verloren", "nature": "perception"},
    ],
    "challenges": [
        {"id": "one-door", "title": {"nl-BE": "Eén deur voor elke vraag", "en": "One door for every question"},
         "findings": ["three-doors", "lost"]},
        {"id": "short-wait", "title": "Korter wachten", "findings": ["lost"]},
    ],
    "values": [
        {"id": "near", "title": {"nl-BE": "Nabij als een buur", "en": "Close as a neighbour"}},
        {"id": "clear", "title": {"nl-BE": "Helder", "en": "Clear"}},
    ],
    "principles": [
        {"id": "first-contact", "title": "Bij het eerste contact geholpen", "values": ["near"]},
    ],
    "inspirations": [
        {"id": "elsewhere", "title": "Eén balie in een buurgemeente", "origin": "Elders", "lesson": "Begin klein."}
    ],
    "policy_plan": [
        {"id": "bd08", "kind": "objective", "code": "BD08", "title": "Dienstverlening"},
        {"id": "ap02", "kind": "action-plan", "code": "AP08.02", "title": "Onthaal", "part_of": "bd08"},
        {"id": "ac01", "kind": "action", "code": "AC08.02.01", "title": "Eén onthaal", "part_of": "ap02"},
    ],
    "indicators": [
        {"id": "found", "title": {"nl-BE": "Meteen geholpen", "en": "Helped at once"}, "unit": "%",
         "baseline": {"date": "2026-11-30", "value": 54.5}, "target": {"date": "2028-12-31", "value": 80}},
        {"id": "wait", "title": "Wachttijd", "unit": "minuten", "direction": "lower", "ideas": ["quick-desk"]},
    ],
    "feedback": [
        {"id": "panel", "title": "Panel", "ideas": ["integrated-reception"], "target_groups": ["seniors", "newcomers"],
         "verdict": "adjust", "remark": "Zet er stoelen.", "change": "Er komt een zithoek."},
    ],
    "ideas": [
        {
            "id": "integrated-reception",
            "title": {"nl-BE": "Geïntegreerd onthaal", "en": "Integrated reception"},
            "description": "Eén team voor **alle** vragen.\n\n# Waarom\n\n- minder doorverwijzen\n- [voorbeeld](https://example.org)",
            "status": "agreed",
            "challenges": ["one-door", "short-wait"],
            "principles": ["first-contact"],
            "values": ["clear"],
            "target_groups": ["seniors", "newcomers"],
            "phases": ["inform", "apply"],
            "channels": ["counter", "kiosk"],
            "facets": ["process"],
            "units": ["reception", "ict"],
            "inspirations": ["elsewhere"],
            "lead": "Hoofd onthaal",
            "partners": ["Bibliotheek", "Politiezone"],
            "result": {"nl-BE": "Eén onthaal op drie plaatsen.", "en": "One reception in three places."},
            "first_step": {"nl-BE": "Een werkgroep begint.", "en": "A working group begins."},
            "depends_on": ["quick-desk", {"idea": "mobile-desk", "lag": 3}],
            "risks": [{"title": "Te weinig plaats", "answer": "Eerst één locatie."}, {"title": "Weerstand"}],
            "conditions": ["De raad keurt het budget goed."],
            "communication": {"nl-BE": "Huis-aan-huisblad.", "en": "Local paper."},
            "indicators": ["found"],
            "policy_action": "ac01",
            "progress": [
                {"date": "2027-03-01", "content": "on-track", "planning": "delayed", "explanation": "Zieken."},
            ],
            "subprojects": [
                {"id": "design", "title": {"nl-BE": "Ontwerp", "en": "Design"}, "duration": 3,
                 "effort": {"reception": 12}},
                {"id": "trial", "title": {"nl-BE": "Proef", "en": "Trial"}, "duration": 3,
                 "effort": {"reception": 8, "ict": 5}, "result": "Eén locatie werkt zo."},
                {"id": "roll-out", "title": {"nl-BE": "Uitrol", "en": "Roll-out"}, "duration": 6,
                 "effort": {"reception": 20},
                 "costs": [{"amount": 45_000, "kind": "investment", "note": "Meubilair en verbouwing"}]},
            ],
        },
        {
            "id": "quick-desk",
            "title": {"nl-BE": "Snelbalie", "en": "Quick desk"},
            "challenges": ["short-wait"],
            "must": True,
            "quick_win": True,
            "effort": {"reception": 9},
            "duration": 3,
            "costs": [{"amount": 2500, "recurs": "yearly"}, {"amount": 0, "note": "Balie staat er al"}],
        },
        {
            "id": "clear-letters",
            "title": "Klare brieven",
            "effort": {"ict": 5},
            "duration": 6,
            "costs": [{"amount": 800}],
            "excludes": ["mobile-desk"],
        },
        {
            "id": "mobile-desk",
            "title": {"nl-BE": "Mobiel loket", "en": "Mobile desk"},
            "effort": {"reception": 80},
            "duration": 6,
        },
    ],
}  # fmt: skip
