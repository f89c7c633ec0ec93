"""Measurements put into files that people wrote: nothing else changes, whatever the file looks like."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.editing import measured_edits, write_edits
from dienstvisie.errors import UserError
from dienstvisie.loading import load_dossier
from dienstvisie.schema import Indicator, Measurement

ROW = Measurement(date=date(2015, 11, 2), value=52.3, n=412, asked=900)
WORDS = "{date: 2015-11-02, value: 52.3, n: 412, asked: 900}"
SETTINGS = "title: T\nclient: {name: Venlo}\n"

FLOW = """\
# indicatoren
- id: paper
  title: Paper # short
  unit: "%"
  measurements:
    - {date: 2013-11-04, value: 40, n: 400} # the first
    # 2014 follows

# the next one
- {id: other, title: Other, unit: "%"}
"""
FILES = {
    "after the last": (FLOW, "# the first\n    - WORDS\n    # 2014 follows\n\n# the next"),
    "a block": (
        (
            "- id: paper\n  title: P\n  measurements:\n  - date: 2013-11-04\n    value: 40\n"
            '    note: |\n      Two\n      lines\n\n  unit: "%"\n'
        ),
        '      lines\n  - WORDS\n\n  unit: "%"\n',
    ),
    "none yet": (
        (
            '- id: paper\n  title: P\n  unit: "%"\n  principles:\n  - a\n  - b # last\n'
            "# end\n- id: b\n  title: B\n  unit: x\n"
        ),
        "  - b # last\n  measurements:\n    - WORDS\n# end\n",
    ),
    "none, no end of line": ('- id: paper\n  title: P\n  unit: "%"', '  unit: "%"\n  measurements:\n    - WORDS'),
    "an empty list": ('- id: paper\n  measurements: []\n  title: P\n  unit: "%"\n', "measurements: [WORDS]\n"),
    "a list in brackets": (
        '- id: paper\n  title: P\n  measurements: [{date: 2013-11-04, value: 4}]\n  unit: "%"\n',
        "value: 4}, WORDS]\n",
    ),
    "a comma too many": (
        '- id: paper\n  title: P\n  measurements: [{date: 2013-11-04, value: 4},]\n  unit: "%"\n',
        "value: 4}, WORDS]\n",
    ),
    "an item in braces": ('- {id: paper, title: P, unit: "%"} # so\n', '"%", measurements: [WORDS]} # so\n'),
    "braces with a list": (
        '- {id: paper, measurements: [{date: 2013-11-04, value: 4}], title: P, unit: "%"}\n',
        "value: 4}, WORDS], title",
    ),
    "several lines": (
        '- {id: paper, title: P,\n   unit: "%",\n   target: {date: 2013-11-04, value: 4}}\n',
        "value: 4}, measurements: [WORDS]}\n",
    ),
    "nested lists last": (
        (
            '- id: paper\n  title: P\n  unit: "%"\n  target:\n    date: 2016-01-04\n    value: 4\n'
            "\n- id: b\n  title: B\n  unit: x\n"
        ),
        "    value: 4\n  measurements:\n    - WORDS\n\n- id: b",
    ),
}


def folder(at: Path, text: str, name: str = "indicators.yaml") -> Path:
    (at / "dienstvisie.yaml").write_text(SETTINGS)
    (at / name).parent.mkdir(exist_ok=True)
    (at / name).write_bytes(text.encode())
    return at


def add(root: Path, row: Measurement = ROW, *ids: str) -> None:
    write_edits(measured_edits(root, load_dossier(root).sources, dict.fromkeys(ids or ("paper",), row)))


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_words_come_in(case: str, newline: str, tmp_path: Path) -> None:
    before, wanted = (text.replace("\n", newline) for text in FILES[case])
    add(folder(tmp_path, before))
    after = (tmp_path / "indicators.yaml").read_bytes().decode()
    assert wanted.replace("WORDS", WORDS) in after
    kept = wanted.split("WORDS")
    assert kept[0] in after
    added = len(after) - len(before)
    assert any(after[:at] + after[at + added :] == before for at in range(len(before) + 1))
    found = load_dossier(tmp_path).dossier.all(Indicator)["paper"]
    assert found.measurements[-1] == ROW


def test_an_item_in_a_file_of_its_own_and_several_at_once(tmp_path: Path) -> None:
    root = folder(tmp_path, FLOW.replace("id: other", "id: third"))
    folder(tmp_path, '\ufeffid: own\ntitle: Own\nunit: "%"\n', "indicators/own.yaml")
    add(root, ROW, "own", "third", "paper")
    assert (root / "indicators/own.yaml").read_bytes().startswith(b"\xef\xbb\xbfid: own")
    found = load_dossier(root).dossier.all(Indicator)
    assert [len(found[id_].measurements) for id_ in ("paper", "third", "own")] == [2, 1, 1]


def test_a_second_figure_of_a_day_is_refused(tmp_path: Path) -> None:
    root = folder(tmp_path, FLOW)
    before = (root / "indicators.yaml").read_bytes()
    with pytest.raises(UserError, match="figure of 2013-11-04"):
        add(root, Measurement(date=date(2013, 11, 4), value=3))
    assert (root / "indicators.yaml").read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    root = folder(tmp_path, FLOW)
    sources = load_dossier(root).sources
    edits = measured_edits(root, sources, {"paper": ROW})
    (root / "indicators.yaml").write_text(FLOW + "# new\n")
    for attempt in (lambda: write_edits(edits), lambda: measured_edits(root, sources, {"paper": ROW})):
        with pytest.raises(UserError, match="was changed while it was in use"):
            attempt()
    assert (root / "indicators.yaml").read_text().endswith("# new\n")


def test_a_list_that_two_indicators_share_is_left(tmp_path: Path) -> None:
    shared = (
        '- id: paper\n  title: P\n  unit: "%"\n  measurements: &all\n    - {date: 2013-11-04, value: 40}\n'
        '- id: b\n  title: B\n  unit: "%"\n  measurements: *all\n'
    )
    root = folder(tmp_path, shared)
    for id_ in ("paper", "b"):
        with pytest.raises(UserError, match="without touching something else"):
            add(root, ROW, id_)
    assert (root / "indicators.yaml").read_text() == shared


COMMENT = st.sampled_from(["", " # so", "\n", "\n# between", "\n    # deep"])


ROWS = st.tuples(st.sampled_from(["{date: 2012-01-09, value: 1}", "date: 2012-01-09\n      value: 1"]), COMMENT)


@given(st.lists(ROWS, max_size=4), COMMENT, st.booleans(), st.integers(0, 4))
def test_any_tidy_file_keeps_every_sign(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], before: str, last: bool, indent: int
) -> None:
    listed = "".join(f"{' ' * max(indent, 2)}- {row}{comment}\n" for row, comment in rows)
    listed = listed.replace("\n      value", f"\n{' ' * (max(indent, 2) + 2)}value")
    block = f"  measurements:{before}\n{listed}" if rows else ""
    unit = '  unit: "%"\n'
    text = f"- id: paper\n  title: P\n{unit}{block}" if last else f"- id: paper\n{block}  title: P\n{unit}"
    text += "# end\n- id: b\n  title: B\n  unit: x\n"
    root = folder(tmp_path_factory.mktemp("any"), text)
    add(root)
    after = (root / "indicators.yaml").read_text()
    lines = [line for line in after.splitlines() if line.strip() not in (f"- {WORDS}", "measurements:")]
    assert lines == [line for line in text.splitlines() if line.strip() != "measurements:"]
    assert load_dossier(root).dossier.all(Indicator)["paper"].measurements[-1] == ROW
