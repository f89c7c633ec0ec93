"""Text in the house style can be read by everyone.

**What it does.** Reports an accent colour or a text colour in `theme.yaml` with a contrast below 4.5 to 1 on the
ground (WCAG 2.2, criterion 1.4.3). Links, labels and headings in pictures have the accent colour, and text in the
colour of the ground stands on it, so it counts as text. Some grounds are washed with a little of the text colour, and
some are a tint of the accent: those count too, such as the marked cells of a matrix.

**Why it is bad.** People with low vision cannot read it, nor can anybody in bright light or from a bad print; and the
law asks public bodies for this contrast.

**Example.**

```yaml
# theme.yaml
accent: "#00a3d9"
```

**Use instead.** Take the darker shade that the message names, or another colour of the house style.

```yaml
# theme.yaml
accent: "#00688b"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.house_style import too_faint
from dienstvisie.diagnostics import Problem, Severity
from dienstvisie.schema import Dossier
from dienstvisie.schema.colours import TEXT_CONTRAST, TEXT_ON


def find(dossier: Dossier) -> Iterator[Problem]:
    """The colours of text that do not stand out from the ground."""
    yield from too_faint(dossier, TEXT_ON, TEXT_CONTRAST)


CHECK = Check("DV814", Severity.ERROR, __doc__, find)
