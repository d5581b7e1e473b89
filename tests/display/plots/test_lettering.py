"""Labels of circles hide nothing."""

from hypothesis import given
from hypothesis import strategies as st

from mfgcity.display.plots.lettering import LINE, Place, Spot, label_places
from mfgcity.display.plots.look import text_width

WIDTH, HEIGHT = 400, 340
SPOTS = st.builds(
    lambda lines, x, y, radius, reach: Spot(lines, x, y, radius, (x - reach, x + reach), (y - reach, y + reach)),
    st.lists(st.sampled_from(["长沙市", "湘西自治州", "Alloys"]), min_size=1, max_size=2),
    st.floats(0, WIDTH),
    st.floats(0, HEIGHT),
    st.floats(5, 26),
    st.floats(0, 40),
)


def box(spot: Spot, place: Place) -> tuple[float, float, float, float]:
    half = max(map(text_width, spot.lines)) / 2
    top = place.y - LINE / 2
    return place.x - half, top, place.x + half, top + len(spot.lines) * LINE


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(st.lists(SPOTS, min_size=1, max_size=8))
def test_every_label_lies_within_the_plot(spots: list[Spot]) -> None:
    for spot, place in zip(spots, label_places(spots, WIDTH, HEIGHT), strict=True):
        left, top, right, bottom = box(spot, place)
        assert min(left, top) >= -1e-9
        assert right <= WIDTH + 1e-9
        assert bottom <= HEIGHT + 1e-9


@given(st.lists(SPOTS, min_size=1, max_size=3))
def test_a_few_labels_hide_neither_circles_nor_bounds_nor_each_other(spots: list[Spot]) -> None:
    boxes = [box(spot, place) for spot, place in zip(spots, label_places(spots, WIDTH, HEIGHT), strict=True)]
    for number, one in enumerate(boxes):
        assert not any(overlap(one, other) for spot in spots for other in spot.boxes())
        assert not any(overlap(one, other) for other in boxes[:number])


def test_a_label_stands_above_its_circle_where_it_can() -> None:
    spot = Spot(["a"], 200, 170, 10, (200, 200), (170, 170))
    assert label_places([spot], WIDTH, HEIGHT) == [Place(200, 170 - 10 - LINE / 2 - 2, join=None)]


def test_a_label_far_from_its_circle_is_joined_to_it() -> None:
    crowd = [Spot(["长沙市"], 200, 170, 20, (200, 200), (170, 170))] * 12
    places = label_places(crowd, WIDTH, HEIGHT)
    joined = [place.join for place in places if place.join is not None]
    assert 0 < len(joined) < 12
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in joined)
