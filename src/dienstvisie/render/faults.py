"""A mistake in a user's template, said with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from dienstvisie.errors import UserError
from dienstvisie.language import Message


@contextmanager
def template_faults(folders: Sequence[Path]) -> Iterator[None]:
    """Turns what goes wrong in a template of the given folders into a `UserError`; a fault of ours stays as it is."""
    try:
        yield
    except TemplateSyntaxError as fault:
        if not _is_own(fault.filename, folders):
            raise
        raise _error(str(fault.filename), fault.lineno, fault.message or "syntax error") from fault
    except UserError:
        raise
    except Exception as fault:
        place = _place(fault, folders)
        if place is None:
            raise
        raise _error(*place, _said(fault)) from fault


def _is_own(name: str | None, folders: Sequence[Path]) -> bool:
    return name is not None and any(Path(name).is_relative_to(folder) for folder in folders)


def _place(fault: Exception, folders: Sequence[Path]) -> tuple[str, int] | None:
    """The innermost line of a template of the user's that was being carried out."""
    frames = [frame for frame in extract_tb(fault.__traceback__) if _is_own(frame.filename, folders)]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else None


def _said(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "the template includes or extends itself; extend builtin/... instead"
    if isinstance(fault, TemplatesNotFound | TemplateNotFound):
        return f"there is no template {fault.message}"
    if isinstance(fault, UndefinedError | SecurityError):
        return fault.message or type(fault).__name__
    return f"{type(fault).__name__}: {fault}"


def _error(name: str, line: int, said: str) -> UserError:
    values = {"file": name, "line": line, "problem": said.rstrip(".")}
    return UserError(Message("There is a mistake in the template {file}, line {line}: {problem}.", values))
