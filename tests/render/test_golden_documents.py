"""Every document of a small dossier, compared with what was agreed; `--update-golden` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.render.built import small_documents

GOLDEN = Path(__file__).parent / "golden"
STYLE = re.compile(rb"(<style>\n).*(\n</style>)", re.DOTALL)


def test_documents_are_as_agreed(golden: Callable[[Path, bytes], None]) -> None:
    assert small_documents()
    for path, content in small_documents().items():
        golden(GOLDEN / path, STYLE.sub(rb"\1\2", content))


def test_every_agreed_document_is_still_made() -> None:
    agreed = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert agreed == set(small_documents())
    assert len(agreed) == 2 * (2 * 13 + 4) + 2  # pages, data for other programs, the choice of language
