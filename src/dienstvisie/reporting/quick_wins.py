"""What is called a quick win: an idea as a whole, or only some of its parts."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea


def is_quick_win(sources: Sources, id_: str) -> bool:
    """Whether an idea is a quick win as a whole: as stated, else where all of its parts are."""
    idea, tasks = sources.dossier.all(Idea)[id_], sources.tasks.get(id_, ())
    if not tasks or (len(tasks) > 1 and idea.quick_win is not None):
        return bool(idea.quick_win)
    return all(task.quick_win for task in tasks)


def quick_parts(sources: Sources, id_: str) -> str | None:
    """Which of its parts are quick wins, in words, where the idea as a whole is none."""
    parts = [task for task in sources.tasks.get(id_, ()) if task.quick_win]
    if not parts or is_quick_win(sources, id_):
        return None
    spans = {placed.task.id: sources.span(placed.start, placed.end) for placed in sources.placements.get(id_, ())}
    named = tuple(
        Message("“{part}” ({span})", {"part": task.title, "span": spans[task.id]})
        if task.id in spans
        else Message("“{part}”", {"part": task.title})
        for task in parts
    )
    return sources.writer.say(Message("Quick win: {parts}", {"parts": named}))
