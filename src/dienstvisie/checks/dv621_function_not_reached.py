"""Every function is reached.

**What it does.** Reports a function that no embedding instrument names in `functions`, and says so where its whole
layer (its `level`) is not reached. An instrument that was stopped does not count; one that is planned does. It is
silent until there is an embedding instrument.

**Why it is bad.** Everybody is a service provider, whatever the work is. A chain is as strong as the link that nobody
spoke to, and that link is often behind the scenes: in the archive, the depot, the system administration.

**Example.**

```yaml
# functions.yaml
- {id: desk, title: Baliemedewerker, level: operational}
- {id: fitter, title: Monteur openbare verlichting, level: operational, back_stage: true}
# embedding.yaml
- {id: stories, title: Verhalen aan de balie, kind: peer-review, functions: [desk]}
```

**Use instead.** Plan something that reaches the function too, or name it where it was reached already.

```yaml
# functions.yaml
- {id: desk, title: Baliemedewerker, level: operational}
- {id: fitter, title: Monteur openbare verlichting, level: operational, back_stage: true}
# embedding.yaml
- {id: stories, title: Verhalen aan de balie, kind: peer-review, functions: [desk]}
- {id: depot, title: Roadshow in de loods, kind: roadshow, functions: [fitter]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import instruments, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Function


def find(dossier: Dossier) -> Iterator[Problem]:
    """The functions that nothing reaches, in the order of the files."""
    reached = {id_ for item in instruments(dossier) for id_ in item.functions}
    functions = live(dossier, Function) if dossier.all(Embedding) else ()
    layers = {function.level for function in functions if function.id in reached}
    for function in functions:
        if function.id in reached:
            continue
        values = {"id": function.id, "level": function.level}
        said = (
            Message("No embedding instrument reaches function `{id}`.", values)
            if function.level in layers
            else Message("No embedding instrument reaches function `{id}`, nor any other at level `{level}`.", values)
        )
        yield Problem(
            Address("functions", function.id),
            said,
            Message("Name the function in `functions` of an instrument that reaches it."),
        )


CHECK = Check("DV621", Severity.WARNING, __doc__, find, needs=(Embedding, Function))
