"""Values: what the organisation stands for and what sets it apart."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Text, about
from dienstvisie.schema.references import SessionRef


class Value(Entity):
    """A value of the organisation's own. More than a quality attribute: unique, and something to be proud of."""

    meaning: Text | None = about("What it means here.", nl="betekenis", default=None)
    distinction: Text | None = about("What sets us apart from our neighbours in this.", nl="onderscheid", default=None)
    proof: tuple[Text, ...] = about("By what people can see it today.", nl="bewijs", default=())
    session: SessionRef | None = about("The session in which it was chosen.", nl="sessie", default=None)
