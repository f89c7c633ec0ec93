"""Columns of data tables in the words of a language."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.data_tables import Column, ColumnKind
from dienstvisie.reporting.sources import Sources


def column(
    sources: Sources, key: str, title: Message, kind: ColumnKind = "text", about: Message | None = None
) -> Column:
    """A column whose title and meaning are said in the language of the sources."""
    say = sources.writer.say
    return Column(key, say(title), kind, say(about) if about else None)
