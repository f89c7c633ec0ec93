"""A person's words as a YAML value."""

from __future__ import annotations

import sys
from io import StringIO


def quoted(text: str) -> str:
    """The text between double quotes on one line, so that every reader of YAML gets exactly these characters."""
    if text.isascii() and text.isprintable() and not set(text) & {'"', "\\"}:
        return f'"{text}"'  # what the library would say as well, at once
    from ruamel.yaml import YAML  # only when something is written: keeps start-up short

    if text.isascii() and text.isprintable() and not set(text) & {'"', "\\"}:
        return f'"{text}"'  # what the library would say as well, at once
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML()
    yaml.width = sys.maxsize
    stream = StringIO()
    yaml.dump({"": DoubleQuotedScalarString(text)}, stream)
    return stream.getvalue().partition(": ")[2].rstrip("\n")
