"""Labels of points: near their point, over no other point or label, with a line to the point where one stands off.

Greedy over a fixed list of places, then sweeps over the labels that still clash: the usual heuristic for point labels
(Christensen, Marks & Shieber 1995, ACM Transactions on Graphics 14, 203-232), without its random part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin
from typing import NamedTuple

from dienstvisie.render.charts.geometry import Line, Rect, crosses, cut

RINGS = (3.0, 12.0, 24.0, 40.0, 60.0, 84.0, 112.0, 144.0, 180.0, 220.0)
"""How far a label may stand off from the rim of its point."""
_SIXTEENTHS = (0, 8, 4, 12, 2, 6, 14, 10, 1, 15, 7, 9, 3, 13, 5, 11)
DIRECTIONS = tuple(
    (cos(2 * pi * part / 32), sin(2 * pi * part / 32))
    for part in (*(2 * part for part in _SIXTEENTHS), *range(1, 32, 2))
)
"""Parts of a turn, clockwise from the right, in order of preference: sixteenths, then what lies between."""
STANDS_OFF = 9.0
"""From this distance on a line joins label and point."""
SWEEPS = 8
TRIES, CROWDED = 5, 8
"""Tries for the wanted labels, as long as no more than one in so many finds no place."""
MANY, CROWD = 80, 160
"""Among more points than this labels stay nearer, or look around less."""
CLASH, ON_POINT, CROSSES = 1000.0, 400.0, 900.0
"""What it costs to overlap a label, to cover a point, and to be crossed by another label's line."""


class Spot(NamedTuple):
    """Where a label stands; `line` runs from the rim of its point to the label, None where it stands next to it."""

    box: Rect
    line: Line | None


class _Place(NamedTuple):
    """A place for a label, with what it costs by itself: its distance, and what it covers that never moves."""

    spot: Spot
    distance: float
    cost: float


@dataclass(slots=True)
class _Board:
    """All that stands: points (as squares) and obstacles, which never move, and the labels that have a place."""

    fixed: Sequence[Rect]
    area: Rect
    radius: float
    boxes: dict[int, Rect] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)

    def put(self, number: int, spot: Spot) -> None:
        self.boxes[number] = spot.box
        if spot.line:
            self.lines[number] = spot.line

    def take(self, number: int) -> None:
        del self.boxes[number]
        self.lines.pop(number, None)

    def ground(self, around: Rect) -> list[tuple[int, Rect]]:
        """The points and obstacles that reach into `around`, with their numbers."""
        left, top, right, bottom = around
        return [
            (number, box)
            for number, box in enumerate(self.fixed)
            if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
        ]

    def on_ground(self, number: int, spot: Spot, ground: Sequence[tuple[int, Rect]]) -> float:
        """What a place of label `number` covers of the ground; its own point is no obstacle to a line."""
        left, top, right, bottom = spot.box
        cost = 0.0
        for _, box in ground:
            if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]:
                cost += ON_POINT
        if spot.line:
            x1, y1, x2, y2 = spot.line
            left, top, right, bottom = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            for other, box in ground:
                near = box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
                if near and other != number and crosses(spot.line, box):
                    cost += CROSSES
        return cost

    def standing(self, around: Rect) -> tuple[list[Rect], list[Line]]:
        """The labels that stand, and their lines, as far as they may reach into `around`."""
        left, top, right, bottom = around
        boxes = [
            box for box in self.boxes.values() if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
        ]
        lines = [
            line
            for line in self.lines.values()
            if (line[0] < right or line[2] < right)
            and (left < line[0] or left < line[2])
            and (line[1] < bottom or line[3] < bottom)
            and (top < line[1] or top < line[3])
        ]
        return boxes, lines


def _clashes(spot: Spot, most: float, boxes: Collection[Rect], lines: Sequence[Line]) -> float:
    """What a place has to do with labels that stand, and their lines; counting stops at `most`."""
    left, top, right, bottom = spot.box
    cost = 0.0
    for box in boxes:
        if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]:
            cost += CLASH
            if cost >= most:
                return cost
    for line in lines:
        x1, _, x2, _ = line
        beside = (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right)
        if not beside and crosses(line, spot.box):
            cost += CROSSES
            if cost >= most:
                return cost
    return cost + _line_clashes(spot.line, boxes, lines) if spot.line else cost


def _line_clashes(line: Line, boxes: Iterable[Rect], lines: Iterable[Line]) -> float:
    x1, y1, x2, y2 = line
    left, top, right, bottom = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    cost = CROSSES * sum(cut(line, other) for other in lines)
    for box in boxes:
        near = box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
        if near and crosses(line, box):
            cost += CROSSES
    return cost


@dataclass(slots=True)
class _Ring:
    """The places of a ring that were worked out so far, the next direction, and what lies on the ground around."""

    ground: Sequence[tuple[int, Rect]]
    places: list[_Place] = field(default_factory=list)
    next: int = 0


@dataclass(slots=True)
class _Places:
    """The places of a label within the area, ring by ring, worked out when they are asked for.

    They depend on the points and obstacles of the board alone, not on the labels that stand on it.
    """

    board: _Board
    number: int
    point: tuple[float, float]
    size: tuple[float, float]
    rings: list[_Ring] = field(default_factory=list)

    def count(self) -> int:
        """How many rings there are."""
        return len(RINGS) if len(self.board.fixed) <= MANY else 6

    def around(self, ring: int) -> Rect:
        """A rectangle that holds all places of a ring, their lines, and a little more."""
        (x, y), (width, height) = self.point, self.size
        reach = self.board.radius + RINGS[ring] + 1
        return Rect(x - reach - width, y - reach - height, x + reach + width, y + reach + height)

    def ring(self, number: int) -> Iterator[_Place]:
        """The places of a ring, the nearest first; rings are asked for in order."""
        if number == len(self.rings):
            self.rings.append(_Ring(self.board.ground(self.around(number))))
        ring = self.rings[number]
        yield from ring.places
        directions = DIRECTIONS if len(self.board.fixed) <= CROWD else DIRECTIONS[:16]
        while ring.next < len(directions):
            spot = _spot(self.point, self.size, self.board.radius, RINGS[number], directions[ring.next])
            distance = RINGS[number] + min(ring.next, 16) * (0.6 + 0.4 * number)
            ring.next += 1
            if spot.box.within(self.board.area):
                cost = distance + self.board.on_ground(self.number, spot, ring.ground)
                ring.places.append(_Place(spot, distance, cost))
                yield ring.places[-1]

    def first(self) -> Spot:
        """Where it stands when there is no place for it at all."""
        return _spot(self.point, self.size, self.board.radius, RINGS[0], DIRECTIONS[0])


def place_labels(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[Sequence[tuple[float, float]]],
    area: Rect,
    radius: float,
    obstacles: Sequence[Rect] = (),
) -> tuple[tuple[int, Spot] | None, ...]:
    """For each point the label that fits and its place; None where none fits.

    `sizes` has for each point the sizes (width, height) of its labels, the wanted one first; a later one is taken where
    an earlier one would clash. Labels stay within the area, and never overlap points, obstacles or one another.
    """
    squares = [Rect(x - radius, y - radius, x + radius, y + radius) for x, y in points]
    fixed = (*squares, *obstacles)
    chosen = dict.fromkeys(range(len(points)), 0)
    order = sorted(chosen, key=lambda number: (-_crowd(points, number), number))
    board, waiting = _first(points, sizes, fixed, area, radius, order)
    for step in range(1, max((len(own) for own in sizes), default=0)):
        for number in waiting:
            chosen[number] = min(step, len(sizes[number]) - 1)
        places = {number: _Places(board, number, points[number], sizes[number][chosen[number]]) for number in waiting}
        _settle(board, places)
        waiting = _spoiled(board, waiting)
    return tuple(
        (chosen[number], Spot(board.boxes[number], board.lines.get(number))) if number in board.boxes else None
        for number in chosen
    )


def _first(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[Sequence[tuple[float, float]]],
    fixed: Sequence[Rect],
    area: Rect,
    radius: float,
    order: list[int],
) -> tuple[_Board, list[int]]:
    """The wanted labels, and those that find no place; these go first in the next try (Joslin & Clements 1999).

    The best of a few tries is kept; Joslin & Clements, Squeaky wheel optimization, JAIR 10, 353-373.
    """
    best: tuple[_Board, list[int]] | None = None
    ground = _Board(fixed, area, radius)
    known = {number: _Places(ground, number, points[number], sizes[number][0]) for number in order}
    for _ in range(TRIES if len(points) <= MANY else 1):
        board = _Board(fixed, area, radius)
        _settle(board, {number: known[number] for number in order})
        waiting = _spoiled(board, order)
        if best is None or len(waiting) < len(best[1]):
            best = board, waiting
        if not waiting or len(waiting) > len(points) / CROWDED:
            break
        order = [*waiting, *(number for number in order if number not in waiting)]
    if best is None:
        raise LookupError("there is at least one try")
    return best


def _settle(board: _Board, places: dict[int, _Places]) -> None:
    """Give each label its cheapest place, then again those that clash, as long as that helps."""
    for number, own in places.items():
        board.put(number, _best(board, own))
    for _ in range(SWEEPS):
        moved = False
        for number, own in places.items():
            spot = Spot(board.boxes[number], board.lines.get(number))
            board.take(number)
            bad = _clashes(spot, 1.0, board.boxes.values(), [*board.lines.values()])
            bad = bad or board.on_ground(number, spot, list(enumerate(board.fixed)))
            better = _best(board, own) if bad else spot
            moved = moved or better != spot
            board.put(number, better)
        if not moved:
            return


def _best(board: _Board, places: _Places) -> Spot:
    """The cheapest place; as places cost ever more, the search stops at the first that cannot be better."""
    best, least = places.first(), float("inf")
    for number in range(places.count()):
        if RINGS[number] >= least:
            break
        boxes, lines = board.standing(places.around(number))
        for place in places.ring(number):
            if place.distance >= least:
                break
            if place.cost < least:
                cost = place.cost + _clashes(place.spot, least - place.cost, boxes, lines)
                if cost < least:
                    best, least = place.spot, cost
    return best


def _spoiled(board: _Board, waiting: Sequence[int]) -> list[int]:
    """Take away the labels that still cover something, one by one, until none does; lines run behind no label.

    Lines may cross one another.
    """
    gone = []
    for number in reversed(waiting):
        spot = Spot(board.boxes[number], board.lines.get(number))
        board.take(number)
        covers = any(box.meets(spot.box) for box in (*board.fixed, *board.boxes.values()))
        behind = any(crosses(line, spot.box) for line in board.lines.values()) or (
            spot.line is not None and any(crosses(spot.line, box) for box in board.boxes.values())
        )
        if covers or behind or not spot.box.within(board.area):
            gone.append(number)
        else:
            board.put(number, spot)
    return gone[::-1]


def _spot(
    point: tuple[float, float],
    size: tuple[float, float],
    radius: float,
    ring: float,
    direction: tuple[float, float],
) -> Spot:
    (x, y), (width, height) = point, size
    left = x + direction[0] * (radius + ring + width / 2) - width / 2
    top = y + direction[1] * (radius + ring + height / 2) - height / 2
    box = Rect(left, top, left + width, top + height)
    end_x, end_y = min(max(x, left), box.right), min(max(y, top), box.bottom)
    distance = hypot(end_x - x, end_y - y)
    if distance - radius < STANDS_OFF:
        return Spot(box, None)
    rim = radius / distance
    return Spot(box, (x + (end_x - x) * rim, y + (end_y - y) * rim, end_x, end_y))


def _crowd(points: Sequence[tuple[float, float]], number: int) -> float:
    """How much stands around a point: the crowded ones choose first."""
    x, y = points[number]
    return sum(1 / (1 + (hypot(x - px, (y - py) * 3) / 60) ** 2) for px, py in points)
