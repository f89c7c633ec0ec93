"""The documentation says what the program does: kind pages, the example in them, dependencies, commands, links."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from dienstvisie.api import RULES, check, load
from dienstvisie.cli.app import app
from dienstvisie.diagnostics import has_errors
from dienstvisie.schema import KINDS, VOCABULARIES, Idea
from dienstvisie.schema.base import Date, Text
from dienstvisie.schema.documentation import dutch_term, main, parts_of, uses
from dienstvisie.schema.references import IdeaRef
from dienstvisie.schema.type_words import bounds, in_words, target_link

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


# The pages of the kinds


def test_the_kind_pages_are_as_the_schema_has_it() -> None:
    module = "dienstvisie.schema.documentation"
    done = subprocess.run([sys.executable, "-m", module, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make docs`:\n{done.stdout}{done.stderr}"
    assert len(list((DOCS / "kinds").glob("*.md"))) == len(KINDS) + 4


def test_a_stale_page_is_named_and_written_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(DOCS, docs)
    here = ["--docs", str(docs)]
    main(here)
    capsys.readouterr()
    page, gone, extra = (docs / "kinds" / name for name in ("ideas.md", "values.md", "no_kind.md"))
    whole = page.read_text(encoding="utf-8")
    page.write_text(whole.replace("hangt af van", "hangt af"), encoding="utf-8")
    gone.unlink()
    extra.write_text("A kind that there was.", encoding="utf-8")
    assert main([*here, "--check"]) == 1
    named = capsys.readouterr().out
    assert all(path.name in named for path in (page, gone, extra))
    assert named.count("\n") == 3
    assert page.read_text(encoding="utf-8") != whole
    assert main(here) == 0
    assert page.read_text(encoding="utf-8") == whole
    assert gone.is_file()
    assert not extra.exists()
    capsys.readouterr()
    assert main([*here, "--check"]) == 0
    assert not capsys.readouterr().out


def test_a_folder_without_examples_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--docs", str(tmp_path)])
    assert stop.value.code == 2
    assert "no folder example/" in capsys.readouterr().err


def test_an_example_starts_with_the_dutch_term() -> None:
    assert dutch_term("# ideeën\n- id: a\n") == "ideeën"
    with pytest.raises(ValueError, match="- id: a"):
        dutch_term("- id: a\n")


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (Text | None, "text"),
        (Date, "date"),
        (tuple[Text, ...], "list of texts"),
        (Literal["a", "b"], "one of `a`, `b`"),
        (IdeaRef | None, "id in [ideas](ideas.md)"),
        (dict[IdeaRef, Annotated[int, Field(ge=0, le=10**6)]], None),
        (tuple[IdeaRef, ...], "list of ids in [ideas](ideas.md)"),
    ],
)
def test_types_in_words(hint: object, words: str | None) -> None:
    limited = "mapping of id in [ideas](ideas.md) to whole number (at least 0, at most 1,000,000)"
    assert in_words(hint) == (words or limited)


def test_limits_are_not_rounded() -> None:
    assert bounds([Field(ge=0.25, lt=1e9)]) == "at least 0.25, less than 1,000,000,000"


def test_references_are_read_off_the_types() -> None:
    found = {(use.field, use.target) for use in uses("ideas", Idea)}
    assert {("depends_on.idea", "ideas"), ("subprojects.effort", "units"), ("consensus", "criteria")} <= found
    assert "Cost" in [part.__name__ for part in parts_of(Idea)]


def test_every_vocabulary_can_be_linked_to() -> None:
    settings = (DOCS / "kinds" / "settings.md").read_text(encoding="utf-8")
    for name in VOCABULARIES:
        assert target_link(name) == f"[{name}](settings.md#{name})"
        assert f"### {name}\n" in settings


def test_the_example_in_the_pages_is_a_sound_dossier() -> None:
    loaded = load(DOCS / "example")
    found = check(loaded)
    assert not has_errors(found), [str(diagnostic.message) for diagnostic in found]
    assert all(loaded.dossier.of(kind.name) for kind in KINDS)


# What is written by hand


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_lead_somewhere() -> None:
    dead, seen = [], 0
    for page in WRITTEN:
        prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for link in re.findall(r"\]\(([^)\s]+)\)", prose):
            if link.startswith("https://"):
                continue
            seen += 1
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            if not target.exists() or (anchor and anchor not in _anchors(target.read_text(encoding="utf-8"))):
                dead.append(f"{page.relative_to(ROOT)}: {link}")
    assert not dead, "\n".join(dead)
    assert seen > 100


def test_every_kind_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [kind.name for kind in KINDS if f"`{kind.name}`" not in readme]


def test_every_command_is_in_the_readme_with_an_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name or "" for command in app.registered_commands]
    assert len(names) >= 7
    for name in names:
        assert re.search(rf"^\| `dienstvisie {name}\b.*`", readme, flags=re.MULTILINE), f"no example of {name}"


def test_the_slip_in_the_readme_is_answered_as_it_says(tmp_path: Path) -> None:
    shutil.copytree(DOCS / "example", tmp_path, dirs_exist_ok=True)
    ideas = tmp_path / "ideas.yaml"
    text = ideas.read_text(encoding="utf-8")
    ideas.write_text(text.replace("[right-first-time]", "[right-first-tme]", 1), encoding="utf-8")
    command = [sys.executable, "-m", "dienstvisie", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = readme.split("```")[1::2]
    answer = next(block for block in blocks if "DV201" in block).strip()
    assert answer in done.stdout


def test_every_code_in_the_documents_exists() -> None:
    codes = {rule.code for rule in RULES}
    named = {code for page in WRITTEN for code in re.findall(r"\bDV\d{3}\b", page.read_text(encoding="utf-8"))}
    assert named
    assert named <= codes


def _requirements() -> dict[str, set[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {
        "To run": project["project"]["dependencies"],
        "To build": project["build-system"]["requires"],
        **{f"Extra `{name}`": rows for name, rows in project["project"]["optional-dependencies"].items()},
    }
    return {group: {re.split(r"[\s<>=!~;\[]", row, maxsplit=1)[0] for row in rows} for group, rows in groups.items()}


def test_each_dependency_has_its_reason() -> None:
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL))
    for group, names in _requirements().items():
        rows = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+?) \|$", sections[group], flags=re.MULTILINE))
        rows.pop("package", None)
        assert set(rows) == names
        assert all(len(reason) > 20 for reason in rows.values())
