"""PDF: tagged, with a title, a language and text alternatives, the same bytes each time, and with nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.render.built import build
from tests.reporting.report_dossiers import small

from dienstvisie.errors import UserError
from dienstvisie.render.extras import require
from dienstvisie.render.pdf import for_paper

pypdf = pytest.importorskip("pypdf")
pytestmark = pytest.mark.slow


@cache
def files() -> dict[str, bytes]:
    """All PDFs of the small dossier."""
    require(["pdf"])
    return build(small(), ("nl-BE",), ("pdf",))


def structure(element: Any) -> Iterator[Any]:
    """All structure elements below one, in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for child in element:
            yield from structure(child)
    elif hasattr(element, "get"):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from structure(element["/K"])


def read(path: str) -> Any:
    return pypdf.PdfReader(BytesIO(files()[path]))


def names() -> list[str]:
    return sorted(files())


def test_each_document_has_one() -> None:
    assert {"index.pdf", "roadmap.pdf", "ideas/quick-desk.pdf"} <= set(names())
    assert all(content.startswith(b"%PDF-1.7") for content in files().values())


def test_they_are_tagged_and_say_what_they_are() -> None:
    for name in names():
        root = read(name).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/Lang"] == "nl-BE", name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert len(read(name).metadata.title) > 5, name
        assert b"pdfuaid" in root["/Metadata"].get_data(), name
        assert len(list(structure(root["/StructTreeRoot"]["/K"]))) > 20, name


def test_headings_begin_at_one_and_skip_no_level() -> None:
    for name in names():
        tree = read(name).trailer["/Root"]["/StructTreeRoot"]["/K"]
        levels = [int(one["/S"][2:]) for one in structure(tree) if one["/S"][1:] in {"H1", "H2", "H3", "H4", "H5"}]
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), name


def test_every_picture_has_the_whole_alternative() -> None:
    figures = 0
    for name in names():
        for one in structure(read(name).trailer["/Root"]["/StructTreeRoot"]["/K"]):
            if one["/S"] == "/Figure":
                figures += 1
                assert len(str(one["/Alt"])) > 60, name
    assert figures >= 2


def test_tables_have_headers() -> None:
    tree = list(structure(read("roadmap.pdf").trailer["/Root"]["/StructTreeRoot"]["/K"]))
    kinds = [str(one["/S"]) for one in tree]
    assert kinds.count("/Table") >= 2
    assert kinds.count("/TH") > 10


def test_pages_are_numbered_and_stand_as_they_should() -> None:
    roadmap, sheet = read("roadmap.pdf"), read("ideas/quick-desk.pdf")
    assert f"1 / {len(roadmap.pages)}" in roadmap.pages[0].extract_text()
    assert roadmap.pages[0].mediabox.width > roadmap.pages[0].mediabox.height
    assert sheet.pages[0].mediabox.width < sheet.pages[0].mediabox.height
    assert round(float(sheet.pages[0].mediabox.height)) == 842


def test_links_lead_to_the_other_files_and_not_to_this_machine() -> None:
    uris = [
        annotation.get_object()["/A"]["/URI"]
        for page in read("index.pdf").pages
        for annotation in page.get("/Annots", ())
        if "/URI" in annotation.get_object().get("/A", {})
    ]
    assert "ideas/quick-desk.pdf" in uris
    assert not [uri for uri in uris if uri.startswith("file:")]


def test_the_same_bytes_each_time() -> None:
    assert build(small(), ("nl-BE",), ("pdf",)) == files()


def test_the_bundle_holds_every_sheet() -> None:
    text = "\n".join(page.extract_text() for page in read("sheets.pdf").pages)
    sheets = [name for name in names() if name.startswith("ideas/")]
    assert len(read("sheets.pdf").pages) > len(sheets)
    tree = structure(read("sheets.pdf").trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert sum(one["/S"] == "/H1" for one in tree) == len(sheets) + 1
    assert "Quick desk" in text or "Snelbalie" in text


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "html").mkdir()
    image = f'<img src="{(tmp_path / "secret.png").as_uri()}" alt="x">'
    text = '{% extends "builtin/html/index.html.j2" %}{% block items %}' + image + "{% endblock %}"
    (tmp_path / "html/index.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="holds src="):
        build(small(), ("en",), ("pdf",), [tmp_path])


def test_decorations_halos_and_alternatives_are_as_paper_needs_them() -> None:
    page = (
        '<head></head><svg class="m" viewBox="0 0 1 1" width="11" aria-hidden="true"><path/></svg>'
        '<svg role="img"><title id="a">What</title>\n<desc id="b">It shows</desc>'
        '<text x="1" stroke="#fff" stroke-width="3" paint-order="stroke" y="2">Label</text><text x="3">Plain</text></svg>'
    )
    made = for_paper(page, "p{}")
    assert made.startswith("<head><style>p{}</style></head>")
    assert '<span class="decoration m" style="background:url(data:image/svg+xml;base64,' in made
    assert "width:11px;" in made
    assert '<title id="a">What. It shows</title>' in made
    assert made.count(">Label</text>") == 2
    assert made.count(">Plain</text>") == 1
    assert '<text x="1" y="2">Label</text>' in made
