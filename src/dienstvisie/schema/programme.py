"""Programmes: years of work on attitude and behaviour."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dienstvisie.schema.base import Date, Entity, Id, Int, Model, Text, about
from dienstvisie.schema.references import CompetencyRef, EmbeddingRef, IndicatorRef
from dienstvisie.schema.settings import Year

Reach = Annotated[Int, Field(ge=0)]


class ProgrammeLine(Model):
    """A line of work within a programme."""

    id: Id = about("Readable name of the line, unique in its programme.", nl="kenmerk")
    title: Text = about("What it does.", nl="titel")
    themes: tuple[CompetencyRef, ...] = about("The themes that it works on.", nl="thema's", default=())
    instruments: tuple[EmbeddingRef, ...] = about("The instruments that it uses.", nl="instrumenten", default=())
    audience_size: Int | None = about(
        "How many people it is for.", nl="grootte publiek", unit="persons", default=None, ge=0
    )
    planned: dict[Year, Reach] = about(
        "How many people it means to reach, per year.", nl="gepland bereik", unit="persons", default_factory=dict
    )
    reached: dict[Year, Reach] = about(
        "How many people it reached, per year.", nl="bereikt", unit="persons", default_factory=dict
    )


class Restart(Model):
    """A fresh start of a programme: from here on its effect is measured anew."""

    date: Date = about("The day of the restart.", nl="datum")
    reason: Text = about("Why it was needed.", nl="reden")
    changes: tuple[Text, ...] = about("What is done otherwise from now on.", nl="wijzigingen", default=())


class Programme(Entity):
    """A programme of several years, with lines and themes."""

    start: Date | None = about("The day on which it began.", nl="begin", default=None)
    restarts: tuple[Restart, ...] = about("Its fresh starts, in order.", nl="herstarten", default=())
    themes: tuple[CompetencyRef, ...] = about("The development themes.", nl="thema's", default=())
    audience: Text | None = about("Whom it is for.", nl="publiek", default=None)
    audience_size: Int | None = about(
        "How many people it is for.", nl="grootte publiek", unit="persons", default=None, ge=0
    )
    lines: tuple[ProgrammeLine, ...] = about("The lines of work.", nl="lijnen", default=())
    indicators: tuple[IndicatorRef, ...] = about(
        "By what its effect is measured, every year.", nl="indicatoren", default=()
    )
