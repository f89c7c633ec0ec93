"""A survey export becomes one figure per indicator, and a word on each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean, stdev

from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.measuring.figures import is_share
from dienstvisie.measuring.survey.answers import Answers, Wrong
from dienstvisie.measuring.survey.days import last_day
from dienstvisie.measuring.survey.grid import Cell, Grid, grids, letters
from dienstvisie.measuring.survey.headings import NOT_ASKED, WHY, Header, find_header, names, plain, role_of
from dienstvisie.schema import Indicator, Measurement, SurveyQuestion

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """What the answers to one question come to; `blank` people gave no answer."""

    indicator: str
    heading: str
    column: str
    measurement: Measurement
    blank: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """A column that was not counted, and why."""

    heading: str
    column: str
    why: Message


@dataclass(slots=True)
class SurveyReading:
    """What was read. Where there are `problems` nothing may be written; each is a sentence and what to do."""

    counted: list[Counted] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    problems: list[tuple[Message, Message | None]] = field(default_factory=list)

    def blame(self, file: str, message: Message, hint: Message | None = None, place: Message | None = None) -> None:
        """Note a problem, with the file and, where there is one, the place in it."""
        if place is None:
            self.problems.append((Message("{file}: {what}", {"file": file, "what": message}), hint))
        else:
            values = {"file": file, "place": place, "what": message}
            self.problems.append((Message("{file}, {place}: {what}", values), hint))


def read_survey(
    file: str,
    data: bytes,
    indicators: Sequence[Indicator],
    fewest: int,
    day: date | None = None,
    asked: int | None = None,
) -> SurveyReading:
    """Count what an export says on the indicators, which all have `survey`. `file` is its name, as the user gave it.

    `day` is the day of the measurement, else the last at which somebody answered; `asked` the size of the group, where
    all of it was asked. Raises `UserError` where the file is none that can be read.
    """
    reading = SurveyReading()
    questions = [(one, one.survey) for one in indicators if one.survey is not None]
    wanted = [text for _, question in questions for text in question.question]
    found = [(grid, header) for grid in grids(file, data) if (header := find_header(grid, wanted))]
    if not found:
        message = Message("No question of an indicator heads a column in the first 15 rows.")
        reading.blame(file, message, Message("Copy the heading of the column to `survey.question` of the indicator."))
        return reading
    grid, header = max(found, key=lambda one: one[1].weight)
    _Reader(file, grid, header, fewest, asked, reading).run(questions, day)
    return reading


class _Reader:
    """One sheet with its header."""

    def __init__(
        self, file: str, grid: Grid, header: Header, fewest: int, asked: int | None, reading: SurveyReading
    ) -> None:
        self.file, self.grid, self.header = file, grid, header
        self.fewest, self.asked, self.reading = fewest, asked, reading
        self.rows = range(header.row + 1, len(grid.rows))
        question, answer = header.of("question"), header.of("answer")
        self.long = None if question is None or answer is None else (question, answer)

    def run(self, questions: Sequence[tuple[Indicator, SurveyQuestion]], day: date | None) -> None:
        when = self.header.of("time")
        found = day or (last_day(self.grid.cell(row, when) for row in self.rows) if when is not None else None)
        if found is None:
            message = Message("The day of the measurement cannot be told from the file.")
            self.reading.blame(self.file, message, Message("Name it, such as `--date 2027-11-05`."))
            return
        taken: set[int] = set()
        for indicator, question in questions:
            cells = self._cells(question)
            if cells is not None:
                column, heading, rows = cells
                taken.add(column)
                self._count(indicator, question, (column, heading, rows), found)
        self.reading.ignored += [
            Ignored(heading, letters(column), WHY.get(role_of(heading) or "", NOT_ASKED))
            for column, heading in enumerate(self.header.headings)
            if heading.strip() and column not in taken
        ]

    def _cells(self, question: SurveyQuestion) -> tuple[int, str, list[int]] | None:
        """The column of a question's answers, its heading, and the rows that hold them."""
        texts = {plain(text) for text in question.question}
        columns = [
            at for at, heading in enumerate(self.header.headings) if heading and not texts.isdisjoint(names(heading))
        ]
        said = {"question": question.question[0]}
        if len(columns) > 1:
            both = {**said, "columns": tuple(letters(one) for one in columns)}
            self.reading.blame(self.file, Message("“{question}” heads more than one column: {columns}.", both))
            return None
        if columns and role_of(self.header.headings[columns[0]]) in ("person", "time"):
            message = Message("“{question}” says who answered or when, and is no question.", said)
            self.reading.blame(self.file, message)
            return None
        if columns:
            return columns[0], self.header.headings[columns[0]], list(self.rows)
        if self.long is not None:
            return self._long_cells(texts, *self.long, said)
        hint = did_you_mean(question.question[0], [one for one in self.header.headings if role_of(one) is None])
        self.reading.blame(self.file, Message("No column is headed “{question}”.", said), hint)
        return None

    def _long_cells(
        self, texts: set[str], question: int, answer: int, said: dict[str, str]
    ) -> tuple[int, str, list[int]] | None:
        """The rows that answer a question where each row holds one answer; nobody may answer it twice."""
        rows = [
            row
            for row in self.rows
            if isinstance(said_here := self.grid.cell(row, question), str) and not texts.isdisjoint(names(said_here))
        ]
        if not rows:
            self.reading.blame(self.file, Message("No row answers “{question}”.", said))
            return None
        person = self.header.of("person")
        seen: dict[Cell, int] = {}
        for row in rows if person is not None else ():
            voter = self.grid.cell(row, person or 0)
            if voter in seen and voter not in (None, "", "anonymous"):
                message = Message(
                    "The same person answers this question in row {row} already.", {"row": seen[voter] + 1}
                )
                self.reading.blame(self.file, message, place=self.grid.place(row, answer))
            seen.setdefault(voter, row)
        return answer, said["question"], rows

    def _count(
        self, indicator: Indicator, question: SurveyQuestion, cells: tuple[int, str, list[int]], day: date
    ) -> None:
        column, heading, rows = cells
        values, blank, before = [], 0, len(self.reading.problems)
        answers = Answers(question)
        for row in rows:
            if all(cell is None or cell == "" for cell in self.grid.rows[row]):
                continue
            answer = answers.read(self.grid.cell(row, column))
            if isinstance(answer, Wrong):
                if len(self.reading.problems) - before < _MOST_TOLD:
                    self.reading.blame(self.file, answer.message, answer.hint, self.grid.place(row, column))
            elif answer is None:
                blank += 1
            else:
                values.append(answer)
        faults = list(self._faults(indicator, question, values))
        for message, hint in faults:
            self.reading.blame(self.file, message, hint)
        if not faults and len(self.reading.problems) == before:
            figure = _figure(question, values, day, self.asked)
            self.reading.counted.append(Counted(indicator.id, heading, letters(column), figure, blank))

    def _faults(
        self, indicator: Indicator, question: SurveyQuestion, values: Sequence[float]
    ) -> Iterator[tuple[Message, Message | None]]:
        named = {"id": indicator.id}
        if is_share(indicator) != (question.at_least is not None):
            message = Message("Indicator `{id}` is a share where its unit is %, and only then has `at_least`.", named)
            yield message, Message("Give `survey` an `at_least`, or the indicator another unit.")
        if len(values) < self.fewest:
            more = {**named, "fewest": self.fewest}
            message = counted(
                "Indicator `{id}` has {number} answer; from {fewest} upward it is counted.",
                "Indicator `{id}` has {number} answers; from {fewest} upward it is counted.",
                len(values),
                more,
            )
            yield message, Message("On so few, a figure would tell what one person answered.")
        if self.asked is not None and len(values) > self.asked:
            more = {**named, "asked": self.asked, "n": len(values)}
            yield Message("Indicator `{id}` has {n} answers, and only {asked} people were asked.", more), None


def _figure(question: SurveyQuestion, values: Sequence[float], day: date, asked: int | None) -> Measurement:
    if question.at_least is not None:
        share = 100 * sum(value >= question.at_least for value in values) / len(values)
        return Measurement(date=day, value=round(share, 1), n=len(values), asked=asked)
    return Measurement(date=day, value=round(fmean(values), 2), n=len(values), sd=round(stdev(values), 3), asked=asked)
