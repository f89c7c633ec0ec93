"""How templates are compiled, and those that were compiled when the program was installed.

The build hook loads this file by itself, so it imports nothing of the program.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType, MappingProxyType
from typing import Any

import jinja2
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.nodes import Impossible

ESCAPED = (".html.j2", ".svg.j2", ".md.j2")
"""Templates with these endings escape what they print (`select_autoescape` looks at the last ending alone).

What `finalize` makes of a value is `Markup` already in Markdown, and so is what a macro returns.
"""
OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "undefined": StrictUndefined,
        "autoescape": lambda name: name is not None and name.endswith(ESCAPED),
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "newline_sequence": "\n",
        "auto_reload": False,
    }
)
"""What the code of a template depends on, beside its name and its text."""
FILTERS = ("markdown", "plain")
"""The filters of our own."""
TEXTS = (".j2", ".css", ".js")
SHIPPED = Path(__file__).with_name("templates.compiled")


def fit() -> tuple[bytes, str]:
    """What has to be the same where compiled templates are made and where they are used."""
    return MAGIC_NUMBER, jinja2.__version__


def compile_templates(folder: Path, target: Path = SHIPPED) -> None:
    """Compile all templates in `folder` into one file; they hold names and no paths, so it is the same anywhere."""
    files = sorted(file for file in folder.rglob("*") if file.name.endswith(TEXTS))
    texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}
    made = Environment(loader=DictLoader(texts), finalize=_later, **OPTIONS)  # noqa: S701 - autoescape is in the options
    made.filters.update(dict.fromkeys(FILTERS, _later))
    code = {name: (checksum(text), marshal.dumps(made.compile(text, name, name))) for name, text in texts.items()}
    unfinished = target.with_suffix(".compiled.new")
    unfinished.write_bytes(marshal.dumps((fit(), code)))
    unfinished.replace(target)


def _later(_: object) -> object:
    """What a value becomes is seen when the template runs, never when it is compiled."""
    raise Impossible


def checksum(text: str) -> str:
    """Of the text of a template, as Jinja's own."""
    return sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()


def shipped_code(file: Path = SHIPPED) -> Mapping[str, tuple[str, bytes]]:
    """By the name of a template: the checksum of its text, and its code. Empty where there is none that fits."""
    if not file.is_file():
        return {}
    made_for, code = marshal.loads(file.read_bytes())  # noqa: S302 - written beside this module when it was installed
    return code if made_for == fit() else {}


@dataclass
class CompiledTemplates(BytecodeCache):
    """Templates compiled once and shared by all environments of a sort; one whose text changed is compiled anew."""

    sandboxed: bool
    shipped: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    code: dict[tuple[str, str], CodeType] = field(default_factory=dict)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name, and the file that it was found in."""
        return f"{name}\n{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is compiled already."""
        bucket.code = self.code.get((bucket.key, bucket.checksum))
        made_of, code = self.shipped.get(bucket.key.partition("\n")[0], ("", b""))
        if bucket.code is None and made_of == bucket.checksum:
            bucket.code = marshal.loads(code)  # noqa: S302 - see `shipped_code`
            self.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self.code[bucket.key, bucket.checksum] = bucket.code


@cache
def compiled_templates(sandboxed: bool) -> CompiledTemplates:  # noqa: FBT001 - a key of the cache
    """What was compiled at installation (not for a sandbox, whose code differs), and by this process so far."""
    return CompiledTemplates(sandboxed, {} if sandboxed else shipped_code())
