"""What is said to people, in which language: messages, catalogues, and the choice between them."""

from dienstvisie.language.catalogue import (
    DOCUMENT_LANGUAGES,
    Translator,
    is_spoken,
    terminal_language,
    translator,
)
from dienstvisie.language.message import Message, counted
from dienstvisie.language.suggest import did_you_mean, nearest

__all__ = [
    "DOCUMENT_LANGUAGES",
    "Message",
    "Translator",
    "counted",
    "did_you_mean",
    "is_spoken",
    "nearest",
    "terminal_language",
    "translator",
]
