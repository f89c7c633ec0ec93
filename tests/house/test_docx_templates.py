"""The built-in Word templates are as their script makes them, and their messages are found."""

from __future__ import annotations

from tools import docx_templates, messages


def test_they_are_as_the_script_makes_them() -> None:
    assert docx_templates.main(["--check"]) == 0, "run `python -m tools.docx_templates`"


def test_there_is_no_other() -> None:
    assert {path.stem for path in docx_templates.FOLDER.glob("*.docx")} == set(docx_templates.TEMPLATES)


def test_a_template_is_the_same_twice() -> None:
    for name in docx_templates.TEMPLATES:
        assert docx_templates.template(name) == docx_templates.template(name)


def test_their_messages_go_into_the_catalogue() -> None:
    said = messages.docx_text(docx_templates.template("idea_sheet")).decode()
    assert '{{ _("Implementation sheet") }}' in said
    assert "{% if report.first_step %}" in said
    found = messages.messages(messages.ROOT)
    assert "templates/docx/idea_sheet.docx" in found["Implementation sheet"]
    assert "templates/docx/sheets.docx" in found["Implementation sheets"]
