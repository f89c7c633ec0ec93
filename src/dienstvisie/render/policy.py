"""The Content-Security-Policy of a page: nothing may load, only its own styles count, and only our script may run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import sha256

from dienstvisie.render.templates import builtin_folder

MARK = b"@policy@"
"""Stands in the page where the policy is to come; text of a dossier comes later in it, so the first one counts."""
_STYLES = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)
_SCRIPTS = re.compile(rb"<script(?![\w-])[^>]*>?(.*?)(?:</script|\Z)", re.DOTALL | re.IGNORECASE)


def with_policy(page: bytes) -> bytes:
    """The page with the policy that fits its style sheets, by the SHA-256 of each, and our script if it has that.

    Another script is never let through, wherever it comes from.
    """
    ours = [text for text in scripts(page) if text == _script()]
    sources = {"script-src": _hashes(ours), "style-src": _hashes(_STYLES.findall(page))}
    allowed = "".join(f" {name} {listed};" for name, listed in sources.items() if listed)
    policy = f"default-src 'none';{allowed} img-src data:; base-uri 'none'; form-action 'none'"
    return page.replace(MARK, policy.encode(), 1)


def scripts(page: bytes) -> Sequence[bytes]:
    """What stands in each script of a page."""
    return _SCRIPTS.findall(page)


def foreign_scripts(page: bytes) -> bool:
    """Whether a page has a script that is not ours, or ours twice."""
    found = scripts(page)
    return len(found) > 1 or any(text != _script() for text in found)


@cache
def _script() -> bytes:
    """Our script, as it stands in the element for it."""
    return b"\n" + builtin_folder().joinpath("html", "script.js").read_text(encoding="utf-8").encode()


def _hashes(texts: Iterable[bytes]) -> str:
    return " ".join(f"'sha256-{_digest(text)}'" for text in dict.fromkeys(texts))


@lru_cache(maxsize=64)
def _digest(text: bytes) -> str:
    return b64encode(sha256(text).digest()).decode()
