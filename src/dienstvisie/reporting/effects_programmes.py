"""Programmes in the effect measurement: lines and themes, whom they mean to reach and whom they reached."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.anchoring_instruments import people
from dienstvisie.reporting.effects_model import LineTold, ProgrammeTold, ReachBar, ReachFigure
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Programme, ProgrammeLine


def programmes(sources: Sources) -> tuple[ProgrammeTold, ...]:
    """All programmes that count, in the order of the files."""
    return tuple(_programme(sources, one) for one in sources.measured.programmes)


def years_of(programme: Programme) -> tuple[int, ...]:
    """Every year from the first to the last in which a line plans or counts anybody."""
    found = {year for line in programme.lines for year in (*line.planned, *line.reached)}
    return tuple(range(min(found), max(found) + 1)) if found else ()


def _programme(sources: Sources, one: Programme) -> ProgrammeTold:
    write, years = sources.writer, years_of(one)
    drawn = [line for line in one.lines if line.planned or line.reached]
    total = (
        _figure(sources, f"reach-{one.id}", write.say(Message("All lines together")), drawn, years) if drawn else None
    )
    return ProgrammeTold(
        id=one.id,
        title=write.text(one.title),
        description=write.prose(one.description),
        start=write.date(one.start) if one.start else None,
        audience=write.text(one.audience) if one.audience else None,
        size=people(sources, one.audience_size),
        themes=sources.mentions("competencies", one.themes),
        total=total,
        lines=tuple(_line(sources, one, line, years) for line in one.lines),
    )


def _line(sources: Sources, programme: Programme, line: ProgrammeLine, years: Sequence[int]) -> LineTold:
    title = sources.writer.text(line.title)
    has_any = bool(line.planned or line.reached)
    left = [theme for theme in programme.themes if theme not in line.themes] if line.themes else []
    return LineTold(
        title=title,
        themes=sources.mentions("competencies", line.themes),
        but=sources.mentions("competencies", left) if len(left) * 2 < len(line.themes) else (),
        instruments=sources.mentions("embedding", line.instruments),
        size=people(sources, line.audience_size),
        reach=_figure(sources, f"reach-{programme.id}-{line.id}", title, (line,), years) if has_any else None,
    )


def _figure(
    sources: Sources, id_: str, title: str, lines: Sequence[ProgrammeLine], years: Sequence[int]
) -> ReachFigure:
    bars = tuple(_bar(sources, lines, year) for year in years)
    return ReachFigure(id_, title, sources.writer.say(_says(bars)), bars)


def _bar(sources: Sources, lines: Sequence[ProgrammeLine], year: int) -> ReachBar:
    """A year of these lines. Reached is not known as long as a line that planned something has not told it."""
    write = sources.writer
    planned = [line.planned[year] for line in lines if year in line.planned]
    reached = [line.reached[year] for line in lines if year in line.reached]
    untold = any(line.planned.get(year) and year not in line.reached for line in lines)
    plan = sum(planned) if planned else None
    got = sum(reached) if reached and not untold else None
    return ReachBar(
        year=str(year),
        planned=plan,
        reached=got,
        planned_text=write.number(plan) if plan is not None else write.say(Message("nobody planned")),
        reached_text=write.number(got) if got is not None else write.say(Message("not known")) if plan else "",
    )


def _says(bars: Sequence[ReachBar]) -> Message:
    parts = tuple(
        Message("{year}: {reached} reached of {planned} planned", _said(bar))
        if bar.reached is not None and bar.planned is not None
        else Message("{year}: {reached} reached, nobody planned", _said(bar))
        if bar.reached is not None
        else Message("{year}: {planned} planned, reached not known yet", _said(bar))
        for bar in bars
        if bar.planned is not None or bar.reached is not None
    )
    return Message("People per year. {years}.", {"years": parts})


def _said(bar: ReachBar) -> dict[str, object]:
    return {"year": bar.year, "reached": bar.reached_text, "planned": bar.planned_text}
