"""Where a dossier is, and which files belong to it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from dienstvisie.diagnostics import Diagnostic, Rule
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean, nearest
from dienstvisie.loading import rules
from dienstvisie.schema import KIND_BY_NAME, KINDS

SETTINGS_FILE = "dienstvisie.yaml"
AGREED_FILE = "roadmap.yaml"
THEME_FILE = "theme.yaml"
SINGLE_FILES = (SETTINGS_FILE, AGREED_FILE, THEME_FILE)
"""The files that hold no list of items."""
TABLE_ENDING = ".csv"
TABLES_OF = "ratings"
"""The kind whose folder may also hold tables."""
LARGEST = 64 * 1024 * 1024
LARGEST_TABLE = 256 * 1024 * 1024
_OTHER_TABLES = (".tsv", ".xlsx", ".xls", ".ods", ".numbers")


class KindFile(NamedTuple):
    """A file of a dossier: its path relative to the dossier with `/`, and the kind that it holds."""

    path: str
    kind: str

    @property
    def is_table(self) -> bool:
        """Whether it is a CSV file."""
        return self.path.lower().endswith(TABLE_ENDING)


def find_root(start: Path | None = None) -> Path:
    """The folder of the dossier: `start`, or where that is None the working folder or the nearest one above it.

    Raises `UserError` where there is no dossier.
    """
    if start is None:
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / SETTINGS_FILE).is_file():
                return folder
        raise _no_dossier(
            here, Message("There is no {file} in {folder} or above it.", {"file": SETTINGS_FILE, "folder": str(here)})
        )
    if not start.exists():
        beside = [path.name for path in start.parent.iterdir()] if start.parent.is_dir() else []
        near = nearest(start.name, beside)
        hint = Message("Did you mean `{near}`?", {"near": str(start.parent / near)}) if near else None
        raise UserError(Message("There is no folder `{folder}`.", {"folder": str(start)}), hint, rules.NO_DOSSIER.code)
    folder = start if start.is_dir() else start.parent
    if os.path.lexists(folder / SETTINGS_FILE):
        return folder
    raise _no_dossier(
        folder, Message("There is no {file} in {folder}.", {"file": SETTINGS_FILE, "folder": str(folder)})
    )


def _no_dossier(folder: Path, message: Message) -> UserError:
    below = next(iter(sorted(folder.glob(f"*/{SETTINGS_FILE}"))), None) or next(
        iter(sorted(folder.glob(f"examples/*/{SETTINGS_FILE}"))), None
    )
    if below is not None:
        hint = Message("Did you mean `{near}`?", {"near": str(below.parent)})
    elif (folder / "dienstvisie.yml").is_file():
        hint = Message("Rename `dienstvisie.yml` to `{file}`.", {"file": SETTINGS_FILE})
    else:
        hint = Message("Name the folder of a dossier, or start one with `dienstvisie init FOLDER`.")
    return UserError(message, hint, rules.NO_DOSSIER.code)


class Listing:
    """The files of the named kinds of a dossier, and what is wrong with the rest."""

    def __init__(self, root: Path, kinds: Collection[str]) -> None:
        self.root = root
        self.kinds = kinds
        self.real = Path(os.path.realpath(root))
        self.diagnostics: list[Diagnostic] = []
        self.lost: set[str] = set()
        """The kinds that a file seems to be meant for that is not read."""
        self.files = list(self._files())
        self.has_agreed = os.path.lexists(root / AGREED_FILE) and self._within(AGREED_FILE)
        self.has_theme = os.path.lexists(root / THEME_FILE) and self._within(THEME_FILE)

    def _files(self) -> Iterator[KindFile]:
        entries = self._entries(self.root, "")
        plain = [entry for entry in entries if not entry.name.startswith(".")]
        names = {entry.name for entry in plain}
        for kind in KINDS:
            if kind.name not in self.kinds:
                continue
            file = f"{kind.name}.yaml"
            if file in names and self._within(file):
                yield KindFile(file, kind.name)
            if kind.name in names:
                yield from self._below(kind.name, kind.name, frozenset((str(self.real),)))
        for entry in plain:
            self._judge(entry)

    def _below(self, folder: str, kind: str, above: frozenset[str]) -> Iterator[KindFile]:
        """The files of a kind's folder, its folders included; `above` are the real folders on the way here."""
        if not self._within(folder):
            return
        real = os.path.realpath(self.root / folder)
        if real in above:
            self._say(rules.LINK, folder, Message("This link leads in a circle."))
            return
        for entry in self._entries(self.root / folder, folder):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(".yaml") and not _is_folder(entry):
                if self._within(path):
                    yield KindFile(path, kind)
            elif _misnamed(entry.name):
                self._rename(path, f"{folder}/{_misnamed(entry.name)}")
            elif _is_folder(entry):
                yield from self._below(path, kind, above | {real})
            elif kind == TABLES_OF and not entry.name.startswith("~$") and self._is_table(path):
                yield KindFile(path, kind)

    def _is_table(self, path: str) -> bool:
        """Whether a file among the ratings is a CSV file that can be read; says so of other spreadsheets."""
        if path.lower().endswith(_OTHER_TABLES):
            hint = Message("Save it as CSV in UTF-8.")
            self._say(rules.UNKNOWN_FILE, path, Message("This spreadsheet is not read."), hint)
            self.lost.add(TABLES_OF)
        return path.lower().endswith(TABLE_ENDING) and self._within(path)

    def _entries(self, folder: Path, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except NotADirectoryError:
            return []
        except OSError as error:
            self._say(
                rules.UNREADABLE,
                path or ".",
                Message("This folder cannot be read: {why}.", {"why": error.strerror or ""}),
            )
            return []

    def _within(self, path: str) -> bool:
        """Whether a path stays within the dossier; says so where it does not."""
        if not any(
            part.is_symlink() for part in (self.root / path, *list((self.root / path).parents)[: path.count("/")])
        ):
            return True
        try:
            real = (self.root / path).resolve(strict=True)
        except (OSError, RuntimeError):
            self._say(rules.LINK, path, Message("This link leads in a circle or to nothing."))
            return False
        if not real.is_relative_to(self.real):
            self._say(rules.LINK, path, Message("This link leads out of the dossier."))
            return False
        return True

    def _judge(self, entry: os.DirEntry[str]) -> None:
        """Say that a file or a folder beside the settings belongs to no kind."""
        name, ending = Path(entry.name).stem, Path(entry.name).suffix
        if _is_folder(entry):
            self._judge_folder(entry)
        elif (better := _misnamed(entry.name)) and (better[:-5] in KIND_BY_NAME or better in SINGLE_FILES):
            self._rename(entry.name, better)
        elif entry.name.lower() == f"{TABLES_OF}{TABLE_ENDING}":
            where = Message("Put it in the folder `{folder}`.", {"folder": f"{TABLES_OF}/"})
            self._say(rules.UNKNOWN_FILE, entry.name, Message("This table is not read here."), where)
        elif name.endswith(".key"):
            return  # the key of the pseudonyms: no part of the dossier, and kept out of git
        elif ending in (".yaml", ".yml") and name not in KIND_BY_NAME and entry.name not in SINGLE_FILES:
            hint = _kind_hint(name) or did_you_mean(name, KIND_BY_NAME, most=len(KINDS))
            self._say(rules.UNKNOWN_FILE, entry.name, Message("No kind is called `{name}`.", {"name": name}), hint)

    def _judge_folder(self, entry: os.DirEntry[str]) -> None:
        if entry.name in KIND_BY_NAME:
            return
        hint = _kind_hint(entry.name)
        if hint is not None and any(Path(entry.path).glob("*.y*ml")):
            self._say(
                rules.UNKNOWN_FILE, entry.name, Message("No kind is called `{name}`.", {"name": entry.name}), hint
            )

    def _rename(self, path: str, better: str) -> None:
        message = Message("This file is not read: its name does not end in `.yaml`.")
        self._say(rules.UNKNOWN_FILE, path, message, Message("Rename it to `{better}`.", {"better": better}))

    def _say(self, rule: Rule, path: str, message: Message, hint: Message | None = None) -> None:
        stem = path.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0]
        kind = _meant(stem)
        if kind is not None:
            self.lost.add(kind)
        self.diagnostics.append(Diagnostic(rule.code, rule.severity, message, path, None, hint))


def _misnamed(name: str) -> str | None:
    """What a file that was meant as YAML should be called: `ideas.yml`, or the `ideas.yaml.txt` of some editors."""
    found = re.fullmatch(r"(.+?)\.(?:yml|ya?ml\.txt|ya?ml)", name, re.IGNORECASE)
    return f"{found[1]}.yaml" if found and not name.endswith(".yaml") else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, also through a link; a link in a circle is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


DUTCH_NAMES = {
    "belanghebbenden": "stakeholders",
    "stakeholdergroepen": "stakeholders",
    "doelgroepen": "target_groups",
    "vestigingen": "units",
    "diensten": "units",
    "functies": "functions",
    "sessies": "sessions",
    "praktijken": "inspirations",
    "inspiraties": "inspirations",
    "bevindingen": "findings",
    "klantreizen": "journeys",
    "uitdagingen": "challenges",
    "waarden": "values",
    "dienstverleningsprincipes": "principles",
    "principes": "principles",
    "competenties": "competencies",
    "richtingvragen": "decisions",
    "beslissingen": "decisions",
    "ideeen": "ideas",
    "ideeën": "ideas",
    "toetsing": "feedback",
    "beoordelingen": "ratings",
    "scenarios": "scenarios",
    "scenario's": "scenarios",
    "indicatoren": "indicators",
    "borging": "embedding",
    "verbeterplannen": "improvement_plans",
    "programmas": "programmes",
    "programma's": "programmes",
    "meerjarenplan": "policy_plan",
}
"""What a Dutch speaker would call the files."""


def _meant(name: str) -> str | None:
    """The kind that a name seems to be meant for."""
    return DUTCH_NAMES.get(name.casefold()) or nearest(name, KIND_BY_NAME)


def _kind_hint(name: str) -> Message | None:
    near = _meant(name)
    return Message("Did you mean `{near}`?", {"near": near}) if near else None


def read_bytes(path: Path, largest: int = LARGEST) -> bytes | tuple[Rule, Message]:
    """The bytes of an ordinary file of bounded size; else the rule that it breaks, and how."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return rules.UNREADABLE, Message("This is not an ordinary file.")
        if status.st_size > largest:
            values = {"size": status.st_size // 2**20, "largest": largest // 2**20}
            return rules.TOO_LARGE, Message("This file is {size} MB; at most {largest} MB is read.", values)
        return path.read_bytes()
    except OSError as error:
        return rules.UNREADABLE, Message("This file cannot be read: {why}.", {"why": error.strerror or ""})
