"""Where ideas have effort, the roadmap has a span.

**What it does.** Reports that ideas say what effort they need while the settings have no `planning`.

**Why it is bad.** No roadmap can be made: it is not known when it begins and ends.

**Example.**

```yaml
# units.yaml
- {id: citizen-affairs, title: Burgerzaken}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {citizen-affairs: 20}
```

**Use instead.** Give the roadmap a start and an end; mostly the end is that of the term of office.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
planning: {start: 2026-Q1, end: 2031-Q4}
# units.yaml
- {id: citizen-affairs, title: Burgerzaken}
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  effort: {citizen-affairs: 20}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, is_done
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """Effort without a span to plan it in."""
    if dossier.settings.planning is None and not all(map(is_done, having(dossier, Idea, "effort"))):
        yield Problem(
            Address("settings"),
            Message("Ideas have effort, but the settings have no `planning`."),
            Message("Add `planning` with `start` and `end`."),
        )


CHECK = Check("DV500", Severity.WARNING, __doc__, find, needs=(Settings,))
