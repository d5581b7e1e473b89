import pytest

from mfgcity import Figure, earlier_place, places_gained
from mfgcity.figures.operands import OperandError


@pytest.mark.parametrize(("now", "gained"), [(0, 8), (3, -3), (Figure.parse("3位"), Figure.parse("-5位")), (-1, 5)])
def test_a_place_is_not_below_one(now, gained):
    with pytest.raises(OperandError) as caught:
        earlier_place(now, gained)
    assert caught.value.code == "movement.place"


@pytest.mark.parametrize(("now", "before"), [(0, 8), (3, 0)])
def test_no_move_starts_or_ends_below_one(now, before):
    with pytest.raises(OperandError):
        places_gained(now, before)


def test_a_move_ends_at_the_first_place_at_best():
    assert earlier_place(3, -2) == 1
    assert places_gained(1, 3) == 2
