"""What the region table of python-stdnum does not hold: successors, headings, ISO letters, as data.

Sources: the yearly code lists of the ministry of civil affairs; State Council documents where a number
is given; ISO 3166-2:CN. Years are those of the lists, so that a change takes effect within its year.
Last checked November 2026.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Succession(NamedTuple):
    """A region that went on under a new code."""

    old: str
    """The code it had."""
    new: str
    """The code it has from then on."""
    year: int
    """The year of the change."""
    document: str = ""
    """The number of the approval, where it is known."""


SUCCESSIONS: Final = (
    # Zhuzhou
    Succession("432123", "430222", 1983),  # 醴陵县
    Succession("430222", "430219", 1985),  # 醴陵县, 醴陵市
    Succession("430219", "439001", 1986),  # 醴陵市
    Succession("439001", "430281", 1989),  # 醴陵市; other lists give 1995
    Succession("432125", "430223", 1983),  # 攸县
    Succession("432126", "430224", 1983),  # 茶陵县
    Succession("432127", "430225", 1983),  # 酃县, since 1994 炎陵县
    Succession("430221", "430212", 2018, "国函〔2018〕88号"),  # 株洲县, 渌口区
    # Hunan otherwise, counties that became cities or districts
    Succession("430622", "430682", 1992),  # 临湘
    Succession("430123", "430181", 1993),  # 浏阳
    Succession("430526", "430581", 1994),  # 武冈
    Succession("430425", "430482", 1996),  # 常宁
    Succession("430122", "430112", 2011),  # 望城
    Succession("430124", "430182", 2017),  # 宁乡
    Succession("430521", "430582", 2019),  # 邵东
    Succession("431121", "431181", 2021),  # 祁阳
)

HEADINGS: Final = frozenset(
    ["市辖区", "县", "市", "市区", "省直辖县级行政单位", "自治区直辖县级行政单位"],
)
"""Rows of the table that gather others and are no places."""

ISO_3166_2: Final = {
    # first two digits: ISO 3166-2
    "11": "CN-BJ",
    "12": "CN-TJ",
    "13": "CN-HE",
    "14": "CN-SX",
    "15": "CN-NM",
    "21": "CN-LN",
    "22": "CN-JL",
    "23": "CN-HL",
    "31": "CN-SH",
    "32": "CN-JS",
    "33": "CN-ZJ",
    "34": "CN-AH",
    "35": "CN-FJ",
    "36": "CN-JX",
    "37": "CN-SD",
    "41": "CN-HA",
    "42": "CN-HB",
    "43": "CN-HN",
    "44": "CN-GD",
    "45": "CN-GX",
    "46": "CN-HI",
    "50": "CN-CQ",
    "51": "CN-SC",
    "52": "CN-GZ",
    "53": "CN-YN",
    "54": "CN-XZ",
    "61": "CN-SN",
    "62": "CN-GS",
    "63": "CN-QH",
    "64": "CN-NX",
    "65": "CN-XJ",
    "71": "CN-TW",
    "81": "CN-HK",
    "82": "CN-MO",
}
