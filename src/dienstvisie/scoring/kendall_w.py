"""Kendall's coefficient of concordance W, with ties and with missing judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from dienstvisie.scoring.midranks import midranks
from dienstvisie.scoring.spearman import mean_pairwise_rho

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints

PAIRWISE_AT_MOST = 2_000_000
"""Up to so many cells (pairs of judges times items) all pairs are compared; beyond that each judge's own ranks do."""

Lack = Literal["judges", "items", "overlap", "variation"]


class Order(NamedTuple):
    """Kendall's W over the judges that judged two items or more.

    `ratings` is the mean number of them per item (k). `value` is 0..1, or None where `lacks` says what is missing:
    two judges, two items, two items that two judges share, or any judge with different values.
    """

    judges: int
    items: int
    ratings: float
    value: float | None
    method: Literal["complete", "pairwise", "own-ranks"] | None = None
    lacks: Lack | None = None


def kendall_w(values: Floats, judged: Flags | None = None, pairwise_at_most: int = PAIRWISE_AT_MOST) -> Order:
    """W of a table of values (judges, items), where high is good; `judged` says which are there, else those not NaN."""
    there = ~np.isnan(values) if judged is None else judged
    judge, item = np.nonzero(there)
    return concordance(judge, item, values[there], pairwise_at_most)


def concordance(judge: Ints, item: Ints, value: Floats, pairwise_at_most: int = PAIRWISE_AT_MOST) -> Order:
    """W of judgements in long form, each of shape (rows,): a judge's value of an item, at most one for each pair.

    Where all judges judged all items: W = 12*S/(m^2*(n^3 - n) - m*sum T), S the squared deviations of the rank sums,
    T = sum t^3 - t over ties (Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10, 275-287; ties:
    Kendall 1948, Rank Correlation Methods). Else W = (1 + rho*(k - 1))/k, rho the mean of Spearman's rho over pairs
    of judges (Brueckl 2011, Altersbedingte Veraenderungen der Stimme, 88-103), never below 0. A judge without any
    variation counts in both, and lowers W.
    """
    judge, item, value, judges, items = _informative(judge, item, value)
    k = len(judge) / items if items else 0.0
    if judges < 2 or items < 2:
        return Order(judges, items, k, None, lacks="judges" if judges < 2 else "items")
    ranked = midranks(judge, value, judges)
    own = np.bincount(judge, minlength=judges).astype(np.float64)
    if bool((ranked.ties == own**3 - own).all()):
        return Order(judges, items, k, None, lacks="variation")
    if len(judge) == judges * items:
        sums = np.bincount(item, weights=ranked.ranks, minlength=items)
        spread = ((sums - judges * (items + 1) / 2) ** 2).sum()
        w = 12.0 * spread / (judges**2 * (items**3 - items) - judges * ranked.ties.sum())
        return Order(judges, items, k, float(min(w, 1.0)), "complete")
    by_pairs = judges * (judges - 1) // 2 * items <= pairwise_at_most
    rho = mean_pairwise_rho(judge, item, value, judges, items) if by_pairs else _own_ranks(judge, item, ranked.ranks)
    if rho is None:
        return Order(judges, items, k, None, lacks="overlap")
    w = (1.0 + rho * (k - 1.0)) / k
    return Order(judges, items, k, float(np.clip(w, 0.0, 1.0)), "pairwise" if by_pairs else "own-ranks")


def _informative(judge: Ints, item: Ints, value: Floats) -> tuple[Ints, Ints, Floats, int, int]:
    """The judgements of judges with two or more, judges and items numbered anew, and how many there are of each."""
    kept = (np.bincount(judge) > 1)[judge] if len(judge) else np.zeros(0, dtype=np.bool_)
    judges, judge = np.unique(judge[kept], return_inverse=True)
    items, item = np.unique(item[kept], return_inverse=True)
    return judge, item, value[kept], len(judges), len(items)


def _own_ranks(judge: Ints, item: Ints, ranks: Floats) -> float | None:
    """The mean rho over pairs, weighted by shared items, from each judge's ranks over all own items.

    With ranks standardised per judge, the products of all pairs on an item are the square of their sum less the sum of
    their squares: no pair has to be looked at. For complete judgements this is the mean rho itself.
    """
    own = np.bincount(judge)
    apart = ranks - ((own + 1) / 2)[judge]
    scale = np.sqrt(np.bincount(judge, weights=apart**2) / own)[judge]
    standard = np.divide(apart, scale, out=np.zeros(len(ranks)), where=scale > 0)
    order = np.lexsort((standard, item))  # sums in this order are the same whatever the order of judges
    standard, item = standard[order], item[order]
    on_item = np.bincount(item)
    pairs = (on_item * (on_item - 1)).sum()
    products = np.bincount(item, weights=standard) ** 2 - np.bincount(item, weights=standard**2)
    return float(np.clip(products.sum() / pairs, -1.0, 1.0)) if pairs else None
