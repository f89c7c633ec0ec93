"""Run as a program: reads project files with MPXJ, a public reader of them, and prints as JSON what it found.

A process of its own: a Java machine in the tests' own process would stay there until its end.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import jpype
import mpxj  # noqa: F401 - puts the reader's archives on the class path


def main(files: list[str]) -> None:
    """The contents of each file, in order."""
    jpype.startJVM(convertStrings=True)
    from org.mpxj.reader import UniversalProjectReader

    read = UniversalProjectReader().read
    sys.stdout.write(json.dumps([project(read(file)) for file in files]))


def project(made: Any) -> dict[str, Any]:
    """A project with its tasks, resources and assignments."""
    about = made.getProjectProperties()
    return {
        "kind": text(about.getFileType()),
        "title": about.getProjectTitle(),
        "company": about.getCompany(),
        "start": text(about.getStartDate()),
        "finish": text(about.getFinishDate()),
        "status": text(about.getStatusDate()),
        "hours": number(made.getDefaultCalendar().getWork(about.getStartDate(), about.getFinishDate(), hours())),
        "ignored": [text(error) for error in made.getIgnoredErrors()],
        "tasks": [task(row) for row in made.getTasks()],
        "resources": [
            {
                "uid": int(row.getUniqueID()),
                "name": row.getName(),
                "most": float(row.getMaxUnits()),
                "guid": text(row.getGUID()),
            }
            for row in made.getResources()
        ],
        "assignments": [assignment(row) for row in made.getResourceAssignments()],
    }


def task(row: Any) -> dict[str, Any]:
    """A task; its length and its pauses in hours."""
    parent = row.getParentTask()
    return {
        "uid": int(row.getUniqueID()),
        "guid": text(row.getGUID()),
        "id": row.getText(1),
        "name": row.getName(),
        "parent": None if parent is None else int(parent.getUniqueID()),
        "level": int(row.getOutlineLevel()),
        "place": row.getOutlineNumber(),
        "summary": bool(row.getSummary()),
        "milestone": bool(row.getMilestone()),
        "quick_win": bool(row.getFlag(1)),
        "mode": text(row.getTaskMode()),
        "start": text(row.getStart()),
        "finish": text(row.getFinish()),
        "length": in_hours(row.getDuration()),
        "work": in_hours(row.getWork()),
        "cost": None if row.getFixedCost() is None else float(row.getFixedCost()),
        "must": [text(row.getConstraintType()), text(row.getConstraintDate())],
        "deadline": text(row.getDeadline()),
        "percent": None if row.getPercentageComplete() is None else float(row.getPercentageComplete()),
        "began": text(row.getActualStart()),
        "ended": text(row.getActualFinish()),
        "agreed": [text(row.getBaselineStart()), text(row.getBaselineFinish()), in_hours(row.getBaselineDuration())],
        "notes": row.getNotes(),
        "waits": [
            {
                "uid": int(link.getPredecessorTask().getUniqueID()),
                "type": text(link.getType()),
                "pause": float(link.getLag().getDuration()),
                "in": text(link.getLag().getUnits()),
            }
            for link in row.getPredecessors()
        ],
    }


def assignment(row: Any) -> dict[str, Any]:
    """The work of a resource on a task, in hours."""
    return {
        "task": int(row.getTaskUniqueID()),
        "resource": int(row.getResourceUniqueID()),
        "work": in_hours(row.getWork()),
        "done": in_hours(row.getActualWork()),
        "left": in_hours(row.getRemainingWork()),
        "units": float(row.getUnits()),
        "start": text(row.getStart()),
        "finish": text(row.getFinish()),
    }


def hours() -> Any:
    """The unit of time."""
    from org.mpxj import TimeUnit

    return TimeUnit.HOURS


def in_hours(duration: Any) -> float | None:
    """A length of working time in hours of eight a day."""
    if duration is None:
        return None
    from org.mpxj import TimeUnit

    eight = {TimeUnit.HOURS: 1.0, TimeUnit.DAYS: 8.0}
    return float(duration.getDuration()) * eight[duration.getUnits()]


def number(duration: Any) -> float:
    """The figure of a duration."""
    return float(duration.getDuration())


def text(value: Any) -> str | None:
    """A Java value as text."""
    return None if value is None else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
