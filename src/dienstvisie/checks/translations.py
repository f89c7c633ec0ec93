"""Texts that are given per language, and the languages that they miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dienstvisie.checks.texts import corpus, texts, translatable
from dienstvisie.diagnostics import Address
from dienstvisie.schema import Dossier


def tongue(language: str) -> str:
    """The language without the country: a text in `nl` serves `nl-BE` too."""
    return language.split("-", 1)[0]


def untranslated(dossier: Dossier, wanted: Sequence[str]) -> Iterator[tuple[Address, tuple[str, ...]]]:
    """The texts that are given per language, with those of the `wanted` languages that they miss."""
    found = corpus(dossier)
    verdicts: dict[tuple[object, ...], tuple[str, ...]] = {}
    for number, mapping in enumerate(found.mappings):
        given = tuple(mapping)
        if given not in verdicts:
            tongues = {tongue(str(language)) for language in given}
            verdicts[given] = tuple(language for language in wanted if tongue(language) not in tongues)
        if verdicts[given]:
            kind, id_, item = found.owner_of_mapping(number)
            for keys, text in texts(item):
                if text is mapping:
                    yield Address(kind, id_, keys), verdicts[given]


def alone(dossier: Dossier) -> Iterator[tuple[Address, tuple[str, ...]]]:
    """The items with texts that name no language: the address of the first, and the fields that hold them."""
    for kind, id_, item in corpus(dossier).owners:
        found = [keys for keys, text in translatable(item) if isinstance(text, str)]
        if found:
            yield Address(kind, id_, found[0]), tuple(dict.fromkeys(str(keys[0]) for keys in found))
