"""The Content-Security-Policy of a page: nothing may load, and only what the page itself holds may style and run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

MARK = b"@policy@"
"""Stands in the page where the policy is to come; text of a dossier comes later in it, so the first one counts."""
_STYLES = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)
_SCRIPTS = re.compile(rb"<script[^>]*>(.*?)</script>", re.DOTALL)


def with_policy(page: bytes) -> bytes:
    """The page with the policy that fits its style sheets and scripts, by the SHA-256 of each."""
    sources = {"script-src": _hashes(_SCRIPTS.findall(page)), "style-src": _hashes(_STYLES.findall(page))}
    allowed = "".join(f" {name} {listed};" for name, listed in sources.items() if listed)
    policy = f"default-src 'none';{allowed} img-src data:; base-uri 'none'; form-action 'none'"
    return page.replace(MARK, policy.encode(), 1)


def _hashes(texts: Iterable[bytes]) -> str:
    return " ".join(f"'sha256-{_digest(text)}'" for text in dict.fromkeys(texts))


@lru_cache(maxsize=64)
def _digest(text: bytes) -> str:
    return b64encode(sha256(text).digest()).decode()
