"""Who is reached: layer by layer and function by function, at the front and behind the scenes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.embedding_model import Contact, FunctionRow, Layer, Side
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Embedding, Function, live

CONTACTS: Mapping[Contact, Message] = {
    "reached": Message("Reached"),
    "planned": Message("Planned"),
    "none": Message("Not yet"),
}


def layers(sources: Sources) -> tuple[Layer, ...]:
    """The layers that have functions, in the order of their vocabulary; functions in the order of the files."""
    functions = live(sources.dossier, Function)
    own = sources.dossier.settings.vocabularies.get("levels", ())
    order = dict.fromkeys((*VOCABULARIES["levels"], *(term.id for term in own), *(one.level for one in functions)))
    found = ((level, [one for one in functions if one.level == level]) for level in order)
    return tuple(_layer(sources, level, members) for level, members in found if members)


def contact(sources: Sources, function: Function) -> Contact:
    """Whether something reached a function or does so now, will do so, or not even that."""
    states = [item.state for item in _instruments(sources, function)]
    if any(state in ("running", "done") for state in states):
        return "reached"
    return "planned" if "planned" in states else "none"


def reach(sources: Sources) -> Iterator[Message]:
    """How many functions are reached, and how many of those behind the scenes."""
    functions = live(sources.dossier, Function)
    if not functions:
        return
    values = {"reached": _count(sources, functions), "of": len(functions)}
    back = [one for one in functions if one.back_stage]
    if not back:
        yield Message("Functions reached: {reached} of {of}.", values)
        return
    yield Message(
        "Functions reached: {reached} of {of}; behind the scenes {back} of {backs}.",
        {**values, "back": _count(sources, back), "backs": len(back)},
    )


def _instruments(sources: Sources, function: Function) -> tuple[Embedding, ...]:
    held = (item for item in live(sources.dossier, Embedding) if item.state != "stopped")
    return tuple(item for item in held if function.id in item.functions)


def _count(sources: Sources, functions: Iterable[Function]) -> int:
    return sum(contact(sources, one) == "reached" for one in functions)


def _layer(sources: Sources, level: str, members: Sequence[Function]) -> Layer:
    sides = ((False, Message("At the front")), (True, Message("Behind the scenes")))
    return Layer(
        id=level,
        title=sources.term("levels", level),
        says=_says(sources, members),
        sides=tuple(
            _side(sources, title, there)
            for back, title in sides
            if (there := [one for one in members if one.back_stage is back])
        ),
        functions=tuple(_row(sources, one) for one in members),
    )


def _side(sources: Sources, title: Message, members: Sequence[Function]) -> Side:
    return Side(sources.writer.say(title), _says(sources, members), _count(sources, members) / len(members))


def _says(sources: Sources, members: Sequence[Function]) -> str:
    """So many functions, and so many people where that is known of each of them."""
    reached = [one for one in members if contact(sources, one) == "reached"]
    values: dict[str, object] = {"reached": len(reached), "number": len(members)}
    if any(one.employees is None for one in members):
        return sources.writer.say(Message("Functions reached: {reached} of {number}", values))
    values |= {"people": sum(one.employees or 0 for one in reached), "all": sum(one.employees or 0 for one in members)}
    message = Message("Functions reached: {reached} of {number}; people in these: {people} of {all}", values)
    return sources.writer.say(message)


def _row(sources: Sources, function: Function) -> FunctionRow:
    held, write = _instruments(sources, function), sources.writer
    state = contact(sources, function)
    unit = known_one(sources, "units", function.unit)
    return FunctionRow(
        id=function.id,
        title=write.text(function.title),
        unit=unit.title if unit else None,
        back_stage=function.back_stage,
        place=write.say(Message("Behind the scenes") if function.back_stage else Message("At the front")),
        people=None if function.employees is None else write.number(function.employees),
        contact=state,
        state=write.say(CONTACTS[state]),
        by=known(sources, "embedding", (item.id for item in held if item.state != "planned")),
        coming=known(sources, "embedding", (item.id for item in held if item.state == "planned")),
    )
