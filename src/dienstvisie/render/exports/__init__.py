"""What a document holds for other programs: one row for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from dienstvisie.language import Message
from dienstvisie.render.exports.csv import to_csv
from dienstvisie.render.exports.icalendar import to_icalendar
from dienstvisie.render.exports.table_csv import table_to_csv
from dienstvisie.reporting.data_tables import DataTable
from dienstvisie.reporting.documents import Document
from dienstvisie.reporting.schedule_model import Schedule


@dataclass(frozen=True, slots=True)
class Export:
    """A format that a schedule is written in, and with `table` also the tables of documents that have no schedule.

    `label` names it on the page that leads to it.

    `encoding` is that of the file; `utf-8-sig` begins with the mark by which spreadsheets know UTF-8.
    """

    name: str
    suffix: str
    label: Message
    text: Callable[[Schedule], str]
    encoding: Literal["utf-8", "utf-8-sig"] = "utf-8"
    table: Callable[[DataTable], str] | None = None

    def file(self, schedule: Schedule) -> bytes:
        """What the file holds."""
        return self.text(schedule).encode(self.encoding)

    def files(self, document: Document) -> Iterator[tuple[str, bytes]]:
        """The files that are made of a document: the path of each and what it holds."""
        if document.schedule is not None:
            yield f"{document.path}{self.suffix}", self.file(document.schedule)
        elif self.table is not None:
            for path, table in self._tables(document):
                yield path, self.table(table).encode(self.encoding)

    def offers(self, document: Document) -> Iterator[tuple[str, Message]]:
        """The paths of these files, and what a page that leads to them calls each."""
        if document.schedule is not None:
            yield f"{document.path}{self.suffix}", self.label
        elif self.table is not None:
            several = len(document.tables) > 1
            for path, table in self._tables(document):
                named = Message("{title}: {format}", {"title": table.title, "format": self.label})
                yield path, named if several else self.label

    def _tables(self, document: Document) -> Iterator[tuple[str, DataTable]]:
        for table in document.tables:
            name = f"-{table.name}" if len(document.tables) > 1 else ""
            yield f"{document.path}{name}{self.suffix}", table


def _to_mspdi(schedule: Schedule) -> str:
    from dienstvisie.render.exports.mspdi import to_mspdi  # XML is much to import for who does not ask for it

    return to_mspdi(schedule)


EXPORTS: tuple[Export, ...] = (
    Export("csv", ".csv", Message("Table (CSV), for spreadsheets"), to_csv, "utf-8-sig", table_to_csv),
    Export("ics", ".ics", Message("Calendar (iCalendar), for Outlook and other calendars"), to_icalendar),
    Export("msproject", ".xml", Message("Project file (XML), for Microsoft Project and other planners"), _to_mspdi),
)
"""In the order in which a page offers them."""
