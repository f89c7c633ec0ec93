"""What is shipped: the wheel, built from the sdist, has the templates and catalogues and runs on its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import dienstvisie

ROOT = Path(__file__).parents[2]
CATALOGUE = "dienstvisie/language/locale/nl/LC_MESSAGES/dienstvisie.mo"

pytestmark = pytest.mark.slow


def _run(*command: str | Path, folder: Path = ROOT, environment: Mapping[str, str] = os.environ) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    _run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", folder, ROOT)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return archive


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> Path:
    """The wheel as built from the unpacked sdist."""
    source = sdist.parent / sdist.name.removesuffix(".tar.gz")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", sdist.parent, source)
    (archive,) = sdist.parent.glob("*.whl")
    return archive


def _tracked(folder: str) -> set[str]:
    """The files of a folder that git knows; all files of it where this is no checkout or git is not there."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = _run("git", "-c", "safe.directory=*", "ls-files", "-z", folder)
        return set(filter(None, listed.split("\0")))
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


def test_the_wheel_has_the_templates_that_git_has(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        shipped = {name.removeprefix("dienstvisie/") for name in names if name.startswith("dienstvisie/templates/")}
        for name in shipped:
            assert opened.read(f"dienstvisie/{name}") == (ROOT / name).read_bytes()
    tracked = _tracked("templates")
    assert len(tracked) >= 5
    assert shipped == tracked


def test_the_wheel_has_the_catalogue_and_the_type_marker(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        assert len(opened.read(CATALOGUE)) > 100
        assert len(opened.read("dienstvisie/render/templates.compiled")) > 100_000
    assert "dienstvisie/py.typed" in names
    assert not [name for name in names if name.endswith((".po.orig", ".pyc", ".new"))]
    assert not [name for name in names if not name.startswith("dienstvisie")]


def test_the_sdist_can_be_worked_in(sdist: Path) -> None:
    with tarfile.open(sdist) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    whole = ("README.md", "CHANGELOG.md", "LICENSE", "Makefile", "dev", "hatch_build.py", "tests/conftest.py")
    assert {*whole, "tools/messages.py", "docs/dossier.md", "examples/olen/dienstvisie.yaml"} <= names
    assert not [name for name in names if name.endswith((".mo", ".compiled"))]


def test_the_wheel_runs_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    """The libraries come from the environment of the tests, the program from the wheel alone."""
    fresh = tmp_path / "fresh"
    _run(sys.executable, "-m", "venv", "--without-pip", fresh)
    python, program = fresh / "bin" / "python", fresh / "bin" / "dienstvisie"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    _run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    libraries = os.environ | {"PYTHONPATH": sysconfig.get_path("purelib"), "DIENSTVISIE_LANG": "en"}
    place = _run(
        python, "-c", "import dienstvisie; print(dienstvisie.__file__)", folder=tmp_path, environment=libraries
    )
    assert Path(place.strip()).is_relative_to(fresh)
    dossier = tmp_path / "dossier"
    shutil.copytree(ROOT / "docs" / "example", dossier)
    assert _run(program, "--version", environment=libraries) == f"dienstvisie {dienstvisie.__version__}\n"
    _run(program, "check", dossier, environment=libraries)
    _run(program, "build", dossier, "--output", tmp_path / "out", environment=libraries)
    assert list((tmp_path / "out").rglob("roadmap.html"))
