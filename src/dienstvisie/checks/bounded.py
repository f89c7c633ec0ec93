"""Problems in a table, said so often as a person can use."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dienstvisie.diagnostics import Problem
from dienstvisie.language import Message, counted

MOST = 100
"""So many problems of one rule are told of one table."""


def bounded(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The first problems of one rule in one table, and how many more there are."""
    yield from islice(problems, MOST)
    beyond = next(problems, None)
    if beyond is not None:
        more = 1 + sum(1 for _ in problems)
        text = counted(
            "There is {number} more problem of this kind in this file.",
            "There are {number} more problems of this kind in this file.",
            more,
        )
        yield Problem(beyond.address, text, Message("Mend these first, and check again."))
