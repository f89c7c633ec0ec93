"""A person's words as a YAML value."""

from __future__ import annotations

import sys
from io import StringIO

_SURROGATES = "\ud800"


def quoted(text: str) -> str:
    """The text between double quotes on one line, so that every reader of YAML gets exactly these characters."""
    if text.isprintable() and max(text, default=" ") < _SURROGATES:  # what the library says as well, at once
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    from ruamel.yaml import YAML  # only when something is written: keeps start-up short
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML()
    yaml.width = sys.maxsize
    stream = StringIO()
    yaml.dump({"": DoubleQuotedScalarString(text)}, stream)
    return stream.getvalue().partition(": ")[2].rstrip("\n")
