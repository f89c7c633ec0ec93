"""Ranks with their certainty, from the command line, on the example of Olen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Command

OLEN = Path(__file__).parents[2] / "examples" / "olen"


def data(quick: Command, *words: str | Path) -> Any:
    result = quick(*words, "--format", "json")
    assert result.returncode == 0, result.stderr
    assert "NaN" not in result.stdout
    return json.loads(result.stdout)


def test_a_ranking_says_how_sure_it_is(quick: Command) -> None:
    rows = data(quick, "prioritise", OLEN)["ideas"]
    assert len(rows) == 40
    for row in rows:
        low, _, high = row["interval"].partition("-")
        assert int(low) <= row["rank"] <= int(high or low)
        assert row["label"] in ("promising", "discuss", "park", "divided")
    assert "90% ranks" in quick("prioritise", OLEN).stdout


def test_the_story_of_one_item(quick: Command) -> None:
    first, second = data(quick, "prioritise", OLEN, "--top", "2")["ideas"]
    told = quick("prioritise", OLEN, "--explain", second["id"]).stdout
    for part in (
        "of all weightings",
        "for a citizen weight of",
        "Other raters from the same groups",
        "Agreement of the raters",
    ):
        assert part in told
    assert f"with {first['id']} if the citizen weight goes from" in told or f"Against {first['id']}" in told


def test_a_ranking_in_a_scenario(quick: Command) -> None:
    table = data(quick, "scenarios", OLEN)["ideas"]
    names = [key for key in table[0] if key not in ("id", "title", "base", "max_regret")]
    for name in names:
        ranks = {row["id"]: row["rank"] for row in data(quick, "prioritise", OLEN, "--scenario", name)["ideas"]}
        assert ranks == {row["id"]: row[name] for row in table if row[name] is not None}
    wrong = quick("prioritise", OLEN, "--scenario", names[0][:-1])
    assert (wrong.returncode, f"`{names[0]}`" in wrong.stderr) == (2, True)


def test_robustness(quick: Command) -> None:
    found = data(quick, "robustness", OLEN, "--top", "5", "--draws", "2000")
    shares: dict[str, float] = {}
    for row in found["acceptability"]:
        shares[row["id"]] = shares.get(row["id"], 0) + row["share"]
    assert all(share == pytest.approx(100, abs=1e-3) for share in shares.values())
    assert sum(row["top_share"] for row in found["ideas"]) == pytest.approx(500, abs=1e-3)
    assert {row["group"] for row in found["without_group"]} == {
        row["id"]
        for row in data(quick, "prioritise", OLEN, "--explain", found["ideas"][0]["id"])["by_group"]
        if row["id"]
    }
    again = data(quick, "robustness", OLEN, "--top", "5", "--draws", "2000")
    assert again == found
    assert data(quick, "robustness", OLEN, "--draws", "2000", "--seed", "2")["ideas"] != found["ideas"]


def test_agreement_and_two_parties(quick: Command) -> None:
    found = data(quick, "agreement", OLEN)
    assert all(-1 <= row["agreement"] <= 1 and row["reason"] is None for row in found["ideas"])
    assert 0 <= found["overall"][0]["value"] <= 1
    parties = data(quick, "agreement", OLEN, "--between", "majority", "opposition")
    assert parties["shared"]
    widest = [abs(row["difference"]) for row in parties["divides"]]
    assert widest == sorted(widest, reverse=True)
    wrong = quick("agreement", OLEN, "--between", "majorty", "opposition")
    assert (wrong.returncode, "`majority`" in wrong.stderr) == (2, True)
    assert quick("agreement", OLEN, "--between", "citizens", "employees").returncode == 0


def test_a_csv_has_the_first_table(quick: Command) -> None:
    for words in (["robustness"], ["agreement"], ["scenarios"]):
        rows = list(csv.DictReader(io.StringIO(quick(*words, OLEN, "--format", "csv").stdout)))
        assert len(rows) == 40
        assert {"id", "title"} <= rows[0].keys()


def test_undefined_figures_are_said_to_be_so(quick: Command, dossier: Path) -> None:
    """The starter has consensus scores alone: nobody to resample, nobody to agree."""
    for words in (["prioritise"], ["robustness"], ["agreement"], ["scenarios"]):
        result = quick(*words, dossier)
        assert result.returncode == 0, result.stderr
        assert "nan" not in result.stdout.lower().split()
    assert "not defined" in quick("prioritise", dossier).stdout
    assert "not defined" in quick("agreement", dossier).stdout


@pytest.mark.parametrize("width", [80, 140])
def test_tables_keep_to_the_width(command: Command, width: int) -> None:
    for words in (["robustness"], ["agreement"], ["scenarios"]):
        out = command(*words, OLEN, COLUMNS=str(width)).stdout
        assert out
        assert max(map(len, out.splitlines())) <= width
