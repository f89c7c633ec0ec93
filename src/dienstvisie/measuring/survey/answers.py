"""One answer: a number on the scale of its question, no answer, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dienstvisie.language import Message, did_you_mean
from dienstvisie.measuring.survey.grid import Cell
from dienstvisie.measuring.survey.headings import plain
from dienstvisie.schema import SurveyQuestion

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class Wrong:
    """What is wrong with a cell. The cell itself is never repeated: it may say who answered."""

    __slots__ = ("hint", "message")

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        self.message = message
        self.hint = hint


class Answers:
    """How the cells of one question are read."""

    def __init__(self, question: SurveyQuestion) -> None:
        self.low, self.high = question.low, question.high
        self.words: Mapping[str, float] = {plain(word): number for word, number in question.answers.items()}
        self.spoken = tuple(question.answers)
        self.none = {plain(word) for word in question.no_answer}

    def read(self, cell: Cell) -> float | Wrong | None:
        """The number that a cell stands for; None where nothing was answered."""
        if isinstance(cell, date):
            return Wrong(
                Message("A date stands here: the spreadsheet made one of an answer such as 4/5."),
                Message("Give the column the format text, and type the answer again."),
            )
        if isinstance(cell, str | bool) or cell is None:
            return self._word("" if cell is None else str(cell))
        return self._on_scale(float(cell))

    def _word(self, text: str) -> float | Wrong | None:
        said = plain(text)
        if not said or said in self.none:
            return None
        if said in self.words:
            return self.words[said]
        if _NUMBER.fullmatch(said):
            return self._on_scale(float(said.replace(",", ".")))
        if _MAIL.search(said):
            return Wrong(Message("An e-mail address stands here."), Message("Remove what says who answered."))
        hint = did_you_mean(text[:80], self.spoken) or Message(
            "Name it under `survey.answers` with its number, or under `survey.no_answer`."
        )
        return Wrong(Message("This is no number and none of the answers of the question."), hint)

    def _on_scale(self, number: float) -> float | Wrong:
        if self.low <= number <= self.high:
            return number
        values = {"low": f"{self.low:g}", "high": f"{self.high:g}"}
        return Wrong(Message("This answer is not on the scale from {low} to {high}.", values))
