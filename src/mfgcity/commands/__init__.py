"""The commands of ``mfgcity``."""

from mfgcity.commands import city, forms, incoming
from mfgcity.commands.application import app

__all__ = ["app", "city", "forms", "incoming"]
