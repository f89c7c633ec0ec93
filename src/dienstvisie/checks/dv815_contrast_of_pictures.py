"""What pictures warn with can be seen by everyone.

**What it does.** Reports a warning colour in `theme.yaml` with a contrast below 3 to 1 on the ground (WCAG 2.2,
criterion 1.4.11).

**Why it is bad.** What is above its limit would be drawn so faintly that people with low vision miss it.

**Example.**

```yaml
# theme.yaml
alarm: "#ffb000"
```

**Use instead.** Take the darker shade that the message names, or another colour of the house style.

```yaml
# theme.yaml
alarm: "#b35900"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.house_style import too_faint
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.schema import Dossier
from dienstvisie.schema.colours import ALARM_ON, GRAPHICS_CONTRAST


def find(dossier: Dossier) -> Iterator[Problem]:
    """The warning colour, where it does not stand out from the ground."""
    yield from too_faint(dossier, ALARM_ON, GRAPHICS_CONTRAST)


CHECK = Check("DV815", Severity.ERROR, __doc__, find)
