"""Word documents as a reader opens them: headings, lists, tables, language; and templates of one's own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from tests.render.built import build, with_title
from tests.reporting.report_dossiers import generated, small

from dienstvisie import api
from dienstvisie.errors import UserError
from dienstvisie.render.word.texts import paragraphs
from dienstvisie.reporting.plain_text import Foreign

SHEET = "ideas/integrated-reception.docx"
HOSTILE = (
    "<script>alert(1)</script> & co", "{{ 7 * 7 }}", "{% for %}", "</w:t></w:r></w:p>", "a\x00b\x0b\uffff", "\u202egpj",
    "x" * 10_000, "\U0001f469\u200d\U0001f4bb", "]]>", "{_{ a }_}",
)  # fmt: skip
STYLES = {name: name.replace(" ", "") for name in ("Heading 3", "List Bullet", "List Bullet 2", "Quote", "Hyperlink")}


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


@cache
def files(language: str = "en") -> dict[str, bytes]:
    return build(small(), (language,), formats=["docx"])


def texts(made: Any) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs]


def whole_text(made: Any) -> str:
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*texts(made), *cells])


def test_there_is_a_sheet_for_each_idea_and_one_document_of_all() -> None:
    assert set(files()) == {
        "anchoring.docx", "ideas/clear-letters.docx", SHEET, "ideas/mobile-desk.docx", "ideas/quick-desk.docx",
        "sheets.docx",
    }  # fmt: skip


def test_nothing_of_the_template_is_left() -> None:
    for name, content in files().items():
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.namelist():
                assert b"{{" not in parts.read(part), f"{name} {part}"
                assert b"{%" not in parts.read(part), f"{name} {part}"


def test_headings_make_an_outline() -> None:
    made = opened(files()[SHEET])
    outline = [(p.style.name, p.text) for p in made.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert outline[0] == ("Title", "Integrated reception")
    assert ("Heading 1", "Place on the roadmap") in outline
    assert ("Heading 2", "Waarom") in outline, "a heading in a text stands under that of its section"
    levels = [int(style[-1]) for style, _ in outline[1:]]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_bundle_has_each_sheet_on_a_page_of_its_own_in_order_of_the_roadmap() -> None:
    made = opened(files()["sheets.docx"])
    ideas = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert ideas == ["Quick desk", "Klare brieven", "Integrated reception", "Mobile desk"]
    assert made.styles["Heading 1"].paragraph_format.page_break_before


def test_markdown_becomes_paragraphs_lists_and_links() -> None:
    made = opened(files()[SHEET])
    bold = [run.text for p in made.paragraphs for run in p.runs if run.bold and p.text.startswith("Eén team")]
    assert bold == ["alle"]
    assert "minder doorverwijzen" in [p.text for p in made.paragraphs if p.style.name == "List Bullet"]
    (link,) = made.element.body.iter(qn("w:fldSimple"))
    assert link.get(qn("w:instr")) == ' HYPERLINK "https://example.org" '


def test_tables_repeat_their_heading_row() -> None:
    for name, content in files().items():
        made = opened(content)
        for table in made.tables:
            repeated = [
                row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
            ]
            if table.style.name == "Report Table":
                assert repeated[0], name
                assert not any(repeated[1:]), name
                assert all(cell.text for cell in table.rows[0].cells), name
            else:
                assert table.style.name == "Report Facts"
            widths = {len(row.cells) for row in table.rows}
            assert len(widths) == 1, f"{name}: rows of one table differ in length"


def test_years_are_columns() -> None:
    made = opened(files()[SHEET])
    heads = [[cell.text for cell in table.rows[0].cells] for table in made.tables]
    assert ["Unit", "2027", "2028", "Total"] in heads
    assert ["Subproject", "When", "Duration", "Effort", "Costs"] in heads


@pytest.mark.parametrize("language", ["nl-BE", "nl-NL", "en"])
def test_language_title_and_author_are_set(language: str) -> None:
    made = opened(files(language)[SHEET])
    languages = {element.get(qn("w:val")) for element in made.styles.element.iter(qn("w:lang"))}
    assert languages == {language}
    about = made.core_properties
    assert about.language == language
    assert about.title in ("Geïntegreerd onthaal", "Integrated reception")
    assert about.author == "Dienst Strategie"
    assert about.created.year == about.modified.year == 2000


def test_header_and_footer_name_the_client_and_the_page() -> None:
    section = opened(files()[SHEET]).sections[0]
    assert section.header.paragraphs[0].text == "Municipality of Example\tWarm and clear"
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_labels_are_in_the_language_of_the_document() -> None:
    assert "Uitvoeringsfiche" in texts(opened(files("nl-BE")[SHEET]))
    assert "Implementation sheet" in texts(opened(files("en")[SHEET]))


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_text(title: str) -> None:
    made = build(with_title(title, description=title), formats=["docx"])
    text = whole_text(opened(made[SHEET]))
    shown = "".join(sign for sign in title if sign.isprintable() or sign == "\u200d")
    assert shown.replace("{_{", "{{").replace("}_}", "}}")[:200] in text


def test_twice_the_same_bytes() -> None:
    assert build(small(), ("nl-BE", "en"), formats=["docx"]) == build(small(), ("nl-BE", "en"), formats=["docx"])


def test_forty_ideas_in_one_document() -> None:
    made = opened(build(generated(40), formats=["docx"])["sheets.docx"])
    assert sum(p.style.name == "Heading 1" for p in made.paragraphs) == 40


# Markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](javascript:alert(1))", "a"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ('[a](https://e.org/"x)', "HYPERLINK"),
        ("1. one\n2. two", "2."),
        ("> said", 'w:val="Quote"'),
        ("- a\n  - b", 'w:val="ListBullet2"'),
        ("# Top", 'w:val="Heading3"'),
        ("`code`", "Consolas"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<w:tbl>"),
    ],
)
def test_markdown_as_word_has_it(text: str, expected: str) -> None:
    made = str(paragraphs(text, STYLES, 3))
    assert expected in made
    assert "HYPERLINK &quot;javascript" not in made
    assert parse_xml(f'<w:body xmlns:w="{nsmap["w"]}">{made}</w:body>') is not None


def test_an_address_cannot_leave_its_field() -> None:
    made = str(paragraphs('[a](<https://e.org/" \\o "x>)', STYLES))
    body = parse_xml(f'<w:body xmlns:w="{nsmap["w"]}">{made}</w:body>')
    (instruction,) = [field.get(qn("w:instr")) for field in body.iter(qn("w:fldSimple"))]
    assert instruction.count('"') == 2
    assert "\\" not in instruction


def test_text_of_another_language_says_so() -> None:
    assert '<w:lang w:val="nl-BE"/>' in str(paragraphs(Foreign.of("Onthaal", "nl-BE"), STYLES))


# Templates of one's own


Own = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Writes a template for sheets of these paragraphs; gives its folder."""

    def write(*lines: str, name: str = "idea_sheet.docx") -> Path:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        folder = tmp_path / "templates"
        (folder / "docx").mkdir(parents=True, exist_ok=True)
        made.save(str(folder / "docx" / name))
        return folder

    return write


def test_ones_own_template_comes_first(own: Own) -> None:
    folder = own("Fiche: {{ report.title }}", "{{p report.description|docx }}", '{{ _("Lead") }}: {{ report.lead }}')
    made = build(small(), ("nl-BE",), formats=["docx"], templates=[folder])
    found = texts(opened(made[SHEET]))
    assert found[:2] == ["Fiche: Geïntegreerd onthaal", "Eén team voor alle vragen."]
    assert "Trekker: Hoofd onthaal" in found
    assert "Uitvoeringsfiches" in texts(opened(made["sheets.docx"])), "the other template is still ours"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{{ report.titel }}", "titel"),
        ("{% if report.title %}never closed", "endif"),
        ("{{ report.title|nosuch }}", "nosuch"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ report.__init__.__globals__ }}", "__init__"),
        ("{% include '/etc/passwd' %}", "/etc/passwd"),
    ],
)
def test_a_mistake_in_it_is_said_with_its_file_and_paragraph(own: Own, line: str, problem: str) -> None:
    folder = own("Before", line, "After")
    with pytest.raises(UserError) as stop:
        build(small(), formats=["docx"], templates=[folder])
    said = str(stop.value.message)
    assert str(folder / "docx" / "idea_sheet.docx") in said
    assert problem in said


def test_the_paragraph_is_named(own: Own) -> None:
    folder = own("Before", "Here: {{ report.titel }}", "After")
    with pytest.raises(UserError, match=r"at “Here: \{\{ report.titel \}\}”"):
        build(small(), formats=["docx"], templates=[folder])


def test_a_file_that_is_no_word_document_is_said(tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    (tmp_path / "docx" / "idea_sheet.docx").write_text("not a zip", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be read as a Word document"):
        build(small(), formats=["docx"], templates=[tmp_path])


def test_a_template_is_not_read_through_a_link(own: Own, tmp_path: Path) -> None:
    folder = own("Hello")
    elsewhere = tmp_path / "elsewhere" / "docx"
    elsewhere.mkdir(parents=True)
    (elsewhere / "idea_sheet.docx").symlink_to(folder / "docx" / "idea_sheet.docx")
    with pytest.raises(UserError, match="outside the templates folder"):
        build(small(), formats=["docx"], templates=[tmp_path / "elsewhere"])


def with_part(folder: Path, name: str, kind: str, sort: str, text: str, holder: str) -> None:
    """Adds a part of a text to a template, with the relation that leads to it."""
    file = folder / "docx" / "idea_sheet.docx"
    with zipfile.ZipFile(file) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    parts[name] = text.encode()
    override = f'<Override PartName="/{name}" ContentType="{sort}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    target = name if holder == "_rels/.rels" else f"/{name}"
    relation = f'<Relationship Id="rIdOwn{len(parts)}" Type="{kind}" Target="{target}"/></Relationships>'
    parts[holder] = parts[holder].replace(b"</Relationships>", relation.encode())
    with zipfile.ZipFile(file, "w") as new:
        for one, content in parts.items():
            new.writestr(one, content)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument"


def test_what_a_template_says_of_its_makers_stays_behind(own: Own) -> None:
    folder = own("Fiche: {{ report.title }}")
    file = folder / "docx" / "idea_sheet.docx"
    made = docx.Document(str(file))
    about = made.core_properties
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords", "last_modified_by"):
        setattr(about, name, "SECRET")
    about.subject = about.title = about.version = "SECRET"
    made.add_comment(made.paragraphs[0].runs, text="SECRET", author="SECRET", initials="SE")
    inserted = f'<w:ins xmlns:w="{nsmap["w"]}" w:id="9" w:author="SECRET" w:date="2021-02-03T04:05:06Z"><w:r/></w:ins>'
    made.paragraphs[0]._p.append(parse_xml(inserted))
    made.save(str(file))
    properties = f"{KINDS}.extended-properties+xml"
    with_part(
        folder, "docProps/more.xml", f"{OFFICE}/extended-properties", properties,
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Manager>SECRET</Manager><Company>SECRET</Company></Properties>", "_rels/.rels",
    )  # fmt: skip
    with_part(
        folder, "docProps/custom.xml", f"{OFFICE}/custom-properties", f"{KINDS}.custom-properties+xml",
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" name="SECRET"/>',
        "_rels/.rels",
    )  # fmt: skip
    with_part(
        folder, "word/people.xml", "http://schemas.microsoft.com/office/2011/relationships/people",
        f"{KINDS}.wordprocessingml.people+xml",
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:author="SECRET"/>',
        "word/_rels/document.xml.rels",
    )  # fmt: skip
    with_part(
        folder, "customXml/item1.xml", f"{OFFICE}/customXml", "application/xml", "<a>SECRET</a>",
        "word/_rels/document.xml.rels",
    )  # fmt: skip
    content = build(small(), formats=["docx"], templates=[folder])[SHEET]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    assert [name for name, text in held.items() if b"SECRET" in text or b"2021-02" in text] == []
    assert not [name for name in held if "comments" in name or "custom" in name or "people" in name]
    assert b"comment" not in held["word/document.xml"]
    assert texts(opened(content))[0] == "Fiche: Integrated reception"


# All documents of a dossier


@cache
def example() -> dict[str, bytes]:
    loaded = api.load(Path(__file__).parents[2] / "docs" / "example")
    return api.build(loaded.dossier, ["en"], ["html", "docx", "xlsx"]).files


def test_the_anchoring_note_has_its_tables() -> None:
    made = opened(example()["anchoring.docx"])
    assert made.paragraphs[1].text == "What keeps the vision alive"
    heads = [table.rows[0].cells[0].text for table in made.tables]
    assert {"Facet", "Instrument", "Code, item and ideas"} <= set(heads)
    for table in made.tables:
        assert len({len(row.cells) for row in table.rows}) == 1


def test_pages_lead_to_their_word_documents_and_the_index_to_that_of_all_sheets() -> None:
    assert 'href="anchoring.docx"' in example()["anchoring.html"].decode()
    index = example()["index.html"].decode()
    assert 'href="sheets.docx"' in index
    assert "All implementation sheets in one file: Document (Word), to edit and to print" in index


def test_the_multi_year_plan_is_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(example()["multi-year-plan.xlsx"]))
    assert len(book.worksheets) > 1
    assert all(sheet.tables for sheet in book.worksheets)
