"""The answer to a question is one of its options.

**What it does.** Reports a decision whose `answer` is not the id of one of its `options`.

**Why it is bad.** The compass would show a decision without its argument.

**Example.**

```yaml
# decisions.yaml
- id: appointments
  title: Werken op afspraak
  question: Hoe ver gaan we in het werken op afspraak?
  options:
    - {id: mixed, title: Op afspraak en vrije inloop}
    - {id: only, title: Alleen op afspraak}
  answer: mix
```

**Use instead.** Name the option by its id.

```yaml
# decisions.yaml
- id: appointments
  title: Werken op afspraak
  question: Hoe ver gaan we in het werken op afspraak?
  options:
    - {id: mixed, title: Op afspraak en vrije inloop}
    - {id: only, title: Alleen op afspraak}
  answer: mixed
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Decision, Dossier


def find(dossier: Dossier) -> Iterator[Problem]:
    """The decisions with an answer that is no option."""
    for decision in dossier.all(Decision).values():
        options = [option.id for option in decision.options]
        if decision.answer is not None and decision.answer not in options:
            yield Problem(
                Address("decisions", decision.id, ("answer",)),
                Message("`{answer}` is none of the options of `{id}`.", {"answer": decision.answer, "id": decision.id}),
                did_you_mean(decision.answer, options),
            )


CHECK = Check("DV211", Severity.ERROR, __doc__, find)
