"""The rules of tables: what can be wrong in a CSV file and in no other."""

from __future__ import annotations

from dienstvisie.diagnostics import Rule, Severity

RAGGED = Rule(
    "DV124",
    Severity.ERROR,
    """A row of a table has a cell for each column.

**What it does.** Reports a row in `ratings/*.csv` with more or fewer cells than the header has.

**Why it is bad.** Nobody can tell which cell belongs to which column: scores would go to the wrong item.

**Example.**

```
rater,group,item,criterion,score
p01,staff,quick-desk,4
```

**Use instead.** Write every cell, the empty ones too, and put text in quotes that holds the separator.

```
rater,group,item,criterion,score
p01,staff,quick-desk,citizen-impact,4
```
""",
)

FORMULA = Rule(
    "DV125",
    Severity.ERROR,
    """A table holds no formulas.

**What it does.** Reports a cell in `ratings/*.csv` that begins with `=`, `@`, `+` or `-` and is no number.

**Why it is bad.** A spreadsheet runs such a cell when somebody opens the file. It can show something else than what is
written, and send data away.

**Use instead.** Copy the column in the spreadsheet and paste it as values, then save as CSV again.
""",
)

QUOTES = Rule(
    "DV126",
    Severity.ERROR,
    """Quotes in a table are closed.

**What it does.** Reports a cell in `ratings/*.csv` that begins with `"` and does not end with one. The line is left
out; reading goes on at the next.

**Why it is bad.** All that follows would belong to that one cell.

**Use instead.** Close the quotes at the end of the cell, and write quotes within a cell twice.
""",
)

TABLE_RULES: tuple[Rule, ...] = (RAGGED, FORMULA, QUOTES)
