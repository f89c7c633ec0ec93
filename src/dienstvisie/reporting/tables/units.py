"""What each unit would choose, how far units agree, whom it touches, and the uniform choices, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.reporting.service_gaps import Served, Side, served
from dienstvisie.reporting.tables.table import NOT_DEFINED, Column, Row, Table
from dienstvisie.schema import Dossier
from dienstvisie.schema.decision import ChoiceProcess
from dienstvisie.scoring.units import PROCESSES, UnitChoice

SHORT: Mapping[ChoiceProcess, Message] = {
    "equal": Message("One voice"),
    "by-size": Message("By size"),
    "national": Message("National"),
    "consensus": Message("Consensus"),
}
"""What the processes are called above narrow columns."""
KINDS = {"ideas": Message("ideas"), "challenges": Message("challenges")}
_SIDES: dict[Side, tuple[Message, Message]] = {
    "target_groups": (Message("Target group"), Message("What units choose for each target group")),
    "phases": (Message("Phase"), Message("What units choose for each phase of the service")),
}


def unit_tables(dossier: Dossier, choice: UnitChoice) -> tuple[Table, ...]:
    """All of it, from what a unit would choose by itself to a choice by all of them."""
    return (
        _units(choice),
        _choices(choice),
        _pairs(choice),
        *(_served(dossier, choice, side) for side in _SIDES),
        _processes(choice),
        _process_ranks(choice),
    )


def _each(choice: UnitChoice, digits: int | None = None) -> tuple[Column, ...]:
    return tuple(
        Column(unit.id, Message("{title}", {"title": unit.title}), digits, numeric=True, none=NOT_DEFINED)
        for unit in choice.units
    )


def _units(choice: UnitChoice) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Unit"), below="id"),
        Column("raters", Message("Raters"), numeric=True),
        Column("employees", Message("Employees"), numeric=True),
        Column("parts", Message("Parts that rated"), wide=True),
        Column("weights", Message("Its own way of weighing")),
    )
    rows: list[Row] = [
        (
            unit.id,
            unit.title,
            unit.raters,
            unit.employees,
            ", ".join(unit.parts) or None,
            _sentences(unit.weights) or Message("As in the settings."),
        )
        for unit in choice.units
    ]
    rows += [(unit.id, unit.title, unit.raters, None, None, unit.reason) for unit in choice.unheard]
    return Table("units", Message("Which units choose"), columns, tuple(rows), choice.notes)


def _sentences(parts: tuple[Message, ...]) -> Message | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Message("{first} {rest}", {"first": parts[0], "rest": _sentences(parts[1:])})


def _choices(choice: UnitChoice) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        *_each(choice),
        Column("chosen_by", Message("Chosen by"), numeric=True),
    )
    rows = tuple(
        (item.id, item.title, *(unit.ranks[item.id] for unit in choice.units), len(item.chosen_by))
        for item in choice.items
    )
    return Table("choices", Message("The rank that each unit gives"), columns, rows, tuple(_said(choice)), main=True)


def _said(choice: UnitChoice) -> Iterator[Message]:
    if not choice.items:
        return
    all_choose = sum(len(item.chosen_by) == len(choice.units) for item in choice.items)
    values = {"top": choice.top, "items": len(choice.items), "kind": KINDS[choice.kind]}
    yield Message("A unit chooses the first {top} of the {items} {kind} that all units rank.", values)
    yield counted("All units choose {number} of them.", "All units choose {number} of them.", all_choose)
    yield counted(
        "Some units choose {number} and others do not.",
        "Some units choose {number} and others do not.",
        len(choice.contested),
    )


def agreement_of(choice: UnitChoice) -> Message:
    """How far the units put the items in the same order, in a sentence."""
    found = choice.concordance
    if found.value is None:
        return found.reason or NOT_DEFINED
    values = {"w": found.value, "units": found.number}
    return Message("{units} units put the items in the same order as far as Kendall's W of {w} says (0 to 1).", values)


def _pairs(choice: UnitChoice) -> Table:
    titles = {unit.id: unit.title for unit in choice.units}
    columns = (
        Column("first", Message("Id"), keep=True, wide=True),
        Column("first_title", Message("Unit"), below="first"),
        Column("second", Message("Id"), keep=True, wide=True),
        Column("second_title", Message("Other unit"), below="second"),
        Column("tau_b", Message("Kendall's tau-b"), digits=2, numeric=True, none=NOT_DEFINED),
        Column("overlap", Message("Same choice, %"), digits=0, numeric=True),
    )
    rows = tuple(
        (pair.first, titles[pair.first], pair.second, titles[pair.second], pair.tau, 100.0 * pair.overlap)
        for pair in choice.pairs
    )
    return Table("pairs", Message("How alike units choose"), columns, rows, (agreement_of(choice),) if rows else ())


def _served(dossier: Dossier, choice: UnitChoice, side: Side) -> Table:
    first, title = _SIDES[side]
    found = sorted(served(dossier, choice, side), key=lambda row: -row.spread)
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", first, below="id"),
        *_each(choice),
        Column("contested", Message("Not everywhere"), numeric=True),
    )
    rows = tuple((row.id, row.title, *row.counts, len(row.contested)) for row in found)
    return Table(side, title, columns, rows, tuple(_differences(found)))


def _differences(found: list[Served]) -> Iterator[Message]:
    if found and found[0].spread:
        most = found[0]
        yield Message(
            "The difference is largest for “{title}”: {least} to {most} chosen, depending on the unit.",
            {"title": most.title, "least": min(most.counts), "most": max(most.counts)},
        )


def _processes(choice: UnitChoice) -> Table:
    columns = (
        Column("process", Message("Id"), keep=True, wide=True),
        Column("title", Message("Process"), below="process"),
        *_each(choice, digits=1),
        Column("max_regret", Message("Largest regret"), digits=1, numeric=True, none=NOT_DEFINED),
        Column("reason", Message("Why not")),
    )
    nothing = (None,) * len(choice.units)
    rows = tuple(
        (one.process, PROCESSES[one.process], *(one.regrets or nothing), one.max_regret, one.reason)
        for one in choice.processes
        if len(choice.units) > 1  # one unit alone has nobody to agree with
    )
    return Table("processes", Message("What each unit would regret, per process"), columns, rows, tuple(_least(choice)))


def _least(choice: UnitChoice) -> Iterator[Message]:
    if not choice.minimax:
        return
    yield Message(
        "Regret: how many points of 100 a chosen item is worth less to the unit, on average, than by its own choice."
    )
    names = tuple(PROCESSES[process] for process in choice.minimax)
    yield Message("The largest loss of a unit is smallest with: {names}.", {"names": names})


def _process_ranks(choice: UnitChoice) -> Table:
    followed = [one for one in choice.processes if one.ranks]
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        *(Column(one.process, SHORT[one.process], numeric=True) for one in followed),
    )
    order = sorted(choice.items, key=lambda item: tuple(one.ranks[item.id] for one in followed))
    rows = tuple((item.id, item.title, *(one.ranks[item.id] for one in followed)) for item in order)
    note = Message("The first {top} are chosen.", {"top": choice.top})
    return Table("process_ranks", Message("The rank by each process"), columns, rows, (note,) if rows else ())
