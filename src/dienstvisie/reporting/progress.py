"""The progress report: how ideas, teams and indicators stand, and what is off track and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.effects import has_effects
from dienstvisie.reporting.progress_ideas import idea_rows, state_counts, team_plans
from dienstvisie.reporting.progress_indicators import indicator_sorts
from dienstvisie.reporting.progress_model import Course, IdeaProgress, IndicatorSort, ProgressReport
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, live


def progress_report(sources: Sources) -> ProgressReport:
    """The report in the language of the sources' writer."""
    rows, indicators = idea_rows(sources), indicator_sorts(sources)
    return ProgressReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources, rows, indicators)),
        ideas=rows,
        counts=state_counts(sources, rows),
        silent=_silent(sources),
        teams=team_plans(sources),
        indicators=indicators,
        effects=has_effects(sources),
    )


def _silent(sources: Sources) -> tuple[Mention, ...]:
    ideas = (idea.id for idea in live(sources.dossier, Idea) if idea.id in sources.placements and not idea.progress)
    return sources.mentions("ideas", ideas)


def _in_short(sources: Sources, rows: Sequence[IdeaProgress], indicators: Sequence[IndicatorSort]) -> Iterator[Message]:
    if rows:
        last = max(row.date for idea in live(sources.dossier, Idea) for row in idea.progress)
        off = sum(row.now.off for row in rows)
        done = sum(row.now.content.key == "done" and not row.now.off for row in rows)
        values = {"on": len(rows) - off - done, "off": off, "done": done, "date": sources.writer.date(last)}
        yield counted(
            "{number} idea is reported on, last on {date}: {on} on track, {off} off track, {done} done.",
            "{number} ideas are reported on, last on {date}: {on} on track, {off} off track, {done} done.",
            len(rows),
            values,
        )
    found = [one.course for sort in indicators for one in sort.indicators]
    if found:
        values = {name: found.count(course) for name, course in _COUNTED}
        yield counted(
            "{number} indicator: {reached} reached the target, {on} on course, {behind} behind, {unmeasured} not "
            "measured yet.",
            "{number} indicators: {reached} reached the target, {on} on course, {behind} behind, {unmeasured} not "
            "measured yet.",
            len(found),
            values,
        )


_COUNTED: tuple[tuple[str, Course], ...] = (
    ("reached", "reached"),
    ("on", "on-course"),
    ("behind", "behind"),
    ("unmeasured", "unmeasured"),
)
