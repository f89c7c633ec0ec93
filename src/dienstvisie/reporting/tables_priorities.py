"""The rankings as data: what a spreadsheet can sort, filter and count with. Nothing that may not be told."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.reporting.analyses import Analyses, KindAnalysis
from dienstvisie.reporting.data_columns import column
from dienstvisie.reporting.data_tables import Column, DataTable, Datum
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.priority_table import is_withheld, mark_of, perspectives
from dienstvisie.reporting.quick_wins import is_quick_win
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.agreement import LABELS
from dienstvisie.schema import Idea
from dienstvisie.scoring.ranking import RankedItem, Ranking


def priority_tables(sources: Sources, analyses: Analyses) -> tuple[DataTable, ...]:
    """The ideas and the challenges, each in a table of its own where there are any."""
    pairs = ((sources.ideas, analyses.ideas), (sources.challenges, analyses.challenges))
    return tuple(_table(sources, *pair) for pair in pairs if pair[0].items or pair[0].unranked)


def _table(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> DataTable:
    say, ideas = sources.writer.say, ranking.kind == "ideas"
    rows: tuple[tuple[Datum, ...], ...] = (*_ranked(sources, ranking, analysis), *_unranked(sources, ranking))
    columns = tuple(_columns(sources, ranking))
    if all(row[-1] is None for row in rows):  # the last column says why figures are not there: they all are
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    return DataTable(
        name=ranking.kind,
        title=say(Message("Priorities of the ideas") if ideas else Message("Priorities of the challenges")),
        about=say(
            Message(
                "A row for each idea in order of rank; after these come the ideas of which the rank is not told, and "
                "those that cannot be ranked yet."
            )
            if ideas
            else Message(
                "A row for each challenge in order of rank; after these come the challenges of which the rank is not "
                "told, and those that cannot be ranked yet."
            )
        ),
        columns=columns,
        rows=rows,
    )


def _columns(sources: Sources, ranking: Ranking) -> Iterator[Column]:
    write = sources.writer
    yield column(sources, "rank", Message("Rank"), "integer", Message("1 comes first."))
    yield column(sources, "tied", Message("Shared rank"), "flag", Message("Whether others have the same rank."))
    yield column(sources, "title", Message("Idea") if ranking.kind == "ideas" else Message("Challenge"), "long text")
    yield column(sources, "id", Message("Id"), about=Message("How it is named in the files of the project."))
    yield column(sources, "score", Message("Score"), "score", Message("Points of 100; more is better."))
    for name in perspectives(ranking):
        about = Message("Points of 100 on the criteria of this perspective together.")
        yield Column(f"{name}_score", write.say(PERSPECTIVES[name]), "score", write.say(about))
    panel = Message("The best rank that it keeps when other people of the same groups rate again, nine times in ten.")
    yield column(sources, "rank_low", Message("Best rank"), "integer", panel)
    panel = Message("The worst rank that it keeps when other people of the same groups rate again, nine times in ten.")
    yield column(sources, "rank_high", Message("Worst rank"), "integer", panel)
    yield column(sources, "label", Message("Label"), about=Message("High or low score, and whether people agree."))
    yield column(sources, "raters", Message("Raters"), "integer", Message("How many people rated it."))
    yield column(sources, "groups", Message("Groups"), "integer", Message("How many groups these belong to."))
    if ranking.kind == "ideas":
        yield from _idea_columns(sources)
    yield column(sources, "note", Message("Note"), "long text", Message("Why figures are not there."))


def _idea_columns(sources: Sources) -> Iterator[Column]:
    yield column(sources, "lead", Message("Lead"), about=Message("The function that leads it."))
    yield column(sources, "quick_win", Message("Quick win"), "flag", Message("Whether it is an early success."))
    yield column(sources, "phase", Message("Phase"), about=Message("The phase of the roadmap in which it begins."))
    yield column(sources, "when", Message("When"), about=Message("When it is carried out, by the roadmap."))


def _ranked(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterator[tuple[Datum, ...]]:
    """Those of which the rank is told; then the others by id, so that their place tells nothing."""
    told = [item for item in ranking.items if not is_withheld(sources, item)]
    for item in told:
        yield (*_figures(sources, ranking, analysis, item), *_plan(sources, ranking, item.id), _source(sources, item))
    why = Message("Not told: what one person answered could be read off it.")
    for id_ in sorted(item.id for item in ranking.items if is_withheld(sources, item)):
        yield _bare(sources, ranking, id_, why)


def _figures(sources: Sources, ranking: Ranking, analysis: KindAnalysis, item: RankedItem) -> tuple[Datum, ...]:
    certain, mark = analysis.certainty.item(item.id), mark_of(sources, analysis, item)
    rated = item.source == "ratings"
    return (
        item.rank,
        item.tied,
        sources.mention(ranking.kind, item.id).title,
        item.id,
        _points(item.score),
        *(_points(item.perspectives.get(name)) for name in perspectives(ranking)),
        certain.low if certain else None,
        certain.high if certain else None,
        None if mark == "none" else sources.writer.say(LABELS[mark]),
        item.raters if rated else None,
        item.groups if rated else None,
    )


def _points(score: float | None) -> float | None:
    """As documents tell it, with one decimal."""
    return None if score is None else round(score, 1)


def _plan(sources: Sources, ranking: Ranking, id_: str) -> tuple[Datum, ...]:
    if ranking.kind != "ideas":
        return ()
    idea, placed = sources.dossier.all(Idea).get(id_), sources.placements.get(id_, ())
    lead = sources.writer.text(idea.lead) if idea and idea.lead else None
    quick = is_quick_win(sources, id_) if idea else None
    if not placed:
        return lead, quick, None, None
    first, last = min(row.start for row in placed), max(row.end for row in placed)
    phase = sources.phase(first)
    return lead, quick, sources.writer.text(phase.title) if phase else None, sources.span(first, last)


def _source(sources: Sources, item: RankedItem) -> str | None:
    return sources.writer.say(Message("agreed in a session")) if item.source == "consensus" else None


def _unranked(sources: Sources, ranking: Ranking) -> Iterator[tuple[Datum, ...]]:
    for item in ranking.unranked:
        yield _bare(sources, ranking, item.id, item.reason)


def _bare(sources: Sources, ranking: Ranking, id_: str, why: Message) -> tuple[Datum, ...]:
    """A row without figures of the ranking."""
    nothing = (None,) * (1 + len(perspectives(ranking)) + 5)
    title = sources.mention(ranking.kind, id_).title
    return (None, None, title, id_, *nothing, *_plan(sources, ranking, id_), sources.writer.say(why))
