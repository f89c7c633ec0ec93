"""Did-you-mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language.message import Message


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is near. The same input gives the same answer."""
    from difflib import get_close_matches  # only after a mistake: keeps start-up short

    folded = {candidate.casefold().replace("_", "-"): candidate for candidate in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold().replace("_", "-"), sorted(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], *, most: int = 12) -> Message | None:
    """What to do about an unknown word: the nearest known one, else the known ones while they are few."""
    known = list(known)
    near = nearest(word, known)
    if near is not None:
        return Message("Did you mean `{near}`?", {"near": near})
    if known and len(known) <= most:
        return Message("Known here: {known}.", {"known": ", ".join(sorted(known))})
    return None
