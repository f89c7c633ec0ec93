"""The logo of a theme: a small PNG, or an SVG in which nothing can run and which loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from dienstvisie.diagnostics import Position
from dienstvisie.language import Message
from dienstvisie.loading.files import read_bytes
from dienstvisie.loading.logo_rule import LOGO
from dienstvisie.loading.logo_size import too_much
from dienstvisie.loading.nodes import Fault
from dienstvisie.schema.theme import Logo, Theme

LARGEST_LOGO = 100 * 1024
"""It is in every page of a build."""
PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "use",
        "symbol",
        "style",
        "switch",
        "metadata",
    ]
)
"""The elements of SVG that only draw; those that run, load or hold HTML are not among them."""
INERT = (
    "{http://sodipodi.sourceforge.net/",
    "{http://www.inkscape.org/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://creativecommons.org/ns#}",
    "{http://purl.org/dc/elements/1.1/}",
)
"""What drawing programs write down for themselves."""
_OUTSIDE = re.compile(
    r"@import|url\(\s*+[\"']?+\s*+(?!#)|(?<![\w-])(?:src|image|(?:-webkit-)?(?:image-set|cross-fade))\("
    r"|javascript:|expression\(",
    re.IGNORECASE,
)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_HEADING = re.compile(r"\s*<\?xml\s[^<>]*\?>")


def read_logo(root: Path, theme: Theme, place: Position) -> Logo | list[Fault]:
    """The logo that a theme names in the dossier at `root`; else all that is wrong, at the place that names it."""
    data = _data(root, theme.logo or "")
    found = [*_textless(theme), *(_objections(data) if isinstance(data, bytes) else (data,))]
    if found or not isinstance(data, bytes):
        once = {str(message): (message, hint) for message, hint in found}
        return [Fault(LOGO, place, *said) for said in once.values()]
    return Logo("image/png" if data.startswith(PNG) else "image/svg+xml", data)


def _textless(theme: Theme) -> Iterator[tuple[Message, Message | None]]:
    if not theme.logo_text:
        hint = Message("Add `logo_text`, such as the name of the organisation.")
        yield Message("The logo has no text for those who do not see it."), hint


def _data(root: Path, name: str) -> bytes | tuple[Message, Message | None]:
    """The bytes of a small file inside the dossier; else what is wrong with it."""
    path = root / name
    if Path(name).is_absolute() or "\\" in name or not path.resolve().is_relative_to(root.resolve()):
        return Message("The logo must be a file in the folder of the dossier."), None
    if not path.is_file():
        return Message("There is no file `{name}` in the dossier.", {"name": name}), None
    if path.stat().st_size > LARGEST_LOGO:
        values = {"size": path.stat().st_size // 1024, "most": LARGEST_LOGO // 1024}
        hint = Message("Make a smaller one: a simple SVG, or a PNG of 400 pixels wide.")
        return Message("The logo is {size} kB, and every page holds it: at most {most} kB.", values), hint
    data = read_bytes(path)
    return data if isinstance(data, bytes) else (data[1], None)


def _objections(data: bytes) -> Iterator[tuple[Message, Message | None]]:
    """What speaks against a picture, the first thing first; nothing does against a PNG."""
    if data.startswith(PNG):
        return
    hint = Message("Give a PNG, or an SVG that is saved as plain SVG.")
    try:
        text = data.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            yield Message("The logo has a document type declaration, which can hide what it loads."), hint
            return
        if "<?" in _HEADING.sub("", text, count=1):
            yield Message("The logo has an instruction for programs (`<?…?>`), which may load something."), hint
            return
        top = ET.fromstring(text)  # noqa: S314 - without a declaration there are no entities
    except (UnicodeDecodeError, ET.ParseError, ValueError):
        yield Message("The logo is neither a PNG nor an SVG that can be read."), hint
        return
    if top.tag != f"{SVG}svg":
        yield Message("The logo is neither a PNG nor an SVG that can be read."), hint
        return
    if too_much(top):
        yield Message("The logo is drawn of too many parts, or of parts that repeat each other."), hint
        return
    for element in top.iter():
        yield from ((message, hint) for message in _in_element(element))


def _in_element(element: ET.Element) -> Iterator[Message]:
    tag = element.tag if isinstance(element.tag, str) else "?"
    name = tag.rpartition("}")[2]
    if not (tag.startswith(SVG) and name in DRAWN) and not tag.startswith(INERT):
        yield Message("The logo holds `{element}`, which may run or load something.", {"element": name})
    for key, value in element.attrib.items():
        short = key.rpartition("}")[2].lower()
        if key == _BASE:
            yield Message("The logo refers to something outside itself, in `{attribute}`.", {"attribute": "xml:base"})
        elif short.startswith("on"):
            yield Message("The logo holds `{attribute}`, which runs a script.", {"attribute": short})
        elif (short in {"href", "src"} and not value.startswith("#")) or _leads_out(key, value):
            yield Message("The logo refers to something outside itself, in `{attribute}`.", {"attribute": short})
    if name == "style" and _leads_out(name, "".join(element.itertext())):
        yield Message("The logo refers to something outside itself, in its style.")


def _leads_out(name: str, value: str) -> bool:
    """Whether it loads something, or has a `\\` that may hide that: a style is read with its escapes."""
    hidden = "\\" in value and not name.startswith(("{", "data-"))
    return hidden or _OUTSIDE.search(value) is not None
