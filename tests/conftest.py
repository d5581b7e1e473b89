"""Settings of the property tests."""

from hypothesis import settings

# A busy machine is no fault of the code: speed is measured in tests/benchmarks.
settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")
