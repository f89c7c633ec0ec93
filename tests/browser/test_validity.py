"""Every page is valid HTML, by the checker of the standards body (Java)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import lacking

pytestmark = pytest.mark.slow

PLACES = (Path("node_modules"), Path("/usr/lib/node_modules"), Path("/usr/local/lib/node_modules"))
KNOWN = (
    "Trailing slash on void elements has no effect",  # it says itself that nothing is wrong
    "CSS: “math-style”: Property “math-style” doesn't exist",  # it does: MathML Core
    "Inline style violates Content Security Policy",  # it does not compare hashes; the browser does, in the other tests
    "Inline script violates Content Security Policy",
)
"""What the checker says though it is not so."""


def checker() -> Path:
    """The jar, from `VNU_JAR` or from where npm puts the package vnu-jar."""
    given = [Path(path) for path in (os.environ.get("VNU_JAR"),) if path]
    found = [path for path in (*given, *(place / "vnu-jar/build/dist/vnu.jar" for place in PLACES)) if path.is_file()]
    if not found or shutil.which("java") is None:
        lacking("The HTML checker is not installed: npm install vnu-jar (it needs Java), or name the jar in VNU_JAR")
    return found[0]


def test_pages_are_valid_html(olen: Path) -> None:
    jar = checker()
    every = sorted(olen.rglob("*.html"))
    pages = [page for page in every if page.parent.name != "ideas" or os.environ.get("CI")] + every[:3]
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(ran.stdout)["messages"]
    wrong = [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')[:120]}"
        for one in messages
        if not one["message"].startswith(KNOWN)
    ]
    assert len(pages) > 8
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_the_checker_sees_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p><div id=a></div><b id=a></b>")
    command = [
        "java",
        "-jar",
        str(checker()),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        tmp_path / "bad.html",
    ]
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, timeout=120)
    assert "Duplicate ID" in ran.stdout
