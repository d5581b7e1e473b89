"""The error of frames that cannot be worked on (数据表错误)."""

from __future__ import annotations

from mfgcity.errors import MfgcityError


class FrameError(MfgcityError):
    """A frame of an unknown kind, without a column that is needed, or asked for what it has not."""
