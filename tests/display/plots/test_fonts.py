"""Fonts with Chinese characters: found, given, or their absence told."""

import sys
from pathlib import Path

import pytest

from mfgcity.display.plots import FontError, MissingFontWarning, chinese_font, fonts, use_font
from mfgcity.display.plots.fonts import registered_font


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder with fonts of a machine without fontconfig."""
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path / "none", tmp_path])
    monkeypatch.setattr(fonts.shutil, "which", lambda _: None)
    monkeypatch.setattr(fonts, "_given", [])
    return tmp_path


def test_the_better_font_is_taken_and_its_regular_file(folder: Path) -> None:
    (folder / "deep").mkdir()
    for name in ("wqy-zenhei.ttc", "deep/NotoSansCJK-Bold.ttc", "deep/NotoSansCJK-Regular.ttc", "Arial.ttf"):
        (folder / name).touch()
    assert chinese_font() == ("Noto Sans CJK SC", folder / "deep/NotoSansCJK-Regular.ttc")


def test_only_files_of_fonts_count(folder: Path) -> None:
    (folder / "wqy-zenhei.conf").touch()
    assert chinese_font() is None


def test_the_absence_of_a_font_is_told_with_the_remedy(folder: Path) -> None:
    with pytest.warns(MissingFontWarning, match="apt install fonts-noto-cjk") as told:
        assert registered_font(warn=True) is None
    assert "use_font" in str(told[0].message)
    assert "方框" in str(told[0].message)


def test_a_font_can_be_given(folder: Path) -> None:
    file = folder / "own.otf"
    with pytest.raises(FontError, match="font must be"):
        use_font(file, "Own")
    file.touch()
    assert use_font(file, "Own") == chinese_font() == ("Own", file)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_folders_to_look_in(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert any("fonts" in place.as_posix().lower() for place in fonts.folders())
