"""The settings change rules that exist.

**What it does.** Reports a code under `checks` in the settings that no rule has, and one of a rule whose severity is
fixed.

**Why it is bad.** The rule that was meant still counts as before, and nobody notices.

**Example.**

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
checks:
  DV399: {severity: "off", reason: De ideeën krijgen later een trekker.}
```

**Use instead.** Write the code as it stands in the message that you want to change.

```yaml
# dienstvisie.yaml
title: Dienstvisie
client: {name: Gemeente}
checks:
  DV321: {severity: "off", reason: De ideeën krijgen later een trekker.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.diagnostics import Address, Problem, Rule, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier

RULE = Rule("DV203", Severity.WARNING, __doc__)


def find(dossier: Dossier, known: frozenset[str], fixed: frozenset[str]) -> Iterator[Problem]:
    """The codes in the settings that are not among the `known` ones of all rules, or whose rule is `fixed`."""
    for code, wanted in dossier.settings.checks.items():
        address = Address("settings", None, ("checks", code), on_key=True)
        if code not in known:
            message = Message("There is no rule `{code}`.", {"code": code})
            yield Problem(address, message, did_you_mean(code, known))
        elif code in fixed and wanted.severity != "error":
            message = Message("The severity of {code} is fixed.", {"code": code})
            yield Problem(address, message, Message("Remove this, and mend what the rule reports."))
