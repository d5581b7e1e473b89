"""Where the labels of circles stand so that they hide nothing (标签避让)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mfgcity.display.plots.look import text_width

LINE: Final = 16
"""The height of a line of a label, in pixels."""

_Box = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A circle with a cross over it and a label in lines, in pixels from the left and the top.

    Attributes:
        lines: The label.
        x: The middle of the circle.
        y: The middle of the circle.
        radius: Its radius.
        across: Where the level line of the cross begins and ends.
        down: Where its upright line begins and ends.
    """

    lines: list[str]
    x: float
    y: float
    radius: float
    across: tuple[float, float]
    down: tuple[float, float]

    def boxes(self) -> list[_Box]:
        """What a label must not hide."""
        circle = (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)
        level = (self.across[0], self.y - 1, self.across[1], self.y + 1)
        return [circle, level, (self.x - 1, self.down[0], self.x + 1, self.down[1])]


class Place(NamedTuple):
    """Where a label stands, in pixels.

    Attributes:
        x: The middle of its lines.
        y: The middle of its first line.
        join: Where a line from its circle meets it, if it stands so far off that it needs one.
    """

    x: float
    y: float
    join: tuple[float, float] | None


def label_places(spots: Sequence[Spot], width: float, height: float) -> list[Place]:
    """A place for each label, within the plot: beside its circle where there is room, else further off."""
    taken = [box for spot in spots for box in spot.boxes()]
    places: dict[int, Place] = {}
    # The large circles first: they have the fewest places beside them.
    for number in sorted(range(len(spots)), key=lambda number: -spots[number].radius):
        spot = spots[number]
        half, tall = max(map(text_width, spot.lines)) / 2, len(spot.lines) * LINE / 2
        tried: list[tuple[_Box, Place]] = []
        for x, y, apart in _middles(spot, half, tall):
            middle, centre = min(max(x, half), width - half), min(max(y, tall), height - tall)
            box = (middle - half, centre - tall, middle + half, centre + tall)
            nearest = min(max(spot.x, box[0]), box[2]), min(max(spot.y, box[1]), box[3])
            tried.append((box, Place(middle, box[1] + LINE / 2, nearest if apart else None)))
        free = (one for one in tried if not any(_overlap(one[0], other) for other in taken))
        box, places[number] = next(free, tried[0])
        taken.append(box)
    return [places[number] for number in range(len(spots))]


def _middles(spot: Spot, half: float, tall: float) -> Iterator[tuple[float, float, bool]]:
    """The places to try, the better ones first: above, below, beside, at the corners, then in rings further off."""
    up, side = spot.radius + tall + 2, spot.radius + half + 4
    for across, down in ((0.0, -up), (0.0, up), (side, 0.0), (-side, 0.0)):
        yield spot.x + across, spot.y + down, False
    for right in (1, -1):
        for below in (-1, 1):
            yield spot.x + right * side, spot.y + below * up, False
    for step in range(1, 12):
        for right, below in ((0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0)):
            yield spot.x + right * (side + step * LINE), spot.y + below * (up + step * LINE), True


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
