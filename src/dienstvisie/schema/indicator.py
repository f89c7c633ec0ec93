"""Indicators: by what we see whether it works."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Int, Line, about
from dienstvisie.schema.parts import Measurement
from dienstvisie.schema.references import CompetencyRef, IdeaRef, PolicyPlanRef, PrincipleRef


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
