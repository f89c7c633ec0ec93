"""Where templates are found: folders of the user's first, then the built-in ones."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, Template
from jinja2.loaders import split_template_path

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.render.blocks import refuse_lost_blocks

BUILTIN = "builtin"
"""An override extends its built-in namesake as `builtin/html/roadmap.html.j2`."""


def builtin_folder() -> Path:
    """The templates that come with the program: in the installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed, checkout = package / "templates", package.parents[1] / "templates"
    return installed if installed.is_dir() else checkout


class ContainedLoader(FileSystemLoader):
    """Reads templates from one folder and never from outside it, through a symbolic link neither."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text, the file and whether it is still the same."""
        self.file(template)
        text, name, is_fresh = super().get_source(environment, template)
        refuse_blocked(text, name)
        return text, name, is_fresh

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - its name in Jinja
    ) -> Template:
        """The template, ready to carry out."""
        text, file, _ = self.get_source(environment, name)
        refuse_lost_blocks(environment, text, file)
        return super().load(environment, name, globals)

    def file(self, template: str) -> Path:
        """Where a template would lie. Raises UserError where that is outside the folder."""
        file = Path(self.searchpath[0]).joinpath(*split_template_path(template))
        if not file.resolve().is_relative_to(self.folder):
            raise UserError(
                Message("The template {file} lies outside the templates folder.", {"file": str(file)}),
                Message("Put the file itself into the folder, not a link to it."),
            )
        return file


_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_BLOCKED = re.compile(
    r"<(?P<tag>script(?!>\s*\{% include \"html/script\.js\" %\})|iframe|object|embed|link|base|form)\b"
    r"|\s(?P<attribute>style|on[a-z]+|src(?:set)?(?=\s*=\s*[\"'](?!data:|\{\{)))\s*=\s*[\"']",
    re.IGNORECASE,
)


def refuse_blocked(text: str, name: str) -> None:
    """Raise UserError for what the policy of pages blocks and what would silently do nothing, such as a script.

    Only in templates of HTML and SVG, and a `<` in a style sheet, which could end it; the message has the file and the
    line. What this overlooks, the page itself shows: `pages` looks it through.
    """
    if name.endswith(".js"):
        raise not_let_through(name, 1, "JavaScript")
    if name.endswith(".css"):
        if "<" in text:
            raise not_let_through(name, text.count("\n", 0, text.index("<")) + 1, "<")
        return
    if not name.endswith((".html.j2", ".svg.j2")):
        return
    shown = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    found = _BLOCKED.search(shown)
    if found is None:
        return
    line = shown.count("\n", 0, found.start("tag" if found["tag"] else "attribute")) + 1
    what = f"<{found['tag'].lower()}>" if found["tag"] else f'{found["attribute"].lower()}=""'
    raise not_let_through(name, line, what)


def not_let_through(name: str, line: int, what: str) -> UserError:
    """The error for something in a template that no page may hold."""
    return UserError(
        Message(
            "The template {file}, line {line}, holds {what}, which pages do not let through.",
            {"file": name, "line": line, "what": what},
        ),
        Message("Put styles in the block `style`; pages run no scripts but their own and load nothing."),
    )


class BuiltinTemplates(FileSystemLoader):
    """The built-in templates and no others."""


def loader(folders: Sequence[Path]) -> BaseLoader:
    """Looks through the user's folders in order, then through the built-in templates."""
    if not folders:
        return BuiltinTemplates(builtin_folder())
    builtin = FileSystemLoader(builtin_folder())
    own = [ContainedLoader(folder) for folder in folders]
    return ChoiceLoader([*own, builtin, PrefixLoader({BUILTIN: builtin})])


def find_file(source: BaseLoader, name: str) -> Path:
    """The file of a template that is no text, such as `docx/idea_sheet.docx`: the user's before the built-in one."""
    for one in source.loaders if isinstance(source, ChoiceLoader) else ():
        if isinstance(one, ContainedLoader) and one.file(name).is_file():
            return one.file(name)
    return builtin_folder().joinpath(*split_template_path(name))


def has_builtin(name: str) -> bool:
    """Whether there is a built-in template of this name."""
    return builtin_folder().joinpath(*split_template_path(name)).is_file()


def check_folder(folder: Path) -> Path:
    """The folder that was given for templates, if it is one and no link to one: that may lead anywhere."""
    values = {"folder": str(folder)}
    if not folder.is_dir():
        raise UserError(
            Message("There is no templates folder {folder}.", values),
            Message("Give a folder with templates such as html/roadmap.html.j2."),
        )
    if _is_link(folder):
        raise UserError(
            Message("The templates folder {folder} is a link, and templates are not read through links.", values),
            Message("Put the folder itself there, or give its own path."),
        )
    return folder


def _is_link(folder: Path) -> bool:
    """Whether it lies elsewhere than in the folder that holds it: a symbolic link, or a junction of Windows."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow the link
    return os.path.normcase(place.resolve()) != os.path.normcase(place.parent.resolve() / place.name)
