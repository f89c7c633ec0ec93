"""`build --audience`: who gets what, in real processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command

from dienstvisie.api import build, load

IDEA = """
- id: sell-the-branch
  title: Sell the branch in the square
  internal: true
  challenges: [{challenge}]
  effort: {{}}
"""


@pytest.fixture
def secret(dossier: Path) -> Path:
    """The sound dossier with an idea that is not for the public, on which another waits."""
    challenge = next(
        line.split()[-1] for line in (dossier / "challenges.yaml").read_text().splitlines() if "id:" in line
    )
    ideas = dossier / "ideas.yaml"
    ideas.write_text(ideas.read_text() + IDEA.format(challenge=challenge))
    return dossier


def texts(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".html", ".md")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_each_audience_has_its_own_folder(command: Command, secret: Path) -> None:
    public = command("build", secret)
    assert public.returncode == 0, public.stderr
    assert "They are for the public: what is marked internal is left out." in public.stderr
    internal = command("build", secret, "--audience", "internal")
    assert internal.returncode == 0, internal.stderr
    assert "They are for those who work on the project: do not publish them." in internal.stderr
    told, whole = texts(secret / "output"), texts(secret / "output-internal")
    assert set(whole) - set(told) == {"ideas/sell-the-branch.html", "ideas/sell-the-branch.md"}
    assert not [path for path, text in told.items() if "sell-the-branch" in text or "Sell the branch" in text]
    assert all("must not be published" in text for text in whole.values())
    assert command("build", secret, "--check").returncode == 0
    assert command("build", secret, "--check", "--audience", "internal").returncode == 0


def test_a_new_dossier_keeps_both_folders_out_of_git(dossier: Path) -> None:
    assert {"output/", "output-internal/"} <= set((dossier / ".gitignore").read_text().splitlines())


def test_an_unknown_audience_is_refused_in_a_sentence(command: Command, dossier: Path) -> None:
    before = sorted(dossier.rglob("*"))
    wrong = command("build", dossier, "--audience", "publik")
    assert wrong.returncode == 2
    assert "There is no audience publik." in wrong.stderr
    assert "`public`" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    assert sorted(dossier.rglob("*")) == before


def test_nothing_is_made_for_the_public_where_a_public_text_names_what_is_internal(
    command: Command, secret: Path
) -> None:
    findings = secret / "findings.yaml"
    row = "\n- {id: said, title: Zo doen we Sell the branch in the square, nature: perception}\n"
    findings.write_text((findings.read_text() if findings.exists() else "") + row)
    line = next(at for at, text in enumerate(findings.read_text().splitlines(), 1) if "id: said" in text)
    refused = command("build", secret)
    assert refused.returncode == 1
    assert f"findings.yaml:{line}:" in refused.stderr
    assert "DV707" in refused.stderr
    assert "names the internal item `sell-the-branch`" in refused.stderr
    assert "for the public no text may name what is internal" in refused.stderr
    assert not (secret / "output").exists()
    assert command("build", secret, "--check").returncode == 1
    assert command("build", secret, "--audience", "internal").returncode == 0
    made = build(load(secret).dossier, ("nl-BE",), ("markdown",))
    assert not made.files
    assert {rule.code for rule, _ in made.problems} == {"DV707"}
    assert build(load(secret).dossier, ("nl-BE",), ("markdown",), audience="internal").files


def test_a_page_that_was_changed_by_hand_is_named_for_as_long_as_it_is_there(command: Command, secret: Path) -> None:
    assert command("build", secret, "--format", "md").returncode == 0
    page = next(path for path in sorted((secret / "output" / "ideas").glob("*.md")))
    page.write_text("By hand.")
    ideas = secret / "ideas.yaml"
    ideas.write_text(ideas.read_text().replace(f"- id: {page.stem}\n", f"- id: {page.stem}\n  internal: true\n", 1))
    for _ in range(2):
        made = command("build", secret, "--format", "md")
        assert made.returncode == 0, made.stderr
        assert f"ideas/{page.name} is no longer made, but was changed by hand" in " ".join(made.stderr.split())
        late = command("build", secret, "--format", "md", "--check")
        assert late.returncode == 1
        assert late.stdout == f"ideas/{page.name}\n"
    page.unlink()
    assert command("build", secret, "--format", "md", "--check").returncode == 0
