"""The charts of points of the priority report as data: where they stand in a picture is decided elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor
from statistics import median

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import KindAnalysis
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.priority_model import Axis, Point, Scatter, Split
from dienstvisie.reporting.priority_table import is_withheld, judgements, mark_of, told
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea
from dienstvisie.scoring.ranking import RankedItem, Ranking

KIND_TITLES = {
    "ideas": Message("Ideas by their impact on citizens and on the organisation"),
    "challenges": Message("Challenges by their impact on citizens and on the organisation"),
}


def perspective_chart(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Scatter | None:
    """Citizen (across) against organisation (up); None where no item has a score on both."""
    items = [item for item in told(sources, ranking) if {"citizen", "organisation"} <= item.perspectives.keys()]
    if not items:
        return None
    write = sources.writer
    x, y = ([item.perspectives[name] for item in items] for name in ("citizen", "organisation"))
    points = tuple(
        _point(sources, ranking, analysis, item, (across, up), (write.score(across), write.score(up)))
        for item, across, up in zip(items, x, y, strict=True)
    )
    title = write.say(KIND_TITLES[ranking.kind])
    return Scatter(
        id=f"{ranking.kind}-perspectives",
        title=title,
        alternative=write.say(_alternative(sources, ranking, items)),
        x=_score_axis(sources, write.say(PERSPECTIVES["citizen"]), x),
        y=_score_axis(sources, write.say(PERSPECTIVES["organisation"]), y),
        points=points,
        labels=judgements(sources, [point.mark for point in points]),
        notes=tuple(write.say(note) for note in _hidden(sources, ranking)),
    )


def effort_chart(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Scatter | None:
    """Effort (across) against impact (up), in quadrants; None where no told idea has an effort."""
    ideas, write = sources.dossier.all(Idea), sources.writer
    days = {item.id: person_days(ideas[item.id]) for item in told(sources, ranking) if item.id in ideas}
    items = [item for item in told(sources, ranking) if days.get(item.id)]
    if not items:
        return None
    planning = sources.dossier.settings.planning
    limit = planning.quick_wins.max_effort if planning else 0
    split = Split(
        float(limit or median(days[item.id] for item in items)),
        median(item.score for item in told(sources, ranking)),
        (
            write.say(Message("Much impact, little effort")),
            write.say(Message("Much impact, much effort")),
            write.say(Message("Little impact, little effort")),
            write.say(Message("Little impact, much effort")),
        ),
    )
    points = []
    for item in items:
        figures = (write.number(days[item.id]), write.score(item.score))
        point = _point(sources, ranking, analysis, item, (float(days[item.id]), item.score), figures, split)
        points.append(point)
    return Scatter(
        id="ideas-effort",
        title=write.say(Message("Ideas by impact and effort")),
        alternative=write.say(_effort_alternative(split, points)),
        x=_effort_axis(sources, [point.x for point in points], split.x),
        y=_score_axis(sources, write.say(Message("Impact: the score")), [*(point.y for point in points), split.y]),
        points=tuple(points),
        labels=judgements(sources, [point.mark for point in points]),
        split=split,
        notes=tuple(write.say(note) for note in _effort_notes(sources, ranking, split, len(items), limit)),
    )


def person_days(idea: Idea) -> int:
    """Person-days in all: figures on the idea are for the whole of it, those on its parts are shares."""
    shares: Counter[str] = Counter()
    for part in idea.subprojects:
        shares.update(part.effort)
    return sum((Counter(idea.effort) | shares).values())


def _point(
    sources: Sources,
    ranking: Ranking,
    analysis: KindAnalysis,
    item: RankedItem,
    place: tuple[float, float],
    texts: tuple[str, str],
    split: Split | None = None,
) -> Point:
    quadrant = None
    if split:
        quadrant = split.names[(place[0] > split.x) + 2 * (place[1] < split.y)]
    mention = sources.mention(ranking.kind, item.id)
    return Point(mention, item.rank, *place, *texts, mark_of(sources, analysis, item), quadrant)


def _score_axis(sources: Sources, title: str, values: Sequence[float]) -> Axis:
    """Whole fives around the values, at least twenty points long."""
    low, high = max(floor((min(values) - 2) / 5) * 5, 0), min(ceil((max(values) + 2) / 5) * 5, 100)
    if high - low < 20:
        low, high = (max(high - 20, 0), high) if high >= 20 else (low, low + 20)
    step = 10 if high - low > 60 else 5
    ticks = tuple((float(value), sources.writer.number(value)) for value in range(low, high + 1, step))
    return Axis(title, float(low), float(high), ticks)


def _effort_axis(sources: Sources, values: Sequence[float], limit: float) -> Axis:
    """From nothing to above the largest; the limit has its own tick, others stay away from it."""
    high = max([*values, limit]) * 1.06
    size = 10.0 ** floor(len(str(int(high))) - 1)
    steps = [size * part / 100 for part in (0, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 500, 750, 1000)]
    ticks = [limit]
    for value in steps:
        near = any(abs(value**0.5 - other**0.5) < 0.055 * high**0.5 for other in ticks)
        if value <= high and value == int(value) and not near:
            ticks.append(value)
    texts = tuple((value, sources.writer.number(value)) for value in sorted(ticks))
    title = sources.writer.say(Message("Effort: person-days"))
    return Axis(title, 0.0, high, texts, rooted=True)


def _number(ranking: Ranking, count: int) -> Message:
    if ranking.kind == "ideas":
        return counted("{number} idea", "{number} ideas", count)
    return counted("{number} challenge", "{number} challenges", count)


def _alternative(sources: Sources, ranking: Ranking, items: Sequence[RankedItem]) -> Message:
    write = sources.writer
    best = {
        name: write.text(max(items, key=lambda item: (item.perspectives[name], -item.rank)).title)
        for name in ("citizen", "organisation")
    }
    return Message(
        "{points}, each at its score for citizens (from left to right) and for the organisation (from bottom to top). "
        "“{citizen}” scores highest for citizens, “{organisation}” for the organisation. The table says the same.",
        {"points": _number(ranking, len(items)), **best},
    )


def _effort_alternative(split: Split, points: Sequence[Point]) -> Message:
    counts = Counter(point.quadrant for point in points)
    parts = tuple(Message("{quadrant}: {number}", {"quadrant": name, "number": counts[name]}) for name in split.names)
    return Message(
        "{points}, each at its effort (from left to right) and its score (from bottom to top). {parts}. The table says "
        "the same.",
        {"points": counted("{number} idea", "{number} ideas", len(points)), "parts": parts},
    )


def _hidden(sources: Sources, ranking: Ranking) -> tuple[Message, ...]:
    hidden = sum(is_withheld(sources, item) for item in ranking.items)
    if not hidden:
        return ()
    return (
        counted(
            "{number} is not drawn: fewer than {threshold} people rated it.",
            "{number} are not drawn: fewer than {threshold} people rated them.",
            hidden,
            {"threshold": sources.dossier.settings.privacy.threshold},
        ),
    )


def _effort_notes(sources: Sources, ranking: Ranking, split: Split, drawn: int, limit: int) -> tuple[Message, ...]:
    values = {"days": sources.writer.number(split.x), "score": split.y}
    notes = [
        Message(
            "Much effort is more than {days} person-days, a limit from the settings. Much impact is a score of {score} "
            "or more: the middle one of the scores told.",
            values,
        )
        if limit
        else Message(
            "Much effort is more than {days} person-days, much impact a score of {score} or more: the middle of the "
            "ideas shown.",
            values,
        ),
        Message("Low here means lower than other ideas, not that an idea is worth nothing."),
    ]
    unknown = len(told(sources, ranking)) - drawn
    if unknown:
        notes.append(
            counted(
                "{number} idea is not drawn: its effort is not known yet.",
                "{number} ideas are not drawn: their effort is not known yet.",
                unknown,
            )
        )
    return (*notes, *_hidden(sources, ranking))
