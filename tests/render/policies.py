"""The Content-Security-Policy of a page, and the hashes that it must name."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from dienstvisie.render.templates import builtin_folder

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def policy_of(page: str) -> dict[str, str]:
    """Each directive with its sources."""
    (text,) = POLICY.findall(page)
    parts = [part.strip().partition(" ") for part in text.split(";")]
    return {name: sources for name, _, sources in parts}


def hashes(page: str, element: str) -> str:
    """The hashes of what stands in all elements of this name."""
    texts = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


OUR_SCRIPT = f"\n{(builtin_folder() / 'html/script.js').read_text(encoding='utf-8')}"
"""What stands in the script of a page, where it has one."""
