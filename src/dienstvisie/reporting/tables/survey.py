"""What an export of a survey comes to, as tables: the figures, the words that go into files, the columns left alone."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import relpath
from pathlib import Path
from typing import Protocol

from dienstvisie.language import Message
from dienstvisie.measuring.survey import SurveyReading
from dienstvisie.reporting.tables.table import Column, Row, Table


class Change(Protocol):
    """A change of a file: the words that come in, each with its indicator."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def added(self) -> tuple[tuple[str, str], ...]:
        """The indicators with their words."""


def survey_tables(reading: SurveyReading, changes: Iterable[Change], root: str) -> tuple[Table, ...]:
    """The tables; files are named from the folder of the dossier, `root`."""
    return _counted(reading), _written(changes, root), _ignored(reading)


def _counted(reading: SurveyReading) -> Table:
    columns = (
        Column("indicator", Message("Indicator"), keep=True),
        Column("column", Message("Column"), keep=True),
        Column("heading", Message("Heading")),
        Column("date", Message("Date"), keep=True),
        Column("value", Message("Value"), digits=2, numeric=True, keep=True),
        Column("n", Message("Answers"), numeric=True, keep=True),
        Column("blank", Message("No answer"), numeric=True),
        Column("sd", Message("Spread"), digits=3, numeric=True, wide=True),
        Column("asked", Message("Asked"), numeric=True, wide=True),
    )
    rows: list[Row] = []
    for one in reading.counted:
        row = one.measurement
        rows.append(
            (
                one.indicator,
                one.column,
                one.heading,
                row.date.isoformat(),
                float(row.value),
                row.n,
                one.blank,
                row.sd,
                row.asked,
            )
        )
    return Table("counted", Message("What was counted"), columns, tuple(rows), main=True)


def _written(changes: Iterable[Change], root: str) -> Table:
    columns = (
        Column("file", Message("File"), keep=True),
        Column("indicator", Message("Indicator"), keep=True),
        Column("words", Message("Added")),
    )
    rows = tuple(
        (relpath(change.path, root).replace("\\", "/"), id_, words) for change in changes for id_, words in change.added
    )
    return Table("added", Message("What goes into the files"), columns, rows)


def _ignored(reading: SurveyReading) -> Table:
    columns = (
        Column("column", Message("Column"), keep=True),
        Column("heading", Message("Heading")),
        Column("why", Message("Why it is left alone")),
    )
    rows = tuple((one.column, one.heading, one.why) for one in reading.ignored)
    return Table("ignored", Message("Columns that were not counted"), columns, rows)
