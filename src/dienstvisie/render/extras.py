"""What formats need beside the base: which extra, whether it is there, and how to install it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from dienstvisie.errors import UserError
from dienstvisie.language import Message


@dataclass(frozen=True, slots=True)
class Library:
    """A library of an extra: the module that is imported and the name that it is installed by."""

    module: str
    package: str


@dataclass(frozen=True, slots=True)
class Extra:
    """Libraries that are installed when asked for. `fault` says what else is missing, where they need more."""

    name: str
    libraries: tuple[Library, ...]
    formats: tuple[str, ...]
    use: Message
    fault: Callable[[], Message | None] = lambda: None

    @property
    def command(self) -> str:
        """What installs it."""
        return f'pip install "dienstvisie[{self.name}]"'

    @property
    def missing(self) -> tuple[str, ...]:
        """The libraries of it that are not installed."""
        return tuple(library.package for library in self.libraries if find_spec(library.module) is None)


def pango_fault() -> Message | None:
    """What is wrong with Pango, which WeasyPrint lays out text with and which no Python package holds."""
    try:
        import weasyprint  # noqa: F401 - it loads Pango
    except OSError:
        return Message("PDF needs the library Pango, and that cannot be loaded.")
    return None


PANGO_HELP = Message(
    "Install Pango: `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` on Debian and Ubuntu, "
    "`brew install pango` on macOS, and MSYS2 with `pacman -S mingw-w64-x86_64-pango` on Windows."
)

EXTRAS: tuple[Extra, ...] = (
    Extra(
        "office",
        (Library("docxtpl", "docxtpl"), Library("xlsxwriter", "XlsxWriter"), Library("openpyxl", "openpyxl")),
        ("docx", "xlsx"),
        Message("Word and Excel"),
    ),
    Extra("pdf", (Library("weasyprint", "weasyprint"),), ("pdf",), Message("PDF"), pango_fault),
)
"""Their names are those in `pyproject.toml`."""

BY_FORMAT: Mapping[str, Extra] = {name: extra for extra in EXTRAS for name in extra.formats}


def require(formats: Iterable[str]) -> None:
    """Nothing, if all that the formats need is installed.

    Raises UserError with the command that installs what is missing, for the first format of which something is.
    """
    for name in formats:
        extra = BY_FORMAT.get(name)
        if extra is None:
            continue
        if extra.missing:
            values = {"format": name, "extra": extra.name, "command": extra.command}
            raise UserError(
                Message("The format {format} needs the extra `{extra}`, which is not installed.", values),
                Message("Install it: `{command}`.", values),
            )
        fault = extra.fault()
        if fault is not None:
            raise UserError(fault, PANGO_HELP)
