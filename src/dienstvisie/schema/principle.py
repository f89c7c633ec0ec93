"""Service principles: values translated into guidelines for every employee."""

from __future__ import annotations

from dienstvisie.schema.base import Date, Entity, Model, Text, about
from dienstvisie.schema.references import CompetencyRef, SessionRef, ValueRef


class Sharpening(Model):
    """A change of a principle, with the reason."""

    date: Date = about("The day of the change.", nl="datum")
    change: Text = about("What was changed.", nl="wijziging")
    reason: Text = about("Why.", nl="reden")
    session: SessionRef | None = about("The session that asked for it.", nl="sessie", default=None)


class Principle(Entity):
    """A guideline that follows from the values."""

    values: tuple[ValueRef, ...] = about("The values that it translates.", nl="waarden", default=())
    guideline: Text | None = about("What every employee does.", nl="richtlijn", default=None)
    do: tuple[Text, ...] = about("Examples of what we do.", nl="wel", default=())
    dont: tuple[Text, ...] = about("Examples of what we do not do.", nl="niet", default=())
    competencies: tuple[CompetencyRef, ...] = about(
        "What one must be able to do for it.", nl="competenties", default=()
    )
    history: tuple[Sharpening, ...] = about("How it was sharpened, and why.", nl="geschiedenis", default=())
