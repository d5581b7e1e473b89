"""The commands of ``mfgcity``."""

from mfgcity.commands import audits, city, forms, incoming
from mfgcity.commands.application import app

__all__ = ["app", "audits", "city", "forms", "incoming"]
