"""`dienstvisie.yaml`: for whom the project is and by which rules it weighs, plans and publishes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dienstvisie.schema.base import Date, Flag, Id, Int, Language, Line, Model, Number, Period, Text, YearPart, about
from dienstvisie.schema.stakeholder import Role

Perspective = Literal["citizen", "organisation"]


class Client(Model):
    """The organisation that the vision is for."""

    name: Text = about("The name of the organisation.", nl="naam")
    kind: Line | None = about("What it is, such as `municipality` or `department`.", nl="soort", default=None)
    region: Literal["flanders", "netherlands"] = about(
        "Which country's terms and rules apply.", nl="regio", default="flanders"
    )


class Scale(Model):
    """The scale that is rated on. It is fixed: scores are never stretched to the set of items."""

    low: Int = about("The lowest score.", nl="laagste", default=1)
    high: Int = about("The highest score.", nl="hoogste", default=5)
    anchors: dict[Int, Text] = about(
        "What a score means, for as many scores as needed.", nl="ankers", default_factory=dict
    )


class Criterion(Model):
    """Something that challenges or ideas are rated on."""

    id: Id = about("Readable, stable name of the criterion.", nl="kenmerk")
    title: Text = about("The question as raters see it.", nl="titel")
    perspective: Perspective = about("Whose interest it is: `citizen` or `organisation`.", nl="perspectief")
    objective: Literal["maximise", "minimise"] = about(
        "Whether a high score is good (`maximise`) or bad.", nl="richting", default="maximise"
    )
    weight: Number = about(
        "Weight within its perspective; only ratios matter.", nl="gewicht", default=1.0, ge=0, le=1e9
    )
    applies_to: tuple[Literal["challenges", "ideas"], ...] = about(
        "What is rated on it.", nl="van toepassing op", default=("challenges", "ideas")
    )
    derived: Literal["reach", "values"] | None = about(
        "For ideas only, and rated by nobody. `reach`: the share of the priorities of all ranked challenges that are "
        "those of the challenges that the idea meets; `values`: the share of all principles that it puts into "
        "practice. Both run from 0 to 1, as a full scale would.",
        nl="afgeleid",
        default=None,
    )


class Voice(Model):
    """How the voices of stakeholder groups are weighed."""

    rule: Literal["equal", "proportional", "own"] = about(
        "`equal`: each group one voice; `proportional`: by the groups' sizes; `own`: by the groups' `voice`.",
        nl="stemregel",
        default="equal",
    )
    shrinkage: Number = about(
        "How strongly the mean of a small group is drawn to the mean of all groups, as if so many "
        "extra raters had given that mean.",
        nl="krimp",
        unit="raters",
        default=2.0,
        ge=0,
        le=1000,
    )
    minimum_raters: Int = about(
        "Fewer raters than this make an item not yet rankable.",
        nl="minimum beoordelaars",
        unit="raters",
        default=3,
        ge=1,
    )
    minimum_groups: Int = about(
        "Fewer groups than this make an item not yet rankable.", nl="minimum groepen", unit="groups", default=2, ge=1
    )


def _usual_criteria() -> tuple[Criterion, ...]:
    citizen = {"nl-BE": "Impact op de burger", "en": "Impact on citizens"}
    organisation = {"nl-BE": "Impact op de organisatie", "en": "Impact on the organisation"}
    return (
        Criterion(id="citizen-impact", title=citizen, perspective="citizen"),
        Criterion(id="organisation-impact", title=organisation, perspective="organisation"),
    )


class Scoring(Model):
    """How ratings become a ranking."""

    criteria: tuple[Criterion, ...] = about(
        "What is rated: at least one criterion. Default: `citizen-impact` and `organisation-impact`.",
        nl="criteria",
        default_factory=_usual_criteria,
    )
    perspectives: dict[Perspective, Number] = about(
        "Weight of each perspective; only ratios matter.",
        nl="perspectieven",
        default={"citizen": 0.5, "organisation": 0.5},
    )
    weighting: Literal["given", "rank-order"] = about(
        "`given`: the weights as written; `rank-order`: only the order of the criteria counts, first is most important "
        "(rank-order-centroid weights).",
        nl="weging",
        default="given",
    )
    scale: Scale = about("The scale that all criteria are rated on.", nl="schaal", default_factory=Scale)
    voice: Voice = about("How the groups' voices are weighed.", nl="stem", default_factory=Voice)
    method: Literal["additive", "topsis"] = about(
        "How scores on criteria become one.", nl="methode", default="additive"
    )


class PlanPhase(Model):
    """A phase of the roadmap."""

    id: Id = about("Readable, stable name of the phase.", nl="kenmerk")
    title: Text = about("What it is called.", nl="titel")
    until: Period = about("The last period of the phase.", nl="tot en met")


class QuickWins(Model):
    """Which ideas count as early successes, and how many the first phase must have."""

    at_least: Int = about(
        "How many quick wins must be finished in the first phase.", nl="minstens", default=3, ge=0, le=10_000
    )
    max_duration: Int = about(
        "An idea that takes longer is no quick win, unless it says so itself.",
        nl="langste duur",
        unit="months",
        default=6,
        ge=1,
    )
    max_effort: Int = about(
        "An idea that needs more effort is no quick win, unless it says so itself.",
        nl="grootste inzet",
        unit="person-days",
        default=30,
        ge=0,
    )
    min_score: Number = about(
        "An idea that scores lower is no quick win, unless it says so itself.",
        nl="laagste score",
        unit="points of 100",
        default=50.0,
        ge=0,
        le=100,
    )
    for_each: tuple[Literal["target_groups", "locations"], ...] = about(
        "Who wants a quick win of its own in the first phase: each target group (an idea that lists it), each unit of "
        "the kind `location` (an idea that lists it or asks effort of it).",
        nl="voor elke",
        default=(),
    )


class Budget(Model):
    """The money for the ideas in one year."""

    operating: Int | None = about(
        "Operating budget; absent means that it is not limited.",
        nl="exploitatie",
        unit="EUR",
        default=None,
        ge=0,
        le=10**12,
    )
    investment: Int | None = about(
        "Investment budget; absent means that it is not limited.",
        nl="investeringen",
        unit="EUR",
        default=None,
        ge=0,
        le=10**12,
    )


Year = Annotated[int, Field(ge=1990, le=2200, strict=True)]


class Planning(Model):
    """The span of the roadmap and what limits it."""

    start: Period = about("The first period of the roadmap.", nl="begin")
    end: Period = about("The last period: usually the end of the term of office.", nl="einde")
    period: Literal["quarter", "month"] = about("The length of a period.", nl="periode", default="quarter")
    phases: tuple[PlanPhase, ...] = about("The phases of the roadmap, in order.", nl="fasen", default=())
    quick_wins: QuickWins = about(
        "What early successes are and how many are wanted.", nl="snelle successen", default_factory=QuickWins
    )
    budgets: dict[Year, Budget] = about(
        "Budget per year; a year that is not named is not limited.", nl="budgetten", default_factory=dict
    )
    running_at_most: Int | None = about(
        "How many ideas a unit can work on at the same time, unless the unit says otherwise.",
        nl="tegelijk",
        unit="ideas",
        default=None,
        ge=1,
        le=10_000,
    )
    working_days: Int = about(
        "Days that a full-time job has for work in a year: what capacity in full-time equivalents is counted with.",
        nl="werkdagen",
        unit="days per year",
        default=220,
        ge=1,
        le=366,
    )
    holidays: dict[YearPart, Annotated[Number, Field(ge=0, le=1)]] = about(
        "The share of the usual capacity that units have in a part of each year: a quarter such as `Q3`, or a month "
        'such as `"07"`. A month comes before its quarter; a quarter is the mean of its months.',
        nl="vakanties",
        unit="share of 1",
        default_factory=dict,
    )
    objective: Literal["early-value", "makespan"] = about(
        "What a good roadmap is: `early-value`: much value, early; `makespan`: all is done soon.",
        nl="doel",
        default="early-value",
    )
    stability: Number = about(
        "How much better a roadmap must be for each idea that it moves from its agreed place, in percent of the value "
        "of the agreed roadmap; counted in hundredths of a percent.",
        nl="stabiliteit",
        unit="percent",
        default=0.5,
        ge=0,
        le=100,
    )
    status_date: Period | None = about(
        "How far it is: what has not begun cannot start before the first period of this, and what has begun and is "
        "not done takes until then at least. Absent: no such limit.",
        nl="peildatum",
        default=None,
    )


class Privacy(Model):
    """What may leave in a public document."""

    threshold: Int = about(
        "No result on fewer raters than this is published; it can only be raised.",
        nl="drempel",
        unit="raters",
        default=5,
        ge=5,
    )


class CheckSetting(Model):
    """Another severity for a rule, with the reason."""

    severity: Literal["error", "warning", "info", "off"] = about("How the rule counts here.", nl="ernst")
    reason: Line = about("Why it counts otherwise here.", nl="reden")


class ExtraTerm(Model):
    """A term that the dossier adds to a vocabulary."""

    id: Id = about("Readable, stable name of the term.", nl="kenmerk")
    title: Text = about("What it is called in documents.", nl="titel")


class PolicyTerm(Model):
    """An entry of the organisation's own list of policy fields or policy items."""

    code: Line = about("Its code, in quotes.", nl="code")
    title: Text = about("What it is called.", nl="titel")

    @property
    def names(self) -> tuple[str, ...]:
        """By what it may be named: its code, and its title in each language."""
        return (self.code, *((self.title,) if isinstance(self.title, str) else self.title.values()))


class PolicyField(PolicyTerm):
    """A policy field (`bbc`) or a task field (`bbv`), with the policy items in it."""

    items: tuple[PolicyTerm, ...] = about("The policy items in it.", nl="beleidsitems", default=())


class Documents(Model):
    """What the documents look like and who made them."""

    author: Text | None = about("The organisation named as the maker.", nl="auteur", default=None)
    date: Date | None = about(
        "The date of this edition; absent means that documents carry no date.", nl="datum", default=None
    )


RuleCode = Annotated[str, StringConstraints(pattern=r"^DV\d{3}$")]


class Settings(Model):
    """The settings of a dossier."""

    title: Text = about("The title of the project.", nl="titel")
    client: Client = about("The organisation that the vision is for.", nl="opdrachtgever")
    description: Text | None = about("What the project is about, in Markdown.", nl="omschrijving", default=None)
    language: Language = about("The language of texts that name no language.", nl="taal", default="nl-BE")
    languages: tuple[Language, ...] = about("The languages that documents are made in.", nl="talen", default=("nl-BE",))
    illustrative: Flag = about(
        "True where the dossier is an example and not the organisation's own data.", nl="illustratief", default=False
    )
    note: Text | None = about("What every document says of the dossier's origin.", nl="opmerking", default=None)
    scoring: Scoring = about("How ratings become a ranking.", nl="prioritering", default_factory=Scoring)
    planning: Planning | None = about("The span and the limits of the roadmap.", nl="planning", default=None)
    privacy: Privacy = about("What may be published.", nl="privacy", default_factory=Privacy)
    documents: Documents = about("What the documents look like.", nl="documenten", default_factory=Documents)
    vocabularies: dict[Literal["phases", "channels", "facets", "levels"], tuple[ExtraTerm, ...]] = about(
        "Terms of the dossier's own.", nl="woordenlijsten", default_factory=dict
    )
    policy_fields: tuple[PolicyField, ...] = about(
        "The organisation's own list of policy fields, or of task fields. Where it is given, the multi-year plan may "
        "name only what is on it.",
        nl="beleidsvelden",
        default=(),
    )
    checks: dict[RuleCode, CheckSetting] = about(
        "Other severities for rules, each with its reason.", nl="controles", default_factory=dict
    )
    expected_roles: tuple[Role, ...] = about(
        "Stakeholder roles that the mix must have.",
        nl="verwachte rollen",
        default=("management", "staff", "majority", "opposition"),
    )
