"""Programmes: years of work on attitude and behaviour, with whom they mean to reach and whom they reached."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.reporting import anchoring_model as model
from dienstvisie.reporting.anchoring_instruments import people
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Programme, ProgrammeLine, live


def programmes(sources: Sources) -> tuple[model.Programme, ...]:
    """All programmes that count, in the order of the files."""
    return tuple(_programme(sources, item) for item in live(sources.dossier, Programme))


def _programme(sources: Sources, item: Programme) -> model.Programme:
    write = sources.writer
    years = sorted({year for line in item.lines for year in (*line.planned, *line.reached)})
    return model.Programme(
        id=item.id,
        title=write.text(item.title),
        description=write.prose(item.description),
        audience=write.text(item.audience) if item.audience else None,
        size=people(sources, item.audience_size),
        themes=sources.mentions("competencies", item.themes),
        years=tuple(str(year) for year in years),
        lines=tuple(_line(sources, line, years) for line in item.lines),
        indicators=sources.mentions("indicators", item.indicators),
    )


def _line(sources: Sources, line: ProgrammeLine, years: list[int]) -> model.ProgrammeLine:
    return model.ProgrammeLine(
        title=sources.writer.text(line.title),
        themes=sources.mentions("competencies", line.themes),
        instruments=sources.mentions("embedding", line.instruments),
        size=people(sources, line.audience_size),
        planned=_cells(sources, line.planned, years),
        reached=_cells(sources, line.reached, years),
    )


def _cells(sources: Sources, figures: Mapping[int, int], years: list[int]) -> tuple[str, ...]:
    return tuple(sources.writer.number(figures[year]) if year in figures else "" for year in years)
