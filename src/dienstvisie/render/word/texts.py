"""Text as WordprocessingML: escaped, and Markdown as real paragraphs, lists, tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from markdown_it.token import Token
from markupsafe import Markup

from dienstvisie.render.markdown_text import SCHEMES, heading_levels, parse
from dienstvisie.reporting.plain_text import Foreign

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 2
"""The deepest level that lists have a style for, counted from 0."""
_ON = {"strong_open": "b", "em_open": "i", "s_open": "strike"}
_OFF = {"strong_close": "b", "em_close": "i", "s_close": "strike"}


def clean(value: object) -> object:
    """A text without the signs that XML forbids; anything else as it is."""
    return _UNFIT.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def paragraphs(text: str, styles: Mapping[str, str], level: int = 2) -> Markup:
    """Markdown as paragraphs. `styles` are the ids of the styles of the template by their names.

    Headings begin at `level`. Raw HTML and pictures stay text; only links to http, https and mail are links.
    """
    language = text.language if isinstance(text, Foreign) else None
    tokens = parse(_UNFIT.sub("", str(text)))
    made = "".join(_Body(styles, language, level, heading_levels(tokens)).write(tokens))
    return Markup(made)  # noqa: S704 - every text in it is escaped


@dataclass
class _Body:
    """Writes the tokens of a text; `lists` are the open lists: the next number of each, None for bullets."""

    styles: Mapping[str, str]
    language: str | None
    level: int
    headings: Mapping[str, int]
    lists: list[int | None] = field(default_factory=list)
    quoted: int = 0
    fresh: bool = False
    """Whether a list item has begun and nothing was written of it yet."""

    def write(self, tokens: Sequence[Token]) -> Iterator[str]:
        style = None
        for token in tokens:
            self._enter(token)
            if token.type == "heading_open":
                style = f"Heading {min(self.level + self.headings[token.tag] - 3, 9)}"
            elif token.type == "inline":
                bold = token.level > 0 and style == "th"
                yield from self._paragraph(self._runs(token, bold=bold), style if style != "th" else None)
            elif token.type in ("fence", "code_block"):
                lines = token.content.rstrip("\n").split("\n")
                yield from self._paragraph("<w:r><w:br/></w:r>".join(self._run(line, {"mono"}) for line in lines), None)
            elif token.type == "table_open":
                yield self._table_open(tokens, token)
            elif token.type in _TABLE:
                yield _TABLE[token.type]
                style = "th" if token.type == "th_open" else None
            elif token.type == "table_close":
                yield "</w:tbl>" + self._plain("")
            elif token.type == "heading_close":
                style = None

    def _enter(self, token: Token) -> None:
        if token.type == "bullet_list_open":
            self.lists.append(None)
        elif token.type == "ordered_list_open":
            self.lists.append(int(token.attrGet("start") or 1))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.fresh = True
        elif token.type == "list_item_close" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quoted += 1 if token.nesting > 0 else -1

    def _paragraph(self, runs: str, style: str | None) -> Iterator[str]:
        if style is not None:
            yield self._styled(style, runs)
        elif self.lists:
            yield self._item(runs)
        else:
            yield self._styled("Quote", runs) if self.quoted else self._plain(runs)
        self.fresh = False

    def _item(self, runs: str) -> str:
        depth, number = min(len(self.lists) - 1, _DEEPEST), self.lists[-1]
        tail = f" {depth + 1}" if depth else ""
        if not self.fresh:
            return self._styled(f"List Continue{tail}", runs)
        if number is None:
            return self._styled(f"List Bullet{tail}", runs)
        first = self._run(f"{number}.", set()) + "<w:r><w:tab/></w:r>"
        left = 360 * (depth + 1)
        return f'<w:p><w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr>{first}{runs}</w:p>'

    def _styled(self, name: str, runs: str) -> str:
        found = self.styles.get(name)
        about = f'<w:pPr><w:pStyle w:val="{escape(found)}"/></w:pPr>' if found else ""
        return f"<w:p>{about}{runs}</w:p>"

    def _plain(self, runs: str) -> str:
        return f"<w:p>{runs}</w:p>"

    def _table_open(self, tokens: Sequence[Token], table: Token) -> str:
        place = tokens.index(table)
        columns = 0
        for token in tokens[place:]:
            columns += token.type == "th_open"
            if token.type == "thead_close":
                break
        grid = '<w:gridCol w:w="1500"/>' * columns
        found = self.styles.get("Report Table") or self.styles.get("Table Grid")
        style = f'<w:tblStyle w:val="{escape(found)}"/>' if found else ""
        look = '<w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>'
        return f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'

    def _runs(self, inline: Token, *, bold: bool) -> str:
        marks: set[str] = {"b"} if bold else set()
        links: list[str | None] = []
        out: list[str] = []
        for token in inline.children or ():
            if token.type in _ON:
                marks.add(_ON[token.type])
            elif token.type in _OFF:
                marks.discard(_OFF[token.type])
            elif token.type == "link_open":
                links.append(_address(str(token.attrGet("href") or "")))
                out.append(_field(links[-1]))
            elif token.type == "link_close":
                out.append("</w:fldSimple>" if links.pop() else "")
            elif token.type == "hardbreak":
                out.append("<w:r><w:br/></w:r>")
            else:
                more = {"link"} if links and links[-1] else set()
                mono = {"mono"} if token.type == "code_inline" else set()
                text = " " if token.type == "softbreak" else token.content
                out.append(self._run(text, marks | more | mono))
        return "".join(out)

    def _run(self, text: str, marks: set[str]) -> str:
        about = "".join(f"<w:{mark}/>" for mark in ("b", "i", "strike") if mark in marks)
        if "mono" in marks:
            about = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' + about
        if "link" in marks:
            style = self.styles.get("Hyperlink")
            about = (f'<w:rStyle w:val="{escape(style)}"/>' if style else "") + about + '<w:u w:val="single"/>'
        if self.language:
            about += f'<w:lang w:val="{escape(self.language)}"/>'
        shown = escape(text, quote=False)
        return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


_TABLE = {
    "tr_open": "<w:tr>",
    "tr_close": "</w:tr>",
    "th_open": "<w:tc>",
    "th_close": "</w:tc>",
    "td_open": "<w:tc>",
    "td_close": "</w:tc>",
}


def _address(href: str) -> str | None:
    """The address of a link that may be followed, without the signs that would end its field."""
    if not href.lower().startswith(SCHEMES):
        return None
    return quote(href, safe=":/?#[]@!$&'()*+,;=%~-._")


def _field(address: str | None) -> str:
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{escape(address)}&quot; ">' if address else ""
