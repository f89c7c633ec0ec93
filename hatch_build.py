"""Build hook: turns the message catalogues (.po) into what gettext reads (.mo), and templates into code."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "src" / "dienstvisie" / "language" / "locale"
TEMPLATES = Path(__file__).parent / "templates"
COMPILING = Path(__file__).parent / "src" / "dienstvisie" / "render" / "compiling.py"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Write a .mo beside each .po; untranslated messages are left out, so that they fall back to English."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parts[-3])
        for message in list(catalogue):
            whole = message.string if isinstance(message.string, tuple | list) else (message.string,)
            if message.id and not all(whole):
                catalogue.delete(message.id)
        target = source.with_suffix(".mo")
        unfinished = target.with_suffix(".mo.new")
        with unfinished.open("wb") as stream:
            write_mo(stream, catalogue)
        unfinished.replace(target)
        written.append(target)
    return written


def is_stale(locale: Path = LOCALE) -> bool:
    """Whether a catalogue was changed since it was compiled, or never was."""
    pairs = [(source, source.with_suffix(".mo")) for source in locale.glob("*/LC_MESSAGES/*.po")]
    return any(not made.is_file() or made.stat().st_mtime <= source.stat().st_mtime for source, made in pairs)


def compile_templates(folder: Path = TEMPLATES, target: Path | None = None) -> Path:
    """Write the code of all templates into the package, or into `target`; returns the file."""
    compiling = _compiling()
    made: Path = target or compiling.SHIPPED
    compiling.compile_templates(folder, made)
    return made


def templates_are_stale(folder: Path = TEMPLATES, target: Path | None = None) -> bool:
    """Whether a template was changed since they were compiled, or how they are compiled."""
    made: Path = target or _compiling().SHIPPED
    sources = (COMPILING, *(file for file in folder.rglob("*") if file.is_file()))
    return not made.is_file() or made.stat().st_mtime <= max(file.stat().st_mtime for file in sources)


def _compiling() -> ModuleType:
    """The module of the program that compiles templates, without the program, which is not installed yet."""
    spec = spec_from_file_location("dienstvisie_compiling", COMPILING)
    if spec is None or spec.loader is None:
        raise ImportError(str(COMPILING))
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles catalogues and templates before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; the files are taken into the wheel as artifacts."""
        if self.target_name == "wheel":
            compile_catalogues()
            compile_templates()


if __name__ == "__main__":
    compile_catalogues()
    compile_templates()
