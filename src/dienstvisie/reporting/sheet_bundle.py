"""All implementation sheets in one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.idea_model import IdeaSheet
from dienstvisie.reporting.sources import Sources


@dataclass(frozen=True, slots=True)
class SheetBundle:
    """The sheets in order of the roadmap; those without a place on it come last."""

    imprint: Imprint
    sheets: tuple[IdeaSheet, ...]


def sheet_bundle(sources: Sources, sheets: Iterable[IdeaSheet]) -> SheetBundle:
    """The bundle of these sheets."""
    starts = {id_: min(row.start for row in placed) for id_, placed in sources.placements.items()}
    last = max(starts.values(), default=0) + 1
    return SheetBundle(sources.imprint, tuple(sorted(sheets, key=lambda sheet: starts.get(sheet.id, last))))
