"""What is there to make documents with on this machine: programs, extras, languages, templates."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from dienstvisie import __version__
from dienstvisie.language import DOCUMENT_LANGUAGES, Message, is_spoken
from dienstvisie.render.extras import EXTRAS, PANGO_HELP, Extra
from dienstvisie.render.templates import builtin_folder

BASE = (
    "typer", "pydantic", "ruamel.yaml", "rich", "jinja2", "PyYAML", "numpy", "highspy", "Babel", "markdown-it-py",
    "nh3",
)  # fmt: skip
"""The packages that everything needs: those of `dependencies` in `pyproject.toml`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of what documents are made with. `needed`: without it nothing works; `remedy` says what to do.

    `place` is a path or a version, in no language.
    """

    part: str
    there: bool
    place: str | None
    about: Message
    remedy: Message | None = None
    needed: bool = False


def findings() -> Iterator[Finding]:
    """Everything, what is needed first."""
    yield Finding("python", there=True, place=platform.python_version(), about=Message("The language it runs in"))
    yield Finding("dienstvisie", there=True, place=__version__, about=Message("The program itself"))
    yield from (_package(name) for name in BASE)
    for extra in EXTRAS:
        yield from _extra(extra)
    yield from (_language(language) for language in DOCUMENT_LANGUAGES)
    folder = builtin_folder()
    again = Message("Install dienstvisie again: its files are not complete.")
    there = (folder / "html" / "base.html.j2").is_file()
    about = Message("The built-in templates of documents")
    yield Finding("templates", there, str(folder), about, None if there else again, needed=True)


def _package(name: str) -> Finding:
    found = installed(name)
    remedy = None if found else Message("Install it: `{command}`.", {"command": f"pip install {name}"})
    return Finding(name, found is not None, found, Message("A library that it cannot do without"), remedy, needed=True)


def _extra(extra: Extra) -> Iterator[Finding]:
    """The extra as a whole, and what else it needs."""
    versions = ", ".join(f"{one.package} {installed(one.package)}" for one in extra.libraries if installed(one.package))
    missing = extra.missing
    remedy = Message("Install it: `{command}`.", {"command": extra.command}) if missing else None
    yield Finding(f"extra {extra.name}", not missing, versions or None, extra.use, remedy)
    if extra.name == "pdf" and not missing:
        fault = extra.fault()
        about = Message("What lays out the text of a PDF")
        yield Finding("pango", fault is None, None, about, PANGO_HELP if fault else None)


def _language(language: str) -> Finding:
    there = is_spoken(language)
    about = Message("Documents in {language}", {"language": language})
    remedy = None if there else Message("Install dienstvisie again: without its catalogue, texts are in English.")
    return Finding(f"language {language}", there, None, about, remedy)


def installed(package: str) -> str | None:
    """The version of an installed package."""
    try:
        return re.sub(r"\s", "", version(package))
    except PackageNotFoundError:
        return None
