"""What a template is given besides its report: where the other documents are."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page with the same contents for other programs: its relative address, and what it is."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A main document of the same edition: its path without suffix, and its title."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """The document that is being written: its path without suffix, and the suffix of its format.

    `downloads` are the files for other programs that are made with it; `neighbours` are the main documents of the
    edition, itself among them.
    """

    path: str
    suffix: str
    language: str
    downloads: tuple[Download, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()

    def link(self, path: str) -> str:
        """The relative address of another document of the same edition and format; `path#anchor` is a place in one."""
        document, mark, anchor = path.partition("#")
        if document == self.path and mark:
            return f"#{anchor}"
        return _relative(document, posixpath.dirname(self.path)) + self.suffix + mark + anchor


@lru_cache(maxsize=100_000)
def _relative(document: str, folder: str) -> str:
    return posixpath.relpath(document, folder or ".")
