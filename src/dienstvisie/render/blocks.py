"""A block of a user's template that nothing it extends has: Jinja leaves it out without a word."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateNotFound, nodes

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean


def refuse_lost_blocks(environment: Environment, text: str, name: str) -> None:
    """Raise UserError for the first block that would not be shown; `name` is the file of the text."""
    if "extends" not in text:
        return
    tree = environment.parse(text, name, name)
    parent = _parent(tree)
    known = _known(environment, parent) if parent else None
    for block in _outermost(tree) if known is not None else ():
        if block.name not in (known or ()):
            raise UserError(
                Message(
                    "The template {file}, line {line}, has a block `{block}` that the template it extends does not "
                    "have: it would not be shown.",
                    {"file": name, "line": block.lineno, "block": block.name},
                ),
                did_you_mean(block.name, known or (), most=20),
            )


def _parent(tree: nodes.Template) -> str | None:
    """The name of the template that is always extended; None where there is none, or where a value decides."""
    for node in tree.body:
        if isinstance(node, nodes.Extends) and isinstance(node.template, nodes.Const):
            return str(node.template.value)
    return None


def _known(environment: Environment, name: str) -> frozenset[str] | None:
    """The blocks of a template and of all that it extends.

    None where that is not to be said: a template that is not there or extends itself, or one that a value chooses.
    Rendering tells what is wrong with these.
    """
    found: set[str] = set()
    seen: set[str] = set()
    step: str | None = name
    while step is not None:
        if step in seen or environment.loader is None:
            return None
        seen.add(step)
        try:
            text, file, _ = environment.loader.get_source(environment, step)
        except TemplateNotFound:
            return None
        tree = environment.parse(text, step, file)
        found.update(block.name for block in tree.find_all(nodes.Block))
        step = _parent(tree)
        if step is None and tree.find(nodes.Extends):
            return None
    return frozenset(found)


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    """The blocks that are in no other: what stands in a block that is shown, is shown with it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child)
