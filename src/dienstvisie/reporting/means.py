"""What an idea asks and brings in: effort per unit, euros per budget, per year and in all, and its subprojects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.roadmap import Placement
from dienstvisie.reporting.amounts import Amount, Direction, amounts, per_year
from dienstvisie.reporting.capacity import year_table
from dienstvisie.reporting.common import YearTable
from dienstvisie.reporting.idea_model import Stage
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Cost, Idea, Subproject


@dataclass(frozen=True, slots=True)
class Means:
    """The tables and totals of effort and costs."""

    effort: YearTable
    effort_total: str | None
    costs: YearTable
    cost_total: str | None
    receipts: YearTable
    receipt_total: str | None
    cost_notes: tuple[str, ...]


def means(sources: Sources, idea: Idea) -> Means:
    """Per year as planned; an idea that is not on the roadmap has totals only."""
    write = sources.writer
    efforts, costs = _efforts(idea), (*idea.costs, *(cost for part in idea.subprojects for cost in part.costs))
    years = sources.years
    placed = sources.placements.get(idea.id, ())
    effort, found = _effort_per_year(sources, placed), amounts(sources, idea.id)
    units = [(sources.mention("units", unit).title, effort.get(unit, {}), days) for unit, days in efforts.items()]
    return Means(
        effort=year_table(write, years, units, money=False),
        effort_total=_days(sources, sum(efforts.values())),
        costs=_money_table(sources, found, "expense"),
        cost_total=price(sources, idea),
        receipts=_money_table(sources, found, "receipt"),
        receipt_total=price(sources, idea, "receipt"),
        cost_notes=tuple(_note(sources, cost) for cost in costs if cost.note),
    )


def price(sources: Sources, idea: Idea, direction: Direction = "expense") -> str | None:
    """What an idea costs, or brings in, once and every year; None where that is nothing."""
    return _price(sources, _whole_costs(idea, direction))


def stages(sources: Sources, idea: Idea) -> tuple[Stage, ...]:
    """The subprojects in order, each in its place where it has one."""
    placed = {placement.task.subproject: placement for placement in sources.placements.get(idea.id, ())}
    return tuple(_stage(sources, part, placed.get(part.id)) for part in idea.subprojects)


def months(number: int) -> Message:
    """A length of time."""
    return counted("{number} month", "{number} months", number)


def _stage(sources: Sources, part: Subproject, placed: Placement | None) -> Stage:
    return Stage(
        title=sources.writer.text(part.title),
        result=sources.writer.text(part.result) if part.result else None,
        span=sources.span(placed.start, placed.end) if placed else None,
        duration=sources.writer.say(months(part.duration)),
        effort=_days(sources, sum(part.effort.values())),
        cost=_price(sources, _by_recurrence(_by_budget(part.costs, "expense"))),
        quick_win=placed.task.quick_win if placed else bool(part.quick_win),
    )


def _efforts(idea: Idea) -> dict[str, int]:
    """Person-days per unit in all: figures on the idea are for the whole of it, those on its parts are shares."""
    shares: Counter[str] = Counter()
    for part in idea.subprojects:
        shares.update(part.effort)
    return {unit: days for unit, days in (Counter(idea.effort) | shares).items() if days}


def _whole_costs(idea: Idea, direction: Direction) -> Counter[str]:
    """Euros once and every year in all; as with effort, those on the parts are shares of those on the idea."""
    parts = (cost for part in idea.subprojects for cost in part.costs)
    whole = _by_budget(idea.costs, direction) | _by_budget(parts, direction)
    return _by_recurrence(whole)


def _effort_per_year(sources: Sources, placed: Iterable[Placement]) -> dict[str, dict[int, int]]:
    sums: dict[str, dict[int, int]] = {}
    for placement in placed:
        for unit, profile in placement.task.effort.items():
            _spread(sources, sums.setdefault(unit, {}), placement.start, profile)
    return sums


def _money_table(sources: Sources, found: Iterable[Amount], direction: Direction) -> YearTable:
    rows = [
        (sources.writer.say(COSTS[kind]), euros, sum(euros.values()))
        for kind, euros in per_year(found, direction).items()
    ]
    return year_table(sources.writer, sources.years, rows, money=True)


def _spread(sources: Sources, sums: dict[int, int], start: int, profile: Iterable[int]) -> None:
    for offset, figure in enumerate(profile):
        year = sources.year(start + offset)
        sums[year] = sums.get(year, 0) + figure


def _days(sources: Sources, days: int) -> str | None:
    text = {"days": sources.writer.number(days)}
    return sources.writer.say(counted("{days} person-day", "{days} person-days", days, text)) if days else None


def _price(sources: Sources, sums: Mapping[str, int]) -> str | None:
    write = sources.writer
    parts = {recurs: write.money(euros) for recurs, euros in sums.items() if euros}
    if len(parts) > 1:
        return write.say(Message("{once} once and {yearly} a year", parts))
    if "yearly" in parts:
        return write.say(Message("{yearly} a year", parts))
    return parts.get("once")


def _by_budget(costs: Iterable[Cost], direction: Direction) -> Counter[tuple[str, str]]:
    sums: Counter[tuple[str, str]] = Counter()
    for cost in costs:
        if cost.direction == direction:
            sums[cost.kind, cost.recurs] += cost.amount
    return sums


def _by_recurrence(sums: Mapping[tuple[str, str], int]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for (_, recurs), euros in sums.items():
        whole[recurs] += euros
    return whole


def _note(sources: Sources, cost: Cost) -> str:
    amount, note = _price(sources, {cost.recurs: cost.amount}), cost.note or ""
    if amount is None:
        return sources.writer.text(note)
    values = {"amount": amount, "note": note}
    if cost.direction == "receipt":
        return sources.writer.say(Message("Receipt of {amount}: {note}", values))
    return sources.writer.say(Message("{amount}: {note}", values))
