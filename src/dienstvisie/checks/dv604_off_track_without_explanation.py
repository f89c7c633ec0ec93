"""What is off track is explained.

**What it does.** Reports progress with `needs-attention`, `delayed` or `stopped`, on content, planning or finance,
that has no `explanation`.

**Why it is bad.** A red light without a reason makes councillors worry and helps nobody.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - {date: 2026-09-30, content: on-track, planning: delayed, finance: on-track}
```

**Use instead.** Say why, and what is done about it.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  progress:
    - date: 2026-09-30
      content: on-track
      planning: delayed
      finance: on-track
      explanation: De verbouwing begint een kwartaal later; het proefloket in de bibliotheek loopt door.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, ImprovementPlan, Progress

OFF_TRACK = frozenset({"needs-attention", "delayed", "stopped"})


def find(dossier: Dossier) -> Iterator[Problem]:
    """The progress that is off track without a word."""
    for idea in having(dossier, Idea, "progress"):
        yield from _unexplained(idea.progress, Address("ideas", idea.id))
    for plan in live(dossier, ImprovementPlan):
        for index, action in enumerate(plan.actions):
            yield from _unexplained(action.progress, Address("improvement_plans", plan.id, ("actions", index)))


def _unexplained(rows: Sequence[Progress], owner: Address) -> Iterator[Problem]:
    for index, row in enumerate(rows):
        track = next((name for name in ("content", "planning", "finance") if getattr(row, name) in OFF_TRACK), None)
        if track is not None and row.explanation is None:
            yield Problem(
                owner._replace(keys=(*owner.keys, "progress", index, track)),
                Message(
                    "`{track}` is `{state}`, without an explanation.", {"track": track, "state": getattr(row, track)}
                ),
                Message("Write in `explanation` why, and what is done about it."),
            )


CHECK = Check("DV604", Severity.WARNING, __doc__, find)
