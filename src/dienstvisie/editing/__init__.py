"""The only writer of a dossier's YAML: a first dossier, and files written wholly or not at all."""

from __future__ import annotations

from dienstvisie.editing.agreed import agreed_text, save_agreed
from dienstvisie.editing.measured import Edit, measured_edits, measurement_text, write_edits
from dienstvisie.editing.starter import LANGUAGES, USUAL_LANGUAGE, Starter, StarterLanguage, starter_files
from dienstvisie.editing.terms import REGIONS, Region, Span, planning_span, term_of_office
from dienstvisie.editing.writing import atomic_write, check_free, write_new

__all__ = [
    "LANGUAGES",
    "REGIONS",
    "USUAL_LANGUAGE",
    "Edit",
    "Region",
    "Span",
    "Starter",
    "StarterLanguage",
    "agreed_text",
    "atomic_write",
    "check_free",
    "measured_edits",
    "measurement_text",
    "planning_span",
    "save_agreed",
    "starter_files",
    "term_of_office",
    "write_edits",
    "write_new",
]
