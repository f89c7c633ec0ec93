"""Rankings and what is worked out of them, with only what may be told: see `dienstvisie.reporting.disclosure`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import OPPOSITES, Analyses, KindAnalysis
from dienstvisie.reporting.disclosure import Disclosure, ordered
from dienstvisie.reporting.publication.items import Publishable
from dienstvisie.reporting.publication.words import Discretion
from dienstvisie.schema import Dossier, Scenario
from dienstvisie.scoring.agreement import Agreement, Comparison, ItemAgreement, LeftOut, agreement, compare, likeness
from dienstvisie.scoring.certainty import Certainty, certainty
from dienstvisie.scoring.comparison import ScenarioColumn, ScenarioRow, ScenarioTable, second_opinion
from dienstvisie.scoring.ranking import RankedItem, Ranking, UnrankedItem
from dienstvisie.scoring.regret import largest, least, regrets

NOT_TOLD_HERE = Message("What it changes is not told here.")


def told_ranking(ranking: Ranking, publishable: Publishable, disclosure: Disclosure) -> Ranking:
    """The items that may be told, with their places among those; no points of a single group are left.

    An item of which too few people would be heard stands with those that have no place: its rank would follow from
    the ranks of the others.
    """
    there = [item for item in ranking.items if publishable.has(ranking.kind, item.id)]
    shown = [item for item in there if item.id in disclosure.told]
    without = [_unplaced(item, disclosure.floor) for item in there if item.id not in disclosure.told]
    others = [item for item in ranking.unranked if publishable.has(ranking.kind, item.id)]
    return replace(
        ranking,
        groups=tuple(group for group in ranking.groups if publishable.has("stakeholders", group.id)),
        items=tuple(_placed(item, [one.rank for one in shown]) for item in shown),
        unranked=tuple(sorted((*without, *others), key=lambda item: item.id)),
        problems=(),
    )


def _placed(item: RankedItem, ranks: Sequence[int]) -> RankedItem:
    rank = 1 + sum(one < item.rank for one in ranks)
    return replace(
        item,
        rank=rank,
        tied=ranks.count(item.rank) > 1,
        score=round(item.score, 1),
        perspectives={name: round(score, 1) for name, score in item.perspectives.items()},
        contributions=(),
        criteria={},
        assumed=(),
    )


def _unplaced(item: RankedItem, floor: int) -> UnrankedItem:
    reason = counted(
        "Its place is not told: the answer of {number} person could be read off it.",
        "Its place is not told: the answers of fewer than {number} people could be read off it.",
        floor,
    )
    return UnrankedItem(item.id, item.title, 0, 0, reason)


def told_analysis(
    dossier: Dossier, whole: Ranking, shown: Ranking, analysis: KindAnalysis, disclosure: Disclosure
) -> KindAnalysis:
    """The same figures of only the items that are told, worked out of all ratings of `dossier`."""
    same = [item.id for item in whole.items] == [item.id for item in shown.items]
    sure = analysis.certainty if same else certainty(dossier, shown)
    agreed = analysis.agreement if same and not disclosure.pooled else agreement(dossier, shown, disclosure.pooled)
    agreed = replace(agreed, overall=analysis.agreement.overall, groups=analysis.agreement.groups)
    opinion = analysis.opinion if same else second_opinion(dossier, shown)
    return KindAnalysis(_certainty(dossier, sure, shown, disclosure), _agreement(agreed, shown, disclosure), opinion)


def _certainty(dossier: Dossier, found: Certainty, shown: Ranking, disclosure: Disclosure) -> Certainty:
    """Without what few people would then decide: those of a small group, or those that are left without a large one."""
    large = {group.id for group in shown.groups if group.raters >= disclosure.floor} - disclosure.small
    told = tuple(
        one
        for one in found.left_out
        if one.group in large and (one.overlap is None or _without(dossier, shown, disclosure, {one.group}))
    )
    return replace(found, left_out=told)


def _without(dossier: Dossier, shown: Ranking, disclosure: Disclosure, groups: Collection[str]) -> bool:
    """Whether the place of every shown item could be told if these groups had said nothing."""
    return {item.id for item in shown.items} <= ordered(dossier, shown.kind, disclosure.floor, groups)


def _agreement(found: Agreement, shown: Ranking, disclosure: Disclosure) -> Agreement:
    known = {item.id for item in shown.items}
    return replace(found, items=tuple(_spread(item, disclosure) for item in found.items if item.id in known))


def _spread(item: ItemAgreement, disclosure: Disclosure) -> ItemAgreement:
    """Without anything on how the scores lie, where that would give away a few people."""
    unanimous = max(item.histogram or (0.0,)) > 1 - 1e-9
    if item.id in disclosure.spread and not unanimous:
        return replace(item, criteria=())
    return replace(
        item, agreement=None, polarisation=None, between=None, support=None, label=None, histogram=None, criteria=()
    )


def told_comparisons(
    dossier: Dossier, whole: Ranking, shown: Ranking, analyses: Analyses, disclosure: Disclosure
) -> tuple[Comparison, ...]:
    """Parties beside one another, without the pooled groups and without items on which a few would be heard.

    How the top changes without a party is worked out of all ratings, as the top itself: the pooled groups are in it.
    """
    wholes = {(one.first.name, one.second.name): one for one in analyses.comparisons}
    pairs = [pair for pair in OPPOSITES if pair in wholes]
    same = [item.id for item in whole.items] == [item.id for item in shown.items]
    tops = [wholes[pair] if same else compare(dossier, shown, *pair) for pair in pairs]
    found = (compare(dossier, whole, *pair, disclosure.pooled) for pair in pairs)
    known = {item.id for item in shown.items}
    made = (_comparison(one, top, known, disclosure) for one, top in zip(found, tops, strict=True))
    return tuple(_without_parties(dossier, shown, one, disclosure) for one in made)


def _without_parties(dossier: Dossier, shown: Ranking, one: Comparison, disclosure: Disclosure) -> Comparison:
    """How the top changes without a party only where no few of those that are left would decide."""
    from dienstvisie.scoring.sides import side_of  # numpy is imported only when it is needed

    told = (
        left
        for left in one.left_out
        if left.reason or _without(dossier, shown, disclosure, side_of(dossier, left.party).groups)
    )
    return replace(one, left_out=tuple(told))


def _comparison(one: Comparison, top: Comparison, known: set[str], disclosure: Disclosure) -> Comparison:
    told = known & disclosure.spread
    items = tuple(item for item in one.items if item.id in told)
    return replace(
        one,
        first=replace(one.first, groups=()),
        second=replace(one.second, groups=()),
        items=items,
        tau_b=one.tau_b if len(items) == len(one.items) else likeness(items),
        shared=tuple(item for item in one.shared if item.id in told),
        divides=tuple(item for item in one.divides if item.id in told),
        left_out=() if one.reason else _tops_without(top, disclosure),
    )


def _tops_without(one: Comparison, disclosure: Disclosure) -> tuple[LeftOut, ...]:
    """How the top changes without a party: not told of one with a group of which nothing is told that changes."""
    small = {party.name for party in (one.first, one.second) if disclosure.small.intersection(party.groups)}
    return tuple(LeftOut(left.party, reason=NOT_TOLD_HERE) if left.party in small else left for left in one.left_out)


def told_scenarios(
    dossier: Dossier,
    table: ScenarioTable,
    shown: Ranking,
    publishable: Publishable,
    disclosure: Disclosure,
    words: Discretion,
) -> ScenarioTable:
    """The scenarios with the items that are told, with their places among those and without any score.

    A scenario in which few people would decide on the place of any of them is left out as a whole.
    """
    known = publishable.dossier.all(Scenario)
    places = {item.id for item in shown.items}
    rows = [row for row in table.rows if row.id in places]
    there = [number for number, column in enumerate(table.scenarios) if column.id in known]
    kept = [
        number
        for number in there
        if not disclosure.small & _groups(known[table.scenarios[number].id])
        and _by_many(dossier, table, rows, number, disclosure.floor)
    ]
    columns = tuple(_column(table.scenarios[number], rows, number, words) for number in kept)
    regretted = not any(_groups(known[column.id]) for column in columns)
    lines = _rows(rows, kept, regretted=regretted)
    high = [_high(row, lines, columns, table.top) for row in lines]
    return replace(
        table,
        scenarios=columns,
        rows=tuple(lines),
        always_top=tuple(row.id for row, flags in zip(lines, high, strict=True) if all(flags)) if columns else (),
        never_top=tuple(row.id for row, flags in zip(lines, high, strict=True) if not any(flags)) if columns else (),
        minimax=tuple(lines[at].id for at in least([row.max_regret for row in lines])) if columns else (),
        notes=(*table.notes, *_untold(len(there) - len(kept), disclosure.floor)),
        problems=(),
    )


def _untold(number: int, floor: int) -> Iterator[Message]:
    if number:
        yield counted(
            "{number} scenario is not told: in it fewer than {people} people could decide on a place.",
            "{number} scenarios are not told: in them fewer than {people} people could decide on a place.",
            number,
            {"people": floor},
        )


def _by_many(dossier: Dossier, table: ScenarioTable, rows: Sequence[ScenarioRow], number: int, floor: int) -> bool:
    """Whether the place of each item in a scenario may be told, with the groups and the voices of that scenario."""
    from dienstvisie.scoring.variant import changed

    scenario = dossier.all(Scenario)[table.scenarios[number].id]
    told = ordered(changed(dossier, scenario), table.kind, floor, scenario.without_groups)
    return all(row.id in told for row in rows if row.ranks[number] is not None)


def _groups(scenario: Scenario) -> frozenset[str]:
    """The groups whose part in the whole a scenario changes."""
    return frozenset((*scenario.without_groups, *scenario.voices))


def _column(column: ScenarioColumn, rows: Sequence[ScenarioRow], number: int, words: Discretion) -> ScenarioColumn:
    return replace(
        column,
        changes=tuple(words.neutral(one, NOT_TOLD_HERE) for one in column.changes),
        notes=tuple(words.neutral(one, NOT_TOLD_HERE) for one in column.notes),
        ranked=sum(row.ranks[number] is not None for row in rows),
        problems=(),
    )


def _rows(rows: Sequence[ScenarioRow], kept: Sequence[int], *, regretted: bool) -> list[ScenarioRow]:
    every = [(row.base_score, *(row.scores[number] for number in kept)) for row in rows]
    lost = regrets(every) if regretted and rows else [(None,) * (1 + len(kept))] * len(rows)
    counts = [any(column) for column in zip(*every, strict=True)]
    bases = [row.base_rank for row in rows]
    by_column = [[row.ranks[number] for row in rows] for number in kept]
    return [
        replace(
            row,
            base_rank=_among(row.base_rank, bases),
            base_score=None,
            base_regret=lost[at][0],
            ranks=tuple(_among(row.ranks[number], ranks) for number, ranks in zip(kept, by_column, strict=True)),
            scores=(None,) * len(kept),
            regrets=tuple(lost[at][1:]),
            max_regret=largest([value for value, count in zip(lost[at], counts, strict=True) if count]),
            reasons=tuple(row.reasons[number] for number in kept),
        )
        for at, row in enumerate(rows)
    ]


def _among(rank: int | None, ranks: Sequence[int | None]) -> int | None:
    return None if rank is None else 1 + sum(other is not None and other < rank for other in ranks)


def _high(row: ScenarioRow, rows: Sequence[ScenarioRow], columns: Sequence[ScenarioColumn], top: int) -> list[bool]:
    """Whether it is in the top of the base and of each scenario in which anything has a place."""
    ranks = [row.base_rank, *(rank for rank, column in zip(row.ranks, columns, strict=True) if column.ranked)]
    return [rank is not None and rank <= top for rank in ranks] if rows else []
