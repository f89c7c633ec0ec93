"""The effect measurement as data: verdicts, all figures with their intervals, and the reach of the lines."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.measuring import IndicatorEffect
from dienstvisie.reporting.data_columns import column
from dienstvisie.reporting.data_tables import Column, DataTable, Datum
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.measuring import VERDICTS
from dienstvisie.schema import Competency

Row = tuple[Datum, ...]
_LOW = Message("From where the true value lies in 95 of 100 cases.")
_HIGH = Message("To where the true value lies in 95 of 100 cases.")


def effect_tables(sources: Sources) -> tuple[DataTable, ...]:
    """Those that hold something. Nothing is told of fewer answers than the dossier's threshold."""
    tables = (_verdicts(sources), _indicators(sources), _figures(sources), _reach(sources))
    return tuple(table for table in tables if table.rows)


def _table(
    sources: Sources, name: str, words: tuple[Message, Message], columns: tuple[Column, ...], rows: Iterator[Row]
) -> DataTable:
    title, about = (sources.writer.say(word) for word in words)
    return DataTable(name, title, about, columns, tuple(rows))


def _verdicts(sources: Sources) -> DataTable:
    words = (Message("Verdicts"), Message("A row for each theme and each principle that is measured."))
    columns = (
        column(sources, "kind", Message("What it is")),
        column(sources, "id", Message("Id"), about=Message("How it is named in the files of the project.")),
        column(sources, "title", Message("Title"), "long text"),
        column(sources, "verdict", Message("Verdict")),
        column(sources, "why", Message("Why"), "long text"),
        column(sources, "indicators", Message("Indicators"), "long text"),
    )
    return _table(sources, "verdicts", words, columns, _verdict_rows(sources))


def _verdict_rows(sources: Sources) -> Iterator[Row]:
    write, found = sources.writer, sources.measured
    for one in (*found.themes, *found.principles):
        kind = Message("Theme") if isinstance(one.subject, Competency) else Message("Principle")
        yield (
            write.say(kind),
            one.subject.id,
            write.text(one.subject.title),
            write.say(VERDICTS[one.verdict]),
            " ".join(write.say(message) for message in one.why),
            ", ".join(each.indicator.id for each in one.indicators),
        )


def _indicators(sources: Sources) -> DataTable:
    words = (
        Message("Indicators"),
        Message("A row for each indicator: from which figure to which, how far it can have changed, and the verdict."),
    )
    columns = (
        column(sources, "indicator", Message("Indicator")),
        column(sources, "title", Message("Title"), "long text"),
        column(sources, "unit", Message("Unit")),
        column(sources, "first", Message("From"), "number"),
        column(sources, "last", Message("To"), "number"),
        column(sources, "change_low", Message("Least change"), "number", _LOW),
        column(sources, "change_high", Message("Most change"), "number", _HIGH),
        column(sources, "line", Message("Line"), "number", Message("What the line to the target asks for.")),
        column(sources, "target", Message("Target"), "number"),
        column(sources, "verdict", Message("Verdict")),
        column(sources, "why", Message("Why"), "long text"),
    )
    return _table(sources, "indicators", words, columns, (_indicator(sources, one) for one in _all(sources)))


def _all(sources: Sources) -> tuple[IndicatorEffect, ...]:
    return sources.measured.indicators


def _indicator(sources: Sources, one: IndicatorEffect) -> Row:
    now, target = one.now, one.indicator.target
    return (
        one.indicator.id,
        sources.writer.text(one.indicator.title),
        one.indicator.unit,
        now.first.value if now.first else None,
        now.last.value if now.last else None,
        now.change.low if now.change else None,
        now.change.high if now.change else None,
        now.line,
        target.value if target else None,
        sources.writer.say(VERDICTS[now.verdict]),
        " ".join(sources.writer.say(message) for message in now.why),
    )


def _figures(sources: Sources) -> DataTable:
    words = (Message("Measurements"), Message("A row for each measurement of an indicator."))
    columns = (
        column(sources, "indicator", Message("Indicator")),
        column(sources, "date", Message("Date"), "date"),
        column(sources, "value", Message("Value"), "number", Message("Empty where too few people answered.")),
        column(sources, "answers", Message("Answers"), "integer"),
        column(sources, "asked", Message("Asked"), "integer"),
        column(sources, "low", Message("Lower end"), "number", _LOW),
        column(sources, "high", Message("Upper end"), "number", _HIGH),
        column(sources, "corrected", Message("Narrowed for the group's size"), "flag"),
    )
    rows = (
        (one.indicator.id, figure.date, figure.value, figure.n, figure.asked, *ends, figure.corrected)
        for one in _all(sources)
        for figure in one.figures
        for ends in ((figure.interval.low, figure.interval.high) if figure.interval else (None, None),)
    )
    return _table(sources, "measurements", words, columns, rows)


def _reach(sources: Sources) -> DataTable:
    words = (Message("Reach"), Message("A row for each line of a programme and each year."))
    columns = (
        column(sources, "programme", Message("Programme")),
        column(sources, "line", Message("Line")),
        column(sources, "title", Message("Title"), "long text"),
        column(sources, "year", Message("Year"), "year"),
        column(sources, "planned", Message("Planned"), "integer"),
        column(sources, "reached", Message("Reached"), "integer", Message("Empty where it is not known.")),
    )
    rows = (
        (
            programme.id,
            line.id,
            sources.writer.text(line.title),
            year,
            line.planned.get(year),
            line.reached.get(year),
        )
        for programme in sources.measured.programmes
        for line in programme.lines
        for year in sorted({*line.planned, *line.reached})
    )
    return _table(sources, "reach", words, columns, rows)
