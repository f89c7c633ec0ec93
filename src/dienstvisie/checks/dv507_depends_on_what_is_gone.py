"""An idea does not wait for one that will not come.

**What it does.** Reports an idea that depends on another one that is rejected, archived or stopped without being done.

**Why it is bad.** It could never start, so it falls off the roadmap.

**Example.**

```yaml
# ideas.yaml
- id: chatbot
  title: Chatbot op de website
  status: rejected
- id: night-answers
  title: Antwoord op elke vraag, dag en nacht
  depends_on: [chatbot]
```

**Use instead.** Remove the dependency, or reject this idea too.

```yaml
# ideas.yaml
- id: chatbot
  title: Chatbot op de website
  status: rejected
- id: night-answers
  title: Antwoord op elke vraag, dag en nacht
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having, is_done
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea, is_live, newest


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas that wait for something that will not come."""
    ideas = dossier.all(Idea)
    for idea in having(dossier, Idea, "depends_on"):
        for index, part in enumerate(idea.depends_on) if not is_done(idea) else ():
            needed = ideas.get(part if isinstance(part, str) else part.idea)
            if needed is not None and not is_done(needed) and (not is_live(needed) or _is_stopped(needed)):
                yield Problem(
                    Address("ideas", idea.id, ("depends_on", index)),
                    Message(
                        "Idea `{id}` waits for `{other}`, which will not come.", {"id": idea.id, "other": needed.id}
                    ),
                    Message("Remove the dependency, or reject this idea too."),
                    ((Message("Its status is here."), Address("ideas", needed.id, ("status",))),),
                )


def _is_stopped(idea: Idea) -> bool:
    now = newest(idea.progress)
    return now is not None and "stopped" in (now.content, now.planning, now.finance)


CHECK = Check("DV507", Severity.ERROR, __doc__, find)
