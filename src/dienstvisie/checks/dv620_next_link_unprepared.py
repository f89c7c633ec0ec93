"""What an idea changes in a chain is prepared in the next link.

**What it does.** Follows each journey of today (`moment: before`). Where an idea changes a step of it and the next unit
in the chain is another one, that unit must be prepared. An idea changes a step when they share the `phase` and the
`channel`, when the step is in one of its `units` (or is the customer's, who belongs to no unit), and when they are for
a common target group. The rule speaks only of steps with a phase and a channel. The next unit is prepared by any of:

- the idea itself: the unit is in its `units` or its `effort`;
- an idea that it depends on, with that unit;
- an idea that depends on it or meets a common challenge, with that unit, the phase of the next step and its customers;
- an embedding instrument with the idea in `ideas` that reaches the unit, by `units` or by `functions`, or that names
  neither and so is for everybody.

A unit stands for its parts, and a part for the whole. An idea that has no `units` and no `effort` yet is left alone,
and so is one that is done or a draft.

**Why it is bad.** A chain is as fast as its slowest link. Standard digital forms for permits made handling slower in
some municipalities: the front had changed, and staff behind it went on retyping a PDF.

**Example.**

```yaml
# target_groups.yaml
- {id: builders, title: Bouwers}
# units.yaml
- {id: front, title: E-loket}
- {id: permits, title: Vergunningen}
# journeys.yaml
- id: extension
  title: Een aanbouw
  question: Mag ik mijn huis uitbreiden?
  target_groups: [builders]
  steps:
    - {id: apply, title: De aanvraag komt binnen, unit: front, phase: apply, channel: e-counter}
    - {id: assess, title: De aanvraag wordt beoordeeld, unit: permits, phase: handle, channel: e-mail}
# ideas.yaml
- id: form
  title: Eén digitaal formulier
  target_groups: [builders]
  phases: [apply]
  channels: [e-counter]
  units: [front]
```

**Use instead.** Ask the next link what it needs, and make that a part of the idea, an idea of its own or a training.

```yaml
# target_groups.yaml
- {id: builders, title: Bouwers}
# units.yaml
- {id: front, title: E-loket}
- {id: permits, title: Vergunningen}
# journeys.yaml
- id: extension
  title: Een aanbouw
  question: Mag ik mijn huis uitbreiden?
  target_groups: [builders]
  steps:
    - {id: apply, title: De aanvraag komt binnen, unit: front, phase: apply, channel: e-counter}
    - {id: assess, title: De aanvraag wordt beoordeeld, unit: permits, phase: handle, channel: e-mail}
# ideas.yaml
- id: form
  title: Eén digitaal formulier
  target_groups: [builders]
  phases: [apply]
  channels: [e-counter]
  units: [front]
# embedding.yaml
- {id: practise, title: Oefenen met het formulier, kind: training, ideas: [form], units: [permits]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import UNFINISHED, is_done
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Embedding, Function, Idea, Unit
from dienstvisie.schema.chains import NextLink, next_links


def find(dossier: Dossier) -> Iterator[Problem]:
    """For each idea the units that come next in a chain and that nothing prepares, each once."""
    for link in next_links(dossier):
        if not (link.prepared or link.idea.status in UNFINISHED or is_done(link.idea)):
            yield _problem(link)


def _problem(link: NextLink) -> Problem:
    values = {
        "id": link.idea.id,
        "journey": link.journey.id,
        "step": link.step.id,
        "next": link.after.id,
        "unit": link.unit,
    }
    return Problem(
        Address("ideas", link.idea.id, ("phases",)),
        Message(
            "Idea `{id}` changes step `{step}` of journey `{journey}`, and nothing prepares unit `{unit}` for the "
            "next, `{next}`.",
            values,
        ),
        Message("Ask that unit what it needs, and name it in the idea, in an idea beside it or in what prepares it."),
    )


CHECK = Check("DV620", Severity.WARNING, __doc__, find, needs=(Idea, Embedding, Function, Unit))
