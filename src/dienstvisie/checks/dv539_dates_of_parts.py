"""The dates of the parts of an idea follow one another.

**What it does.** Reports a part of an idea that cannot be done by its `deadline`, or that of the idea or of a later
part, by the `earliest` and `pinned` starts and the durations of the idea and its parts; and a part that is `pinned`
before the parts before it can be done. An idea that has begun or is done is left alone.

**Why it is bad.** The idea can never be planned as written.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  subprojects:
    - {id: build, title: De balie inrichten, duration: 6, earliest: 2027-Q1}
    - {id: train, title: De medewerkers opleiden, duration: 3, pinned: 2027-Q2}
```

**Use instead.** Correct the date that is wrong.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  subprojects:
    - {id: build, title: De balie inrichten, duration: 6, earliest: 2027-Q1}
    - {id: train, title: De medewerkers opleiden, duration: 3, pinned: 2027-Q3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import has_begun, having
from dienstvisie.checks.periods import Periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings

HINT = Message("Correct the date that is wrong.")
Found = Iterator[tuple[int, str, Message]]


def find(dossier: Dossier) -> Iterator[Problem]:
    """The parts whose dates leave no room for them."""
    count = Periods(dossier.settings.planning)
    for idea in having(dossier, Idea, "subprojects"):
        for number, key, message in _misfits(idea, count) if not has_begun(idea) else ():
            yield Problem(Address("ideas", idea.id, ("subprojects", number, key)), message, HINT)


def _misfits(idea: Idea, count: Periods) -> Found:
    """Each part as early as it can be; after a misfit one goes on from what is written."""
    first = None if idea.earliest is None else count.first_whole(idea.earliest)
    if idea.pinned is not None:
        first = count.first(idea.pinned)
    whole = None if idea.deadline is None else count.last_whole(idea.deadline)
    for number, part in enumerate(idea.subprojects):
        values = {"part": part.id, "pinned": part.pinned, "deadline": part.deadline, "whole": idea.deadline}
        values["earliest"] = part.earliest
        if part.earliest is not None:
            own = count.first_whole(part.earliest)
            first = own if first is None else max(first, own)
        if part.pinned is not None:
            pin = count.first(part.pinned)
            if first is not None and pin < first:
                message = Message("Part `{part}` is pinned to {pinned}, too early for what goes before it.", values)
                yield number, "pinned", message
            first = pin
        done = None if first is None else first + count.length(part.duration) - 1
        if done is not None and part.deadline is not None and done > count.last_whole(part.deadline):
            yield number, "deadline", Message("Part `{part}` cannot be done by its deadline, {deadline}.", values)
        elif done is not None and whole is not None and done > whole and _has_date(part.earliest, part.pinned):
            key = "pinned" if part.pinned is not None else "earliest"
            message = Message("Part `{part}` cannot be done by the deadline of the idea, {whole}.", values)
            yield number, key, message
        first = None if done is None else done + 1


def _has_date(*dates: str | None) -> bool:
    return any(date is not None for date in dates)


CHECK = Check("DV539", Severity.ERROR, __doc__, find, needs=(Settings,))
