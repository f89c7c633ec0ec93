"""The multi-year plan: where the vision is anchored in policy and money."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Date, Entity, Flag, Line, about
from dienstvisie.schema.references import PolicyPlanRef, UnitRef

PolicyKind = Literal["objective", "action-plan", "action", "programme", "goal", "effort"]


class PolicyItem(Entity):
    """An objective, action plan or action (`bbc`), or a programme, goal or effort (`bbv`)."""

    regime: Literal["bbc", "bbv"] = about("`bbc`: Flanders; `bbv`: the Netherlands.", nl="stelsel", default="bbc")
    kind: PolicyKind = about("Which level of the plan it is.", nl="soort")
    code: Line = about("The code in the organisation's own plan; unique, in quotes.", nl="code")
    part_of: PolicyPlanRef | None = about("The item that it is under.", nl="deel van", default=None)
    priority: Flag = about(
        "Marked as priority by the council; what is above it becomes priority by it.", nl="prioritair", default=False
    )
    policy_field: Line | None = about(
        "Policy field (`bbc`) or task field (`bbv`), from the organisation's own list: its code or its title.",
        nl="beleidsveld",
        default=None,
    )
    policy_item: Line | None = about(
        "Policy item, from the organisation's own list: its code or its title.", nl="beleidsitem", default=None
    )
    reporting_codes: tuple[Line, ...] = about(
        "The codes under which those who subsidise it want to see it reported.", nl="deelrapportagecodes", default=()
    )
    unit: UnitRef | None = about("The unit that answers for it.", nl="verantwoordelijke dienst", default=None)
    mandate_holder: Line | None = about("The mandate that answers for it; never a name.", nl="mandataris", default=None)
    start: Date | None = about("The day on which it begins.", nl="start", default=None)
    end: Date | None = about("The day on which it ends.", nl="einde", default=None)
