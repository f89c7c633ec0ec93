"""Target groups: for whom ideas are tailored."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Int, Text, about


class TargetGroup(Entity):
    """People for whom ideas are tailored and with whom they are tested."""

    size: Int | None = about("How many people it counts.", nl="omvang", unit="persons", default=None, ge=0)
    needs: tuple[Text, ...] = about("What these people need from the service.", nl="noden", default=())
    barriers: tuple[Text, ...] = about("What stands in their way.", nl="drempels", default=())
