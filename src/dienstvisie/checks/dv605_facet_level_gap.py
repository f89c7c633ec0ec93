"""Every facet is secured at every level.

**What it does.** Reports, for each facet of the organisation, the levels at which no embedding instrument secures it.
An instrument that was stopped does not count. It is silent until there is an embedding instrument.

**Why it is bad.** A change holds only when technology, process, culture, operations and organisation each carry it,
from the strategic to the operational level. Where one cell is empty, the old way comes back from there.

**Example.**

```yaml
# embedding.yaml
- {id: vacancies, title: Waarden in de vacatures, kind: hr-instrument, facet: culture, level: tactical}
- {id: talks, title: Waarden in het jaarlijkse gesprek, kind: hr-instrument, facet: culture, level: operational}
```

**Use instead.** Find an instrument for each empty cell. Where a project is about one facet only, switch this rule off
in the settings, with that reason.

```yaml
# embedding.yaml
- {id: t1, title: Digitale koers in het meerjarenplan, kind: policy-plan, facet: technology, level: strategic}
- {id: t2, title: Toets op de waarden bij elke aankoop, kind: effect-measurement, facet: technology, level: tactical}
- {id: t3, title: Oefenuren met het nieuwe e-loket, kind: training, facet: technology, level: operational}
- {id: p1, title: Doorlooptijden in de opvolging, kind: policy-plan, facet: process, level: strategic}
- {id: p2, title: Werkconferentie over de keten, kind: work-conference, facet: process, level: tactical}
- {id: p3, title: Rode draad per klantvraag, kind: peer-review, facet: process, level: operational}
- {id: c1, title: Roadshow door het managementteam, kind: roadshow, facet: culture, level: strategic}
- {id: c2, title: Waarden in de vacatures, kind: hr-instrument, facet: culture, level: tactical}
- {id: c3, title: Waarden in het jaarlijkse gesprek, kind: hr-instrument, facet: culture, level: operational}
- {id: w1, title: Dienstverlening als doelstelling, kind: policy-plan, facet: operations, level: strategic}
- {id: w2, title: Klantenpanel per kwartaal, kind: customer-panel, facet: operations, level: tactical}
- {id: w3, title: Intervisie aan het loket, kind: peer-review, facet: operations, level: operational}
- {id: o1, title: Waarden in de opdracht van diensthoofden, kind: hr-instrument, facet: organisation, level: strategic}
- {id: o2, title: Verbeterplan per dienst, kind: work-conference, facet: organisation, level: tactical}
- {id: o3, title: Onthaalbundel voor nieuwe collega's, kind: hr-instrument, facet: organisation, level: operational}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import instruments, terms
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Settings


def find(dossier: Dossier) -> Iterator[Problem]:
    """The levels that are missing, in one problem per facet."""
    secured = {(item.facet, item.level) for item in instruments(dossier)}
    for facet in terms(dossier, "facets") if dossier.all(Embedding) else ():
        missing = [level for level in terms(dossier, "levels") if (facet, level) not in secured]
        if missing:
            yield Problem(
                Address("embedding"),
                Message(
                    "Nothing secures the facet `{facet}` at level: {levels}.",
                    {"facet": facet, "levels": ", ".join(missing)},
                ),
                Message("Find an instrument for it, and give it this `facet` and `level`."),
            )


CHECK = Check("DV605", Severity.WARNING, __doc__, find, needs=(Embedding, Settings))
