"""The dates of an idea fit the roadmap and each other.

**What it does.** Reports an idea, or a part of one, whose `earliest` start comes after the end of the roadmap or after
its own `deadline`, whose `deadline` comes before the roadmap begins, or whose `pinned` start lies outside the roadmap
or after its `deadline`. Only whole periods count: by quarters, a deadline in 2027-02 is kept by what ends with 2026-Q4.
An idea that is done is left alone.

**Why it is bad.** It can never be planned as written.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  earliest: 2027-Q3
  deadline: 2027-Q1
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
  earliest: 2027-Q1
  deadline: 2027-Q3
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import has_begun, having, is_done
from dienstvisie.checks.periods import Periods, has_periods
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Planning, Settings, Subproject
from dienstvisie.schema.periods import first_month, last_month

FIELDS = ("earliest", "deadline", "pinned")
HINT = Message("Correct the date, or leave it out.")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The dates that leave no place on the roadmap."""
    planning = dossier.settings.planning
    if planning is not None and not has_periods(planning):
        return
    dated = {idea.id: idea for field in FIELDS for idea in having(dossier, Idea, field)}
    for idea in dated.values():
        for key, message in _misfits(idea, planning) if not is_done(idea) else ():
            yield Problem(Address("ideas", idea.id, (key,)), message, HINT)
    for idea in having(dossier, Idea, "subprojects"):
        for number, part in enumerate(idea.subprojects if not has_begun(idea) else ()):
            for key, message in _misfits(part, planning):
                yield Problem(Address("ideas", idea.id, ("subprojects", number, key)), message, HINT)


def _misfits(idea: Idea | Subproject, planning: Planning | None) -> Iterator[tuple[str, Message]]:
    count = Periods(planning)
    earliest, deadline, pinned = idea.earliest, idea.deadline, idea.pinned
    values = {"earliest": earliest, "deadline": deadline, "pinned": pinned}
    if earliest and deadline and count.last_whole(deadline) < count.first_whole(earliest):
        if last_month(deadline) < first_month(earliest):
            yield "deadline", Message("The deadline, {deadline}, is before the earliest start, {earliest}.", values)
        else:
            yield (
                "deadline",
                Message("No whole period fits between the start, {earliest}, and the deadline, {deadline}.", values),
            )
    if pinned and deadline and count.last_whole(deadline) < count.first(pinned):
        if last_month(deadline) < first_month(pinned):
            yield "pinned", Message("It is pinned to {pinned}, after its deadline, {deadline}.", values)
        else:
            yield "pinned", Message("The period that it is pinned to ends after its deadline, {deadline}.", values)
    if planning is not None:
        yield from _outside(idea, planning, count)


def _outside(idea: Idea | Subproject, planning: Planning, count: Periods) -> Iterator[tuple[str, Message]]:
    begin, end = count.first(planning.start), count.last(planning.end)
    span = {"begin": planning.start, "end": planning.end}
    if idea.earliest and count.first_whole(idea.earliest) > end:
        values = {"date": idea.earliest, **span}
        yield (
            "earliest",
            Message("The earliest start, {date}, is after the end of the roadmap, {end}.", values)
            if count.first(idea.earliest) > end
            else Message("No whole period is left between the earliest start, {date}, and the end, {end}.", values),
        )
    if idea.deadline and count.last_whole(idea.deadline) < begin:
        values = {"date": idea.deadline, **span}
        yield (
            "deadline",
            Message("The deadline, {date}, is before the roadmap begins, {begin}.", values)
            if count.last(idea.deadline) < begin
            else Message("No whole period of the roadmap, from {begin} on, ends by the deadline, {date}.", values),
        )
    if idea.pinned and not begin <= count.first(idea.pinned) <= end:
        values = {"date": idea.pinned, **span}
        yield "pinned", Message("It is pinned to {date}, but the roadmap runs from {begin} to {end}.", values)


CHECK = Check("DV506", Severity.ERROR, __doc__, find, needs=(Settings,))
