"""Errors that a person can mend. A bug stays an ordinary exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dienstvisie.language import Message


class UserError(Exception):
    """A wrong call or a wrong environment: said in one sentence, ends with exit code 2.

    What is wrong *inside* a dossier is a `Diagnostic`, never an exception.
    """

    def __init__(self, message: Message, hint: Message | None = None, code: str | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
        self.code = code
