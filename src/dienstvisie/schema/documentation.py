"""The pages in `docs/kinds`, made from the schema: `python -m dienstvisie.schema.documentation [--check]`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from dienstvisie.language import Message, terminal_language, translator
from dienstvisie.schema.agreed_roadmap import AgreedRoadmap
from dienstvisie.schema.base import Entity, Model, Reference
from dienstvisie.schema.kinds import KINDS
from dienstvisie.schema.settings import Settings
from dienstvisie.schema.theme import Theme
from dienstvisie.schema.type_words import bounds, default_of, in_words, target_link
from dienstvisie.schema.vocabulary import VOCABULARIES

DOCS = Path(__file__).parents[3] / "docs"
MADE = "<!-- Made from the schema by `make docs`. Change the schema or docs/example, not this page. -->\n"
PLACE = """\
In `{name}.yaml` (a list), or in `{name}/**/*.yaml` (one item or a list per file). Each item also has the
[fields of every item](README.md#fields-of-every-item), such as `id` and `title`.
"""
VOCABULARIES_USE = """\
The words that fields such as `phases` and `channels` are written with. A dossier adds its own under `vocabularies`.
"""
ROADMAP_USE = """\
Written by `dienstvisie plan --save`, beside `dienstvisie.yaml`, and meant to be committed. Only `note` is for people to
fill in: a file with comments is not saved over, since these would be lost.
"""
THEME_USE = """\
Optional, beside `dienstvisie.yaml`. Tints are mixed from the colours; [House style](../house-style.md) tells how, and
which contrast is asked for.
"""
ReadExample = Callable[[str], str]


class Use(NamedTuple):
    """A reference that the schema allows: the kind that has it, in which field, and to what."""

    kind: str
    field: str
    target: str


def pages(example: ReadExample) -> Mapping[str, str]:
    """All pages by file name. `example` gives the text of an example file: a comment with the Dutch term first."""
    made = {f"{kind.name}.md": kind_page(kind.name, kind.model, example(f"{kind.name}.yaml")) for kind in KINDS}
    made["settings.md"] = settings_page(example("dienstvisie.yaml"))
    made["roadmap.md"] = roadmap_page(example("roadmap.yaml"))
    made["theme.md"] = theme_page(example("theme.yaml"))
    made["README.md"] = index_page(example)
    return made


def kind_page(name: str, model: type[Entity], example: str) -> str:
    """The page of a kind: its fields, its parts, what it refers to and what refers to it, and an example."""
    own = [field for field in model.model_fields if field not in Entity.model_fields]
    sections = [
        MADE,
        f"# {name} ({dutch_term(example)})\n",
        f"{_doc(model)}\n",
        PLACE.format(name=name),
        "## Fields\n",
        field_table(model, own) if own else "None beyond those of every item.\n",
        *_part_sections(model),
        "## References\n",
        _references(name, model),
        _example(name, example),
    ]
    return "\n".join(sections)


def settings_page(example: str) -> str:
    """The page of `dienstvisie.yaml`, with the vocabularies that it can add to."""
    vocabularies = [f"### {name}\n\n{_terms(name)}" for name in VOCABULARIES]
    sections = [
        MADE,
        f"# dienstvisie.yaml ({dutch_term(example)})\n",
        f"{_doc(Settings)}\n",
        "## Fields\n",
        field_table(Settings, Settings.model_fields),
        *_part_sections(Settings),
        "## Vocabularies\n",
        VOCABULARIES_USE,
        *vocabularies,
        _example("dienstvisie", example),
    ]
    return "\n".join(sections)


def roadmap_page(example: str) -> str:
    """The page of `roadmap.yaml`."""
    sections = [
        MADE,
        f"# roadmap.yaml ({dutch_term(example)})\n",
        f"{_doc(AgreedRoadmap)}\n",
        ROADMAP_USE,
        "## Fields\n",
        field_table(AgreedRoadmap, AgreedRoadmap.model_fields),
        *_part_sections(AgreedRoadmap),
        _example("roadmap", example),
    ]
    return "\n".join(sections)


def theme_page(example: str) -> str:
    """The page of `theme.yaml`."""
    sections = [
        MADE,
        f"# theme.yaml ({dutch_term(example)})\n",
        f"{_doc(Theme)}\n",
        THEME_USE,
        "## Fields\n",
        field_table(Theme, Theme.model_fields),
        _example("theme", example),
    ]
    return "\n".join(sections)


def index_page(example: ReadExample) -> str:
    """The list of all kinds, the fields that all have, and what the types mean."""
    rows = ["| file | Dutch | what an item is |", "|---|---|---|"]
    settings = dutch_term(example("dienstvisie.yaml"))
    rows.append(f"| [dienstvisie.yaml](settings.md) | {settings} | {_doc(Settings)} |")
    roadmap = dutch_term(example("roadmap.yaml"))
    rows.append(f"| [roadmap.yaml](roadmap.md) | {roadmap} | {_doc(AgreedRoadmap)} |")
    rows.append(f"| [theme.yaml](theme.md) | {dutch_term(example('theme.yaml'))} | {_doc(Theme)} |")
    for kind in KINDS:
        term = dutch_term(example(f"{kind.name}.yaml"))
        rows.append(f"| [{kind.name}]({kind.name}.md) | {term} | {_doc(kind.model)} |")
    sections = [
        MADE,
        "# The kinds of item in a dossier\n",
        "\n".join(rows) + "\n",
        "## Fields of every item\n",
        field_table(Entity, Entity.model_fields),
        "## What the types mean\n",
        TYPES,
    ]
    return "\n".join(sections)


TYPES = """\
| type | what to write |
|---|---|
| id | lower-case letters, digits and hyphens: `quick-desk`; at most 80 signs, unique in its kind |
| text | a string in the dossier's language, or a mapping of language to string: `{nl-BE: Balie, en: Counter}` |
| string | plain text in one language |
| language | `nl-BE`, `nl-NL`, `en` |
| date | `2027-04-14` |
| period | a year `2027`, a quarter `2027-Q1` or a month `2027-03` |
| whole number | `12`, not `12.0` |
| number | `12` or `12.5` |
| id in … | the `id` of an item of that kind, or a word of that vocabulary |
"""


def dutch_term(example: str) -> str:
    """The Dutch term, which an example file gives in its first comment."""
    first = example.split("\n", 1)[0]
    if not first.startswith("# "):
        raise ValueError(example[:80])
    return first.removeprefix("# ")


def field_table(model: type[Model], names: Sequence[str] | Mapping[str, Any]) -> str:
    """The named fields of a model as a Markdown table."""
    hints = get_type_hints(model, include_extras=True)
    rows = ["| field | Dutch | type | default | unit and limits | meaning |", "|---|---|---|---|---|---|"]
    for name in names:
        field = model.model_fields[name]
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        limits = "; ".join(filter(None, (str(extra.get("unit", "")), bounds(field.metadata))))
        cells = (
            f"`{name}`",
            str(extra["nl"]),
            in_words(hints[name]),
            default_of(field),
            limits,
            field.description or "",
        )
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def parts_of(model: type[Model]) -> tuple[type[Model], ...]:
    """The models that a model is built from, at any depth, in the order in which its fields name them."""
    found: dict[type[Model], None] = {}
    for hint in get_type_hints(model, include_extras=True).values():
        for part in _models(hint):
            found.update(dict.fromkeys((part, *parts_of(part))))
    return tuple(found)


def _models(hint: Any) -> Iterator[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for inner in get_args(hint):
        yield from _models(inner)


def uses(kind: str, model: type[Model], before: str = "") -> Iterator[Use]:
    """Every reference that a model's types allow, with the field as a path such as `subprojects.effort`."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            yield from _uses(kind, hint, f"{before}{name}")


def _uses(kind: str, hint: Any, path: str) -> Iterator[Use]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield from uses(kind, hint, f"{path}.")
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    yield from (Use(kind, path, mark.target) for mark in marks if isinstance(mark, Reference))
    for inner in get_args(hint):
        yield from _uses(kind, inner, path)


def _references(name: str, model: type[Entity]) -> str:
    every = dict.fromkeys(use for kind in KINDS for use in uses(kind.name, kind.model))
    to = [f"- `{use.field}` → {target_link(use.target)}" for use in dict.fromkeys(uses(name, model))]
    by = [f"- {target_link(use.kind)}: `{use.field}`" for use in every if use.target == name]
    return _listed("It refers to", to) + "\n" + _listed("It is referred to by", by)


def _listed(what: str, rows: Sequence[str]) -> str:
    return f"{what}:\n\n" + "\n".join(rows) + "\n" if rows else f"{what} nothing.\n"


def _part_sections(model: type[Model]) -> Iterator[str]:
    for part in parts_of(model):
        yield f"### {part.__name__}\n\n{_doc(part)}\n\n{field_table(part, part.model_fields)}"


def _terms(vocabulary: str) -> str:
    rows = ["| word | label |", "|---|---|"]
    rows += [f"| `{term.id}` | {term.label} |" for term in VOCABULARIES[vocabulary].values()]
    return "\n".join(rows) + "\n"


def _example(name: str, text: str) -> str:
    return f"## Example\n\n```yaml\n# {name}.yaml\n{text.split(chr(10), 1)[1].strip()}\n```\n"


def _doc(model: type[Model]) -> str:
    return " ".join((model.__doc__ or "").split())


def stale(docs: Path) -> Iterator[tuple[Path, str | None]]:
    """The pages under `docs` that are not as the schema has it, each with its new text; None: it has no kind."""
    made = pages(lambda name: (docs / "example" / name).read_text(encoding="utf-8"))
    folder = docs / "kinds"
    for name, text in made.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text
    yield from ((path, None) for path in sorted(folder.glob("*.md")) if path.name not in made)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages that are out of date; with `--check` only name them. Returns the exit code."""
    parser = ArgumentParser(prog="python -m dienstvisie.schema.documentation", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a page is out of date")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder with kinds/ and example/")
    options = parser.parse_args(arguments)
    if not (options.docs / "example").is_dir():
        parser.error(f"{options.docs} has no folder example/")
    say = translator(terminal_language()).say
    behind = list(stale(options.docs))
    for path, text in behind:
        file = path.relative_to(options.docs.parent).as_posix()
        sys.stdout.write(say(Message("{file} is out of date.", {"file": file})) + "\n")
        if options.check:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if behind and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
