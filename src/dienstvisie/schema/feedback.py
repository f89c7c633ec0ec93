"""Feedback: ideas and vision tested with those whom they are for."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Text, about
from dienstvisie.schema.references import IdeaRef, PrincipleRef, SessionRef, TargetGroupRef, ValueRef


class Feedback(Entity):
    """What a target group thought of a part of the vision, and what was changed because of it."""

    session: SessionRef | None = about("The session in which it was tested.", nl="sessie", default=None)
    target_groups: tuple[TargetGroupRef, ...] = about("With whom it was tested.", nl="doelgroepen", default=())
    ideas: tuple[IdeaRef, ...] = about("The ideas that it is about.", nl="ideeën", default=())
    principles: tuple[PrincipleRef, ...] = about("The principles that it is about.", nl="principes", default=())
    values: tuple[ValueRef, ...] = about("The values that it is about.", nl="waarden", default=())
    verdict: Literal["supports", "adjust", "rejects"] = about("What they thought of it.", nl="oordeel")
    remark: Text | None = about("What they said.", nl="opmerking", default=None)
    change: Text | None = about("What was changed because of it.", nl="aanpassing", default=None)
