"""Loading: the files of a dossier become a `Dossier`, its diagnostics, and the places of everything in it."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from dienstvisie.diagnostics import Address, Diagnostic, Key, Position, Related, SourceFile, SourceMap, has_errors
from dienstvisie.language import Message
from dienstvisie.loading import rules
from dienstvisie.loading.encoding import conflicts, decode
from dienstvisie.loading.files import (
    AGREED_FILE,
    LARGEST,
    LARGEST_TABLE,
    SETTINGS_FILE,
    TABLES_OF,
    THEME_FILE,
    KindFile,
    Listing,
    read_bytes,
)
from dienstvisie.loading.logo import read_logo
from dienstvisie.loading.nodes import Fault, StopReadingError, Tree
from dienstvisie.loading.syntax import ids_in, read_around
from dienstvisie.loading.validate import Misfit, fit, slug_of
from dienstvisie.schema import KIND_BY_NAME, AgreedRoadmap, Dossier, Entity, Logo, Model, RatingTable, Settings, Theme

ALL = "*"
"""In `Dossier.broken`: any item of the kind may have been lost."""


M = TypeVar("M", bound=Model)
_SINGLE = {
    AGREED_FILE: Message("The agreed roadmap must be lines of `key: value`."),
    THEME_FILE: Message("The theme must consist of lines of `key: value`."),
}
_LEAST = {"title": "-", "client": {"name": "-"}}
"""Settings to go on with where the dossier's own cannot be read."""


class Loaded(NamedTuple):
    """A dossier as far as it could be read, what is wrong with it, and where everything was written."""

    dossier: Dossier
    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap


def load_dossier(root: Path, kinds: Collection[str] = tuple(KIND_BY_NAME)) -> Loaded:
    """Read the files of the dossier in the folder `root`. Never raises for what is in them.

    Where only some `kinds` are named, no other is read: any reference to those counts as right.
    """
    with _gc_paused():
        return DossierLoader(root, kinds).load()


@contextmanager
def _gc_paused() -> Iterator[None]:
    """No collection while nothing but data is made: it would look at every object again and again, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class DossierLoader:
    """One reading of one dossier."""

    def __init__(self, root: Path, kinds: Collection[str]) -> None:
        self.root = root
        self.kinds = kinds
        self.sources = SourceMap()
        self.diagnostics: list[Diagnostic] = []
        self.items: dict[str, dict[str, Entity]] = {}
        self.broken: set[tuple[str, str]] = {(kind, ALL) for kind in KIND_BY_NAME if kind not in kinds}
        self.said: dict[str, set[Position]] = {}

    def load(self) -> Loaded:
        """Read everything once."""
        settings = self._settings()
        listing = Listing(self.root, self.kinds)
        self.diagnostics += listing.diagnostics
        for file in listing.files:
            if not file.is_table:
                self._kind_file(file)
        self.broken.update((kind, ALL) for kind in listing.lost)
        is_whole = all(kind in self.kinds for kind in KIND_BY_NAME)
        agreed = self._single(AGREED_FILE, "roadmap", AgreedRoadmap) if is_whole and listing.has_agreed else None
        theme, logo = self._theme() if is_whole and listing.has_theme else (None, None)
        dossier = Dossier(settings, self.items, self.broken, (), agreed, theme, logo)
        paths = [file.path for file in listing.files if file.is_table]
        if paths:  # after all the rest: what they name must be known
            tables = list(self._tables(paths, dossier))
            dossier = Dossier(settings, self.items, self.broken, tables, agreed, theme, logo)
        return Loaded(dossier, tuple(sorted(self._judged(settings), key=lambda one: one.order)), self.sources)

    def _judged(self, settings: Settings) -> Iterator[Diagnostic]:
        """The diagnostics with the severities of the settings; what makes data unreadable stays an error."""
        for diagnostic in self.diagnostics:
            other = settings.checks.get(diagnostic.code)
            if other is None or diagnostic.severity.value == "error":
                yield diagnostic
            elif other.severity != "off":
                yield diagnostic.with_severity(other.severity)

    def _settings(self) -> Settings:
        self.sources.kinds["settings"] = SETTINGS_FILE
        tree, _ = self._tree(SETTINGS_FILE)
        data = tree.data if tree is not None else {}
        if not isinstance(data, dict):
            fault = Fault(rules.SHAPE, Position(1, 1), Message("The settings must be lines of `key: value`."))
            self._say(SETTINGS_FILE, fault)
        elif SETTINGS_FILE in self.said and not (tree is None and self.said[SETTINGS_FILE]):
            fitted = fit(Settings, data)
            if isinstance(fitted, Settings):
                return fitted
            self._misfits(SETTINGS_FILE, (), fitted)
            return self._sound_settings(data, fitted)
        return self._sound_settings({}, [])

    def _sound_settings(self, data: dict[Any, Any], misfits: list[Misfit]) -> Settings:
        """The settings without the keys that hold a mistake, so that the rest still counts."""
        self.broken.add(("settings", ALL))
        wrong = {one.keys[0] for one in misfits if one.keys}
        sound = {key: value for key, value in data.items() if key not in wrong}
        fitted = fit(Settings, _LEAST | sound)
        return fitted if isinstance(fitted, Settings) else Settings.model_validate(_LEAST)

    def _single(self, path: str, name: str, model: type[M]) -> M | None:
        """What a file that holds no list says, by its model; None where it cannot be read."""
        data = self._single_data(path, name)
        fitted = fit(model, data) if data is not None else None
        if isinstance(fitted, list):
            self._misfits(path, (), fitted)
        return fitted if isinstance(fitted, model) else None

    def _single_data(self, path: str, name: str) -> dict[Any, Any] | None:
        self.sources.kinds[name] = path
        tree, _ = self._tree(path)
        if tree is None:
            return None
        if not isinstance(tree.data, dict):
            self._say(path, Fault(rules.SHAPE, Position(1, 1), _SINGLE[path]))
            return None
        return tree.data

    def _theme(self) -> tuple[Theme | None, Logo | None]:
        """The theme and its picture; a mistake elsewhere in the theme does not keep one in its picture from sight."""
        data = self._single_data(THEME_FILE, "theme")
        fitted = fit(Theme, data) if data is not None else None
        if isinstance(fitted, Theme):
            return fitted, self._logo(fitted)
        if data is not None and isinstance(fitted, list):
            self._misfits(THEME_FILE, (), fitted)
            wrong = {one.keys[0] for one in fitted if one.keys}
            sound = fit(Theme, {key: value for key, value in data.items() if key not in wrong})
            if isinstance(sound, Theme) and "logo_text" not in wrong:
                self._logo(sound)
        return None, None

    def _logo(self, theme: Theme) -> Logo | None:
        """The picture that the theme names; None where it names none, or where it may not be used."""
        if theme.logo is None:
            return None
        found = read_logo(self.root, theme, self.sources.files[THEME_FILE].position(("logo",)))
        if isinstance(found, Logo):
            return found
        self._say_all(THEME_FILE, found)
        return None

    def _kind_file(self, file: KindFile) -> None:
        self.sources.kinds.setdefault(file.kind, file.path)
        tree, lost = self._tree(file.path)
        self.broken.update((file.kind, id_) for id_ in lost)
        if tree is None:
            return
        if isinstance(tree.data, dict) and "id" in tree.data:
            self._item(file, (), tree.data)
        elif isinstance(tree.data, list):
            for index, data in enumerate(tree.data):
                self._item(file, (index,), data)
        else:
            hint = Message("Start each item with `- id:` at the beginning of a line.")
            self._say(
                file.path, Fault(rules.SHAPE, Position(1, 1), Message("This file must be a list of items."), hint)
            )
            self.broken.add((file.kind, ALL))

    def _tables(self, paths: list[str], dossier: Dossier) -> Iterator[RatingTable]:
        """The ratings in CSV files. What reads them needs numpy, so it is imported only where there are any."""
        from dienstvisie.loading.tables.read import read_table
        from dienstvisie.loading.tables.table import Known

        challenges, ideas = dossier.ids("challenges"), dossier.ids("ideas")
        items = next((ids for ids in (challenges, ideas) if ALL in ids), challenges | ideas)
        for path in paths:
            self.sources.kinds.setdefault(TABLES_OF, path)
            data = self._bytes(path, LARGEST_TABLE)
            reading = read_table(path, data, Known(items, dossier.ids("sessions"))) if data is not None else None
            if reading is None or has_errors(reading.diagnostics):
                self.broken.add((TABLES_OF, ALL))
            if reading is not None:
                self.diagnostics += reading.diagnostics
                self.sources.files[path] = reading.source
                self.sources.items[TABLES_OF, path] = (path, ())
                yield from (reading.table,) if reading.table is not None else ()

    def _item(self, file: KindFile, prefix: tuple[Key, ...], data: Any) -> None:
        if not isinstance(data, dict):
            place = self.sources.files[file.path].position(prefix)
            hint = Message("Start it with `- id:`; put its other fields under that.")
            self._say(file.path, Fault(rules.SHAPE, place, Message("This is not an item."), hint))
            self.broken.add((file.kind, ALL))
            return
        id_ = data.get("id")
        if isinstance(id_, str) and not self._is_first(file, prefix, id_):
            return
        fitted = fit(KIND_BY_NAME[file.kind].model, data)
        if isinstance(fitted, list):
            self._misfits(file.path, prefix, fitted)
            self.broken.update((file.kind, one) for one in ((id_, slug_of(id_)) if isinstance(id_, str) else (ALL,)))
        else:
            self.items.setdefault(file.kind, {})[fitted.id] = fitted

    def _is_first(self, file: KindFile, prefix: tuple[Key, ...], id_: str) -> bool:
        first = self.sources.items.setdefault((file.kind, id_), (file.path, prefix))
        if first == (file.path, prefix):
            return True
        other, position = self.sources.place(Address(file.kind, id_, ("id",)))
        place = self.sources.files[file.path].position((*prefix, "id"))
        label = KIND_BY_NAME[file.kind].label
        message = Message("The id `{id}` is used by two items of this kind ({kind}).", {"id": id_, "kind": label})
        related = (Related(Message("The first one is here."), other or "", position),)
        rule = rules.DUPLICATE_ID
        hint = Message("Give one of the two another id.")
        self.diagnostics.append(Diagnostic(rule.code, rule.severity, message, file.path, place, hint, related))
        return False

    def _tree(self, path: str) -> tuple[Tree | None, list[str]]:
        """The tree of a file, and the ids that were lost in it."""
        data = self._bytes(path, LARGEST)
        if data is None:
            return None, [ALL]
        faults: list[Fault] = []
        try:
            plain, text = decode(data, faults)
        except StopReadingError as stop:
            self._say_all(path, [*faults, stop.fault])
            return None, [ALL]
        self.sources.files[path] = source = SourceFile(path, text)
        unsolved = conflicts(plain)
        if unsolved:
            self._say_all(path, faults + unsolved)
            return None, ids_in(plain)
        reading = read_around(plain, text)
        if reading.tree is None and not reading.faults:
            faults.append(Fault(rules.EMPTY, Position(1, 1), Message("This file holds nothing.")))
        self._say_all(path, faults + reading.faults)
        self.said[path] = {fault.position for fault in reading.faults}
        source.marks = reading.tree.marks if reading.tree else None
        return reading.tree, reading.lost

    def _bytes(self, path: str, largest: int) -> bytes | None:
        data = read_bytes(self.root / path, largest)
        if isinstance(data, bytes):
            return data
        self.diagnostics.append(Diagnostic(data[0].code, data[0].severity, data[1], path))
        return None

    def _misfits(self, path: str, prefix: tuple[Key, ...], misfits: list[Misfit]) -> None:
        """Say what does not fit, but not where something worse was said of the same place."""
        source = self.sources.files[path]
        for one in misfits:
            place = source.position(prefix + one.keys, on_key=one.on_key)
            if place not in self.said[path]:
                self._say(path, Fault(one.rule, place, one.message, one.hint))

    def _say_all(self, path: str, faults: list[Fault]) -> None:
        for fault in faults:
            self._say(path, fault)

    def _say(self, path: str, fault: Fault) -> None:
        related = (Related(Message("The first one is here."), path, fault.first),) if fault.first else ()
        self.diagnostics.append(
            Diagnostic(fault.rule.code, fault.rule.severity, fault.message, path, fault.position, fault.hint, related)
        )
