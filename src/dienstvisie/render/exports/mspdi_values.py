"""How Microsoft Project XML writes days, hours, amounts and names."""

from __future__ import annotations

from dienstvisie.reporting.days import Days

HOURS = 8
"""In a working day, and so in a person-day."""
LONGEST = 255
"""The UTF-16 units that a name may have."""


def start(days: Days) -> str:
    """The morning of the first working day."""
    return f"{days.first_working.isoformat()}T08:00:00"


def finish(days: Days) -> str:
    """The end of the last working day."""
    return f"{days.last_working.isoformat()}T17:00:00"


def hours(days: int) -> str:
    """The hours of so many working days or person-days."""
    return f"PT{days * HOURS}H0M0S"


def euros(amount: int) -> str:
    """An amount of money, which is counted in hundredths."""
    return f"{amount * 100}"


def share(hundredths: int) -> str:
    """So many hundredths of a full-time worker."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def name(text: str) -> str:
    """A line of at most so many units; a longer one is cut between characters and ends with `…`."""
    if not is_cut(text):
        return text
    kept, room = "", LONGEST - 1
    for sign in text:
        room -= _units(sign)
        if room < 0:
            break
        kept += sign
    return kept.rstrip() + "…"


def is_cut(text: str) -> bool:
    """Whether a text is too long for a name."""
    return _units(text) > LONGEST


def _units(text: str) -> int:
    return sum(1 + (ord(sign) > 0xFFFF) for sign in text)
