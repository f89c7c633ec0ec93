"""What a Word template carries of its makers, which documents are not to pass on."""

from __future__ import annotations

from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}",
    "{http://purl.org/dc/elements/1.1/}",
)
_DROPPED = (
    *("/extended-properties", "/custom-properties", "/metadata/thumbnail"),
    *("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people"),
    *("/customXml", "/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource", "/keyMapCustomizations"),
    *("/classificationlabels", "/digital-signature/origin", "/documenttasks", "/glossaryDocument"),
)
"""Ends of the sorts of relation that lead to such a part."""
_GONE = (
    *("commentRangeStart", "commentRangeEnd", "commentReference", "attachedTemplate", "rsids", "docVars"),
    *("mailMerge", "saveThroughXslt", "dataBinding"),
)
"""Elements that are about such a part, or say when and where the template was worked on."""
_NAMED = (f"{_WORD}author", f"{_WORD}initials")
_DATE = f"{_WORD}date"
_ABOUT = ("category", "contentStatus", "description", "identifier", "keywords", "lastPrinted", "version")
_MARKS = frozenset(
    [
        *(f"{_WORD}{name}" for name in _GONE),
        "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
        *(f"{space}{name}" for space in _PROPERTIES for name in _ABOUT),
    ]
)


def without_traces(made: Any, author: str) -> None:
    """Take out of a document what is not of its report: words about the file, comments, and names of who changed it.

    Changes that were tracked are signed by `author`, without a moment.
    """
    package = made.part.package
    for holder in (package, *package.iter_parts()):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_DROPPED):
                del holder.rels[key]
    for part in package.iter_parts():
        element = getattr(part, "element", None)
        if element is not None:
            _clear(element, author)


def _clear(top: Any, author: str) -> None:
    for element in list(top.iter()):
        if element.tag in _MARKS:
            element.getparent().remove(element)
            continue
        for name in _NAMED:
            if element.get(name) is not None:
                element.set(name, author)
        if element.get(_DATE) is not None and element.get(_NAMED[0]) is not None:
            del element.attrib[_DATE]
