"""How the built-in Word templates look: page, typeface, headings, lists, tables, header and footer."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dienstvisie.reporting.look import OUR_LOOK

FONT = "Arial"
ACCENT, ON_ACCENT, DEEP, INK, SOFT, LINE = (
    getattr(OUR_LOOK, name).lstrip("#").upper() for name in ("accent", "on_accent", "deep", "ink", "soft", "line")
)
TABLE = "Report Table"
FACTS = "Report Facts"


def set_styles(made: Any) -> None:
    """The page and the styles of a document."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    styles = made.styles
    _letters(styles["Normal"], 11, INK, after=6, line=1.2)
    _letters(styles["Title"], 24, DEEP, bold=True, after=8, line=1.05)
    _letters(styles["Subtitle"], 11, SOFT, after=2, line=1.1)
    for name, size, colour, before in (
        ("Heading 1", 16, ACCENT, 16), ("Heading 2", 13, ACCENT, 12), ("Heading 3", 11.5, DEEP, 10),
    ):  # fmt: skip
        _letters(styles[name], size, colour, bold=True, before=before, after=4, line=1.1)
        styles[name].paragraph_format.keep_with_next = True
    _letters(styles["Caption"], 10, SOFT, bold=True, before=8, after=4, line=1.1)
    styles["Caption"].paragraph_format.keep_with_next = True
    _letters(styles["Quote"], 11, SOFT, after=8, line=1.2)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    _letters(styles["Header"], 9, SOFT, after=0, line=1.0)
    _letters(styles["Footer"], 9, SOFT, after=0, line=1.0)
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Continue", "List Continue 2"):
        _letters(styles[name], 11, INK, after=3, line=1.2)
    cell = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    _letters(cell, 9, INK, before=2, after=2, line=1.1)
    head = styles.add_style("Table Heading", WD_STYLE_TYPE.PARAGRAPH)
    head.base_style = cell
    _letters(head, 9, ON_ACCENT, bold=True, before=3, after=3, line=1.1)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(ACCENT)
    _plain_title(styles["Title"])
    _without(styles)
    _languages(styles)
    styles.element.append(_table_style("ReportTable", TABLE, heading=True))
    styles.element.append(_table_style("ReportFacts", FACTS, heading=False))


def frame(made: Any) -> None:
    """The header with client and project, and the footer with the page."""
    section, width = made.sections[0], Cm(16.6)
    for paragraph in (section.header.paragraphs[0], section.footer.paragraphs[0]):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, 2)
    section.header.paragraphs[0].add_run("{{ report.imprint.client }}\t{{ report.imprint.project }}")
    footer = section.footer.paragraphs[0]
    footer.add_run(
        '{% if report.imprint.internal %}{{ _("For internal use") }}{% elif report.imprint.date %}'
        "{{ report.imprint.date }}{% endif %}\t"
    )
    _field(footer, "PAGE")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES")


def _letters(
    style: Any, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 0, line: float = 1.0
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    for name in ("w:spacing", "w:kern"):
        wide = style.element.get_or_add_rPr().find(qn(name))
        if wide is not None:
            style.element.rPr.remove(wide)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line


def _plain_title(style: Any) -> None:
    """Without the rule under it that the library's document has."""
    rule = style.element.pPr.find(qn("w:pBdr"))
    if rule is not None:
        style.element.pPr.remove(rule)


def _without(styles: Any) -> None:
    """Without the many table styles of the library's document, and the tab stops of its header and footer."""
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            styles.element.remove(style.element)
    for name in ("Header", "Footer"):
        tabs = styles[name].element.pPr.find(qn("w:tabs"))
        if tabs is not None:
            styles[name].element.pPr.remove(tabs)


def _languages(styles: Any) -> None:
    """A place for the language, which is set for each document."""
    properties = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    if properties.find(qn("w:lang")) is None:
        properties.append(OxmlElement("w:lang"))
    properties.find(qn("w:lang")).set(qn("w:val"), "nl-BE")


def _table_style(id_: str, name: str, *, heading: bool) -> Any:
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ACCENT}"/></w:tcPr></w:tblStylePr>'
        if heading
        else f'<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:color w:val="{SOFT}"/></w:rPr></w:tblStylePr>'
    )
    last = '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>' if heading else ""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders><w:top {rule}/>'
        f"<w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        f'<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{first}{last}</w:style>"
    )


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {instruction} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields
