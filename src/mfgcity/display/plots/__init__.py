"""Plots of figures, observations, rankings and reports, in Chinese and English (图形)."""

from mfgcity.display.plots.bubbles import growth_share_bubbles
from mfgcity.display.plots.fonts import FontError, MissingFontWarning, chinese_font, use_font
from mfgcity.display.plots.gaps import gap_lollipop
from mfgcity.display.plots.labelled import PlotError
from mfgcity.display.plots.places import rank_bumps
from mfgcity.display.plots.plans import plan_calendar
from mfgcity.display.plots.saving import save
from mfgcity.display.plots.shares import share_bars
from mfgcity.display.plots.verdicts import audit_overview

__all__ = [
    "FontError",
    "MissingFontWarning",
    "PlotError",
    "audit_overview",
    "chinese_font",
    "gap_lollipop",
    "growth_share_bubbles",
    "plan_calendar",
    "rank_bumps",
    "save",
    "share_bars",
    "use_font",
]
