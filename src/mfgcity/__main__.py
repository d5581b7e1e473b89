"""``python -m mfgcity``: the command ``mfgcity``."""

from mfgcity.cli import main

main()
