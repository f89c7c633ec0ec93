"""The ranks in each scenario beside the ranking as agreed, and what stays good whatever comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.schema import Dossier, Scenario, live
from dienstvisie.scoring.assessment import Assessment, Evidence, assess, gather
from dienstvisie.scoring.changes import changes_of, notes_on
from dienstvisie.scoring.comparison import ScenarioColumn, ScenarioRow, ScenarioTable
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.criteria import KIND_NAMES
from dienstvisie.scoring.leaving_out import without_groups
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.ranking import LocalText, RankedKind
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.reasons import why_unranked
from dienstvisie.scoring.regret import largest, least, regrets
from dienstvisie.scoring.rules import Note
from dienstvisie.scoring.variant import blamed, changed, left_out

NOTHING_RANKED = Message("Nothing can be ranked.")
NOTHING_RANKED_HERE = Message("Nothing can be ranked in this scenario.")


class Outcome(NamedTuple):
    """The rank and the score of each item that has them, why the others have none, and what went wrong."""

    ranks: Mapping[str, int]
    scores: Mapping[str, float]
    reasons: Mapping[str, Message]
    notes: Sequence[Note]


def compare(dossier: Dossier, kind: RankedKind, top: int, names: Sequence[str]) -> ScenarioTable:
    """See `dienstvisie.scoring.comparison.scenarios`."""
    if kind not in KIND_NAMES:
        raise UserError(Message("`{kind}` cannot be ranked.", {"kind": kind}), did_you_mean(kind, KIND_NAMES))
    if top < 1:
        raise UserError(Message("The top must have at least 1 place, not {top}.", {"top": top}))
    chosen = _chosen(dossier, names)
    evidence, notes = gather(dossier, kind)
    if evidence is None:
        base, outcomes = Outcome({}, {}, {}, notes), [Outcome({}, {}, {}, ())] * len(chosen)
    else:
        base = _outcome(dossier, evidence, {}, notes)
        outcomes = [_in_scenario(dossier, kind, evidence, scenario, base) for scenario in chosen]
    columns = tuple(map(_column, [dossier] * len(chosen), [kind] * len(chosen), chosen, outcomes))
    titles = {id_: item.title for id_, item in scored_items(dossier, kind).items()}
    return _table(ScenarioTable(kind, top, columns, (), problems=tuple(base.notes)), titles, base, outcomes)


def _chosen(dossier: Dossier, names: Sequence[str]) -> list[Scenario]:
    known = dossier.all(Scenario)
    for name in names:
        if name not in known:
            raise UserError(Message("There is no scenario `{id}`.", {"id": name}), did_you_mean(name, known))
    if names:
        return [known[name] for name in dict.fromkeys(names)]
    return list(live(dossier, Scenario))


def _in_scenario(dossier: Dossier, kind: RankedKind, evidence: Evidence, scenario: Scenario, base: Outcome) -> Outcome:
    """The same pipeline on a changed dossier. What was said of an idea that is left out still says how groups score."""
    other = changed(dossier, scenario)
    weighed = evidence.under(other.settings.scoring)
    left, notes = without_groups(other, kind, weighed, scenario.without_groups)
    found = _outcome(other, left, left_out(dossier, kind, scenario), notes)
    return found._replace(notes=[blamed(scenario, note) for note in found.notes if note not in base.notes])


def _outcome(dossier: Dossier, evidence: Evidence, without: Mapping[str, Message], notes: Sequence[Note]) -> Outcome:
    assessment, more = assess(dossier, evidence)
    notes = [*notes, *more]
    if assessment is None:
        return Outcome({}, {}, {}, notes)
    matrix = assessment.matrix
    kept = np.array([id_ not in without for id_ in matrix.items], dtype=np.bool_)
    method = METHODS[dossier.settings.scoring.method]
    scores = method.score(matrix.values[kept], assessment.criteria.weights)
    reasons = {**_unranked(dossier, assessment, alike=scores is None), **without}
    if scores is None:
        return Outcome({}, {}, reasons, notes)
    items = [id_ for id_, keep in zip(matrix.items, kept.tolist(), strict=True) if keep]
    ranks, _ = competition_ranks(scores)
    by_rank, by_score = dict(zip(items, ranks.tolist(), strict=True)), dict(zip(items, scores.tolist(), strict=True))
    return Outcome(by_rank, by_score, reasons, notes)


def _unranked(dossier: Dossier, assessment: Assessment, *, alike: bool) -> dict[str, Message]:
    voice, items = dossier.settings.scoring.voice, assessment.evidence.ratings.items
    ranked = assessment.by_ratings | assessment.by_consensus
    rows = range(len(items)) if alike else np.flatnonzero(~ranked).tolist()
    return {items[row]: why_unranked(assessment, row, voice) for row in rows}


def _column(dossier: Dossier, kind: RankedKind, scenario: Scenario, outcome: Outcome) -> ScenarioColumn:
    words, notes = tuple(changes_of(dossier, kind, scenario)), list(notes_on(dossier, kind, scenario))
    if not words:
        notes.append(Message("It changes nothing that the ranks are made from."))
    return ScenarioColumn(scenario.id, scenario.title, words, len(outcome.ranks), tuple(notes), tuple(outcome.notes))


def _table(
    empty: ScenarioTable, titles: Mapping[str, LocalText], base: Outcome, outcomes: Sequence[Outcome]
) -> ScenarioTable:
    """The base counts as one way to weigh; a scenario in which nothing can be ranked counts as none."""
    order = sorted(titles, key=lambda id_: (base.ranks.get(id_, len(titles) + 1), id_))
    every = (base, *outcomes)
    lost = regrets([[outcome.scores.get(id_) for outcome in every] for id_ in order])
    counts = [bool(outcome.ranks) for outcome in every]
    rows = tuple(_row(id_, titles[id_], every, lost[at], counts) for at, id_ in enumerate(order))
    if not base.ranks or not any(counts[1:]):
        none = Message("There is no scenario to compare with.") if base.ranks else NOTHING_RANKED
        return replace(empty, rows=rows, notes=(none,))
    high = [
        [0 < outcome.ranks.get(id_, 0) <= empty.top for outcome, count in zip(every, counts, strict=True) if count]
        for id_ in order
    ]
    return replace(
        empty,
        rows=rows,
        always_top=tuple(id_ for id_, flags in zip(order, high, strict=True) if all(flags)),
        never_top=tuple(id_ for id_, flags in zip(order, high, strict=True) if not any(flags)),
        minimax=tuple(order[at] for at in least([row.max_regret for row in rows])),
        notes=tuple(_notes(counts)),
    )


def _row(
    id_: str, title: LocalText, every: Sequence[Outcome], lost: Sequence[float | None], counts: Sequence[bool]
) -> ScenarioRow:
    ranks = tuple(outcome.ranks.get(id_) for outcome in every)
    reasons = tuple(
        None if rank is not None else outcome.reasons.get(id_, _nothing(first=outcome is every[0]))
        for rank, outcome in zip(ranks, every, strict=True)
    )
    return ScenarioRow(
        id=id_,
        title=title,
        base_rank=ranks[0],
        base_score=every[0].scores.get(id_),
        base_regret=lost[0],
        ranks=ranks[1:],
        scores=tuple(outcome.scores.get(id_) for outcome in every[1:]),
        regrets=tuple(lost[1:]),
        max_regret=largest([value for value, count in zip(lost, counts, strict=True) if count]),
        reasons=reasons[1:],
        base_reason=reasons[0],
    )


def _nothing(*, first: bool) -> Message:
    return NOTHING_RANKED if first else NOTHING_RANKED_HERE


def _notes(counts: Sequence[bool]) -> Iterator[Message]:
    yield Message("The ranking as agreed counts as one of the ways to weigh.")
    empty = counts.count(False)
    if empty:
        yield counted(
            "{number} scenario in which nothing can be ranked is left out of what holds in all of them.",
            "{number} scenarios in which nothing can be ranked are left out of what holds in all of them.",
            empty,
        )
