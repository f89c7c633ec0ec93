"""The multi-year plan as data: one row for each idea, year, kind and direction of an amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.reporting.amounts import Amount, amounts
from dienstvisie.reporting.data_tables import Column, ColumnKind, DataTable, Datum
from dienstvisie.reporting.indicator_words import indicators_of_idea, indicators_of_item, with_unit
from dienstvisie.reporting.labels import COSTS, DIRECTIONS_OF_AMOUNT
from dienstvisie.reporting.multi_year_model import Regime
from dienstvisie.reporting.policy_plan import named_field
from dienstvisie.reporting.policy_tree import PolicyTree
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Indicator

Named = tuple[str, Message, ColumnKind]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a regime's table is laid out: its title, what it is, and the levels with their columns."""

    title: Message
    about: Message
    levels: tuple[tuple[str, Named, Named], ...]


_LAYOUTS: dict[Regime, _Layout] = {
    "bbc": _Layout(
        Message("Multi-year plan (BBC)"),
        Message("One row for each idea, year, kind and direction of an amount; an action without amounts has one row."),
        (
            (
                "objective",
                ("bd_code", Message("Code of the policy objective"), "text"),
                ("bd_titel", Message("Policy objective"), "text"),
            ),
            (
                "action-plan",
                ("ap_code", Message("Code of the action plan"), "text"),
                ("ap_titel", Message("Action plan"), "text"),
            ),
            (
                "action",
                ("actie_code", Message("Code of the action"), "text"),
                ("actie_titel", Message("Action"), "text"),
            ),
        ),
    ),
    "bbv": _Layout(
        Message("Programme budget (BBV)"),
        Message("What we want to reach, what we do for it, and what it costs: one row for each idea, year and amount."),
        (
            (
                "programme",
                ("programma_code", Message("Code of the programme"), "text"),
                ("programma_titel", Message("Programme"), "text"),
            ),
            (
                "goal",
                ("doel_code", Message("Code of the goal"), "text"),
                ("doel_titel", Message("What do we want to reach?"), "text"),
            ),
            (
                "effort",
                ("inspanning_code", Message("Code of the effort"), "text"),
                ("inspanning_titel", Message("What do we do for it?"), "text"),
            ),
        ),
    ),
}
_FIELD: dict[Regime, tuple[Named, ...]] = {
    "bbc": (
        ("beleidsveld", Message("Policy field"), "text"),
        ("beleidsitem", Message("Policy item"), "text"),
        ("deelrapportagecodes", Message("Sub-reporting codes"), "text"),
    ),
    "bbv": (("taakveld", Message("Task field"), "text"),),
}
_BEFORE: tuple[Named, ...] = (
    ("omschrijving", Message("Description"), "long text"),
    ("prioritair", Message("Priority"), "flag"),
)
_MANDATE: dict[Regime, Named] = {
    "bbc": ("mandataris", Message("Mandate holder"), "text"),
    "bbv": ("portefeuillehouder", Message("Portfolio holder"), "text"),
}
_AFTER: tuple[Named, ...] = (
    ("start", Message("Start"), "date"),
    ("einde", Message("End"), "date"),
    ("indicator", Message("Indicator"), "long text"),
    ("nulmeting", Message("Baseline"), "long text"),
    ("streefwaarde", Message("Target"), "long text"),
    ("jaar", Message("Year"), "year"),
    ("soort", Message("Kind of amount"), "text"),
    ("richting", Message("Expense or receipt"), "text"),
    ("bedrag", Message("Amount"), "money"),
    ("idee_id", Message("Idea"), "text"),
)


def multi_year_tables(sources: Sources, tree: PolicyTree) -> tuple[DataTable, ...]:
    """The table of each regime that the plan has items of: `bbc`, `bbv`."""
    regimes = {tree.items[id_].regime for id_ in tree.order}
    return tuple(_table(sources, tree, regime) for regime in _LAYOUTS if regime in regimes)


def _table(sources: Sources, tree: PolicyTree, regime: Regime) -> DataTable:
    layout, say = _LAYOUTS[regime], sources.writer.say
    named = [column for _, code, title in layout.levels for column in (code, title)]
    unit: Named = ("verantwoordelijke_dienst", Message("Responsible unit"), "text")
    named += [*_BEFORE, *_FIELD[regime], unit, _MANDATE[regime], *_AFTER]
    return DataTable(
        name=regime,
        title=say(layout.title),
        about=say(layout.about),
        columns=tuple(Column(key, say(title), kind) for key, title, kind in named),
        rows=tuple(
            (*_item_cells(sources, tree, id_, layout, regime), *cells)
            for id_ in tree.order
            if tree.items[id_].regime == regime
            for cells in _idea_cells(sources, tree, id_)
        ),
    )


def _item_cells(sources: Sources, tree: PolicyTree, id_: str, layout: _Layout, regime: Regime) -> tuple[Datum, ...]:
    """Up to and including the end date of the item."""
    write, item = sources.writer, tree.items[id_]
    steps = {step.kind: step for step in tree.path(id_)}
    levels: list[Datum] = []
    for kind, _, _ in layout.levels:
        step = steps.get(kind)  # type: ignore[call-overload]
        levels += [write.text(step.code), write.text(step.title)] if step else [None, None]
    field = named_field(sources, tree.nearest(id_, "policy_field"))
    policy_item = named_field(sources, tree.nearest(id_, "policy_item"), item=True)
    codes = "; ".join(write.texts(item.reporting_codes)) or None
    unit, mandate_holder = tree.nearest(id_, "unit"), tree.nearest(id_, "mandate_holder")
    return (
        *levels,
        write.prose(item.description),
        id_ in tree.priority,
        *((field, policy_item, codes) if regime == "bbc" else (field,)),
        sources.mention("units", unit).title if unit else None,
        write.text(mandate_holder) if mandate_holder else None,
        item.start,
        item.end,
    )


def _idea_cells(sources: Sources, tree: PolicyTree, id_: str) -> Iterator[tuple[Datum, ...]]:
    """From the indicator on: a row for each amount, else for each idea, else one for an item with nothing below it."""
    ideas = tree.ideas.get(id_, ())
    for idea in ideas:
        measured = _indicator_cells(sources, indicators_of_idea(sources, idea) or indicators_of_item(sources, id_))
        found = amounts(sources, idea.id)
        for amount in found:
            yield (*measured, *_amount_cells(sources, amount), idea.id)
        if not found:
            yield (*measured, None, None, None, None, idea.id)
    if not ideas and not tree.below[id_]:
        yield (*_indicator_cells(sources, indicators_of_item(sources, id_)), None, None, None, None, None)


def _amount_cells(sources: Sources, amount: Amount) -> tuple[Datum, ...]:
    say = sources.writer.say
    return amount.year, say(COSTS[amount.kind]), say(DIRECTIONS_OF_AMOUNT[amount.direction]), amount.euros


def _indicator_cells(sources: Sources, found: Sequence[Indicator]) -> tuple[Datum, ...]:
    """Titles, baselines and targets, in the same order, with `; ` between them; `–` where there is none."""
    if not found:
        return None, None, None
    units = [sources.writer.text(one.unit) for one in found]
    titles = sources.writer.texts(one.title for one in found)
    baselines = (with_unit(sources, one.baseline, unit) or "–" for one, unit in zip(found, units, strict=True))
    targets = (with_unit(sources, one.target, unit) or "–" for one, unit in zip(found, units, strict=True))
    return "; ".join(titles), "; ".join(baselines), "; ".join(targets)
