"""The page of results: what of Olen's published results an example must show, and what a dossier without them has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.reporting.anchored import sources, sources_of

from dienstvisie.loading import load_dossier
from dienstvisie.reporting.results import has_results, results_report
from dienstvisie.reporting.results_model import ResultsReport
from dienstvisie.schema import Session

OLEN = Path(__file__).parents[2] / "examples" / "olen"


@cache
def report() -> ResultsReport:
    return results_report(sources_of(load_dossier(OLEN).dossier))


def test_the_roadshow_has_its_stops_and_all_who_were_there() -> None:
    (roadshow,) = report().roadshows
    assert len(roadshow.stops) == 5
    sessions = load_dossier(OLEN).dossier.all(Session).values()
    counted = sum(sum(one.headcount.values()) for one in sessions if one.kind == "roadshow-stop")
    assert roadshow.total == str(counted) == roadshow.reach.reached
    assert max(stop.share or 0 for stop in roadshow.stops) == 1
    assert any(stop.outcomes for stop in roadshow.stops)


def test_the_values_are_in_vacancies_evaluations_and_welcome_packs() -> None:
    assert [one.item.id for one in report().hr] == ["vacancies", "evaluations", "welcome-pack"]
    assert all(one.values or one.principles for one in report().hr)


def test_service_is_one_of_eight_large_objectives() -> None:
    found = report().objectives
    assert len(found) == 8
    service = found[0]
    assert (service.code, service.ours, service.priority) == ("BD01", True, True)
    assert service.count == max(one.count for one in found)
    assert any("one of 8 large objectives" in sentence for sentence in report().in_short)


def test_the_reception_project_has_its_locations_its_parts_and_its_progress() -> None:
    first = report().projects[0]
    assert first.id == "integrated-reception"
    assert {"Town hall", "Social house", "Leisure house"} <= set(first.places)
    assert [part.current for part in first.parts] == [False, True, False, False]
    assert all(part.when for part in first.parts)
    assert first.now.off
    assert first.now.explanation
    assert len(first.earlier) == 1


def test_every_idea_that_was_begun_is_in_one_place() -> None:
    ids = [one.id for one in report().projects] + [one.id for one in (*report().going, *report().done)]
    assert len(ids) == len(set(ids)) == 13


def test_a_dossier_without_roadshow_and_hr_has_no_such_page() -> None:
    assert not has_results(sources({"embedding": []}))
