"""The golden thread: from finding to challenge to idea to principle to value, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message
from dienstvisie.reporting.tables.table import Column, Table
from dienstvisie.schema import KIND_BY_NAME, Dossier, Entity, links

THREAD = ("findings", "challenges", "ideas", "principles", "values")
"""The kinds of the thread in order; `links` between neighbours, or across, tie it together."""

COLUMNS = (
    Column("direction", Message("Way"), keep=True),
    Column("depth", Message("Step"), numeric=True, keep=True),
    Column("kind", Message("Kind"), keep=True),
    Column("id", Message("Id"), keep=True),
    Column("title", Message("Title")),
    Column("via", Message("Through")),
)
WAYS = {"from": Message("comes from"), "self": Message("itself"), "to": Message("leads to")}
Place = tuple[str, str]


def trace_tables(dossier: Dossier, kind: str, id_: str) -> tuple[Table, ...]:
    """All that an item rests on and all that it serves; other items that name it or that it names come last."""
    start = (kind, id_)
    ties = _ties(dossier)
    rows = [
        *((("from"), *row) for row in _walk(ties, start, -1)),
        ("self", 0, start, start),
        *((("to"), *row) for row in _walk(ties, start, 1)),
    ]
    told = tuple(
        (WAYS[way], depth, KIND_BY_NAME[place[0]].label, place[1], _title(dossier, place), via[1] if depth else "")
        for way, depth, place, via in rows
    )
    return Table("trace", Message("Thread"), COLUMNS, told), _named(dossier, start)


def _title(dossier: Dossier, place: Place) -> str | Mapping[str, str]:
    item: Entity = dossier.of(place[0])[place[1]]
    return item.title


def _ties(dossier: Dossier) -> Mapping[Place, list[Place]]:
    """Who is tied to whom within the thread, both ways, in the order of the files."""
    ties: dict[Place, list[Place]] = {}
    for kind in THREAD:
        for id_, item in dossier.of(kind).items():
            for link in links(item):
                other = (link.target, link.id)
                if link.target in THREAD and link.target != kind and link.id in dossier.of(link.target):
                    ties.setdefault((kind, id_), []).append(other)
                    ties.setdefault(other, []).append((kind, id_))
    return ties


def _walk(ties: Mapping[Place, list[Place]], start: Place, step: int) -> Iterator[tuple[int, Place, Place]]:
    """All places reached in one direction of the thread: depth, place and the place before it, nearest first."""
    if start[0] not in THREAD:
        return
    seen = {start}
    front = [start]
    depth = 0
    while front:
        depth += 1
        reached: list[Place] = []
        for place in front:
            here = THREAD.index(place[0])
            for other in ties.get(place, ()):
                if (THREAD.index(other[0]) - here) * step > 0 and other not in seen:
                    seen.add(other)
                    reached.append(other)
                    yield depth, other, place
        front = reached


def _named(dossier: Dossier, start: Place) -> Table:
    columns = (
        Column("way", Message("Way"), keep=True),
        Column("kind", Message("Kind"), keep=True),
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Title")),
    )
    rows = []
    for link in links(dossier.of(start[0])[start[1]]):
        place = (link.target, link.id)
        if link.target in KIND_BY_NAME and link.target not in THREAD and link.id in dossier.of(link.target):
            rows.append((Message("names"), place))
    for kind, model in KIND_BY_NAME.items():
        if kind in THREAD and start[0] in THREAD and kind != start[0]:
            continue
        for id_, item in dossier.of(kind).items():
            if model and any((link.target, link.id) == start for link in links(item)):
                rows.append((Message("is named by"), (kind, id_)))
    unique = dict.fromkeys(rows_key for rows_key in ((str(way), place) for way, place in rows))
    said = {"names": Message("names"), "is named by": Message("is named by")}
    told = tuple((said[way], KIND_BY_NAME[place[0]].label, place[1], _title(dossier, place)) for way, place in unique)
    return Table("related", Message("Other items"), columns, told)
