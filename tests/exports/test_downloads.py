"""What a build writes beside the roadmap, and what the page of the roadmap leads to."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exports.schedules import exported
from tests.render.built import TEXTS, Page, build
from tests.reporting.report_dossiers import Case, small

from dienstvisie.errors import UserError
from dienstvisie.render import EXPORTS

ROOT = Path(__file__).parents[2]
SUFFIXES = {export.name: export.suffix for export in EXPORTS}
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.exports.schedules import CASES, exported
for name, (make, language) in CASES.items():
    for kind in ("ics", "csv", "msproject"):
        print(name, kind, hashlib.sha256(exported(make(), kind, language)).hexdigest())
"""


def links(files: dict[str, bytes], path: str) -> list[str]:
    page = Page(files[path].decode())
    return [str(link["href"]) for link in page.all("a") if "download" in link]


def test_every_edition_has_its_own_files() -> None:
    made = build(small(), ("nl-BE", "en"))
    for language in ("nl-BE", "en"):
        for name, suffix in SUFFIXES.items():
            assert made[f"{language}/roadmap{suffix}"] == exported(small(), name, language)
        assert links(made, f"{language}/roadmap.html") == [f"roadmap{suffix}" for suffix in SUFFIXES.values()]
        assert f"](roadmap{SUFFIXES['ics']})" in made[f"{language}/roadmap.md"].decode()
    assert made["en/roadmap.csv"] != made["nl-BE/roadmap.csv"]


@pytest.mark.parametrize(
    "formats", [("html",), ("html", "ics"), ("csv", "html"), ("msproject",), ("markdown", "html"), TEXTS]
)
def test_a_page_leads_to_what_is_made_and_to_nothing_else(formats: tuple[str, ...]) -> None:
    made = build(small(), formats=formats)
    wanted = [f"roadmap{suffix}" for name, suffix in SUFFIXES.items() if name in formats]
    tables = ["multi-year-plan.csv"] if "csv" in formats else []
    assert sorted(path for path in made if not path.endswith((".html", ".md"))) == sorted([*wanted, *tables])
    if "html" in formats:
        assert links(made, "roadmap.html") == wanted
        assert ("Take it along" in made["roadmap.html"].decode()) == bool(wanted)
        assert ("multi-year-plan.html" in made) and links(made, "multi-year-plan.html") == tables
        offering = {"roadmap.html", "multi-year-plan.html"}
        assert not any(links(made, path) for path in made if path.endswith(".html") and path not in offering)
    if "markdown" in formats:
        assert ("Take it along" in made["roadmap.md"].decode()) == bool(wanted)


def test_without_a_roadmap_there_is_nothing_to_take_along() -> None:
    case = small()
    made = build(Case(case.dossier, case.ideas, case.challenges, None))
    assert made
    assert [path for path in made if path.endswith((".ics", ".csv", ".xml"))] == ["multi-year-plan.csv"]


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(UserError) as refused:
        build(small(), formats=("icss",))
    assert "icss" in str(refused.value.message)
    assert "ics" in str(refused.value.hint)


def test_the_same_bytes_in_every_zone_locale_folder_and_hash_seed(tmp_path: Path) -> None:
    def listed(folder: Path, **environment: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ROOT)],
            cwd=folder,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = listed(ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    second = listed(tmp_path, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="nl_BE.UTF-8")
    assert first == second
    assert first.count("\n") == 7 * 3
    assert f"by hand ics {hashlib.sha256(exported(small(), 'ics', 'nl-BE')).hexdigest()}\n" in first


def test_no_file_names_the_machine_or_the_day() -> None:
    import getpass
    import socket

    for path, content in build(small(), formats=tuple(SUFFIXES)).items():
        text = content.decode("utf-8-sig")
        assert socket.gethostname() not in text, path
        assert str(ROOT) not in text, path
        assert "2026-" not in text.replace("2026-12", ""), path
        assert f"/{getpass.getuser()}" not in text, path
