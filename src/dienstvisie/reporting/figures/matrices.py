"""Matrices: for whom and when ideas work, and what secures the vision where; gaps are told in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dienstvisie.language import Message, counted
from dienstvisie.reporting.figures.model import MatrixCell, MatrixFigure, MatrixRow
from dienstvisie.reporting.labels import EMBEDDING_STATES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Embedding, Idea, TargetGroup, live

LISTED = 12
"""So many items of a cell are named; of the others only the number is told."""
NAMED = 3
"""So many gaps are named in a sentence."""

Pairs = Mapping[tuple[str, str], Sequence[str]]


def coverage_figure(sources: Sources) -> MatrixFigure | None:
    """Ideas by target group (rows) and phase of the service (columns); None without ideas or target groups."""
    ideas, groups = live(sources.dossier, Idea), live(sources.dossier, TargetGroup)
    if not ideas or not groups:
        return None
    phases, write = _words(sources, "phases"), sources.writer
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for idea in ideas:
        for group in dict.fromkeys(idea.target_groups):
            for phase in dict.fromkeys(idea.phases):
                found[group, phase].append(idea.id)
    rows = {group.id: write.text(group.title) for group in groups}
    gaps = [(row, column) for row in rows for column in phases if not found.get((row, column))]
    named = tuple(
        Message("{group} in the phase “{phase}”", {"group": rows[row], "phase": phases[column]}) for row, column in gaps
    )
    says = _coverage_says(named, len(rows) * len(phases))
    unplaced = sum(not (idea.target_groups and idea.phases) for idea in ideas)
    notes = (
        [
            counted(
                "{number} idea names no target group or no phase.",
                "{number} ideas name no target group or no phase.",
                unplaced,
            )
        ]
        if unplaced
        else []
    )
    return _matrix(
        sources,
        ("coverage", "ideas"),
        (Message("For whom ideas work, and in which phase of the service"), says, Message("Target group")),
        (rows, phases),
        found,
        listed=False,
        notes=tuple(write.say(note) for note in notes),
    )


def embedding_figure(sources: Sources) -> MatrixFigure | None:
    """What secures the vision, by facet (rows) and level (columns); None where nothing is meant to."""
    everything = live(sources.dossier, Embedding)
    ways = [way for way in everything if way.state != "stopped"]
    if not ways:
        return None
    rows, columns, write = _words(sources, "facets"), _words(sources, "levels"), sources.writer
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for way in ways:
        if way.facet and way.level:
            found[way.facet, way.level].append(way.id)
    gaps = tuple(
        Message("{facet} at the level “{level}”", {"facet": rows[row], "level": columns[column]})
        for row in rows
        for column in columns
        if not found.get((row, column))
    )
    under_way = {(way.facet, way.level) for way in ways if way.state != "planned"}
    coming = tuple(
        Message("{facet} at the level “{level}”", {"facet": rows[row], "level": columns[column]})
        for row in rows
        for column in columns
        if found.get((row, column)) and (row, column) not in under_way
    )
    figure = _matrix(
        sources,
        ("embedding", "embedding"),
        (
            Message("What secures the vision, by facet of the organisation and by level"),
            _embedding_says(gaps, coming, len(rows) * len(columns)),
            Message("Facet"),
        ),
        (rows, columns),
        found,
        listed=True,
        notes=tuple(write.say(note) for note in _embedding_notes(ways, len(everything) - len(ways))),
    )
    states = {way.id: write.say(EMBEDDING_STATES[way.state]) for way in ways}
    planned = frozenset(way.id for way in ways if way.state == "planned")
    return replace(figure, rows=tuple(_with_notes(row, states, planned) for row in figure.rows))


def _embedding_notes(ways: Sequence[Embedding], stopped: int) -> Iterator[Message]:
    """What the matrix does not show."""
    loose = sum(not (way.facet and way.level) for way in ways)
    if loose:
        yield counted(
            "{number} instrument names no facet or no level.",
            "{number} instruments name no facet or no level.",
            loose,
        )
    if stopped:
        yield counted(
            "{number} instrument was stopped and does not count.",
            "{number} instruments were stopped and do not count.",
            stopped,
        )


def _with_notes(row: MatrixRow, notes: Mapping[str, str], planned: frozenset[str]) -> MatrixRow:
    cells = (
        replace(
            cell,
            notes=tuple(notes[item.id] for item in cell.items),
            planned=bool(cell.items) and all(item.id in planned for item in cell.items),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _matrix(
    sources: Sources,
    name: tuple[str, str],
    words: tuple[Message, Message, Message],
    heads: tuple[Mapping[str, str], Mapping[str, str]],
    found: Pairs,
    *,
    listed: bool,
    notes: tuple[str, ...],
) -> MatrixFigure:
    (id_, kind), (rows, columns), write = name, heads, sources.writer
    most = max((len(found.get((row, column), ())) for row in rows for column in columns), default=0)
    title, says, corner = (write.say(word) for word in words)
    return MatrixFigure(
        id=id_,
        title=title,
        alternative=says,
        corner=corner,
        columns=tuple(columns.values()),
        rows=tuple(
            MatrixRow(
                text,
                tuple(
                    _cell(sources, f"{id_}-{row}-{column}", kind, found.get((row, column), ()), most)
                    for column in columns
                ),
                write.number(len({one for column in columns for one in found.get((row, column), ())})),
            )
            for row, text in rows.items()
        ),
        totals=tuple(
            write.number(len({one for row in rows for one in found.get((row, column), ())})) for column in columns
        ),
        listed=listed,
        notes=notes,
    )


def _cell(sources: Sources, key: str, kind: str, ids: Sequence[str], most: int) -> MatrixCell:
    """A cell is as strong as its number beside the highest, in thirds."""
    write, count = sources.writer, len(ids)
    rest = count - LISTED
    return MatrixCell(
        key=key,
        count=count,
        text=write.number(count) if count else write.say(Message("none")),
        strength=-(-3 * count // most) if count else 0,
        items=sources.mentions(kind, ids[:LISTED]),
        more=write.say(counted("and {number} more", "and {number} more", rest)) if rest > 0 else None,
    )


def _words(sources: Sources, vocabulary: str) -> Mapping[str, str]:
    """The words of a vocabulary, the dossier's own after the usual ones."""
    own = [term.id for term in sources.dossier.settings.vocabularies.get(vocabulary, ())]  # type: ignore[call-overload]
    return {id_: sources.term(vocabulary, id_) for id_ in (*VOCABULARIES[vocabulary], *own)}


def _named(gaps: Sequence[Message]) -> tuple[Message, ...]:
    return tuple(gaps[:NAMED])


def _coverage_says(gaps: Sequence[Message], cells: int) -> Message:
    if not gaps:
        return Message("Every target group has an idea in every phase of the service.")
    values = {"gaps": _named(gaps), "of": cells}
    if len(gaps) <= NAMED:
        return Message("No idea works for: {gaps}.", values)
    return Message(
        "No idea works in {number} of the {of} cells, such as for: {gaps}.",
        {**values, "number": len(gaps)},
    )


def _embedding_says(gaps: Sequence[Message], coming: Sequence[Message], cells: int) -> Message:
    """What nothing secures, and for what it is only planned."""
    if not coming:
        return _gaps_say(gaps, cells)
    values = {"secured": cells - len(gaps) - len(coming), "of": cells}
    planned = _coming_say(coming, values)
    if not gaps:
        return planned
    return Message("{secured} {gaps}", {"secured": planned, "gaps": _gaps_say(gaps, cells)})


def _coming_say(coming: Sequence[Message], values: Mapping[str, object]) -> Message:
    told = {**values, "coming": _named(coming)}
    if len(coming) <= NAMED:
        return counted(
            "{secured} of {of} cells are secured, and {number} is planned: {coming}.",
            "{secured} of {of} cells are secured, and {number} are planned: {coming}.",
            len(coming),
            told,
        )
    return Message(
        "{secured} of {of} cells are secured, and {number} are planned, such as: {coming}.",
        {**told, "number": len(coming)},
    )


def _gaps_say(gaps: Sequence[Message], cells: int) -> Message:
    if not gaps:
        return Message("Every facet is secured at every level.")
    values = {"gaps": _named(gaps), "of": cells}
    if len(gaps) <= NAMED:
        return Message("Nothing yet secures: {gaps}.", values)
    return Message(
        "Nothing yet secures {number} of the {of} cells, such as: {gaps}.",
        {**values, "number": len(gaps)},
    )
