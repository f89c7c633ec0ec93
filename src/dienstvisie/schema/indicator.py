"""Indicators: by what we see whether it works."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Int, Line, Model, Number, about
from dienstvisie.schema.parts import Measurement
from dienstvisie.schema.references import CompetencyRef, IdeaRef, PolicyPlanRef, PrincipleRef


class SurveyQuestion(Model):
    """How an indicator is counted from an export of a survey: as a share where it has `at_least`, else as a mean."""

    question: tuple[Line, ...] = about(
        "The question as it heads a column, in each wording that it has had.", nl="vraag", min_length=1
    )
    low: Number = about("The lowest answer on the scale.", nl="laagste", default=1.0, ge=-1e9, le=1e9)
    high: Number = about("The highest answer on the scale.", nl="hoogste", default=5.0, ge=-1e9, le=1e9)
    answers: dict[Line, Number] = about(
        "The number that each answer in words stands for.", nl="antwoorden", default_factory=dict
    )
    at_least: Number | None = about(
        "Makes it a share: that of the answers from this number upward.", nl="vanaf", default=None, ge=-1e9, le=1e9
    )
    no_answer: tuple[Line, ...] = about(
        "What counts as no answer, such as `weet niet`.", nl="geen antwoord", default=()
    )


class Indicator(Entity):
    """Something that is measured, with its baseline and its target."""

    kind: Literal["done", "quality", "change"] = about(
        "`done`: what was done; `quality`: how well; `change`: what became different.", nl="soort", default="change"
    )
    service_norm: bool = about("Whether it is a promise to customers.", nl="servicenorm", default=False, strict=True)
    principles: tuple[PrincipleRef, ...] = about("Principles whose effect it measures.", nl="principes", default=())
    competencies: tuple[CompetencyRef, ...] = about(
        "Competencies whose growth it measures.", nl="competenties", default=()
    )
    ideas: tuple[IdeaRef, ...] = about("Ideas whose effect it measures.", nl="ideeën", default=())
    objectives: tuple[PolicyPlanRef, ...] = about(
        "Objectives of the multi-year plan that it measures.", nl="doelstellingen", default=()
    )
    unit: Line = about("The unit of the figures, such as `%` or `minutes`.", nl="eenheid")
    direction: Literal["higher", "lower"] = about("Which way is better.", nl="richting", default="higher")
    baseline: Measurement | None = about("The first measurement, before the change.", nl="nulmeting", default=None)
    target: Measurement | None = about("What we want to reach, and when.", nl="streefwaarde", default=None)
    measurements: tuple[Measurement, ...] = about("What was measured since.", nl="metingen", default=())
    every: Int = about("How often it is measured.", nl="meetritme", unit="months", default=12, ge=1, le=120)
    survey: SurveyQuestion | None = about(
        "How it is counted from an export of a survey: what `dienstvisie measure --import` reads.",
        nl="enquête",
        default=None,
    )
