"""What `dienstvisie measure --import` does: reads an export, shows what it comes to, and adds it to the indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from dienstvisie.cli.output import print_tables, say
from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.loading import Loaded
from dienstvisie.schema import Dossier, Indicator, live, why_gone

Wishes = tuple[Sequence[str] | None, date | None, int | None]
"""The indicators, the day and the size of the group, as far as they were named."""


def refuse_without_import(given: Mapping[str, object]) -> None:
    """Raise `UserError` where an option is given that only says something of an import."""
    for name, value in given.items():
        if value:
            raise UserError(Message("`{option}` only works with `--import FILE`.", {"option": name}))


def day_of(written: str) -> date:
    """A day as the user wrote it; raises `UserError` where it is none."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        message = Message("`{written}` is no date.", {"written": written})
        raise UserError(message, Message("Write it as 2027-11-05: year, month, day.")) from error


def add_survey(loaded: Loaded, root: Path, survey: Path, wishes: Wishes, data_format: str, *, dry_run: bool) -> int:
    """Count an export and add what it comes to; returns the exit code. Nothing is written where anything is wrong."""
    from dienstvisie.editing import measured_edits, write_edits
    from dienstvisie.measuring.survey import read_survey
    from dienstvisie.reporting.tables.survey import survey_tables

    names, day, asked = wishes
    dossier = loaded.dossier
    wanted = _wanted(dossier, names)
    reading = read_survey(str(survey), _bytes(survey), wanted, dossier.settings.privacy.threshold, day, asked)
    if reading.problems:
        for message, hint in reading.problems:
            say(message)
            if hint is not None:
                say(Message("  {hint}", {"hint": hint}))
        say(Message("Nothing was written."))
        return 1
    edits = measured_edits(root, loaded.sources, {one.indicator: one.measurement for one in reading.counted})
    print_tables(survey_tables(reading, edits, str(root)), data_format, dossier.settings.language)
    if dry_run:
        say(Message("Nothing was written: this was a dry run."))
        return 0
    write_edits(edits)
    added = counted("{number} measurement was added.", "{number} measurements were added.", len(reading.counted))
    say(added)
    return 0


def _wanted(dossier: Dossier, names: Sequence[str] | None) -> list[Indicator]:
    known = dossier.all(Indicator)
    for id_ in names or ():
        _refuse(known.get(id_), id_, known)
    chosen = [known[id_] for id_ in dict.fromkeys(names)] if names else list(live(dossier, Indicator))
    wanted = [one for one in chosen if one.survey is not None]
    if not wanted:
        hint = Message("Say under `survey` of an indicator which `question` it counts.")
        raise UserError(Message("No indicator says which question of a survey it counts."), hint)
    return wanted


def _refuse(indicator: Indicator | None, id_: str, known: Mapping[str, Indicator]) -> None:
    values = {"id": id_}
    if indicator is None:
        raise UserError(Message("No indicator is called `{id}`.", values), did_you_mean(id_, known))
    gone = why_gone(indicator)
    if gone is not None:
        raise UserError(Message("Indicator `{id}` does not count any more.", values), gone)
    if indicator.survey is None:
        hint = Message("Say under its `survey` which `question` it counts.")
        raise UserError(Message("Indicator `{id}` has no `survey`.", values), hint)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        values = {"path": str(path), "why": error.strerror or type(error).__name__}
        raise UserError(Message("`{path}` cannot be read: {why}.", values)) from error
