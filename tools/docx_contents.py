"""What the built-in Word templates say. Labels are messages of the catalogue, as in the other templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from tools.docx_styles import FACTS, TABLE

WIDTH = 16.6
"""Centimetres between the margins."""


@dataclass
class Writing:
    """A template that is being written: paragraphs, logic, lists and tables one after another."""

    made: Any

    def text(self, text: str, style: str = "Normal") -> None:
        """A paragraph."""
        self.made.add_paragraph(text, style)

    def strong(self, strong: str, text: str, style: str = "Normal") -> None:
        """A paragraph that begins with bold words."""
        paragraph = self.made.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = None if text else True
        paragraph.add_run(strong).bold = True
        paragraph.add_run(text)

    def logic(self, *statements: str) -> None:
        """Statements, each a paragraph that is not there in the document."""
        for statement in statements:
            self.made.add_paragraph("{%p " + statement + " %}")

    def prose(self, expression: str) -> None:
        """Paragraphs that Markdown gives."""
        self.made.add_paragraph("{{p " + expression + " }}")

    def page_break(self, style: str) -> None:
        """Lets the style begin a new page."""
        self.made.styles[style].paragraph_format.page_break_before = True

    def table(self, heads: Sequence[str], loop: str, cells: Sequence[str], widths: Sequence[float]) -> Any:
        """A table with a heading row that is repeated, and a row for each turn of a loop."""
        made = self._grid(4, len(heads), widths, TABLE, first_row="1", first_column="0")
        self._row(made.rows[0], heads, "Table Heading")
        header = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001 - the library cannot repeat rows
        made.rows[1].cells[0].paragraphs[0].add_run("{%tr for " + loop + " %}")
        self._row(made.rows[2], cells)
        made.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
        self.made.add_paragraph(style="Table Text")
        return made

    def facts(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """A table of a label and what holds; a row is there where its condition holds."""
        made = self._grid(3 * len(rows), 2, (4.2, WIDTH - 4.2), FACTS, first_row="0", first_column="1")
        for number, (condition, label, text) in enumerate(rows):
            made.rows[3 * number].cells[0].paragraphs[0].add_run("{%tr if " + condition + " %}")
            self._row(made.rows[3 * number + 1], (label, text))
            made.rows[3 * number + 2].cells[0].paragraphs[0].add_run("{%tr endif %}")
        self.made.add_paragraph(style="Table Text")

    def years(self, table: str, first: str) -> None:
        """A table over years, of as many columns as there are years, with its totals."""
        total = table + ".total"
        self.spread(
            (first, f"year in {table}.years", "{{ year }}", '{{ _("Total") }}'),
            [
                f"for row in {table}.rows",
                ("{{ row.label }}", "cell in row.cells", "{{ cell.text }}", "{{ row.total }}"),
                "endfor",
                f"if {total}",
                (f"{{{{ {total}.label }}}}", f"cell in {total}.cells", "{{ cell.text }}", f"{{{{ {total}.total }}}}"),
                "endif",
            ],
            bold=(4,),
        )

    def spread(
        self,
        head: tuple[str, str, str, str],
        rows: Sequence[str | tuple[str, str, str, str]],
        *,
        bold: Sequence[int] = (),
        figures: bool = True,
    ) -> None:
        """A table with as many columns between its first and its last as a loop has turns; without `figures`, no last.

        Of `rows`, a text is a statement, and four are the label, the loop, a cell and the last cell of a row.
        """
        columns = 5 if figures else 4
        widths = (5.0, *[(WIDTH - 5.0) / (columns - 1)] * (columns - 1))
        made = self._grid(1 + len(rows), columns, widths, TABLE, first_row="1", first_column="0")
        self._row(made.rows[0], self._cells(*head)[:columns], "Table Heading")
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library cannot
        for number, (place, texts) in enumerate(zip(made.rows[1:], rows, strict=True)):
            if isinstance(texts, str):
                self._row(place, ("{%tr " + texts + " %}",))
                continue
            self._row(place, self._cells(*texts)[:columns])
            for run in (cell.paragraphs[0].runs[0] for cell in place.cells if number in bold):
                run.bold = True
        for row in made.rows:
            for cell in row.cells[1:] if figures else ():
                cell.paragraphs[0].alignment = 2
            for cell in row.cells:  # as wide as the number of columns lets them be
                properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
                properties.remove(properties.find(qn("w:tcW")))
        self.made.add_paragraph(style="Table Text")

    @staticmethod
    def _cells(first: str, loop: str, cell: str, last: str) -> tuple[str, ...]:
        return (first, "{%tc for " + loop + " %}", cell, "{%tc endfor %}", last)

    def _grid(
        self, rows: int, columns: int, widths: Sequence[float], style: str, *, first_row: str, first_column: str
    ) -> Any:
        made = self.made.add_table(rows, columns, style)
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        look = made._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 - the library has no names for these
        for name, value in (("firstRow", first_row), ("firstColumn", first_column), ("noVBand", "1"), ("noHBand", "1")):
            look.set(qn(f"w:{name}"), value)
        look.set(qn("w:val"), "0620" if first_row == "1" else "0680")
        for row in made.rows:
            keep = OxmlElement("w:cantSplit")
            row._tr.get_or_add_trPr().append(keep)  # noqa: SLF001
            for cell in row.cells:
                cell.paragraphs[0].style = "Table Text"
        return made

    @staticmethod
    def _row(row: Any, texts: Sequence[str], style: str = "Table Text") -> None:
        for cell, text in zip(row.cells, texts, strict=False):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text)


def several(values: str) -> str:
    """The values with commas between them."""
    return "{{ " + values + '|join(", ") }}'


def notes(to: Writing) -> None:
    """What one must know of the whole document."""
    to.logic("if report.imprint.internal")
    to.strong(
        '{{ _("For internal use") }}', ': {{ _("this edition holds items that may not leave the organisation.") }}'
    )
    to.logic("endif", "if report.imprint.illustrative")
    to.text('{{ _("This is an illustrative example, not the organisation\'s own data.") }}', "Quote")
    to.logic("endif")


def imprint(to: Writing) -> None:
    """Who made it and when, at the end."""
    to.logic("if report.imprint.note")
    to.text("{{ report.imprint.note }}", "Quote")
    to.logic("endif")
    to.text(
        "{{ report.imprint.author or report.imprint.client }}"
        "{% if report.imprint.date %}, {{ report.imprint.date }}{% endif %}",
        "Subtitle",
    )


def sheet(to: Writing, of: str, level: int) -> None:
    """An implementation sheet without its title; `of` is its report, its headings are of this level."""
    heading, below = f"Heading {level}", f"Heading {level + 1}"
    _facts(to, of)
    _first(to, of, heading, level)
    _thread(to, of, heading)
    _planning(to, of, heading, below)
    _means(to, of, heading)
    _effects(to, of, heading, level)


def _facts(to: Writing, of: str) -> None:
    to.facts(
        [
            (
                f"{of}.timing or {of}.left_out",
                '{{ _("When") }}',
                "{% if " + of + ".timing %}{{ " + of + ".timing.span }}{% if " + of + ".timing.phase %} ({{ " + of
                + '.timing.phase }}){% endif %}{% else %}{{ _("Not on the roadmap") }}{% endif %}',
            ),
            (f"{of}.quick_win", '{{ _("Quick win") }}', '{{ _("yes") }}'),
            (f"{of}.must", '{{ _("Must") }}', '{{ _("yes") }}'),
            (
                f"{of}.standing and {of}.standing.rank",
                '{{ _("Rank") }}',
                '{{ _("{rank} of {of}", rank=' + of + ".standing.rank, of=" + of + ".standing.of) }}{% if " + of
                + '.standing.tied %} ({{ _("shared") }}){% endif %}',
            ),
            (f"{of}.status", '{{ _("Status") }}', "{{ " + of + ".status }}"),
            (f"{of}.lead", '{{ _("Lead") }}', "{{ " + of + ".lead }}"),
            (f"{of}.partners", '{{ _("Partners") }}', several(f"{of}.partners")),
            (f"{of}.units", '{{ _("Units and locations") }}', several(f"{of}.units")),
            (f"{of}.effort_total", '{{ _("Effort") }}', "{{ " + of + ".effort_total }}"),
            (f"{of}.cost_total", '{{ _("Costs") }}', "{{ " + of + ".cost_total }}"),
            (f"{of}.target_groups", '{{ _("Target groups") }}', several(f"{of}.target_groups")),
            (f"{of}.phases", '{{ _("Phases of the service") }}', several(f"{of}.phases")),
            (f"{of}.channels", '{{ _("Channels") }}', several(f"{of}.channels")),
            (f"{of}.facets", '{{ _("Facets") }}', several(f"{of}.facets")),
        ]
    )  # fmt: skip


def _prose(to: Writing, field: str, title: str, heading: str, level: int) -> None:
    to.logic(f"if {field}")
    to.text(title, heading)
    to.prose(f"{field}|docx({level + 1})")
    to.logic("endif")


def _first(to: Writing, of: str, heading: str, level: int) -> None:
    _prose(to, f"{of}.first_step", '{{ _("First step, within a hundred days") }}', heading, level)
    to.logic(f"if {of}.state")
    to.text('{{ _("How it stands on {date}", date=' + of + ".state.date) }}", heading)
    for label, field in (("Content", "content"), ("Planning", "planning"), ("Finance", "finance")):
        to.strong('{{ _("' + label + '") }}: ', "{{ " + f"{of}.state.{field}.word" + " }}", "List Bullet")
    to.logic(f"if {of}.state.explanation")
    to.text("{{ " + of + ".state.explanation }}")
    to.logic("endif", "endif")
    _prose(to, f"{of}.description", '{{ _("What and why") }}', heading, level)
    _prose(to, f"{of}.result", '{{ _("What is there when it is done") }}', heading, level)


def _thread(to: Writing, of: str, heading: str) -> None:
    to.logic(f"if {of}.thread.challenges or {of}.thread.principles or {of}.thread.values")
    to.text('{{ _("Golden thread") }}', heading)
    for label, items in (("We found", "findings"), ("So the challenge is", "challenges")):
        to.logic(f"if {of}.thread.{items}")
        to.strong('{{ _("' + label + '") }}', "")
        to.logic(f"for strand in {of}.thread.{items}")
        to.text("{{ strand.item.title }}{% if strand.note %} ({{ strand.note }}){% endif %}", "List Bullet")
        to.logic("endfor", "endif")
    to.strong('{{ _("Therefore this idea") }}', "")
    to.text("{{ " + of + ".title }}", "List Bullet")
    for label, items in (("By the principle", "principles"), ("It strengthens", "values")):
        to.logic(f"if {of}.thread.{items}")
        to.strong('{{ _("' + label + '") }}', "")
        to.logic(f"for item in {of}.thread.{items}")
        to.text("{{ item.title }}", "List Bullet")
        to.logic("endfor", "endif")
    to.logic("endif")


def _planning(to: Writing, of: str, heading: str, below: str) -> None:
    to.text('{{ _("Place on the roadmap") }}', heading)
    to.logic(f"if {of}.timing")
    to.strong("{{ " + of + ".timing.span }}", " ({{ " + of + ".timing.duration }}). {{ " + of + ".timing.headline }}")
    to.logic(f"if {of}.timing.reasons")
    to.text('{{ _("What stands in the way of an earlier start:") }}')
    to.logic(f"for reason in {of}.timing.reasons")
    to.text("{{ reason.span }}: {{ reason.text }}", "List Bullet")
    to.logic("endfor", "endif", f"elif {of}.left_out")
    to.strong('{{ _("Not on the roadmap") }}', ". {{ " + of + ".left_out }}")
    to.logic("else")
    to.text('{{ _("It is not planned.") }}')
    to.logic("endif")
    _standing(to, of)
    to.logic(f"if {of}.change")
    to.text('{{ _("Agreed and now") }}', below)
    to.text(
        "{% if " + of + ".change.before and " + of + '.change.now %}{{ _("{now} instead of {before}.", now=' + of
        + ".change.now, before=" + of + ".change.before) }}{% elif " + of + '.change.before %}{{ _("Agreed was '
        '{before}.", before=' + of + '.change.before) }}{% else %}{{ _("It is new on the roadmap.") }}{% endif %} {{ '
        + of + '.change.causes|join(" ") }}'
    )  # fmt: skip
    to.logic("endif")
    for label, items in (("It waits for", "needs"), ("These wait for it", "needed_by")):
        to.logic(f"if {of}.{items}")
        to.strong('{{ _("' + label + '") }}', "")
        to.logic(f"for item in {of}.{items}")
        to.text(
            '{{ item.idea.title }} ({{ item.span or _("not on the roadmap") }}'
            "{% if item.span and item.lag %}, {{ item.lag }}{% endif %})",
            "List Bullet",
        )
        to.logic("endfor", "endif")
    to.logic(f"if {of}.excludes")
    to.strong('{{ _("It cannot go together with") }}', "")
    to.logic(f"for item in {of}.excludes")
    to.text("{{ item.title }}", "List Bullet")
    to.logic("endfor", "endif", f"if {of}.policy")
    to.text('{{ _("Place in the multi-year plan") }}', heading)
    to.logic(f"for step in {of}.policy")
    to.text("{{ step.level }} {{ step.code }}: {{ step.item.title }}", "List Bullet")
    to.logic("endfor", "endif")


def _standing(to: Writing, of: str) -> None:
    to.logic(f"if {of}.standing")
    to.strong(
        "{% if " + of + '.standing.rank %}{{ _("Rank {rank} of {of}", rank=' + of + ".standing.rank, of=" + of
        + '.standing.of) }}, {{ _("score {score} of 100", score=' + of + '.standing.score) }}{% else %}{{ _("Rank and '
        'score are not told") }}{% endif %}.',
        " {{ " + of + ".standing.basis }}",
    )  # fmt: skip
    to.logic(f"for gauge in {of}.standing.gauges")
    to.text("{{ gauge.label }}: {{ gauge.score }}", "List Bullet")
    to.logic("endfor", f"elif {of}.unranked")
    to.strong('{{ _("Not ranked yet") }}.', " {{ " + of + ".unranked }}")
    to.logic("endif")


def _means(to: Writing, of: str, heading: str) -> None:
    to.logic(f"if {of}.stages")
    to.text('{{ _("Subprojects") }}', heading)
    to.table(
        ['{{ _("Subproject") }}', '{{ _("When") }}', '{{ _("Duration") }}', '{{ _("Effort") }}', '{{ _("Costs") }}'],
        f"stage in {of}.stages",
        [
            (
                '{{ stage.title }}{% if stage.quick_win %} (★ {{ _("Quick win") }}){% endif %}'
                "{% if stage.result %}: {{ stage.result }}{% endif %}"
            ),
            '{{ stage.span or "–" }}',
            "{{ stage.duration }}",
            '{{ stage.effort or "–" }}',
            '{{ stage.cost or "–" }}',
        ],
        (6.6, 3.2, 2.2, 2.2, 2.4),
    )
    to.logic("endif", f"if {of}.effort.rows or {of}.costs.rows or {of}.cost_notes")
    to.text('{{ _("Effort and costs") }}', heading)
    for table, caption, first in (
        ("effort", "Person-days per unit", "Unit"), ("costs", "Euros per budget", "Budget"),
    ):  # fmt: skip
        to.logic(f"if {of}.{table}.rows")
        to.text('{{ _("' + caption + '") }}', "Caption")
        to.years(f"{of}.{table}", '{{ _("' + first + '") }}')
        to.logic("endif")
    to.logic(f"for note in {of}.cost_notes")
    to.text("{{ note }}", "List Bullet")
    to.logic("endfor", "endif")


def _effects(to: Writing, of: str, heading: str, level: int) -> None:
    to.logic(f"if {of}.indicators")
    to.text('{{ _("How we measure it") }}', heading)
    to.table(
        [
            '{{ _("Indicator") }}', '{{ _("Measured in") }}', '{{ _("Baseline") }}', '{{ _("Target") }}',
            '{{ _("Direction") }}',
        ],
        f"row in {of}.indicators",
        [
            "{{ row.item.title }}", "{{ row.unit }}", '{{ row.baseline or _("none yet") }}',
            '{{ row.target or _("none yet") }}', "{{ row.direction }}",
        ],
        (5.4, 2.6, 3.0, 3.0, 2.6),
    )  # fmt: skip
    to.logic("endif", f"if {of}.risks")
    to.text('{{ _("Risks") }}', heading)
    to.logic(f"for risk in {of}.risks")
    to.strong("{{ risk.title }} ", '{{ risk.answer or _("No answer to it yet.") }}', "List Bullet")
    to.logic("endfor", "endif", f"if {of}.conditions")
    to.text('{{ _("Conditions") }}', heading)
    to.logic(f"for condition in {of}.conditions")
    to.text("{{ condition }}", "List Bullet")
    to.logic("endfor", "endif")
    _prose(to, f"{of}.communication", '{{ _("Communication") }}', heading, level)
    to.logic(f"if {of}.feedback")
    to.text('{{ _("Tested with those it is for") }}', heading)
    to.logic(f"for entry in {of}.feedback")
    to.strong(
        "{% if entry.groups %}{{ entry.groups }}: {% endif %}",
        "{{ entry.verdict }}.{% if entry.remark %} {{ entry.remark }}{% endif %}"
        '{% if entry.change %} {{ _("Changed because of it:") }} {{ entry.change }}{% endif %}',
        "List Bullet",
    )
    to.logic("endfor", "endif", f"if {of}.inspirations")
    to.text('{{ _("Inspired by") }}', heading)
    to.logic(f"for item in {of}.inspirations")
    to.text("{{ item.title }}", "List Bullet")
    to.logic("endfor", "endif")


def idea_sheet(to: Writing) -> None:
    """The sheet of one idea."""
    to.text('{{ _("Implementation sheet") }}', "Subtitle")
    to.text("{{ report.title }}", "Title")
    notes(to)
    sheet(to, "report", 1)
    imprint(to)


def sheets(to: Writing) -> None:
    """The sheets of all ideas, each on a page of its own."""
    to.text("{{ report.imprint.project }}", "Subtitle")
    to.text('{{ _("Implementation sheets") }}', "Title")
    notes(to)
    to.table(
        ['{{ _("Idea") }}', '{{ _("When") }}', '{{ _("Lead") }}'],
        "sheet in report.sheets",
        [
            "{{ sheet.title }}",
            '{% if sheet.timing %}{{ sheet.timing.span }}{% else %}{{ _("Not on the roadmap") }}{% endif %}',
            '{{ sheet.lead or "–" }}',
        ],
        (7.4, 4.0, 5.2),
    )
    imprint(to)
    to.page_break("Heading 1")
    to.logic("for sheet in report.sheets")
    to.text("{{ sheet.title }}", "Heading 1")
    sheet(to, "sheet", 2)
    to.logic("endfor")
