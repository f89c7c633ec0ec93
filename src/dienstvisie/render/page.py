"""What a template is given besides its report: where the other documents are."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The document that is being written: its path without suffix, and the suffix of its format."""

    path: str
    suffix: str
    language: str

    def link(self, path: str) -> str:
        """The relative address of another document of the same edition and format."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".") + self.suffix
