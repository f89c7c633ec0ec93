"""The house stands as designed: imports run one way, and each library lives in its own rooms."""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "dienstvisie"

FLOORS: tuple[Collection[str], ...] = (
    {"errors", "diagnostics", "language"},
    {"schema"},
    {"loading", "editing", "checks", "scoring", "planning", "measuring"},
    {"reporting"},
    {"render"},
    {"api"},
    {"cli"},
    {"__init__", "__main__"},
)
"""Each room may import from the floors below its own; the package itself (`__init__`) opens its rooms when asked."""

SIDEWAYS = {("errors", "language"), ("diagnostics", "language"), ("planning", "scoring"), ("editing", "loading")}

HOMES: Mapping[str, Collection[str]] = {
    "pydantic": {"schema", "loading"},
    "pydantic_core": {"schema", "loading"},
    "yaml": {"loading"},
    "ruamel": {"editing"},
    "highspy": {"planning"},
    "openpyxl": {"measuring"},  # only for survey exports
    "numpy": {"scoring", "planning", "loading", "checks"},  # the latter two only for ratings in CSV
    "babel": {"reporting"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "markdown_it": {"render"},
    "nh3": {"render"},
    "docx": {"render"},
    "docxtpl": {"render"},
    "lxml": {"render"},  # what python-docx is built on
    "xlsxwriter": {"render"},
    "weasyprint": {"render"},
    "typer": {"cli"},
    "rich": {"cli"},
}


class Import(NamedTuple):
    """An import: the file and line that has it, the room that the file is in, and the module's name."""

    place: str
    room: str
    module: str


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _modules(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path}:{node.lineno} imports relatively"
        module = node.module or ""
        # `from dienstvisie import api` imports a room, `from dienstvisie import __version__` does not
        whole = module == "dienstvisie"
        yield from (f"{module}.{alias.name}" for alias in node.names) if whole else (module,)


def _imports() -> Iterator[Import]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for module in _modules(node, path):
                yield Import(f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}", _room(path), module)


IMPORTS = tuple(_imports())
ROOMS = {_room(path) for path in PACKAGE.rglob("*.py")}
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def _between_rooms() -> Iterator[tuple[Import, str]]:
    for found in IMPORTS:
        if found.module.startswith("dienstvisie."):
            there = found.module.split(".")[1]
            if there in ROOMS and there != found.room:
                yield found, there


def test_the_house_was_seen() -> None:
    seen = {found.room for found in IMPORTS}
    assert {"schema", "loading", "checks", "scoring", "planning", "reporting", "render", "cli"} <= seen
    assert len(IMPORTS) > 500
    assert sum(1 for _ in _between_rooms()) > 100


def test_every_room_has_its_place() -> None:
    assert set(FLOOR) >= ROOMS, f"put these into FLOORS: {sorted(ROOMS - set(FLOOR))}"


def test_imports_run_one_way() -> None:
    wrong = [
        f"{found.place}: {found.room} imports {there}"
        for found, there in _between_rooms()
        if FLOOR[there] >= FLOOR[found.room] and (found.room, there) not in SIDEWAYS
    ]
    assert not wrong, "\n".join(wrong)


def test_no_circles_between_rooms() -> None:
    graph: dict[str, set[str]] = {}
    for found, there in _between_rooms():
        graph.setdefault(found.room, set()).add(there)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' -> '.join(error.args[1])}")


def test_libraries_live_at_home() -> None:
    outside = [
        (found, found.module.split(".")[0])
        for found in IMPORTS
        if found.module.split(".")[0] not in sys.stdlib_module_names | {"dienstvisie"}
    ]
    wrong = [f"{found.place}: imports {top}" for found, top in outside if found.room not in HOMES.get(top, ())]
    assert not wrong, "\n".join(wrong)
    assert {top for _, top in outside} >= {"pydantic", "yaml", "numpy", "jinja2", "typer"}


@pytest.mark.parametrize("room", sorted(ROOMS - {"cli", "__init__", "__main__"}))
def test_only_the_command_line_is_a_program(room: str) -> None:
    """Printing and ending the program are the command line's; a developer's `python -m` may do it under a guard."""
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if _room(path) == room and '__name__ == "__main__"' not in text:
            calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
            wrong += [f"{path}:{call.lineno}" for call in calls if ast.unparse(call) in {"print", "exit", "sys.exit"}]
    assert not wrong
