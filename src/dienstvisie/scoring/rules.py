"""The rules of scoring: what only the ranking can know of settings and ratings."""

from __future__ import annotations

from typing import NamedTuple

from dienstvisie.diagnostics import Problem, Rule, Severity


class Note(NamedTuple):
    """A problem and the rule that it breaks."""

    rule: Rule
    problem: Problem


SCALE = Rule(
    "DV480",
    Severity.ERROR,
    """The scale runs upward.

**What it does.** Reports a scale of which the highest score is not above the lowest, or more than a million above it.

**Why it is bad.** On such a scale no score is better than another: nothing can be ranked.

**Example.**

```yaml
scoring:
  scale: {low: 5, high: 1}
```

**Use instead.** Write the lower number as `low`. Where a high score is bad, give the criterion `objective: minimise`.

```yaml
scoring:
  scale: {low: 1, high: 5}
```
""",
)

NO_CRITERION = Rule(
    "DV481",
    Severity.WARNING,
    """What is ranked has a criterion.

**What it does.** Reports that challenges or ideas are to be ranked while no criterion applies to them.

**Why it is bad.** Without a criterion there is nothing to rank them by.

**Use instead.** Add `challenges` or `ideas` to `applies_to` of a criterion in `dienstvisie.yaml`.
""",
)

WEIGHTS = Rule(
    "DV482",
    Severity.ERROR,
    """Weights are not negative, and not all of them are 0.

**What it does.** Reports criteria, perspectives or groups' voices that together have no weight, or a weight below 0.

**Why it is bad.** Only the ratios of weights matter, and between zeros there is no ratio: nothing can be ranked.

**Example.**

```yaml
scoring:
  perspectives: {citizen: 0, organisation: 0}
```

**Use instead.** Give at least one a weight above 0; equal weights if all are equally important.

```yaml
scoring:
  perspectives: {citizen: 1, organisation: 1}
```
""",
)

UNSCORED_CRITERION = Rule(
    "DV483",
    Severity.WARNING,
    """Each criterion has scores.

**What it does.** Reports a criterion with weight on which nobody scored any of the items that it applies to, or a
derived one that cannot be told: `reach` where no challenge has a priority, `values` where there are no principles.

**Why it is bad.** It cannot count, so its weight goes to the other criteria of its perspective, or to the other
perspective where it was the last one. The ranking then rests on less than was agreed.

**Use instead.** Have it rated, or remove the kind from its `applies_to`. For a derived one, have the challenges
rated or write the principles.
""",
)

WEIGHTLESS_PERSPECTIVE = Rule(
    "DV484",
    Severity.WARNING,
    """A perspective with criteria has weight, and one with weight has criteria with weight.

**What it does.** Reports a perspective that has criteria but no weight of its own, or a weight but only criteria of
weight 0.

**Why it is bad.** The ranking then shows the other perspective alone, which readers do not expect.

**Use instead.** Write the weight of every perspective under `perspectives`, 0 where it is meant not to count, and
give one of its criteria a weight above 0.
""",
)

OFF_SCALE = Rule(
    "DV485",
    Severity.WARNING,
    """A score that counts is on the scale.

**What it does.** Reports scores that were left out of the ranking because they lie off the scale.

**Why it is bad.** Nobody can say what such a score means; to count it as the nearest one would be a guess.

**Use instead.** Correct the score from the session's notes, or write `abstain`.
""",
)

LOST = Rule(
    "DV486",
    Severity.WARNING,
    """A rating is of an item, a criterion and a group that are there.

**What it does.** Reports ratings that were left out of the ranking because their item or group is not in the dossier,
or their criterion does not apply to that kind of item.

**Why it is bad.** Someone's voice is lost in silence.

**Use instead.** Correct the id, or add what is missing.
""",
)

RATED_TWICE = Rule(
    "DV487",
    Severity.INFO,
    """A rater scores an item once on each criterion.

**What it does.** Says that a rater of a group scored the same item on the same criterion more than once. The score of
the latest session counts; in sessions of the same day, that of the later sheet. An abstention never takes a score away.

**Why it matters.** Each person has one voice. After a second round this is as it should be; else one of them may be a
mistake.

**Use instead.** Nothing, if it is meant. Else remove the score that should not count.
""",
)

NO_SIZE = Rule(
    "DV488",
    Severity.WARNING,
    """With proportional voices each group has a size.

**What it does.** Reports a group without `size` under the voice rule `proportional`. It weighs by its number of raters.

**Why it is bad.** The few that came are then compared with all people of the other groups.

**Use instead.** Write how many people the group has, or choose the rule `equal`.

```yaml
- id: reception
  title: Onthaalmedewerkers
  role: staff
  size: 24
```
""",
)

NO_VOICE = Rule(
    "DV489",
    Severity.INFO,
    """Each stakeholder group has rated.

**What it does.** Says that a group gave no score, so that it has no voice in this ranking.

**Why it matters.** A ranking without a group will not be theirs.

**Use instead.** Invite the group to a session, or say in the documents that it was not heard.
""",
)

DERIVED_FROM = Rule(
    "DV490",
    Severity.INFO,
    """A derived criterion rests on all that it is derived from.

**What it does.** Says that the criterion with `derived: reach` leaves out challenges that ideas meet, because they have
no rank yet.

**Why it matters.** Meeting such a challenge adds nothing to the score of an idea, however important it may turn out.

**Use instead.** Have these challenges rated, or agree on a consensus score for them.
""",
)

RULES = (
    SCALE,
    NO_CRITERION,
    WEIGHTS,
    UNSCORED_CRITERION,
    WEIGHTLESS_PERSPECTIVE,
    OFF_SCALE,
    LOST,
    RATED_TWICE,
    NO_SIZE,
    NO_VOICE,
    DERIVED_FROM,
)
"""In order of code."""
