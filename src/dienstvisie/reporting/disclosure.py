"""What may be told of ranked items: nothing from which one could work out what a few people answered.

A reader is taken to know how many of each group scored what, all voices and weights, the mean that small groups are
drawn to, and the value of each item on each criterion. These are the rules; `floor` is `privacy.threshold` in public
documents and 2 in internal ones, so that one person is protected in both.

- Answers, and the points or means of one group: never.
- Place, score, scores by perspective, certainty: from `floor` raters in all and on each criterion on, and where no
  group of fewer has more than half of the voice (`Disclosure.told`).
- How scores lie (spread, agreement, label), and the distance between parties: without what the pooled groups said of
  the item (`Disclosure.pooled`), and only where at least two other groups are left (`Disclosure.spread`).
- The pooled groups of an item are those of which fewer than `floor` scored it on some criterion, and as many more, the
  smallest first, that they are two or more with `floor` raters together. What they said is in one published figure
  alone, the total, so that no group of them follows from it.
- What changes without a group: not for groups of fewer than `floor` raters in all, nor for the next smallest where it
  is one such group (`Disclosure.small`).
- The internal edition tells of an item what the public one tells, where it could not be told with fewer pooled groups.
- In a scenario, and without a group: the places only where each of them could be told of those that are left, with the
  voices that they then have (`ordered`).
- Even what a total leaves possible must be wide: of a small group at least one point of the scale, of one person at
  least two (`dienstvisie.reporting.guesses`). All near the top of the scale, or all at its bottom, is not told.
- Scores are told to one decimal: exact ones would let one try which answers add up to them.
- What is not known is not told. A score that a session agreed on is nobody's answer, and is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dienstvisie.reporting.guesses import Cell, leaves_room
from dienstvisie.schema import KINDS, Dossier, Stakeholder
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.ranking import NO_GROUP, Contribution, RankedItem, RankedKind, Ranking

Parts = Sequence[Contribution]
EVEN = 1e-9
"""Two voices that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Of which items what may be told, by id. `pooled` has pairs of a group and an item that are in totals alone.

    Of `small` groups nothing is told that changes with them.
    """

    floor: int
    told: frozenset[str]
    spread: frozenset[str]
    pooled: frozenset[tuple[str, str]]
    small: frozenset[str]


def told(dossier: Dossier, ranking: Ranking) -> frozenset[str]:
    """The ids of the items whose score, scores by perspective and rank the public may know."""
    return disclose(dossier, ranking, dossier.settings.privacy.threshold).told


def disclose(dossier: Dossier, ranking: Ranking, floor: int) -> Disclosure:
    """What may be told of a ranking of this dossier, for which at least `floor` people must be heard together."""
    made = _additive(dossier, ranking)
    parts = {item.id: item.contributions for item in made.items}
    voices = {group.id: group.weight for group in ranking.groups}
    pools = {item.id: pool(_heard(parts[item.id]), floor) for item in made.items}
    spread = frozenset(id_ for id_, found in parts.items() if _is_open(found, pools[id_]))
    known = frozenset(item.id for item in made.items if _may_be_told(dossier, made, item, voices, floor))
    wide = frozenset(
        item.id
        for item in made.items
        if item.id in spread & known and _is_wide(dossier, made, item, pools[item.id], floor)
    )
    pooled = frozenset((group, id_) for id_ in wide for group in pools[id_])
    small = pool({group.id: group.raters for group in ranking.groups if group.raters}, floor)
    return Disclosure(floor, known, wide, pooled, small)


def disclose_inside(dossier: Dossier, ranking: Ranking) -> Disclosure:
    """What may be told to those who work on a project: of one person nothing, and never less than the public is told.

    Fewer groups are pooled for them, so that an item may leave too little possible where it does not in public. What
    the public may know of it, with the groups that are pooled there, is then told here too.
    """
    own, public = disclose(dossier, ranking, 2), disclose(dossier, ranking, max(2, dossier.settings.privacy.threshold))
    more = public.spread - own.spread
    pooled = frozenset((group, id_) for group, id_ in public.pooled if id_ in more)
    return Disclosure(2, own.told | public.told, own.spread | more, own.pooled | pooled, own.small)


def ordered(dossier: Dossier, kind: RankedKind, floor: int, without: Collection[str] = ()) -> frozenset[str]:
    """The ids of the items of which the place may be told where no score is told with it.

    It is the place in the ranking of this dossier `without` what some groups said. That takes no room in what a score
    leaves possible: of an order alone nobody's answer follows.
    """
    from dienstvisie.scoring.scenario_ranking import prioritise_without  # numpy is imported only when it is needed

    made = prioritise_without(_by_points(dossier), kind, without)
    voices = {group.id: group.weight for group in made.groups}
    return frozenset(
        item.id
        for item in made.items
        if item.source == "consensus" or _is_told(item, item.contributions, voices, floor)
    )


def pool(raters: Mapping[str, int], floor: int) -> frozenset[str]:
    """Which groups are told in totals alone, by how many scored: none where every group has `floor` or more.

    One small group would be the total less the others: there are always two at least, with `floor` raters together.
    """
    order = sorted(raters, key=lambda group: (raters[group], group))
    chosen = [group for group in order if raters[group] < floor]
    if not chosen:
        return frozenset()
    for group in order[len(chosen) :]:
        if len(chosen) > 1 and sum(raters[one] for one in chosen) >= floor:
            break
        chosen.append(group)
    return frozenset(chosen)


def _heard(parts: Parts) -> Mapping[str, int]:
    """How many of each group scored an item, on the criterion on which fewest did."""
    found: dict[str, int] = {}
    for part in parts:
        if part.group != NO_GROUP and part.raters:
            found[part.group] = min(found.get(part.group, part.raters), part.raters)
    return found


def _additive(dossier: Dossier, ranking: Ranking) -> Ranking:
    """The ranking itself, or that of the additive method where the scores of the method do not split.

    Only the values by criterion and group are looked at, and both methods have the same.
    """
    if ranking.base is None and any(item.source == "ratings" for item in ranking.items):
        return prioritise(_by_points(dossier), ranking.kind)
    return ranking


def _by_points(dossier: Dossier) -> Dossier:
    """The dossier with the additive method, of which the scores split by criterion and group."""
    scoring = dossier.settings.scoring.model_copy(update={"method": "additive"})
    settings = dossier.settings.model_copy(update={"scoring": scoring})
    items = {kind.name: dossier.of(kind.name) for kind in KINDS}
    return Dossier(settings, items, dossier.broken, dossier.rating_tables)


def _rated(parts: Parts) -> Mapping[str, list[Contribution]]:
    rated: dict[str, list[Contribution]] = {}
    for part in parts:
        if part.group != NO_GROUP:
            rated.setdefault(part.criterion, []).append(part)
    return rated


def _may_be_told(dossier: Dossier, ranking: Ranking, item: RankedItem, voices: Mapping[str, float], floor: int) -> bool:
    if item.source == "consensus":
        return True
    return _is_told(item, item.contributions, voices, floor) and _is_wide(dossier, ranking, item, frozenset(), floor)


def _is_told(item: RankedItem, parts: Parts, voices: Mapping[str, float], floor: int) -> bool:
    rated = _rated(parts)
    enough = bool(rated) and item.raters >= floor
    return enough and all(_is_enough(found, voices, floor) for found in rated.values())


def _is_enough(parts: Parts, voices: Mapping[str, float], floor: int) -> bool:
    """Whether the raters of an item on one criterion are enough, and no few of them decide."""
    voice = sum(voices.get(part.group, 0.0) for part in parts if part.raters)
    few = [voices.get(part.group, 0.0) for part in parts if 0 < part.raters < floor]
    return sum(part.raters for part in parts) >= floor and all(own <= voice / 2 + EVEN for own in few)


def _is_open(parts: Parts, hidden: frozenset[str]) -> bool:
    """Whether at least two groups are left beside the pooled ones; none of them is small."""
    return len(_heard(parts).keys() - hidden) > 1


def _is_wide(dossier: Dossier, ranking: Ranking, item: RankedItem, hidden: frozenset[str], floor: int) -> bool:
    """Whether what the totals leave possible is wide enough for each small group and each person.

    Where there are `hidden` groups the others are taken to be known, so that these are what is left of the total.
    """
    scale = dossier.settings.scoring.scale
    return all(
        leaves_room([cell for cell in cells if not hidden or cell.group in hidden], scale.high - scale.low, floor)
        for cells in _cells(dossier, ranking, item)
    )


def _cells(dossier: Dossier, ranking: Ranking, item: RankedItem) -> Iterator[list[Cell]]:
    """What each group said on each criterion, worked back from its points."""
    weights = {criterion.id: criterion for criterion in ranking.criteria}
    voices = {group.id: group.weight for group in ranking.groups}
    for id_, parts in _rated(item.contributions).items():
        criterion = weights[id_]
        value = item.criteria.get(id_, item.perspectives.get(criterion.perspective, 50.0)) / 100
        heard = [part for part in parts if part.raters and voices.get(part.group) and criterion.weight]
        middle = value - sum(part.points for part in heard) / (100 * criterion.weight) if heard else value
        yield [_cell(dossier, part, criterion.weight, voices[part.group], middle) for part in heard]


def _cell(dossier: Dossier, part: Contribution, weight: float, voice: float, middle: float) -> Cell:
    """The group's mean before it was drawn to the middle; see `dienstvisie.scoring.means`."""
    group = dossier.all(Stakeholder).get(part.group)
    pull = dossier.settings.scoring.voice.shrinkage
    if group is not None and group.size:
        pull *= 1 - min(part.raters, group.size) / group.size
    share = part.raters / (part.raters + pull)
    mean = middle + part.points / (100 * weight * voice) / share
    return Cell(part.group, part.raters, voice * share, min(max(mean, 0.0), 1.0))
