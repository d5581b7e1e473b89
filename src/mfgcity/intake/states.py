"""Whether a file is still as it was when its reading began (文件变动)."""

from __future__ import annotations

from pathlib import Path

import attrs

from mfgcity.intake.errors import FileError


@attrs.frozen
class FileState:
    """A file as it was: its size and the time of its last change.

    Attributes:
        path: The file.
        file: The file as it was named by the caller.
        size: Its size in bytes.
        changed: The time of its last change, in nanoseconds.
    """

    path: Path
    file: str
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path, file: str) -> FileState:
        """The file as it is now."""
        found = path.stat()
        return cls(path, file, found.st_size, found.st_mtime_ns)

    def check(self) -> None:
        """Make sure that the file is still the same.

        Raises:
            FileError: If it has changed since, or is gone.
        """
        try:
            same = FileState.of(self.path, self.file) == self
        except OSError:
            same = False
        if not same:
            raise FileError("intake.changed", file=self.file)
