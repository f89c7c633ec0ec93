"""The multi-year plan as a page, for whoever brings the vision into the plan of the organisation."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.amounts import DIRECTIONS_OF_MONEY, Amount, per_year
from dienstvisie.reporting.days import Days, days_of
from dienstvisie.reporting.indicator_words import gauged, indicators_of_item
from dienstvisie.reporting.labels import COSTS, MONEY
from dienstvisie.reporting.multi_year_model import MultiYearReport, PlanItem, Regime, RegimePlan
from dienstvisie.reporting.policy_model import AmountLine
from dienstvisie.reporting.policy_plan import placed_ideas, plan_node, plan_notes
from dienstvisie.reporting.policy_tree import PolicyTree, policy_tree
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, PolicyItem, live

REGIMES: tuple[tuple[Regime, Message], ...] = (
    ("bbc", Message("Multi-year plan by the Flemish policy and management cycle (BBC)")),
    ("bbv", Message("Programme budget by the Dutch rules (BBV)")),
)


def has_plan(sources: Sources) -> bool:
    """Whether the dossier holds anything of a multi-year plan."""
    return bool(live(sources.dossier, PolicyItem))


def multi_year_report(sources: Sources, tree: PolicyTree | None = None) -> MultiYearReport:
    """The page in the language of the sources' writer; `tree` where it is there already."""
    tree = tree or policy_tree(sources)
    regimes = {tree.items[id_].regime for id_ in tree.order}
    ideas = (idea.id for idea in live(sources.dossier, Idea) if idea.policy_action not in tree.items)
    return MultiYearReport(
        imprint=sources.imprint,
        plans=tuple(_plan(sources, tree, *row) for row in REGIMES if row[0] in regimes),
        unplaced=sources.mentions("ideas", ideas),
    )


def kind_lines(sources: Sources, found: Iterable[Amount], years: Iterable[int]) -> tuple[AmountLine, ...]:
    """Euros per year for each kind and direction that has any."""
    found, years, write = tuple(found), tuple(years), sources.writer
    lines = []
    for direction in DIRECTIONS_OF_MONEY:
        for kind, sums in per_year(found, direction).items():
            values = {"kind": COSTS[kind], "direction": MONEY[direction]}
            cells = tuple(write.money(sums[year]) if sums.get(year) else "" for year in years)
            lines.append(
                AmountLine(write.say(Message("{direction}: {kind}", values)), cells, _sum(sources, sums.values()))
            )
    return tuple(lines)


def _sum(sources: Sources, euros: Iterable[int]) -> str:
    return sources.writer.money(sum(euros))


def _plan(sources: Sources, tree: PolicyTree, regime: Regime, title: Message) -> RegimePlan:
    ids = [id_ for id_ in tree.order if tree.items[id_].regime == regime]
    found = [amount for id_ in ids for amount in tree.own(id_)]
    years = tuple(sorted({amount.year for amount in found}))
    return RegimePlan(
        regime=regime,
        title=sources.writer.say(title),
        years=tuple(str(year) for year in years),
        items=tuple(_item(sources, tree, id_, years) for id_ in ids),
        kinds=kind_lines(sources, found, years),
        notes=plan_notes(sources, found),
    )


def _item(sources: Sources, tree: PolicyTree, id_: str, years: tuple[int, ...]) -> PlanItem:
    return PlanItem(
        node=plan_node(sources, tree, id_, years),
        depth=tree.depth[id_],
        leaf=not tree.below[id_],
        indicators=tuple(gauged(sources, one) for one in indicators_of_item(sources, id_)),
        ideas=placed_ideas(sources, tree, id_, years),
        outside=_outside(sources, tree.items[id_], tree.ideas.get(id_, ())),
        kinds=kind_lines(sources, tree.amounts[id_], years),
    )


def _outside(sources: Sources, item: PolicyItem, ideas: Iterable[Idea]) -> str | None:
    """Which of its ideas stand on the roadmap, in whole or in part, outside the period of an item; None: none does."""
    found = [(idea, span) for idea in ideas if (span := _days(sources, idea)) and not _holds(item, span)]
    if not found:
        return None
    write = sources.writer
    told = (
        Message(
            "“{idea}” ({first} to {last})",
            {
                "idea": sources.mention("ideas", idea.id).title,
                "first": write.date(span.first),
                "last": write.date(span.last),
            },
        )
        for idea, span in found
    )
    values = {"ideas": write.listed(write.say(one) for one in told)}
    return write.say(
        counted(
            "On the roadmap {ideas} is not wholly within the period of this item.",
            "On the roadmap {ideas} are not wholly within the period of this item.",
            len(found),
            values,
        )
    )


def _days(sources: Sources, idea: Idea) -> Days | None:
    placed = sources.placements.get(idea.id, ())
    if sources.roadmap is None or not placed:
        return None
    first, last = min(one.start for one in placed), max(one.end for one in placed)
    return days_of(sources.roadmap.problem.calendar, first, last)


def _holds(item: PolicyItem, span: Days) -> bool:
    return (item.start is None or item.start <= span.first) and (item.end is None or span.last <= item.end)
