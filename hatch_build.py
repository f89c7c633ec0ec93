"""Build hook: turns the message catalogues (.po) into what gettext reads (.mo)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "src" / "dienstvisie" / "language" / "locale"


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


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; the files are taken into the wheel as artifacts."""
        if self.target_name == "wheel":
            compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
