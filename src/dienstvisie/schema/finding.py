"""Findings: what was seen and heard in the analysis."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Date, Entity, Line, Model, Number, Text, about
from dienstvisie.schema.references import ChannelRef, PhaseRef, SessionRef, TargetGroupRef, UnitRef


class Evidence(Model):
    """The figure under a fact."""

    measure: Text = about("What was measured.", nl="maatstaf")
    value: Number = about("The measured value.", nl="waarde", ge=-1e12, le=1e12)
    unit: Line = about("The unit of the value, such as `%`, `minutes` or `per year`.", nl="eenheid")
    date: Date = about("The day, or the last day, of the measurement.", nl="datum")


class Finding(Entity):
    """Something that was established about today's service: a fact or a perception."""

    nature: Literal["fact", "perception"] = about(
        "`fact`: measured or counted; `perception`: how people experience it.", nl="aard"
    )
    evidence: Evidence | None = about("The figure under it.", nl="bewijs", default=None)
    phase: PhaseRef | None = about("The phase of the service that it is about.", nl="fase", default=None)
    channel: ChannelRef | None = about("The channel that it is about.", nl="kanaal", default=None)
    target_groups: tuple[TargetGroupRef, ...] = about("Whom it concerns.", nl="doelgroepen", default=())
    unit: UnitRef | None = about("The unit that it is about.", nl="dienst", default=None)
    session: SessionRef | None = about("The session in which it came up.", nl="sessie", default=None)
