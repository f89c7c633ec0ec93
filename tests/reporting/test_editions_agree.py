"""The public and the internal edition do not contradict themselves or each other, and the public one tells no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reporting.attacker import FLOOR, Answers, dossier_of
from tests.reporting.priority_cases import Rated, many_rated, rated, small_rated

from dienstvisie.loading import load_dossier
from dienstvisie.reporting.common import Audience
from dienstvisie.reporting.disclosure import disclose, disclose_inside
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.priority_model import IdeaPriorities
from dienstvisie.reporting.publication import Released, release
from dienstvisie.reporting.publication.opinions import told_comparisons
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.scoring import prioritise

GROUP_OF = {"majority": "majority", "opposition": "opposition", "citizens": "residents", "employees": "staff"}
"""The only group of each party in the dossiers with ratings."""


def released(case: Rated, audience: Audience) -> Released:
    return release(case.dossier, case.ideas, case.challenges, None, case.analyses, audience)


def ideas(case: Rated, audience: Audience) -> IdeaPriorities:
    told = released(case, audience)
    assert told.analyses is not None
    write = Writer("en", "en")
    sources = Sources(told.dossier, told.ideas, told.challenges, None, write, told.analyses, released=True)
    found = priorities_report(sources, told.analyses).ideas
    assert found is not None
    return found


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("seed", [1, 11])
def test_without_a_party_of_one_group_the_top_changes_as_it_does_without_that_group(
    seed: int, audience: Audience
) -> None:
    told = released(many_rated(40, seed), audience).analyses
    assert told is not None
    by_group = {one.group: one for one in told.ideas.certainty.left_out}
    tops = [one for comparison in told.comparisons for one in comparison.left_out]
    assert len(tops) == 4
    for one in tops:
        group = by_group[GROUP_OF[one.party]]
        assert (set(one.falls), set(one.enters)) == (set(group.leaves), set(group.enters))


def test_without_a_party_that_has_a_small_group_it_is_not_told_what_the_top_would_be() -> None:
    case = many_rated(40)
    open_ = replace(disclose(case.dossier, case.ideas, FLOOR), small=frozenset({"majority", "residents"}))
    for comparison in told_comparisons(case.dossier, case.ideas, case.ideas, case.analyses, open_):
        assert comparison.items
        untold, told = comparison.left_out
        assert untold.party in ("majority", "citizens")
        assert untold.reason is not None
        assert not untold.changes
        assert told.reason is None


def test_how_alike_orders_are_is_said_only_of_nearly_all_ideas() -> None:
    few, _ = ideas(small_rated(), "public").opposites
    assert "Both can be compared on 5 of the 8 ideas." in few.sentences
    assert "That is not enough to say how alike their orders are." in few.sentences
    assert not any(sentence.startswith("Their orders") for sentence in few.sentences)
    many, _ = ideas(many_rated(40), "public").opposites
    assert "Both can be compared on 38 of the 40 ideas." in many.sentences
    assert any(sentence.startswith("Their orders") for sentence in many.sentences)


def test_less_than_half_a_point_divides_nobody() -> None:
    answers: Answers = {
        f"i{number}": {
            **dict.fromkeys(("citizens", "majority", "opposition"), (1 + number, 3, 3, 2, 4, 3)),
            "staff": (2 + number, 3, 3, 2, 4, 3),
        }
        for number in range(4)
    }
    _, citizens = ideas(rated(dossier_of(answers)), "public").opposites
    assert not citizens.divides
    assert "On none of the 4 ideas that can be compared are they 0.5 points or more apart." in citizens.sentences


def test_the_internal_edition_tells_all_that_the_public_one_tells() -> None:
    """With two groups pooled what is left of a total can be too narrow, with one more beside them it is wide enough."""
    dossier = load_dossier(Path(__file__).parents[2] / "examples/olen").dossier
    for kind in ("ideas", "challenges"):
        ranking = prioritise(dossier, kind)
        public, inside = disclose(dossier, ranking, FLOOR), disclose_inside(dossier, ranking)
        own = disclose(dossier, ranking, 2)
        assert public.told <= inside.told
        assert public.spread <= inside.spread
        for item in inside.spread:
            source = own if item in own.spread else public
            assert {pair for pair in inside.pooled if pair[1] == item} == {
                pair for pair in source.pooled if pair[1] == item
            }
    assert disclose(dossier, prioritise(dossier), FLOOR).spread - disclose(dossier, prioritise(dossier), 2).spread
