"""The Jinja environment of a format in a language: sandboxed, strict about names, escaping by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial, partialmethod
from io import IOBase
from pathlib import PurePath
from string import Formatter
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from jinja2 import BaseLoader, Environment, Template
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import TemplateExpression, TemplateStream
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dienstvisie.language import Message, counted, translator
from dienstvisie.render.compiling import OPTIONS, compiled_templates
from dienstvisie.render.templates import BuiltinTemplates

CLOSED: tuple[type, ...] = (
    *(Environment, BaseLoader, BytecodeCache, Bucket, Template, TemplateExpression, TemplateStream, Context),
    *(partial, partialmethod, FunctionType, MethodType, BuiltinFunctionType, type(lru_cache(str)), ModuleType),
    *(IOBase, PurePath),
)
"""What a template may not look into: what makes templates, what functions hold, and files."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, without its long way round for the fields of report models, which are plain data."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read this attribute."""
        if isinstance(obj, CLOSED) or (isinstance(obj, type) and issubclass(obj, CLOSED)):
            return False
        if attr in getattr(type(obj), "__dataclass_fields__", ()):
            return True
        return super().is_safe_attribute(obj, attr, value)


def environment(
    language: str,
    loader: BaseLoader,
    finalize: Callable[[Any], Any],
    filters: Mapping[str, Callable[..., Any]],
    sort: Callable[..., Environment] | None = None,
) -> Environment:
    """An environment; `finalize` makes a printed value fit for the format.

    It is a sandbox as soon as the loader finds a template of anybody else. `sort` is another class for it.
    """
    trusted = sort is None and isinstance(loader, BuiltinTemplates)
    made = (sort or (Environment if trusted else TemplateEnvironment))(
        loader=loader,
        finalize=finalize,
        bytecode_cache=compiled_templates(not trusted),
        **OPTIONS,
    )
    made.filters.update(filters, plain=str)
    made.globals.update(_words(language))
    return made


def _words(language: str) -> Mapping[str, Callable[..., str]]:
    """`_("English text", name=value)` and `ngettext("{number} idea", "{number} ideas", number)`.

    These put values into a text outside the sandbox, so a placeholder is a plain name: it cannot reach into a value.
    """
    say = translator(language).say

    def single(text: str, **values: object) -> str:
        return say(Message(_plain(text), values))

    def by_number(one: str, many: str, number: int, **values: object) -> str:
        return say(counted(_plain(one), _plain(many), number, values))

    return {"_": single, "ngettext": by_number}


@lru_cache(maxsize=5_000)
def _plain(text: str) -> str:
    """The text, if all of its placeholders are plain names, without a format or a conversion."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None and (form or conversion or not name.isidentifier()):
            raise SecurityError(f"a placeholder in a text is a plain name such as {{name}}, not {{{name}}}")
    return text
