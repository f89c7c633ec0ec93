"""The command line: parse, call one function, print."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback

from dienstvisie.errors import UserError
from dienstvisie.language import Message, terminal_language, translator


def run() -> int:
    """Run the command line and return its exit code: 0 fine, 1 problems found, 2 wrong use, 3 a fault of ours."""
    from dienstvisie.cli.app import app

    _plain_bytes()
    try:
        app()
    except SystemExit as stop:
        return _flushed(stop.code if isinstance(stop.code, int) else 0)
    except UserError as error:
        _say_user_error(error)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _quiet_end()
    except Exception:  # noqa: BLE001 - the last net: whatever it is, a person gets a sentence and we get the trace
        return _own_fault()
    return _flushed(0)


def _plain_bytes() -> None:
    """The same bytes in a file or pipe on every machine; in a terminal, signs that it cannot show become `?`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n")


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet_end()
    return code


def _quiet_end() -> int:
    """The reader of our output has gone, as `| head` does: end in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say_user_error(error: UserError) -> None:
    say = translator(terminal_language()).say
    code = f" {error.code}" if error.code else ""
    sys.stderr.write(f"{say(Message('error'))}{code}: {say(error.message)}\n")
    if error.hint is not None:
        sys.stderr.write(f"  {say(error.hint)}\n")


def _own_fault() -> int:
    with tempfile.NamedTemporaryFile("w", prefix="dienstvisie-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    message = Message(
        "Something went wrong that is our fault, not yours. What happened is written in {file}; please send it to us.",
        {"file": file.name},
    )
    sys.stderr.write(translator(terminal_language()).say(message) + "\n")
    return 3
