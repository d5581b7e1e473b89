"""What type checkers must see; only checked, never run."""

from fractions import Fraction
from typing import assert_type

from mfgcity import Figure, Interval, Period, Unit, points, ratio

figure = Figure.parse("39.44亿元")
assert_type(figure, Figure)
assert_type(figure.value, Fraction)
assert_type(figure.lower, Fraction | None)
assert_type(figure.bounds, Interval)
assert_type(figure.unit, Unit)
assert_type(figure.decimals, int | None)
assert_type(figure + figure, Figure)
assert_type(1 + figure, Figure)
assert_type(figure / figure, Figure)
assert_type(points(figure), Figure)
assert_type(ratio(figure), Figure)
assert_type(figure.to("万元"), Figure)
assert_type(Period.parse("2023-01/2023-07").elapsed, Fraction)
Figure(5.1, "%")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
