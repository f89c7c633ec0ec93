"""What units would choose, in public: nothing from which one could read what a few people answered."""

from __future__ import annotations

from typing import Any

from tests.reporting.choice_dossiers import ORDERS, choosing, made, released

from dienstvisie.render import build_documents

ALL = {"alpha": 12, "bravo": 12, "charlie": 12, "delta": 12}


def paths(raters: dict[str, int], audience: Any = "public") -> list[str]:
    return [document.path for document in made(choosing(raters), audience).documents]


def test_units_with_enough_raters_are_told() -> None:
    choice = released(choosing(ALL)).analyses.units  # type: ignore[union-attr]
    assert choice is not None
    assert [unit.id for unit in choice.units] == list(ALL)
    assert all(not unit.scores and not unit.best for unit in choice.units)
    assert choice.units[0].chosen[0] == "idea-0"
    assert "scenarios" in paths(ALL)


def test_a_small_unit_goes_with_another_so_that_neither_follows_from_the_total() -> None:
    choice = released(choosing({**ALL, "delta": 3})).analyses.units  # type: ignore[union-attr]
    assert choice is not None
    assert [unit.id for unit in choice.units] == ["bravo", "charlie"]
    assert {(unit.id, unit.raters) for unit in choice.unheard} == {("alpha", 0), ("delta", 0)}
    assert [(pair.first, pair.second) for pair in choice.pairs] == [("bravo", "charlie")]
    assert all(set(item.chosen_by) <= {"bravo", "charlie"} for item in choice.items)
    assert all(len(one.regrets) == 2 for one in choice.processes)


def test_what_a_small_unit_thinks_changes_no_figure_of_another(monkeypatch: Any) -> None:
    few = {**ALL, "delta": 3}
    before = released(choosing(few)).analyses.units  # type: ignore[union-attr]
    monkeypatch.setitem(ORDERS, "delta", (5, 1, 5, 1, 5, 1))
    after = released(choosing(few)).analyses.units  # type: ignore[union-attr]
    assert before is not None
    assert after is not None
    assert [(unit.ranks, unit.chosen) for unit in before.units] == [(unit.ranks, unit.chosen) for unit in after.units]
    assert before.pairs == after.pairs


def test_no_page_tells_of_a_small_unit_more_than_that_it_is_not_told() -> None:
    pages = build_documents([made(choosing({**ALL, "delta": 3}))], ("html", "markdown"))
    text = pages["scenarios.md"].decode()
    assert [line for line in text.splitlines() if "Delta" in line] == [
        "- Delta: What it would choose is not told: the answers of fewer than 5 people could be read off it."
    ]
    assert "Bravo" in text


def test_without_two_units_there_is_no_note() -> None:
    few = {"alpha": 12, "bravo": 3, "charlie": 2}
    assert released(choosing(few)).analyses.units is None  # type: ignore[union-attr]
    assert "scenarios" not in paths(few)


def test_within_the_organisation_only_one_person_is_protected() -> None:
    choice = released(choosing({**ALL, "delta": 3}), "internal").analyses.units  # type: ignore[union-attr]
    assert choice is not None
    assert [unit.id for unit in choice.units] == list(ALL)
    alone = released(choosing({**ALL, "delta": 1}), "internal").analyses.units  # type: ignore[union-attr]
    assert alone is not None
    assert "delta" not in [unit.id for unit in alone.units]


def test_an_internal_scenario_is_not_told_in_public() -> None:
    scenarios = [{"id": f"as-{unit}", "title": unit, "unit": unit, "internal": unit == "alpha"} for unit in ALL]
    weighed = [{**one, "voices": {"staff": 3}} for one in scenarios]
    choice = released(choosing(ALL, {"scenarios": weighed})).analyses.units  # type: ignore[union-attr]
    assert choice is not None
    told = {unit.id: bool(unit.weights) for unit in choice.units}
    assert told == {"alpha": False, "bravo": True, "charlie": True, "delta": True}


def test_a_regret_over_two_items_is_not_told() -> None:
    ideas = [
        {"id": f"idea-{at}", "title": f"The idea {at}", "status": "archived" if at > 3 else None} for at in range(6)
    ]
    choice = released(choosing(ALL, {"ideas": ideas})).analyses.units  # type: ignore[union-attr]
    assert choice is not None
    assert choice.top == 2
    assert all(one.regrets == () for one in choice.processes)
    assert choice.minimax == ()
    pages = build_documents([made(choosing(ALL, {"ideas": ideas}))], ("html", "markdown"))
    assert "The idea 1" in pages["scenarios.html"].decode()


def test_an_unranked_dossier_has_no_note() -> None:
    assert paths({}) == paths({}, "internal")
    assert "scenarios" not in paths({})


def test_nothing_internal_is_in_the_public_note() -> None:
    secret = {"title": "Zzgeheim", "internal": True}
    more: dict[str, list[dict[str, Any]]] = {
        "ideas": [
            *({"id": f"idea-{at}", "title": f"The idea {at}", "partners": ["Open partner"]} for at in range(5)),
            {"id": "idea-5", "partners": ["Zzgeheim partner"], "target_groups": ["zz-group"], **secret},
        ],
        "target_groups": [{"id": "zz-group", **secret}],
        "challenges": [
            {"id": "zz-challenge", "consensus": {"impact": 5}, **secret},
            {"id": "open", "title": "Open", "findings": ["zz-finding"], "consensus": {"impact": 4}},
        ],
        "findings": [{"id": "zz-finding", "nature": "fact", **secret}],
        "decisions": [
            {
                "id": "zz-choice",
                "question": "Zzgeheim?",
                "options": [{"id": "a", "title": "A", "process": "equal"}],
                **secret,
            }
        ],
    }
    dossier = choosing(ALL, more)
    public = build_documents([made(dossier)], ("html", "markdown"))
    internal = build_documents([made(dossier, "internal")], ("html", "markdown"))
    for name in ("scenarios.html", "scenarios.md"):
        assert "geheim" not in public[name].decode().casefold()
        assert "Open partner" in public[name].decode()
        assert internal[name].decode().casefold().count("zzgeheim") > 5
