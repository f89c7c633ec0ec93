"""Values and principles as documents tell them: each principle with the first of its values."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.reporting.heard import voices_on
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision_model import PrincipleTold, Sharpened, ValueTold
from dienstvisie.schema import Competency, Idea, Principle, Value, live


def homes(sources: Sources) -> Mapping[str, str | None]:
    """For every principle the value that it is told with: the first that it translates; None where there is none."""
    return {
        principle.id: next((value.id for value in known(sources, "values", principle.values)), None)
        for principle in live(sources.dossier, Principle)
    }


def values(sources: Sources) -> tuple[ValueTold, ...]:
    """All values in the order of the files, with their principles."""
    return tuple(_value(sources, value) for value in live(sources.dossier, Value))


def loose(sources: Sources) -> tuple[PrincipleTold, ...]:
    """The principles that translate no value."""
    return _with(sources, None)


def _value(sources: Sources, value: Value) -> ValueTold:
    write, home = sources.writer, homes(sources)
    others = (one.id for one in live(sources.dossier, Principle) if value.id in one.values and home[one.id] != value.id)
    return ValueTold(
        id=value.id,
        title=write.text(value.title),
        description=write.prose(value.description),
        meaning=write.text(value.meaning) if value.meaning else None,
        distinction=write.text(value.distinction) if value.distinction else None,
        proof=write.texts(value.proof),
        principles=_with(sources, value.id),
        elsewhere=sources.mentions("principles", others),
        ideas=sources.mentions("ideas", (one.id for one in live(sources.dossier, Idea) if value.id in one.values)),
        voices=voices_on(sources, "values", value.id),
    )


def _with(sources: Sources, value: str | None) -> tuple[PrincipleTold, ...]:
    home = homes(sources)
    return tuple(_principle(sources, one) for one in live(sources.dossier, Principle) if home[one.id] == value)


def _principle(sources: Sources, principle: Principle) -> PrincipleTold:
    write = sources.writer
    serving = (one.id for one in live(sources.dossier, Competency) if principle.id in one.principles)
    practised = (one.id for one in live(sources.dossier, Idea) if principle.id in one.principles)
    return PrincipleTold(
        id=principle.id,
        title=write.text(principle.title),
        values=known(sources, "values", principle.values),
        description=write.prose(principle.description),
        guideline=write.text(principle.guideline) if principle.guideline else None,
        do=write.texts(principle.do),
        dont=write.texts(principle.dont),
        competencies=known(sources, "competencies", (*principle.competencies, *serving)),
        ideas=sources.mentions("ideas", practised),
        history=history(sources, principle),
        voices=voices_on(sources, "principles", principle.id),
    )


def history(sources: Sources, principle: Principle) -> tuple[Sharpened, ...]:
    """How a principle was sharpened, in the order of the files."""
    write, found = sources.writer, []
    for entry in principle.history:
        session = known_one(sources, "sessions", entry.session)
        day, title = write.date(entry.date), session.title if session else None
        found.append(Sharpened(day, write.text(entry.change), write.text(entry.reason), title))
    return tuple(found)
