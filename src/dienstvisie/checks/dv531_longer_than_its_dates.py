"""An idea fits between its dates.

**What it does.** Reports an idea that takes longer than the roadmap lasts, or longer than there is from its
`earliest` or `pinned` start to its `deadline`, or to the end of the roadmap. What it waits for does not count here.
By quarters, 4 months take two quarters. An idea that has begun or is done is left alone.

**Why it is bad.** It can never be planned as written, whatever capacity there is.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 12
  earliest: 2027-Q3
  deadline: 2027-Q4
```

**Use instead.** Correct the dates or the duration, or cut the idea in two.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 12
  earliest: 2027-Q1
  deadline: 2027-Q4
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import has_begun, live
from dienstvisie.checks.periods import Periods, has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Idea, Planning, Settings

HINT = Message("Correct the dates or the duration, or cut the idea in two.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas that are too long for their own dates or for the roadmap."""
    planning = dossier.settings.planning
    if planning is None or not has_periods(planning):
        return
    for idea in live(dossier, Idea):
        found = None if has_begun(idea) else _misfit(idea, planning)
        if found is not None:
            key, message = found
            yield Problem(Address("ideas", idea.id, (key,)), message, HINT)


def _misfit(idea: Idea, planning: Planning) -> tuple[str, Message] | None:
    """What is wrong with it, and at which key; other checks report dates that leave no period at all."""
    count = Periods(planning)
    begin, end = count.first(planning.start), count.last(planning.end)
    length = _length(idea, count)
    first = begin if idea.earliest is None else max(begin, count.first_whole(idea.earliest))
    first = first if idea.pinned is None else count.first(idea.pinned)
    last = end if idea.deadline is None else min(end, count.last_whole(idea.deadline))
    room = last - first + 1
    if room < 1 or first < begin or length <= room:
        return None
    if length > end - begin + 1:
        return "subprojects" if idea.subprojects else "duration", _longer_than_all(length, end - begin + 1)
    if idea.deadline is not None and last < end:
        return "deadline", _too_short(length, room, idea.deadline)
    return "earliest" if idea.pinned is None else "pinned", _ends_late(length, room, planning.end)


def _length(idea: Idea, count: Periods) -> int:
    if idea.subprojects:
        return sum(count.length(part.duration) for part in idea.subprojects)
    return 0 if idea.duration is None else count.length(idea.duration)


def _longer_than_all(length: int, room: int) -> Message:
    return counted(
        "It takes {length} periods, but the roadmap has only {number}.",
        "It takes {length} periods, but the roadmap has only {number}.",
        room,
        {"length": length},
    )


def _too_short(length: int, room: int, deadline: str) -> Message:
    return counted(
        "It takes {length} periods, but there is only {number} from its start to its deadline, {deadline}.",
        "It takes {length} periods, but there are only {number} from its start to its deadline, {deadline}.",
        room,
        {"deadline": deadline, "length": length},
    )


def _ends_late(length: int, room: int, end: str) -> Message:
    return counted(
        "It takes {length} periods, but there is only {number} from its start to the end of the roadmap, {end}.",
        "It takes {length} periods, but there are only {number} from its start to the end of the roadmap, {end}.",
        room,
        {"end": end, "length": length},
    )


CHECK = Check("DV531", Severity.ERROR, __doc__, find, needs=(Settings,))
