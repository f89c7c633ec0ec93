"""Amounts over the periods of a task."""

from __future__ import annotations

from collections.abc import Mapping

Profile = tuple[int, ...]
Profiles = Mapping[str, Profile]


def spread(amount: int, periods: int) -> Profile:
    """An amount in equal shares over so many periods, the first ones one more where it does not come out even."""
    share, rest = divmod(amount, periods)
    return tuple(share + (period < rest) for period in range(periods))


def spread_all(amounts: Mapping[str, int], periods: int) -> Profiles:
    """Each amount in equal shares over so many periods."""
    return {name: spread(amount, periods) for name, amount in amounts.items() if amount}


def cut(profiles: Profiles, first: int, stop: int) -> Profiles:
    """The periods from `first` up to `stop` of each profile that has anything in them."""
    return {name: profile[first:stop] for name, profile in profiles.items() if any(profile[first:stop])}


def added(one: Profiles, other: Profiles) -> Profiles:
    """Two sets of profiles of one length, together."""
    found = dict(one)
    for name, profile in other.items():
        found[name] = tuple(map(sum, zip(found.get(name, (0,) * len(profile)), profile, strict=True)))
    return found
