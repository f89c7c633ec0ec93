"""What the tests of checks share: a dossier in real files, read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from dienstvisie.checks import run
from dienstvisie.diagnostics import Diagnostic, Rule, SourceMap
from dienstvisie.loading import load_dossier

SETTINGS = "title: Dienstvisie\nclient: {name: Gemeente}\n"


class Examined(NamedTuple):
    """What reading and what checking found."""

    loading: tuple[Diagnostic, ...]
    found: list[Diagnostic]
    sources: SourceMap

    def of(self, code: str) -> list[Diagnostic]:
        return [diagnostic for diagnostic in self.found if diagnostic.code == code]

    def text_at(self, diagnostic: Diagnostic) -> str:
        """The line of a diagnostic from its column on."""
        assert diagnostic.file is not None
        assert diagnostic.position is not None
        line = self.sources.files[diagnostic.file].line(diagnostic.position.line)
        return line[diagnostic.position.column - 1 :]


Examine = Callable[[Mapping[str, str]], Examined]


@pytest.fixture
def examine(tmp_path: Path) -> Examine:
    """Writes files, reads them as a dossier, and checks it; without settings in them the smallest are added."""

    def examine_files(files: Mapping[str, str]) -> Examined:
        for path, text in {"dienstvisie.yaml": SETTINGS, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        loaded = load_dossier(tmp_path)
        return Examined(loaded.diagnostics, run(loaded.dossier, loaded.sources), loaded.sources)

    return examine_files


class Page:
    """The page of a rule, cut up."""

    FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)

    def __init__(self, rule: Rule) -> None:
        parts = re.split(r"^\*\*(.+?)\.\*\*", rule.page, flags=re.MULTILINE)
        self.sections = dict(zip(parts[1::2], parts[2::2], strict=True))

    def files(self, section: str) -> dict[str, str]:
        """The files shown in a section: each begins with a comment that names it."""
        (shown,) = self.FENCED.findall(self.sections[section])
        parts = re.split(r"^# (\S+\.yaml)\n", shown, flags=re.MULTILINE)
        assert parts[0] == "", "what is shown begins with the name of its file"
        return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture
def page() -> Callable[[Rule], Page]:
    return Page
