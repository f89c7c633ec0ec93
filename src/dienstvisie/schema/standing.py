"""How things stand: progress in order of time, whatever the order of the rows in a file."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.schema.parts import Progress


def newest_first(rows: Sequence[Progress]) -> tuple[Progress, ...]:
    """By date; of one day, what is written last comes first."""
    return tuple(sorted(rows, key=lambda row: row.date)[::-1])


def newest(rows: Sequence[Progress]) -> Progress | None:
    """How it stands now; None where nobody said so."""
    return next(iter(newest_first(rows)), None)
