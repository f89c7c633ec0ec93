"""What was measured of an indicator, in order of time, each figure with its interval where one can be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dienstvisie.language import Message, counted
from dienstvisie.measuring.intervals import Interval, Mean, Share, is_corrected, mean_interval, newcombe, welch, wilson
from dienstvisie.schema import Indicator, Measurement


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement. `value` is None where too few answers lie under it; `interval` is in the indicator's unit.

    `reason` says why there is no interval. `basis` is what it can be compared by.
    """

    date: date
    value: float | None
    n: int | None
    asked: int | None = None
    interval: Interval | None = None
    basis: Share | Mean | None = None
    corrected: bool = False
    reason: Message | None = None

    @property
    def response(self) -> float | None:
        """The share 0..1 of the group that answered; None where it is not known."""
        return self.n / self.asked if self.n is not None and self.asked and self.n <= self.asked else None


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator's figures are percentages of cases or answers."""
    return indicator.unit.strip() == "%"


def figures(indicator: Indicator, fewest: int) -> tuple[Figure, ...]:
    """The baseline and the measurements of an indicator by date; nothing is told of fewer than `fewest` answers."""
    rows = [indicator.baseline] if indicator.baseline is not None else []
    made = [figure(row, indicator, fewest) for row in (*rows, *indicator.measurements)]
    return tuple(sorted(made, key=lambda one: one.date))


def difference(first: Figure, last: Figure) -> Interval | None:
    """How far the group can have changed, in the indicator's unit; None where one of the two has no interval."""
    if isinstance(first.basis, Share) and isinstance(last.basis, Share):
        low, high = newcombe(first.basis, last.basis)
        return Interval(100 * low, 100 * high)
    if isinstance(first.basis, Mean) and isinstance(last.basis, Mean):
        return welch(first.basis, last.basis)
    return None


def figure(row: Measurement, indicator: Indicator, fewest: int) -> Figure:
    """A measurement of an indicator with its interval; nothing is told of fewer than `fewest` answers."""
    share = is_share(indicator)
    reason = next(_lacks(row, fewest, share=share), None)
    if any(count is not None and count < fewest for count in (row.n, row.asked)):
        return Figure(row.date, None, row.n, row.asked, reason=reason)
    if reason is not None or row.n is None:
        return Figure(row.date, row.value, row.n, row.asked, reason=reason)
    corrected = is_corrected(row.n, row.asked)
    if share:
        basis = Share(row.value / 100, row.n, row.asked)
        low, high = wilson(basis)
        return Figure(row.date, row.value, row.n, row.asked, Interval(100 * low, 100 * high), basis, corrected)
    mean = Mean(row.value, row.sd or 0.0, row.n, row.asked)
    return Figure(row.date, row.value, row.n, row.asked, mean_interval(mean), mean, corrected)


def _lacks(row: Measurement, fewest: int, *, share: bool) -> Iterator[Message]:
    """Why a measurement has no interval."""
    day = {"date": row.date}
    if row.n is None:
        yield Message("How many answers lie under the figure of {date} is not known, so it has no interval.", day)
    elif row.n < fewest:
        yield counted(
            "Under the figure of {date} lies {number} answer; from {fewest} upward something is told.",
            "Under the figure of {date} lie {number} answers; from {fewest} upward something is told.",
            row.n,
            {**day, "fewest": fewest},
        )
    elif share and not 0 <= row.value <= 100:
        yield Message("The figure of {date} is no percentage from 0 to 100, so it has no interval.", day)
    elif not share and row.sd is None:
        yield Message("The figure of {date} has no standard deviation (`sd`), so it has no interval.", day)
