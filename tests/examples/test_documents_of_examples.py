"""Documents that the small dossier has not, as the examples have them; `--update-golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dienstvisie import api

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "golden"
TOLD = {
    "olen": ("nl-BE", ["results", "priorities"]),
    "oss": ("nl-NL", ["red-thread", "learning", "plans/letters"]),
    "dna": ("nl-NL", ["embedding-plan"]),
    "keuzeproces": ("nl-NL", ["scenarios", "annual-plan"]),
    "venlo": ("nl-NL", ["effects"]),
}


@pytest.mark.parametrize("name", TOLD)
def test_documents_of_an_example_are_as_agreed(name: str, golden: Callable[[Path, bytes], None]) -> None:
    language, documents = TOLD[name]
    made = api.build(api.load(EXAMPLES / name).dossier, [language], ["md"]).files
    for document in documents:
        golden(GOLDEN / name / f"{document}.md", made[f"{document}.md"])
