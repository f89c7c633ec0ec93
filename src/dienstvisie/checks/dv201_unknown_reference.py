"""A reference names something that exists.

**What it does.** Reports an id that no item of the meant kind has, or no term of the meant vocabulary, and suggests
the nearest that there is. If the id belongs to another kind, it says so. Its severity is fixed: what makes a dossier
wrong to read stays an error.

**Why it is bad.** The chain from finding to challenge to idea breaks, and the item is left out of documents in
silence.

**Example.**

```yaml
# challenges.yaml
- id: waiting
  title: Lange wachttijden aan het loket
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [wating]
```

**Use instead.** Write the id as it stands in the other file, or add the missing item there.

```yaml
# challenges.yaml
- id: waiting
  title: Lange wachttijden aan het loket
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [waiting]
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dienstvisie.checks.bounded import bounded
from dienstvisie.checks.check import Check
from dienstvisie.checks.references import A_TARGET, unclear_items
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import KIND_BY_NAME, Dossier, RatingTable, TableWord, links

COMPARISONS = 50_000
"""At most so many words are compared to find suggestions, so that a file full of mistakes does not take minutes."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The references to nothing that is known."""
    known = {target: dossier.ids(target) for target in A_TARGET}
    advice: dict[tuple[str, str], Message | None] = {}
    left = COMPARISONS
    for kind, item in unclear_items(dossier):
        for link in links(item):
            if link.id in known[link.target]:
                continue
            wrong = (link.target, link.id)
            if wrong not in advice and left > 0:
                left -= len(known[link.target])
                advice[wrong] = did_you_mean(link.id, known[link.target])
            hint = advice.get(wrong) or _where(link.target)
            text = _message(dossier, link.id, A_TARGET[link.target])
            yield Problem(Address(kind, item.id, link.keys, link.on_key), text, hint)
    for table in dossier.rating_tables:
        yield from bounded(unknown_in_table(dossier, table, known))


def _message(dossier: Dossier, id_: str, wanted: Message) -> Message:
    for kind, _ in dossier.find(id_):
        return Message("`{id}` is {found}, not {wanted}.", {"id": id_, "found": A_TARGET[kind], "wanted": wanted})
    return Message("`{id}` is not known here; this must be the id of {wanted}.", {"id": id_, "wanted": wanted})


def unknown_in_table(dossier: Dossier, table: RatingTable, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """What a table names that nothing is known of, each word once; and items of which nobody can tell the kind."""
    for target, words in _named(table):
        for word in words:
            if word.id not in known[target]:
                hint = did_you_mean(word.id, known[target]) or _where(target)
                address = Address("ratings", table.file, (word.row, word.column))
                yield Problem(address, _message(dossier, word.id, A_TARGET[target]), hint)
    for word in table.items:
        address = Address("ratings", table.file, (word.row, word.column))
        if word.id in dossier.of("challenges") and word.id in dossier.of("ideas"):
            text = Message("`{id}` is a challenge and an idea: nobody can tell which was rated.", {"id": word.id})
            yield Problem(address, text, Message("Give one of the two another id."))
        elif word.id not in known["challenges"] and word.id not in known["ideas"]:
            hint = did_you_mean(word.id, known["challenges"] | known["ideas"]) or _where("ideas")
            yield Problem(address, _message(dossier, word.id, Message("a challenge or an idea")), hint)


def _named(table: RatingTable) -> Iterator[tuple[str, Iterable[TableWord]]]:
    """What a table names of each target but items, each word once."""
    groups: dict[str, TableWord] = {}
    sessions: dict[str, TableWord] = {}
    for turn in table.turns:
        groups.setdefault(turn.group, TableWord(turn.group, turn.row, table.columns["group"]))
        if turn.session is not None and "session" in table.columns:
            sessions.setdefault(turn.session, TableWord(turn.session, turn.row, table.columns["session"]))
    yield from (("stakeholders", groups.values()), ("sessions", sessions.values()), ("criteria", table.criteria))


def _where(target: str) -> Message:
    if target in KIND_BY_NAME:
        return Message("Add it in `{file}`, or correct the id here.", {"file": f"{target}.yaml"})
    keys = "scoring.criteria" if target == "criteria" else f"vocabularies.{target}"
    return Message("Add it under `{keys}` in `dienstvisie.yaml`, or correct the id here.", {"keys": keys})


CHECK = Check("DV201", Severity.ERROR, __doc__, find, fixed=True)
