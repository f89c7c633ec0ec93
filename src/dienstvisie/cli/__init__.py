"""The command line: parse, call one function, print."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback

from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message


def run() -> int:
    """Run the command line and return its exit code: 0 fine, 1 problems found, 2 wrong use, 3 a fault of ours."""
    from dienstvisie.cli.app import app

    _plain_bytes()
    try:
        app()
    except SystemExit as stop:
        return _flushed(stop.code if isinstance(stop.code, int) else 0)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last net: whatever it is, a person gets a sentence
        return _ended_by(error)
    return _flushed(0)


def _ended_by(error: Exception) -> int:
    if isinstance(error, UserError):
        _say_user_error(error)
        return 2
    if isinstance(error, BrokenPipeError):
        return _quiet_end()
    if isinstance(error, OSError):
        return _refused(error)
    return _own_fault(error)


def _plain_bytes() -> None:
    """The same bytes in a file or pipe on every machine; in a terminal, signs that it cannot show become `?`.

    A file name need not be text at all: its odd bytes are written as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet_end()
    except OSError as error:
        return _refused(error)
    return code


def _quiet_end() -> int:
    """The reader of our output has gone, as `| head` does: end in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _refused(error: OSError) -> int:
    """The system would not write or read: a full disk, a folder without rights."""
    if not sys.stdout.closed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    where = f"{error.filename}: " if error.filename else ""
    _say_user_error(
        UserError(Message("The system refuses: {where}{why}.", {"where": where, "why": error.strerror or ""}))
    )
    return 2


def _say_user_error(error: UserError) -> None:
    code = f" {error.code}" if error.code else ""
    sys.stderr.write(f"{told(Message('error'))}{code}: {told(error.message)}\n")
    if error.hint is not None:
        sys.stderr.write(f"  {told(error.hint)}\n")


def _own_fault(error: Exception) -> int:
    with tempfile.NamedTemporaryFile("w", prefix="dienstvisie-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    message = Message(
        "Something went wrong that is our fault, not yours. What happened is written in {file}; please send it to us.",
        {"file": file.name},
    )
    sys.stderr.write(told(message) + "\n")
    return 3
