"""Public readers of the exports: MPXJ for project files, icalendar for calendars."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

READER = Path(__file__).with_name("project_reader.py")


def read_projects(files: Sequence[bytes]) -> list[dict[str, Any]]:
    """What MPXJ finds in project files. It runs on Java; without that the test is skipped, except where CI is set."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ and "CI" not in os.environ:
        pytest.skip("the public reader of project files needs Java (in Debian: default-jre-headless)")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xml" for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        done = subprocess.run(
            [sys.executable, READER, *paths], capture_output=True, encoding="utf-8", check=False, timeout=300
        )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def read_calendar(content: bytes) -> Any:
    """A calendar as the library icalendar reads it, which finds nothing wrong with it."""
    made = Calendar.from_ical(content.decode())
    assert not made.errors
    assert not [part for part in made.walk() if part.errors]
    return made
