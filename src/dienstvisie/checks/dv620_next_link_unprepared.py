"""What an idea changes in a chain is prepared in the next link.

**What it does.** Follows each journey of today (`moment: before`). Where an idea changes a step of it and the next unit
in the chain is another one, that unit must be prepared. An idea changes a step when they share the `phase` and the
`channel`, when the step is in one of its `units` (or is the customer's, who belongs to no unit), and when they are for
a common target group. The rule speaks only of steps with a phase and a channel. The next unit is prepared by any of:

- the idea itself: the unit is in its `units` or its `effort`;
- an idea that it depends on or that depends on it, or that meets a common challenge, with that unit;
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
from itertools import pairwise

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import UNFINISHED, instruments, is_done, live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dependency, Dossier, Embedding, Function, Idea, Journey, Step, Unit


def find(dossier: Dossier) -> Iterator[Problem]:
    """For each idea the units that come next in a chain and that nothing prepares, each once."""
    today = [journey for journey in live(dossier, Journey) if journey.moment == "before"]
    for idea in live(dossier, Idea) if today else ():
        if idea.status in UNFINISHED or is_done(idea) or not _own(idea):
            continue
        told = set(_prepared(dossier, idea))
        for journey, step, after in _changed(dossier, idea, today):
            if after.unit is not None and not _family(dossier, after.unit) & told:
                told.add(after.unit)
                yield _problem(idea, journey, step, after)


def _problem(idea: Idea, journey: Journey, step: Step, after: Step) -> Problem:
    values = {"id": idea.id, "journey": journey.id, "step": step.id, "next": after.id, "unit": after.unit or ""}
    return Problem(
        Address("ideas", idea.id, ("phases",)),
        Message(
            "Idea `{id}` changes step `{step}` of journey `{journey}`, and nothing prepares unit `{unit}` for the "
            "next, `{next}`.",
            values,
        ),
        Message("Ask that unit what it needs, and name it in the idea, in an idea beside it or in what prepares it."),
    )


def _changed(dossier: Dossier, idea: Idea, journeys: list[Journey]) -> Iterator[tuple[Journey, Step, Step]]:
    """The last steps before the chain passes to another unit, with the first step there, in which the idea works."""
    for journey in journeys:
        if not set(journey.target_groups) & set(idea.target_groups):
            continue
        chain = [step for step in journey.steps if step.unit or step.channel]
        for step, after in pairwise(chain):
            if after.unit is not None and after.unit != step.unit and _works_in(dossier, idea, step):
                yield journey, step, after


def _works_in(dossier: Dossier, idea: Idea, step: Step) -> bool:
    here = step.phase in idea.phases and step.channel in idea.channels
    return here and (step.unit is None or bool(_family(dossier, step.unit) & _own(idea)))


def _prepared(dossier: Dossier, idea: Idea) -> Iterator[str]:
    """The units that are prepared for what the idea changes."""
    yield from _own(idea)
    for other in live(dossier, Idea):
        if _beside(idea, other):
            yield from _own(other)
    functions = dossier.all(Function)
    for item in instruments(dossier):
        if idea.id in item.ideas:
            if not item.units and not item.functions:
                yield from dossier.all(Unit)
            yield from item.units
            known = (functions[id_].unit for id_ in item.functions if id_ in functions)
            yield from (unit for unit in known if unit is not None)


def _beside(idea: Idea, other: Idea) -> bool:
    """Whether ideas belong together: one needs the other, or they meet a common challenge."""
    return other.id in _needs(idea) or idea.id in _needs(other) or bool(set(idea.challenges) & set(other.challenges))


def _needs(idea: Idea) -> frozenset[str]:
    return frozenset(need.idea if isinstance(need, Dependency) else need for need in idea.depends_on)


def _own(idea: Idea) -> frozenset[str]:
    """The units that take part in an idea, those of its parts included."""
    return frozenset((*idea.units, *idea.effort, *(unit for part in idea.subprojects for unit in part.effort)))


def _family(dossier: Dossier, unit: str) -> frozenset[str]:
    """A unit, what it is a part of, and its parts; a circle ends where it began."""
    known, found, above = dossier.all(Unit), {unit}, dossier.all(Unit).get(unit)
    while above is not None and above.part_of and above.part_of not in found:
        found.add(above.part_of)
        above = known.get(above.part_of)
    below = {one.id for one in known.values() if one.part_of == unit}
    return frozenset(found | below)


CHECK = Check("DV620", Severity.WARNING, __doc__, find, needs=(Idea, Embedding, Function, Unit))
