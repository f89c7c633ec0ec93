"""Makes the built-in Word templates, `templates/docx/*.docx`: `python -m tools.docx_templates`.

The same script gives the same templates. What they say stands in `docx_contents.py` and `docx_anchoring.py`, how they
look in `docx_styles.py`.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from tools.docx_anchoring import anchoring
from tools.docx_contents import Writing, idea_sheet, sheets
from tools.docx_styles import frame, set_styles

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "docx"
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no moment at all
ZIPPED = (1980, 1, 1, 0, 0, 0)
TEMPLATES: Mapping[str, Callable[[Writing], None]] = {
    "anchoring": anchoring,
    "idea_sheet": idea_sheet,
    "sheets": sheets,
}
"""By the name of the document's template."""


def template(name: str) -> bytes:
    """The file of a template."""
    made = Document()
    set_styles(made)
    frame(made)
    TEMPLATES[name](Writing(made))
    about = made.core_properties
    about.title, about.author, about.comments, about.keywords = name, "dienstvisie", "", ""
    about.created = about.modified = MADE
    about.last_modified_by, about.revision = "dienstvisie", 1
    out = io.BytesIO()
    made.save(out)
    return _timeless(out.getvalue())


def _timeless(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if "thumbnail" in entry.filename:
                continue
            fixed = zipfile.ZipInfo(entry.filename, ZIPPED)
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(fixed, _without_thumbnail(entry.filename, old.read(entry)))
    return out.getvalue()


def _without_thumbnail(name: str, content: bytes) -> bytes:
    """The library's own empty document comes with a picture of itself, which would be wrong here."""
    if name != "_rels/.rels":
        return content
    before, found, after = content.partition(b"docProps/thumbnail.jpeg")
    if not found:
        return content
    return before[: before.rindex(b"<Relationship ")] + after[after.index(b"/>") + 2 :]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write each template; with `--check` only name those that are not as the script makes them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a template is behind")
    options = parser.parse_args(arguments)
    behind = 0
    for name in TEMPLATES:
        path, content = FOLDER / f"{name}.docx", template(name)
        if not path.is_file() or not _same(path.read_bytes(), content):
            behind += 1
            sys.stdout.write(f"{path.name} is out of date\n")
            if not options.check:
                path.write_bytes(content)
    return 1 if behind and options.check else 0


def _same(one: bytes, other: bytes) -> bool:
    """Whether two files hold the same parts; how tightly they are packed differs between versions of zlib."""
    with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(other)) as second:
        return {name: first.read(name) for name in first.namelist()} == {
            name: second.read(name) for name in second.namelist()
        }


if __name__ == "__main__":
    sys.exit(main())
