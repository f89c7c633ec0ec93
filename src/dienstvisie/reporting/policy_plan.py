"""The multi-year plan for documents: its tree with the ideas and the amounts that hang on each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dienstvisie.language import Message
from dienstvisie.reporting.amounts import DIRECTIONS_OF_MONEY, Amount, amounts
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.labels import MONEY, POLICY_LEVELS
from dienstvisie.reporting.means import price
from dienstvisie.reporting.policy_model import AmountLine, PlacedIdea, PolicyLeaf, PolicyNode, PolicyPart, PolicyPlan
from dienstvisie.reporting.policy_tree import PolicyTree
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, PolicyItem


def policy_plan(sources: Sources, tree: PolicyTree) -> PolicyPlan | None:
    """The whole plan; None where the dossier has none."""
    if not tree.order:
        return None
    tops = [id_ for id_ in tree.order if id_ not in tree.above]
    found = [amount for id_ in tops for amount in tree.amounts[id_]]
    years = tuple(sorted({amount.year for amount in found}))
    bare = [id_ for id_ in tops if not (tree.below[id_] or tree.ideas.get(id_) or tree.instruments.get(id_))]
    parts = [id_ for id_ in tree.order if id_ not in bare and (tree.below[id_] or id_ in tops)]
    return PolicyPlan(
        years=tuple(str(year) for year in years),
        parts=tuple(_part(sources, tree, id_, years) for id_ in parts),
        bare=tuple(plan_node(sources, tree, id_, years) for id_ in bare),
        total=amount_lines(sources, found, years),
        notes=plan_notes(sources, found),
    )


def amount_lines(sources: Sources, found: Iterable[Amount], years: Iterable[int]) -> tuple[AmountLine, ...]:
    """Expenses, then receipts, each only where there are any; an empty cell is a year without an amount."""
    found, years, lines = tuple(found), tuple(years), []
    write = sources.writer
    for direction in DIRECTIONS_OF_MONEY:
        sums = dict.fromkeys(years, 0)
        for amount in found:
            if amount.direction == direction:
                sums[amount.year] += amount.euros
        if any(sums.values()):
            cells = tuple(write.money(euros) if euros else "" for euros in sums.values())
            lines.append(AmountLine(write.say(MONEY[direction]), cells, write.money(sum(sums.values()))))
    return tuple(lines)


def named_field(sources: Sources, name: str | None, *, item: bool = False) -> str | None:
    """A policy field, or a policy item, with its code and its title where it is on the list in the settings."""
    fields = sources.dossier.settings.policy_fields
    terms = [term for field in fields for term in field.items] if item else list(fields)
    for term in terms:
        if name in term.names:
            return sources.writer.say(Message("{code} {title}", {"code": term.code, "title": term.title}))
    return sources.writer.text(name) if name else None


def days_of_item(sources: Sources, item: PolicyItem) -> str | None:
    """From its first up to and including its last day, in words."""
    write = sources.writer
    start, end = (write.date(day) if day else None for day in (item.start, item.end))
    if start and end:
        return write.say(Message("{first} to {last}", {"first": start, "last": end}))
    if start:
        return write.say(Message("from {first}", {"first": start}))
    return write.say(Message("until {last}", {"last": end})) if end else None


def _part(sources: Sources, tree: PolicyTree, id_: str, years: tuple[int, ...]) -> PolicyPart:
    leaves = [child for child in tree.below[id_] if not tree.below[child]]
    return PolicyPart(
        node=plan_node(sources, tree, id_, years),
        depth=tree.depth[id_],
        ideas=placed_ideas(sources, tree, id_, years),
        instruments=_instruments(sources, tree, id_),
        leaves=tuple(
            PolicyLeaf(
                plan_node(sources, tree, leaf, years),
                placed_ideas(sources, tree, leaf, years),
                _instruments(sources, tree, leaf),
            )
            for leaf in leaves
        ),
    )


def plan_node(sources: Sources, tree: PolicyTree, id_: str, years: tuple[int, ...]) -> PolicyNode:
    """An item; the unit, the mandate holder, the field and the policy item are the nearest that are said above it."""
    item, write = tree.items[id_], sources.writer
    priority, unit = id_ in tree.priority, tree.nearest(id_, "unit")
    mandate_holder = tree.nearest(id_, "mandate_holder")
    return PolicyNode(
        id=id_,
        level=write.say(POLICY_LEVELS[item.kind]),
        code=write.text(item.code),
        title=write.text(item.title),
        description=write.prose(item.description),
        priority=priority,
        derived=priority and not item.priority,
        unit=sources.mention("units", unit).title if unit else None,
        mandate_holder=write.text(mandate_holder) if mandate_holder else None,
        span=days_of_item(sources, item),
        policy_field=named_field(sources, tree.nearest(id_, "policy_field")),
        policy_item=named_field(sources, tree.nearest(id_, "policy_item"), item=True),
        reporting_codes=write.texts(item.reporting_codes),
        amounts=amount_lines(sources, tree.amounts[id_], years),
    )


def _instruments(sources: Sources, tree: PolicyTree, id_: str) -> tuple[Mention, ...]:
    return sources.mentions("embedding", (item.id for item in tree.instruments.get(id_, ())))


def placed_ideas(sources: Sources, tree: PolicyTree, id_: str, years: tuple[int, ...]) -> tuple[PlacedIdea, ...]:
    """The ideas that hang on an item itself."""
    return tuple(_placed(sources, idea, years) for idea in tree.ideas.get(id_, ()))


def _placed(sources: Sources, idea: Idea, years: tuple[int, ...]) -> PlacedIdea:
    placed = sources.placements.get(idea.id, ())
    span = sources.span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None
    lines = amount_lines(sources, amounts(sources, idea.id), years)
    return PlacedIdea(sources.mention("ideas", idea.id), span, lines, None if placed else _without_years(sources, idea))


def _without_years(sources: Sources, idea: Idea) -> str | None:
    costs = price(sources, idea)
    if costs is None:
        return None
    message = Message("It has no place on the roadmap, so what it costs ({costs}) is in no year.", {"costs": costs})
    return sources.writer.say(message)


def plan_notes(sources: Sources, found: list[Amount]) -> tuple[str, ...]:
    """What one must know to read the amounts."""
    return tuple(_notes(sources, found))


def _notes(sources: Sources, found: list[Amount]) -> Iterator[str]:
    if found:
        message = Message(
            "The amounts are those of the ideas, as the roadmap places them: once in the periods of the work, and "
            "every year in the years after it, up to and including {year}.",
            {"year": sources.years[-1]},
        )
        yield sources.writer.say(message)
    if any(amount.direction == "receipt" for amount in found):
        yield sources.writer.say(Message("Receipts are told apart; they are not taken off the expenses."))
