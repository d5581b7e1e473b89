"""Hypothesis strategies for the value types."""


def register() -> None:
    """Tell hypothesis the strategy of each value type."""
