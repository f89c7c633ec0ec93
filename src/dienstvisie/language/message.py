"""A sentence for a person, kept apart from the language it will be said in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with `{placeholders}`, and the values for them.

    `text` is the key in the catalogues, so it must be a literal where the message is made. A value may be a
    message itself, or a tuple of them. Made as `Message("Idea {idea} has no phase.", {"idea": "quick-desk"})`;
    a sentence that depends on a number is made by `counted`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    number: int = 1

    def __str__(self) -> str:
        text = self.plural if self.plural is not None and self.number != 1 else self.text
        return text.format(**{key: _english(value) for key, value in self.values.items()})


def counted(one: str, many: str, number: int, values: Mapping[str, object] | None = None) -> Message:
    """A message whose form depends on `number`, which is also its value `{number}`."""
    return Message(one, {"number": number, **(values or {})}, many, number)


def _english(value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value
