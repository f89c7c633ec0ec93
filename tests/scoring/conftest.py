"""Builds small dossiers from ratings in long form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Session, Settings, Stakeholder

Row = tuple[Any, ...]
"""Rater, group, item, criterion, score; and, where it is not the first one, the session."""

SESSIONS = {"s1": "2026-03-01", "s2": "2026-04-01", "s3": "2026-03-15", "s1-evening": "2026-03-01"}


def dossier_of(
    rows: Iterable[Row],
    *,
    kind: str = "ideas",
    items: Sequence[str] | None = None,
    groups: Mapping[str, Mapping[str, Any]] | None = None,
    scoring: Mapping[str, Any] | None = None,
    consensus: Mapping[str, Mapping[str, int]] | None = None,
) -> Dossier:
    """A dossier with these ratings. Items and groups are those in the rows, unless they are named."""
    rows, agreed, extra = list(rows), consensus or {}, groups or {}
    ids = items if items is not None else sorted({row[2] for row in rows} | set(agreed))
    names = [*extra, *sorted({row[1] for row in rows} - set(extra))]
    model = Idea if kind == "ideas" else Challenge
    sheets: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for rater, group, item, criterion, score, *rest in rows:
        turns = sheets.setdefault(rest[0] if rest else "s1", {})
        turn = turns.setdefault((rater, group), {"id": rater, "group": group, kind: {}})
        turn[kind].setdefault(item, {})[criterion] = score
    return Dossier(
        Settings.model_validate({"title": "T", "client": {"name": "Olen"}, "scoring": dict(scoring or {})}),
        {
            kind: {
                id_: model.model_validate({"id": id_, "title": f"The {id_}", "consensus": dict(agreed.get(id_, {}))})
                for id_ in ids
            },
            "stakeholders": {
                id_: Stakeholder.model_validate(
                    {"id": id_, "title": id_.title(), "role": "staff", **extra.get(id_, {})}
                )
                for id_ in names
            },
            "sessions": {
                id_: Session.model_validate({"id": id_, "title": id_, "kind": "workshop", "date": day})
                for id_, day in SESSIONS.items()
            },
            "ratings": {
                f"sheet-{id_}": RatingSheet.model_validate(
                    {"id": f"sheet-{id_}", "title": id_, "session": id_, "raters": list(turns.values())}
                )
                for id_, turns in sheets.items()
            },
        },
    )


@pytest.fixture(scope="session")
def build() -> Callable[..., Dossier]:
    return dossier_of
