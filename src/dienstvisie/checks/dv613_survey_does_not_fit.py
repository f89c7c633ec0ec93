"""A survey question can be counted.

**What it does.** Reports an indicator whose `survey` does not fit: a share (the unit `%`) without `at_least`, another
unit with it, a scale of which `low` is not below `high`, and numbers in `answers` or `at_least` off that scale.

**Why it is bad.** An export of the survey would be refused on the day that it comes in, or be counted wrong.

**Example.**

```yaml
# indicators.yaml
- id: reads-on-screen
  title: Leest stukken op het scherm
  unit: "%"
  survey:
    question: [Ik lees stukken op het scherm.]
    answers: {oneens: 1, eens: 6}
```

**Use instead.** Say from which answer upward somebody counts, and keep to one scale.

```yaml
# indicators.yaml
- id: reads-on-screen
  title: Leest stukken op het scherm
  unit: "%"
  survey:
    question: [Ik lees stukken op het scherm.]
    answers: {oneens: 1, eens: 5}
    at_least: 4
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Indicator, SurveyQuestion


def find(dossier: Dossier) -> Iterator[Problem]:
    """What does not fit in the surveys of indicators."""
    for indicator in live(dossier, Indicator):
        if indicator.survey is not None:
            yield from _unit(indicator, indicator.survey)
            yield from _scale(indicator, indicator.survey)


def _unit(indicator: Indicator, survey: SurveyQuestion) -> Iterator[Problem]:
    is_share = indicator.unit.strip() == "%"
    if is_share and survey.at_least is None:
        message = Message("Indicator `{id}` is a share, and its survey has no `at_least`.", {"id": indicator.id})
        hint = Message("Say from which answer upward somebody counts, such as `at_least: 4`.")
        yield Problem(Address("indicators", indicator.id, ("survey",)), message, hint)
    if not is_share and survey.at_least is not None:
        message = Message("Indicator `{id}` is no share, and its survey has `at_least`.", {"id": indicator.id})
        hint = Message("Leave `at_least` out, or give the indicator the unit `%`.")
        yield Problem(Address("indicators", indicator.id, ("survey", "at_least")), message, hint)


def _scale(indicator: Indicator, survey: SurveyQuestion) -> Iterator[Problem]:
    values = {"id": indicator.id, "low": f"{survey.low:g}", "high": f"{survey.high:g}"}
    if survey.low >= survey.high:
        message = Message("The scale of `{id}` runs from {low} to {high}: the first must be the lower.", values)
        key = "low" if "low" in survey.model_fields_set else "high"
        yield Problem(Address("indicators", indicator.id, ("survey", key)), message)
        return
    numbers: dict[tuple[str, ...], float] = {
        ("survey", "answers", word): number for word, number in survey.answers.items()
    }
    if survey.at_least is not None:
        numbers["survey", "at_least"] = survey.at_least
    for keys, number in numbers.items():
        if not survey.low <= number <= survey.high:
            message = Message(
                "{number} is not on the scale of `{id}`, from {low} to {high}.", {**values, "number": f"{number:g}"}
            )
            hint = Message("Correct it, or say with `low` and `high` where the scale begins and ends.")
            yield Problem(Address("indicators", indicator.id, keys), message, hint)


CHECK = Check("DV613", Severity.WARNING, __doc__, find)
