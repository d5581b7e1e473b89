from hypothesis import settings

# Time is measured in tests/benchmarks; a busy machine must not fail a law.
settings.register_profile("calculators", deadline=None)
settings.load_profile("calculators")
