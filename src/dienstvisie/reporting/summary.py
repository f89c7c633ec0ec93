"""The summary for residents, in plain language and without scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.changes import Due, chapters, dues, for_whom, ready
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.heard import tally, voice
from dienstvisie.reporting.meetings import attendances, first_and_last, in_order, mix
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.summary_model import Stands, SummaryReport
from dienstvisie.schema import Feedback, Principle, Value, live


def summary_report(sources: Sources) -> SummaryReport:
    """The summary of the vision that a dossier holds."""
    told, say = dues(sources), sources.writer.say
    parts = chapters(sources, told)
    return SummaryReport(
        imprint=sources.imprint,
        opening=tuple(say(sentence) for sentence in _opening(sources, told)),
        stands=tuple(_stands(sources, value) for value in live(sources.dossier, Value)),
        first=parts[0] if parts else None,
        later=parts[1:],
        groups=for_whom(sources, told),
        heard=tuple(say(sentence) for sentence in _heard(sources)),
        mix=mix(sources),
        changed=tuple(voice(sources, entry) for entry in live(sources.dossier, Feedback) if entry.change),
        verdicts=tuple(say(sentence) for sentence in _verdicts(sources)),
        further=documents(sources, ("vision", "roadmap", "analysis")),
    )


def _stands(sources: Sources, value: Value) -> Stands:
    """In its short form, which is its description; where it has none, in the words of its meaning."""
    words = value.description or value.meaning
    return Stands(sources.mention("values", value.id), sources.writer.prose(words))


def _opening(sources: Sources, told: Sequence[Due]) -> Iterable[Message]:
    client = sources.writer.text(sources.dossier.settings.client.name)
    yield Message("{client} has made a vision on its service.", {"client": client})
    yield Message("It says what you can expect when you need us.")
    values, rules = len(live(sources.dossier, Value)), len(live(sources.dossier, Principle))
    parts = {
        "values": counted("{number} value", "{number} values", values),
        "rules": counted("{number} rule", "{number} rules", rules),
    }
    if values and rules:
        yield Message("It has {values} and {rules}.", parts)
    else:
        yield Message("It has {values}.", parts) if values else Message("It has {rules}.", parts)
    if rules:
        yield Message("Every employee works by these rules.")
    ends = [due.end for due in told if due.end is not None]
    if ends:
        yield counted(
            "We have {number} idea for you, and it is ready by {date}.",
            "We have {number} ideas for you, and the last is ready by {date}.",
            len(ends),
            {"date": ready(sources, max(ends))},
        )


def _heard(sources: Sources) -> Iterable[Message]:
    sessions = in_order(sources)
    if not sessions:
        return
    first, last = first_and_last(sessions)
    days = {"first": sources.writer.date(first), "last": sources.writer.date(last)}
    yield counted(
        "We spoke with people at {number} meeting, on {first}.",
        "We spoke with people at {number} meetings, between {first} and {last}.",
        len(sessions),
        days,
    )
    if times := attendances(sessions):
        yield counted("{number} time somebody took part.", "{number} times somebody took part.", times)
        yield Message("Whoever came more than once counts each time.")


_THE_ONLY = (
    Message("The one answer that we got says: good, do it like this."),
    Message("The one answer that we got asks for a change."),
    Message("The one answer that we got says: do not do this."),
)


def _verdicts(sources: Sources) -> Iterable[Message]:
    found = tally(sources)
    if found.total == 1:
        yield Message("We asked people what they think of our plans.")
        yield _THE_ONLY[(found.supports, found.adjust, found.rejects).index(1)]
        return
    if found.total:
        yield counted(
            "We asked people what they think of our plans, and got {number} answer.",
            "We asked people what they think of our plans, and got {number} answers.",
            found.total,
        )
    if found.supports:
        yield counted(
            "{number} answer says: good, do it like this.",
            "{number} answers say: good, do it like this.",
            found.supports,
        )
    if found.adjust:
        yield counted("{number} answer asks for a change.", "{number} answers ask for a change.", found.adjust)
    if found.rejects:
        yield counted("{number} answer says: do not do this.", "{number} answers say: do not do this.", found.rejects)
