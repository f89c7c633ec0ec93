"""The priority report: what it says, and what it does not say of too few people."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.priority_cases import Rated, made, many_rated, rated, small_rated
from tests.reporting.report_dossiers import small

from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.index import IndexReport
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.priority_bars import agreement_words, share_text, weights_text
from dienstvisie.reporting.priority_model import IdeaPriorities, PrioritiesReport
from dienstvisie.reporting.writer import Writer

WITHHELD = "idea-06"


def report(case: Rated, language: str = "en") -> PrioritiesReport:
    return priorities_report(case.sources(language), case.analyses)


def ideas(case: Rated, language: str = "en") -> IdeaPriorities:
    found = report(case, language).ideas
    assert found is not None
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text of a report."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


def test_without_analyses_there_are_no_such_documents() -> None:
    case = small()
    paths = [one.path for one in edition(case.dossier, case.ideas, case.challenges, case.roadmap, "en").documents]
    assert not {"priorities", "method"} & set(paths)


def test_with_analyses_both_stand_in_the_index() -> None:
    documents = small_rated().edition().documents
    assert [one.path for one in documents if "/" not in one.path] == [
        "analysis",
        "priorities",
        "sheets",
        "method",
        "index",
    ]
    index = documents[-1].report
    assert isinstance(index, IndexReport)
    assert [entry.page for entry in index.entries] == ["analysis", "priorities", "method"]


def test_the_ranked_table_has_every_ranked_idea_in_order() -> None:
    case = small_rated()
    rows = ideas(case).table.rows
    assert [row.item.id for row in rows] == [item.id for item in case.ideas.items]
    for row, ranked in zip(rows, case.ideas.items, strict=True):
        assert row.rank == (None if row.withheld else ranked.rank)
    assert {row.withheld for row in rows} == {True, False}
    assert all(row.item.page == f"ideas/{row.item.id}" for row in rows)
    first, item = rows[0], case.ideas.items[0]
    sure = case.analyses.ideas.certainty.items[0]
    assert first.score == f"{item.score:.1f}"
    assert first.perspectives == tuple(f"{item.perspectives[name]:.1f}" for name in ("citizen", "organisation"))
    assert first.ranks == (str(sure.low) if sure.low == sure.high else f"{sure.low}–{sure.high}")
    assert first.raters == "26"
    assert {row.item.id: row.raters for row in rows}["idea-08"] == "agreed in a session"


def test_what_cannot_be_ranked_is_told_with_its_reason() -> None:
    (only,) = ideas(small_rated()).unranked
    assert only.item.id == "idea-07"
    assert only.reason == "Only 1 rater scored it; at least 3 are needed."
    assert "1 idea cannot be ranked yet." in report(small_rated()).findings


def test_of_too_few_raters_only_the_rank_is_told() -> None:
    case = small_rated()
    score = next(item for item in case.ideas.items if item.id == WITHHELD)
    found = ideas(case)
    row = next(row for row in found.table.rows if row.item.id == WITHHELD)
    assert (row.withheld, row.score, row.perspectives, row.ranks, row.label) == (True, None, (None, None), None, None)
    assert row.raters == "fewer than 5"
    assert found.chart is not None
    assert found.effort is not None
    assert found.certain.bars is not None
    assert found.agreement is not None
    drawn = [
        *(point.item.id for chart in (found.chart, found.effort) for point in chart.points),
        *(line.item.id for bars in (found.certain.bars, found.agreement) for line in bars.rows),
    ]
    assert drawn
    assert WITHHELD not in drawn
    everything = " ".join(texts(report(case)))
    assert f"{score.score:.1f}" not in everything
    assert "1 is not drawn: fewer than 5 people rated it." in everything
    assert found.scenarios is not None
    line = next(line for line in (*found.scenarios.first, *found.scenarios.others) if line.item.id == WITHHELD)
    assert line.regret is None
    assert line.ranks[0] == score.rank


def test_a_median_that_would_give_a_score_away_is_not_told() -> None:
    titles = [f"Idee {number}" for number in range(5)]
    for few in ("idea-01", "idea-02", "idea-03", "idea-04", "idea-05"):
        case = rated(made(titles, seed=5, few={few: 4}))
        median = case.analyses.ideas.agreement.median
        middle = case.ideas.items[2]
        told = any(f"{median:.1f}" in note for note in ideas(case).table.notes)
        assert told == (middle.id != few)


def test_regrets_are_not_told_where_the_best_score_is_not() -> None:
    titles = [f"Idee {number}" for number in range(5)]
    whole = rated(made(titles, seed=1))
    best = whole.ideas.items[0].id
    hidden = rated(made(titles, seed=1, few={best: 4}))
    assert hidden.ideas.items[0].id == best
    before, after = ideas(whole).scenarios, ideas(hidden).scenarios
    assert before is not None
    assert after is not None
    assert before.regrets
    assert all(line.regret for line in (*before.first, *before.others))
    assert not after.regrets
    assert all(line.regret is None for line in (*after.first, *after.others))
    assert not any("points below the best" in sentence for sentence in after.sentences)


def test_no_group_has_a_score_of_its_own() -> None:
    case = small_rated()
    for pair, comparison in zip(ideas(case).opposites, case.analyses.comparisons, strict=True):
        words = " ".join(texts(pair))
        assert comparison.items
        for item in comparison.items:
            assert f"{item.means[0]:.2f}" not in words
        for _, distance in pair.divides:
            assert re.search(r"\d points higher for .+ than for .+", distance)


def test_opposites_name_what_divides_them_most() -> None:
    majority, citizens = ideas(small_rated()).opposites
    assert (majority.title, citizens.title) == ("Majority and opposition", "Citizens and employees")
    assert majority.divides[0][0].id == "idea-01"
    assert len(majority.divides) <= 5
    start = "Of the 5 ideas, out of 8, on which the majority and the opposition can be compared, "
    sentence = start + "“Idea 1” divides them most."
    assert sentence in report(small_rated()).findings


def test_a_party_of_too_few_gives_only_the_reason() -> None:
    settings = {
        "title": "T",
        "client": {"name": "K"},
        "privacy": {"threshold": 6},
    }
    case = rated(made([f"Idee {number}" for number in range(6)], settings=settings))
    majority, _ = ideas(case).opposites
    assert len(majority.sentences) == 1
    assert not majority.divides
    assert not majority.shared


def test_pictures_and_bars_have_the_same_figures_as_the_rankings() -> None:
    case = many_rated(40)
    found = ideas(case)
    assert found.chart is not None
    assert found.certain.bars is not None
    assert found.agreement is not None
    by_id = {item.id: item for item in case.ideas.items}
    for point in found.chart.points:
        item = by_id[point.item.id]
        assert (point.x, point.y) == (item.perspectives["citizen"], item.perspectives["organisation"])
        assert (point.x_text, point.y_text) == (f"{point.x:.1f}", f"{point.y:.1f}")
    for line in found.certain.bars.rows:
        sure = case.analyses.ideas.certainty.item(line.item.id)
        assert sure is not None
        assert sum(one.share for one in line.segments[:2]) == pytest.approx(sure.top_share)
    for bars in (found.certain.bars, found.agreement):
        assert all(sum(one.share for one in line.segments) == pytest.approx(1) for line in bars.rows)
        assert all(len(line.segments) == len(bars.classes) for line in bars.rows)
    assert found.certain.bars.classes == ("ranks 1 to 5", "ranks 6 to 10", "ranks 11 to 20", "ranks 21 to 40")
    assert found.agreement.classes == ("1", "2", "3", "4", "5")


def test_quadrants_hold_their_ideas() -> None:
    chart = ideas(many_rated(40)).effort
    assert chart is not None
    assert chart.split is not None
    names = ("Much impact, little effort", "Much impact, much effort")
    others = ("Little impact, little effort", "Little impact, much effort")
    assert chart.split.names == (*names, *others)
    assert chart.split.x == 30
    for point in chart.points:
        much, high = point.x > chart.split.x, point.y >= chart.split.y
        assert (
            point.quadrant
            == {
                (False, True): "Much impact, little effort",
                (True, True): "Much impact, much effort",
                (False, False): "Little impact, little effort",
                (True, False): "Little impact, much effort",
            }[much, high]
        )
        assert 0 <= chart.x.share(point.x) <= 1
        assert 0 <= chart.y.share(point.y) <= 1
    assert len(chart.points) == 30
    assert "8 ideas are not drawn: their effort is not known yet." in chart.notes


def test_scenarios_stand_side_by_side() -> None:
    case = many_rated(40)
    section, table = ideas(case).scenarios, case.analyses.scenarios
    assert section is not None
    assert [head.title for head in section.heads] == ["Citizens first", "Without opposition"]
    lines = {line.item.id: line for line in (*section.first, *section.others)}
    for row in table.rows:
        assert lines[row.id].ranks == (row.base_rank, *row.ranks)
        assert lines[row.id].always == (row.id in table.always_top)
    assert all(min(rank for rank in line.ranks if rank) <= 10 for line in section.first)
    assert all(min(rank for rank in line.ranks if rank) > 10 for line in section.others)


def test_the_second_opinion_says_its_sentence() -> None:
    case = small_rated()
    opinions = ideas(case).opinions
    assert opinions.sentence == case.sources().writer.say(case.analyses.ideas.opinion.sentence)
    assert [item.id for item, _ in opinions.rows] == [item.id for item in case.ideas.items]


def test_nothing_says_none_or_nan() -> None:
    for case in (small_rated(), many_rated(40), rated(made([])), rated(made(["Eén"], few={"idea-01": 1}))):
        for language in ("en", "nl-BE"):
            words = " ".join(texts(report(case, language)))
            assert not re.search(r"\bNone\b|\bnan\b|\binf\b|\{|\}|Message\(", words)


def test_without_any_ratings_the_report_says_so() -> None:
    found = report(rated(made(["Eén", "Twee"], few={"idea-01": 0, "idea-02": 0})))
    assert "No idea can be ranked yet." in found.summary
    assert found.ideas is not None
    assert found.ideas.chart is None
    assert found.ideas.certain.bars is None
    assert len(found.ideas.unranked) == 2


def test_agreement_in_words() -> None:
    words = [str(agreement_words(value)) for value in (1, 0.75, 0.5, 0.3, 0.0, -0.1, -1)]
    assert words == [
        "of one mind",
        "of one mind",
        "largely agreed",
        "mixed",
        "divided opinions",
        "strongly divided",
        "strongly divided",
    ]


def test_shares_never_say_all_or_nothing_where_it_is_not() -> None:
    sources = small_rated().sources()
    assert [share_text(sources, share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "<1%", "50%", ">99%", "100%"]


def test_weights_of_the_citizen_in_words() -> None:
    sources = small_rated().sources()
    assert weights_text(sources, ()) == "no weight"
    assert weights_text(sources, None) == "not defined"
    assert weights_text(sources, ((0.0, 1.0),)) == "every weight"
    assert weights_text(sources, ((0.0, 0.25), (0.6, 1.0))) == "0%–25% and 60%–100%"


def test_both_languages_have_the_same_figures() -> None:
    case = small_rated()
    dutch = replace(case.sources(), writer=Writer("nl-BE", "nl-BE"))
    here, there = ideas(case), priorities_report(dutch, case.analyses).ideas
    assert there is not None
    assert [row.score.replace(".", ",") if row.score else None for row in here.table.rows] == [
        row.score for row in there.table.rows
    ]
