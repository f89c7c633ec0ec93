"""Gathers the messages of the sources and templates into the catalogues: `make messages`.

The same sources give the same bytes: messages stand by file and text, without line numbers, dates or guesses.
A message that is gone leaves the catalogue; git remembers its translation.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from dienstvisie.api import RULES

ROOT = Path(__file__).resolve().parents[1]
LOCALE = Path("src/dienstvisie/language/locale")
JINJA = "jinja2.ext:babel_extract"
SOURCES = (("src/dienstvisie", "*.py", "python"), ("templates", "*.j2", JINJA), ("templates", "*.docx", JINJA))
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {"Message": None, "counted": (1, 2), "_": None, "ngettext": (1, 2)}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}

HEADER = """\
# The messages of dienstvisie in {language}. Made by `make messages`; only the lines with msgstr are written by hand.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def messages(root: Path, titles: Iterable[tuple[str, str]] = ()) -> Mapping[str | tuple[str, ...], list[str]]:
    """Every message (with its plural, where it has one) and the places that say it, in order of place and text.

    `titles` are further ones, as place and text.
    """
    found: dict[str | tuple[str, ...], set[str]] = {}
    for place, title in titles:
        found.setdefault(title, set()).add(place)
    for file, method in _files(root):
        content = (root / file).read_bytes()
        stream = BytesIO(docx_text(content) if file.endswith(".docx") else content)
        for _, text, _, _ in extract(method, stream, KEYWORDS, options=OPTIONS):
            found.setdefault(text, set()).add(file)
    by_singular = {(text if isinstance(text, str) else text[0]): text for text in found}
    if len(by_singular) < len(found):
        both = sorted(str(text) for text in found if text not in by_singular.values())
        raise SystemExit(f"Said with a plural and without, or with two plurals: {', '.join(both)}")
    rows = sorted((sorted(files), str(text), text) for text, files in found.items())
    return {text: files for files, _, text in rows}


def rule_titles() -> Iterator[tuple[str, str]]:
    """The first line of each rule's page, which stands in a docstring and so is no call of `Message`."""
    return ((f"explain/{rule.code}", rule.title) for rule in RULES)


def _files(root: Path) -> Iterator[tuple[str, str]]:
    for folder, pattern, method in SOURCES:
        for path in sorted((root / folder).rglob(pattern)):
            yield path.relative_to(root).as_posix(), method


def docx_text(content: bytes) -> bytes:
    """What a Word template says, as a Jinja template: a line for each paragraph, without what docxtpl adds to tags."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        named = [
            name for name in sorted(parts.namelist()) if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
        ]
        text = "\n".join(parts.read(name).decode() for name in named)
    plain = re.sub(r"<[^>]*>", "", text.replace("</w:p>", "\n"))
    return re.sub(r"(\{[{%])(?:p|tr|tc|r) ", r"\1 ", html.unescape(plain)).encode()


def updated(catalogue: bytes, found: Mapping[str | tuple[str, ...], list[str]], locale: str) -> bytes:
    """A catalogue with exactly the messages `found`, and the translations that it had.

    That of a country, such as `nl_NL`, holds only what it says otherwise than its language: nothing is added to it.
    """
    old = read_po(BytesIO(catalogue), locale=locale, ignore_obsolete=True)
    new = Catalog(locale=locale, charset="utf-8")
    for text, files in found.items():
        before = old.get(text[0] if isinstance(text, tuple) else text)
        kept = before.string if before is not None and before.id == text else None
        if kept is None and "_" in locale:
            continue
        new.add(text, kept, locations=[(file, 1) for file in files])
    body = BytesIO()
    write_po(body, new, width=0, omit_header=True, include_lineno=False)
    head = HEADER.format(language=Locale.parse(locale, sep="_").english_name, locale=locale, plural=new.plural_forms)
    return head.encode() + body.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Update each catalogue; with `--check` only name those that are behind. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a catalogue is behind")
    options = parser.parse_args(arguments)
    found = messages(ROOT, rule_titles())
    behind = 0
    for path in sorted((ROOT / LOCALE).glob("*/LC_MESSAGES/dienstvisie.po")):
        before = path.read_bytes()
        after = updated(before, found, path.parts[-3])
        if after != before:
            behind += 1
            sys.stdout.write(f"{path.relative_to(ROOT)} is out of date\n")
            if not options.check:
                path.write_bytes(after)
    return 1 if behind and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
