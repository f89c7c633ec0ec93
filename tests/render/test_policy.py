"""Each page carries a policy that lets through exactly what it holds itself."""

from __future__ import annotations

import re

import pytest
from tests.render.built import Page, build, generated_documents, small_documents, with_title
from tests.render.policies import OUR_SCRIPT, hashes, policy_of

from dienstvisie.render.pages import blocked
from dienstvisie.render.policy import MARK, foreign_scripts, with_policy

FIXED = {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
OURS = hashes(f"<script>{OUR_SCRIPT}</script>", "script")


@pytest.mark.parametrize("documents", [small_documents, lambda: generated_documents(40)], ids=["small", "generated"])
def test_every_page_lets_through_its_own_styles_and_scripts_alone(documents) -> None:  # type: ignore[no-untyped-def]
    pages = {path: made.decode() for path, made in documents().items() if path.endswith(".html")}
    assert len(pages) > 5
    for path, page in pages.items():
        policy = policy_of(page)
        scripts = {"script-src": OURS} if "<script" in page else {}
        assert policy == {**FIXED, **scripts, "style-src": hashes(page, "style")}, path
        assert MARK.decode() not in page
        assert [
            one for _, one in Page(page).elements if "style" in one or any(key.startswith("on") for key in one)
        ] == []


def test_only_pages_with_something_to_search_or_sort_have_the_script() -> None:
    with_script = {path for path, made in small_documents().items() if b"<script" in made}
    assert {"en/index.html", "en/roadmap.html"} <= with_script
    assert not [path for path in with_script if "/ideas/" in path or path == "index.html"]


def test_a_title_cannot_change_the_policy() -> None:
    hostile = '"><script>x()</script><style>*{}</style>@policy@'
    made = build(with_title(hostile), formats=("html",))["index.html"].decode()
    assert made.count("<style") == made.count("<script") == 1
    assert policy_of(made)["style-src"] == hashes(made, "style")
    assert made.count("@policy@") > 1


def test_a_page_without_a_place_for_it_stays_as_it_is() -> None:
    assert with_policy(b"<style>a</style>") == b"<style>a</style>"


PAGE = '<meta http-equiv="Content-Security-Policy" content="@policy@"><style>a{}</style>'


@pytest.mark.parametrize(
    "script", ["<script>x()</script>", "<SCRIPT>x()</SCRIPT>", "<script/x>x()</script >", "<script>x()", "<script"]
)
def test_a_script_that_is_not_ours_is_never_let_through(script: str) -> None:
    alone = with_policy((PAGE + script).encode()).decode()
    assert "script-src" not in policy_of(alone)
    beside = with_policy(f"{PAGE}<script>{OUR_SCRIPT}</script>{script}".encode()).decode()
    assert policy_of(beside)["script-src"] == OURS
    assert foreign_scripts((PAGE + script).encode())
    assert foreign_scripts(f"{PAGE}<script>{OUR_SCRIPT}</script>{script}".encode())


def test_our_script_is_let_through_once() -> None:
    page = f"{PAGE}<script>{OUR_SCRIPT}</script>".encode()
    assert policy_of(with_policy(page).decode())["script-src"] == OURS
    assert not foreign_scripts(page)
    assert foreign_scripts(page + f"<script>{OUR_SCRIPT}</script>".encode())


def test_every_page_of_ours_holds_nothing_that_is_blocked() -> None:
    for path, made in small_documents().items():
        if path.endswith(".html"):
            before = re.sub(r'(?<=Policy" content=")[^"]*', "@policy@", made.decode(), count=1)
            assert list(blocked(before)) == [], path
