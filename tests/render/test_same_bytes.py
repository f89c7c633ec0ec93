"""The same dossier gives the same bytes: in another process, time zone, locale, folder and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.render.built import build, small_documents
from tests.reporting.report_dossiers import generated, small

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.render.built import build
from tests.reporting.report_dossiers import generated, small
for case in (small(), generated(60)):
    for path, content in build(case, ("nl-BE", "en")).items():
        print(path, hashlib.sha256(content).hexdigest())
"""


def listed(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-c", SCRIPT, str(ROOT)]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    first = listed(ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    second = listed(tmp_path, PYTHONHASHSEED="12345", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="nl_BE.UTF-8")
    assert first.count("\n") == (2 * ((4 + 9) * 2 + 4) + 2) + (2 * ((60 + 2) * 2 + 3) + 2)
    assert first == second


def test_twice_in_one_process_is_the_same_too() -> None:
    assert build(small(), ("nl-BE", "en")) == small_documents()
    assert build(generated(10)) == build(generated(10))


def test_files_are_clean_text() -> None:
    for path, content in small_documents().items():
        text = content.decode("utf-8")
        assert ("\r" in text) == path.endswith(".ics"), path  # the lines of a calendar end so
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n\n"), path


def test_one_edition_lies_at_the_top_and_several_in_folders() -> None:
    assert list(build(small())) == sorted(
        ["multi-year-plan.csv", "roadmap.csv", "roadmap.ics", "roadmap.xml"]
        + [
            f"{name}.{suffix}"
            for name in (
                "analysis",
                "anchoring",
                "guide",
                "ideas/clear-letters",
                "ideas/integrated-reception",
                "ideas/mobile-desk",
                "ideas/quick-desk",
                "index",
                "multi-year-plan",
                "progress",
                "roadmap",
                "summary",
                "vision",
            )
            for suffix in ("html", "md")
        ]
    )
    both = set(small_documents())
    assert {path.split("/")[0] for path in both} == {"nl-BE", "en", "index.html", "index.md"}
    assert "nl-BE/index.html" in small_documents()["index.html"].decode()
