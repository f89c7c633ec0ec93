"""What the yearly measurements say, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.measuring import Effects, IndicatorEffect, Judgement, SubjectEffect, Verdict
from dienstvisie.measuring.restarts import Begun
from dienstvisie.reporting.tables.table import Column, Row, Table, Value
from dienstvisie.schema import Programme

VERDICTS: Mapping[Verdict, Message] = {
    "on-course": Message("on course"),
    "too-early": Message("too early"),
    "no-effect": Message("no effect"),
    "restart": Message("restart"),
    "not-enough-answers": Message("not enough answers"),
}
_VERDICT = Column("verdict", Message("Verdict"))
_WHY = Column("why", Message("Why"))


def measuring_tables(effects: Effects) -> tuple[Table, ...]:
    """Themes and principles with their verdict, the indicators with their figures, all figures, and the restarts."""
    return (
        _subjects("themes", Message("Themes"), effects.themes),
        _subjects("principles", Message("Principles"), effects.principles),
        _indicators(effects),
        _figures(effects),
        _reach(effects.programmes),
        _restarts(effects.restarts),
    )


def _subjects(name: str, title: Message, found: Sequence[SubjectEffect]) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        _VERDICT,
        Column("indicators", Message("Indicators"), wide=True),
        _WHY,
    )
    rows: tuple[Row, ...] = tuple(
        (
            one.subject.id,
            one.subject.title,
            VERDICTS[one.verdict],
            ", ".join(each.indicator.id for each in one.indicators),
            sentences(one.why),
        )
        for one in found
    )
    return Table(name, title, columns, rows)


def _indicators(effects: Effects) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        Column("unit", Message("Unit"), wide=True),
        Column("first", Message("From"), digits=1, numeric=True, keep=True),
        Column("last", Message("To"), digits=1, numeric=True, keep=True),
        Column("low", Message("Lower end"), digits=1, numeric=True, wide=True),
        Column("high", Message("Upper end"), digits=1, numeric=True, wide=True),
        Column("line", Message("Line"), digits=1, numeric=True, keep=True),
        _VERDICT,
        _WHY,
    )
    rows = tuple(_indicator(one) for one in effects.indicators)
    return Table("indicators", Message("Indicators"), columns, rows, tuple(_notes(effects)), main=True)


def _indicator(one: IndicatorEffect) -> Row:
    now = one.now
    return (
        one.indicator.id,
        one.indicator.title,
        one.indicator.unit,
        now.first.value if now.first else None,
        now.last.value if now.last else None,
        now.change.low if now.change else None,
        now.change.high if now.change else None,
        now.line,
        VERDICTS[now.verdict],
        sentences(_reasons(one)),
    )


def _reasons(one: IndicatorEffect) -> Iterator[Message]:
    yield from one.now.why
    for judged in one.earlier:
        if judged.last is not None:
            values = {"verdict": VERDICTS[judged.verdict], "why": sentences(_only_change(judged))}
            yield Message("Before the restart: {verdict}. {why}", values)


def _only_change(judged: Judgement) -> Sequence[Message]:
    return judged.why[:1]


def sentences(messages: Iterator[Message] | Sequence[Message]) -> Message:
    """Whole sentences after one another."""
    values = {f"part{number}": message for number, message in enumerate(messages)}
    pattern = " ".join(f"{{{name}}}" for name in values)
    return Message(pattern, values)


def _notes(effects: Effects) -> Iterator[Message]:
    if not effects.indicators:
        return
    yield Message(
        "Intervals are of 95%: Wilson's for a share, Student's for a mean, Newcombe's and Welch's for a difference."
    )
    yield Message(
        "On course: it became better, and what the straight line to the target asks lies within what is possible. "
        "Too early: the answers cannot tell yet, less than half of the plan took place, or less than 11 months have "
        "passed. No effect: short of the line after one yearly measurement. Restart: after two or more."
    )
    yield Message("Two measurements count as answers of different people, because nobody is followed by name.")
    yield Message("Nothing is told of fewer than {fewest} answers.", {"fewest": effects.fewest})
    if any(figure.corrected for one in effects.indicators for figure in one.figures):
        yield Message("Where the size of the group that was asked is known, intervals are narrowed for it.")


def _figures(effects: Effects) -> Table:
    columns = (
        Column("indicator", Message("Indicator"), keep=True),
        Column("date", Message("Date"), keep=True),
        Column("value", Message("Value"), digits=1, numeric=True, keep=True),
        Column("n", Message("Answers"), numeric=True, keep=True),
        Column("asked", Message("Asked"), numeric=True),
        Column("response", Message("Response"), digits=2, numeric=True),
        Column("low", Message("Lower end"), digits=1, numeric=True, keep=True),
        Column("high", Message("Upper end"), digits=1, numeric=True, keep=True),
        Column("margin", Message("Margin"), digits=1, numeric=True),
        Column("corrected", Message("Narrowed for the group's size"), wide=True),
        Column("reason", Message("Why no interval"), wide=True),
    )
    rows: list[Row] = []
    for one in effects.indicators:
        for figure in one.figures:
            span = figure.interval
            ends: tuple[Value, ...] = (span.low, span.high, span.margin) if span else (None, None, None)
            rows.append(
                (
                    one.indicator.id,
                    figure.date.isoformat(),
                    figure.value,
                    figure.n,
                    figure.asked,
                    figure.response,
                    *ends,
                    figure.corrected,
                    figure.reason,
                )
            )
    return Table("figures", Message("Figures"), columns, tuple(rows), data_only=True)


def _reach(programmes: Sequence[Programme]) -> Table:
    columns = (
        Column("programme", Message("Programme"), keep=True, wide=True),
        Column("line", Message("Line"), keep=True, wide=True),
        Column("title", Message("Title"), below="line"),
        Column("year", Message("Year"), numeric=True, keep=True),
        Column("planned", Message("Planned"), numeric=True, keep=True),
        Column("reached", Message("Reached"), numeric=True, keep=True, none=Message("not known")),
    )
    rows = tuple(
        (programme.id, line.id, line.title, year, line.planned.get(year), line.reached.get(year))
        for programme in programmes
        for line in programme.lines
        for year in sorted({*line.planned, *line.reached})
    )
    return Table("reach", Message("Who was reached"), columns, rows)


def _restarts(found: Sequence[Begun]) -> Table:
    columns = (
        Column("programme", Message("Programme"), keep=True),
        Column("date", Message("Restart"), keep=True),
        Column("part", Message("What"), keep=True),
        Column("text", Message("How")),
    )
    rows = tuple((one.programme.id, one.restart.date.isoformat(), *row) for one in found for row in _changes(one))
    return Table("restarts", Message("Restarts"), columns, rows)


def _changes(one: Begun) -> Iterator[tuple[Message, Value]]:
    yield Message("reason"), one.restart.reason
    yield from ((Message("change"), change) for change in one.restart.changes)
    yield from ((Message("new line"), line.title) for line in one.new)
    yield from ((Message("ended line"), line.title) for line in one.gone)
    if one.before or one.after:
        values = {"before": one.before, "after": one.after, "past": str(one.year - 1), "year": str(one.year)}
        yield Message("plan"), Message("From {before} participations in {past} to {after} in {year}.", values)
