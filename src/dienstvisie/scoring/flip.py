"""The weight of the citizen at which two items change places."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.scoring.comparison import Flip
from dienstvisie.scoring.ranking import RankedItem, Ranking, UnrankedItem

EQUAL = 1e-9
"""Points that are only rounding."""

Leads = tuple[float, float]
"""The points by which one item leads another with all weight on the citizen, and with all on the organisation."""


def flip_of(ranking: Ranking, first: str, second: str) -> Flip:
    """See `dienstvisie.scoring.comparison.flip`.

    With the weights within each perspective as they are, the lead of one item is linear in the weight of the citizen,
    so it changes sign at most once, and exactly where it is 0.
    """
    one, other = _item(ranking, first), _item(ranking, second)
    if isinstance(one, RankedItem) and isinstance(other, RankedItem) and other.score - one.score > EQUAL:
        one, other = other, one
    weights = [criterion.weight for criterion in ranking.criteria if criterion.perspective == "citizen"]
    found = Flip(one.id, other.id, present=min(fsum(weights), 1.0))
    leads = _leads(ranking, one, other)
    if isinstance(leads, Message):
        return replace(found, reason=leads)
    never = Message(
        "“{second}” never passes “{first}”, whatever the weight of the citizen.",
        {"first": one.title, "second": other.title},
    )
    return _crossing(found, never, *leads)


def _item(ranking: Ranking, id_: str) -> RankedItem | UnrankedItem:
    items: dict[str, RankedItem | UnrankedItem] = {item.id: item for item in ranking.items}
    items.update({item.id: item for item in ranking.unranked})
    if id_ not in items:
        raise UserError(Message("`{id}` is not in the ranking.", {"id": id_}), did_you_mean(id_, items))
    return items[id_]


def _leads(ranking: Ranking, one: RankedItem | UnrankedItem, other: RankedItem | UnrankedItem) -> Leads | Message:
    if not isinstance(one, RankedItem):
        return Message("“{item}” has no rank.", {"item": one.title})
    if not isinstance(other, RankedItem):
        return Message("“{item}” has no rank.", {"item": other.title})
    if ranking.method != "additive":
        return Message("This can be told of additive scores only.")
    if {criterion.perspective for criterion in ranking.criteria} - one.perspectives.keys() or len(one.perspectives) < 2:
        return Message("All criteria that count are of one perspective, so its weight changes nothing.")
    citizen, organisation = (one.perspectives[name] - other.perspectives[name] for name in ("citizen", "organisation"))
    return citizen, organisation


def _crossing(found: Flip, never: Message, citizen: float, organisation: float) -> Flip:
    now = found.present * citizen + (1 - found.present) * organisation
    if abs(citizen) <= EQUAL and abs(organisation) <= EQUAL:
        return replace(found, reason=Message("They are equal, whatever the weight of the citizen."))
    if abs(now) <= EQUAL:
        return replace(found, at=found.present, reason=Message("They are equal now: any other weight parts them."))
    if min(citizen, organisation) >= -EQUAL:
        return replace(found, reason=never)
    return replace(found, at=organisation / (organisation - citizen))
