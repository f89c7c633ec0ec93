"""The rules that only the plan can know, each with its page."""

from __future__ import annotations

from dienstvisie.diagnostics import Rule, Severity

FEW_QUICK_WINS = Rule(
    "DV510",
    Severity.WARNING,
    """The first phase has as many quick wins as wanted.

**What it does.** Counts the ideas of which a quick win is finished in the first phase of the roadmap, and reports when
they are fewer than `planning.quick_wins.at_least`.

**Why it is bad.** Early successes create appetite and support for the long-term projects.

**Example.** Three quick wins are wanted, the first phase ends in 2026-Q4, and only one quick win is finished by then.

**Use instead.** Cut a small, visible part off a larger idea as a subproject, look for ideas that are quick and cheap,
or give the first phase more time or the units more capacity in it.

```yaml
# ideas.yaml
- id: e-counter
  title: E-loket
  subprojects:
    - id: passports
      title: Afspraken voor paspoorten online
      duration: 3
      quick_win: true
    - id: all-products
      title: Alle producten online
      duration: 18
```
""",
)

MUST_LEFT_OUT = Rule(
    "DV511",
    Severity.ERROR,
    """An idea that has to be on the roadmap is on it.

**What it does.** Reports each idea with `must: true` that has no place on the roadmap, with the reason.

**Why it is bad.** The roadmap does not keep what was promised. The planner gives these ideas their place before others
get one, so what stands in the way is mostly capacity, budget or dates.

**Example.** An idea that has to be there needs 40 days of a unit in one quarter, and the unit never has more than 30.

**Use instead.** Read the reason. Spread the work over more time, raise the capacity or the budget that it names, move
the deadline, or take `must` away.
""",
)

PIN_FAILS = Rule(
    "DV512",
    Severity.ERROR,
    """An idea starts in the period that it is pinned to.

**What it does.** Reports each idea with `pinned` that does not fit in there, with the reason. The idea is then left out
of the roadmap. (Work that has begun always stays; see DV520.)

**Why it is bad.** Two pins that want the same days, or a pin before the end of what the idea waits for, contradict each
other.

**Example.** An idea is pinned to 2026-Q2, but depends on one that is done in 2026-Q3.

**Use instead.** Move the pin, or what stands in its way. Say `earliest` where the idea may also start later.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  earliest: 2026-Q2
```
""",
)

CIRCLE = Rule(
    "DV513",
    Severity.ERROR,
    """Ideas on the roadmap do not wait for one another in a circle.

**What it does.** Follows the dependencies of the ideas that are to be planned, and shows one circle of each group of
ideas that wait for one another.

**Why it is bad.** None of them can ever start. All are left out of the roadmap, and so is everything that waits for
them.

**Example.** The quick desk waits for the appointments, and the appointments wait for the quick desk.

**Use instead.** Remove the dependency that is no real condition, or cut one of the ideas in two.
""",
)

DEADLINE_MISSED = Rule(
    "DV514",
    Severity.WARNING,
    """An idea is done by its deadline.

**What it does.** Reports each idea that is left out because it would not be done by its `deadline`, and each idea whose
work has begun and takes longer than that.

**Why it is bad.** An idea that comes after its deadline is often of no use, so the planner does not plan it late.

**Example.** An idea of three quarters with deadline 2026-Q4 waits for one that is done in 2026-Q2.

**Use instead.** Start earlier with what it waits for (pin it, or make it a must), shorten the work, or move the
deadline.
""",
)

NO_CAPACITY = Rule(
    "DV515",
    Severity.WARNING,
    """A unit that an idea needs has time for it.

**What it does.** Reports effort of a unit whose capacity is 0 in every period of the roadmap.

**Why it is bad.** The idea can never be planned.

**Example.**

```yaml
# units.yaml
- id: archive
  title: Archief
  capacity:
    days: 0
```

**Use instead.** Give the unit capacity, ask the effort of a unit that has time, or remove `capacity` where the time of
a unit is not limited.

```yaml
# units.yaml
- id: archive
  title: Archief
  capacity:
    days: 15
```
""",
)

NO_DURATION = Rule(
    "DV516",
    Severity.WARNING,
    """An idea on the roadmap says how long it takes.

**What it does.** Reports each idea that is to be planned and has neither `duration` nor `subprojects`.

**Why it is bad.** The planner takes one period for it. That may be far too short, and then all that waits for it comes
too early.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Say the duration in months, or cut the idea into `subprojects` that each have one.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  duration: 6
```
""",
)

PIN_INSIDE = Rule(
    "DV517",
    Severity.INFO,
    """An idea is pinned to the beginning of a period.

**What it does.** Tells that an idea is pinned to a month in the middle of a quarter, and which quarter it takes.

**Why it is bad.** The roadmap is made of whole quarters, unless it is planned by month. The work then takes its days
and euros from the whole quarter, also from before the month that is named.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  pinned: 2027-06
```

**Use instead.** Name the quarter, or plan by month with `period: month`.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  pinned: 2027-Q2
```
""",
)

NO_ROOM_FOR_FACTS = Rule(
    "DV520",
    Severity.WARNING,
    """What has begun or is done fits in the capacity and the budget.

**What it does.** Reports each period in which work that has begun or is done takes more days of a unit than it has, or
keeps it at more ideas at once than its limit, and each year in which such work costs more than the budget.

**Why it is bad.** Progress is a fact, so the work stays on the roadmap, and nothing else is planned there. But the
figures contradict each other: either more was available, or less was used, or people work more than was agreed.

**Example.** The team has 25 days in each quarter. Two ideas that began in 2026-Q2 take 15 days each in it.

**Use instead.** Correct the capacity of that period (`exceptions`), the effort of the ideas, or when they began and are
expected to be done.

```yaml
# units.yaml
- id: ict
  title: Informatica
  capacity:
    days: 25
    exceptions: {2026-Q2: 30}
```
""",
)

BEYOND_THE_END = Rule(
    "DV521",
    Severity.WARNING,
    """Work that has begun is done within the roadmap.

**What it does.** Reports each idea whose work has begun, and takes longer than the roadmap lasts by its duration or by
the `expected` of its progress.

**Why it is bad.** The roadmap shows only a part of it: days and euros after its end are not counted, and no idea that
waits for it can be planned.

**Example.** The roadmap ends in 2031-Q4. An idea of 18 months began in 2031-Q1.

**Use instead.** Make the roadmap longer, cut the idea, or correct when it is expected to be done.
""",
)

BEGAN_EARLY = Rule(
    "DV522",
    Severity.INFO,
    """An idea begins after what it waits for.

**What it does.** Tells that the work on an idea has begun, while an idea that it depends on has not begun, or goes on.

**Why it is bad.** Mostly the dependency is no real one, or the work rests on what is not there yet. The roadmap shows
the work where it began.

**Example.** The quick desk depends on the appointments, and began a quarter before these were done.

**Use instead.** Remove the dependency if it was none. Otherwise see what the work needs now.
""",
)

FACTS_EXCLUDE = Rule(
    "DV523",
    Severity.WARNING,
    """Of two ideas that exclude each other only one is carried out.

**What it does.** Reports two ideas of which one `excludes` the other, while the work on both has begun or is done.

**Why it is bad.** Both stay on the roadmap, since they are facts, although they cannot go together.

**Example.** The e-counter excludes the mobile counter, and the work on both has begun.

**Use instead.** Take the id out of `excludes` where they can go together after all, or stop one of the two.
""",
)

CONTRADICTION = Rule(
    "DV518",
    Severity.ERROR,
    """What is asked of the roadmap can all hold together.

**What it does.** Looks for musts, pins, deadlines and demands for quick wins that contradict each other, and shows each
contradiction as a smallest set: without any one of its wishes the others can hold. It says where each of them is
written, and the least that would make room for all. The roadmap that is shown gives up the fewest wishes.

**Why it is bad.** Somebody was promised something that cannot be.

**Example.** Two ideas are pinned to the same quarter, each asks 20 days of a unit, and the unit has 30.

**Use instead.** Decide which of the wishes gives way, and change it where it is written. Or give the room that the hint
names.
""",
)

DEADLINE_GAVE_WAY = Rule(
    "DV519",
    Severity.ERROR,
    """An idea that has to be there is done by its deadline.

**What it does.** Reports each must, each pinned idea and each that one of these waits for, that the roadmap finishes
after its deadline, since not all wishes can hold.

**Why it is bad.** The roadmap does not keep what was promised.

**Example.** A must with deadline 2026-Q4 waits for an idea that is pinned to 2027-Q1.

**Use instead.** See which wishes contradict each other (DV518), and decide which of them gives way.
""",
)

PLANNING_RULES: tuple[Rule, ...] = (
    FEW_QUICK_WINS,
    MUST_LEFT_OUT,
    PIN_FAILS,
    CIRCLE,
    DEADLINE_MISSED,
    NO_CAPACITY,
    NO_DURATION,
    PIN_INSIDE,
    CONTRADICTION,
    DEADLINE_GAVE_WAY,
    NO_ROOM_FOR_FACTS,
    BEYOND_THE_END,
    BEGAN_EARLY,
    FACTS_EXCLUDE,
)
"""All of them, by code."""
