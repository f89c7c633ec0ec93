"""A picture of the scores of a ranking: bars, the highest on top, with a text that says what they show."""

from __future__ import annotations

from typing import Any

from dienstvisie.language import Message, Translator
from dienstvisie.render.excel.cells import fit
from dienstvisie.render.excel.styles import FONT, Styles
from dienstvisie.reporting.data_tables import DataTable
from dienstvisie.reporting.look import Look

MOST = 40
"""More bars than this cannot be told apart; the rest is in the table."""


def scored(table: DataTable) -> int:
    """How many bars a picture of a table has: its first rows with a score, of a ranking; 0 of any other table."""
    keys = [column.key for column in table.columns]
    if not {"rank", "title", "score"} <= set(keys):
        return 0
    told = [row for row in table.rows if row[keys.index("score")] is not None]
    return min(len(told), MOST)


def add_picture(
    made: Any, sheet: Any, table: DataTable, source: str, look: Look, styles: Styles, say: Translator
) -> None:
    """Draws the scores of the table, which stands in the sheet `source`, in an empty sheet."""
    keys, bars = [column.key for column in table.columns], scored(table)
    title, score = keys.index("title"), keys.index("score")
    values = [row[score] for row in table.rows[:bars]]
    alternative = Message(
        "Bars of the scores in the sheet “{sheet}”, the highest on top: {first} of 100 for “{title}”, down to {last}. "
        "That sheet has the same figures.",
        {"sheet": source, "first": _points(values[0], say), "title": table.rows[0][title],
         "last": _points(values[-1], say)},
    )  # fmt: skip
    chart = made.add_chart({"type": "bar"})
    letters = {"name": FONT, "size": 9, "color": look.ink}
    chart.add_series(
        {
            "name": fit(table.columns[score].title, 255),
            "categories": [source, 1, title, bars, title],
            "values": [source, 1, score, bars, score],
            "fill": {"color": look.accent},
            "gap": 45,
            "data_labels": {"value": True, "num_format": "0.0", "font": letters},
        }
    )
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": letters, "line": {"color": look.line}})
    grid = {"visible": True, "line": {"color": look.grid}}
    chart.set_x_axis({"min": 0, "max": 100, "num_font": letters, "major_gridlines": grid, "line": {"none": True}})
    chart.set_size({"width": 980, "height": 70 + 24 * bars})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 140)
    sheet.write_string(0, 0, fit(table.title), styles.title())
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, fit(say.say(alternative)), styles.text())
    sheet.set_row(1, 32)
    sheet.insert_chart(2, 0, chart, {"description": fit(say.say(alternative)), "object_position": 3})


def _points(value: object, say: Translator) -> str:
    return say.number(float(value), 1) if isinstance(value, int | float) else ""
