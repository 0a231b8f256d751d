"""One cell: a figure with what it is measured in, a year, a flag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from duixian.errors import DuixianError
from duixian.registry import statistics, units, verdicts
from duixian.registry.series import Series
from duixian.text import fold

_NUMBER = re.compile(
    r"([+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?)(.*)", re.DOTALL
)
_MARKS = re.compile(r"[*#†‡①-⑳]+$|\[\d{1,2}\]$|\((?:p|r|e|初步|预计)\)$", re.IGNORECASE)
_SCALED = re.compile(r"(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)(?=\D)")
_SCALES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_SCALES |= {"十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
_INDEX = re.compile(
    "以?(?:上年|上一年|上年同期|去年|precedingyear|previousyear|lastyear)(?:为|=)100"
)
_PERCENT = frozenset(("%", "％", "百分比", "百分数", "percent", "pct"))
_SHARE = frozenset(("小数", "比例", "share", "ratio", "fraction"))
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\.0)?(?:年(?:度|末|底|全年)?|-12-31.*)?(?!\d)")
LARGEST = 10**24
"""Greater than any quantity: the nation's product in yuan is under 10^15."""


class BadCell(DuixianError):
    """A cell that holds something else than is expected: what was found, what to do."""

    def __init__(self, found: str, advice: str) -> None:
        super().__init__(found)
        self.found, self.advice = found, advice
        self.of: str | None = None
        """What the cell should say, by the mapping's words; None for the figure itself."""


@contextmanager
def saying(what: str) -> Iterator[None]:
    """What is bad in here is the cell that says `what` (place, year, unit), not the figure."""
    try:
        yield
    except BadCell as bad:
        bad.of = what
        raise


@dataclass(frozen=True, slots=True)
class Measure:
    """How a printed number becomes a value: times `factor`, plus `offset`, in `unit`."""

    unit: str
    factor: Decimal = Decimal(1)
    offset: int = 0

    def value(self, number: Decimal) -> float:
        return float(number * self.factor + self.offset)


def measure(words: str) -> Measure | None:
    """What a unit as tables write it stands for; None for one that is not known.

    >>> measure("亿元"), measure("上年=100").offset, measure("蒲式耳") is None
    (Measure(unit='元', factor=Decimal('100000000'), offset=0), -100, True)
    >>> measure("千瓦").factor, measure("千人").unit
    (Decimal('1'), '人')
    """
    plain = re.sub(r"\s", "", fold(words)).strip("()[]:;,.、")
    if plain.casefold() in _PERCENT:
        return Measure("%")
    if plain.casefold() in _SHARE:
        return Measure("%", Decimal(100))
    if _INDEX.fullmatch(plain.casefold()):
        return Measure("%", offset=-100)
    lexicon = units.load()
    factor = Decimal(1)
    if plain not in lexicon.dimension and (scaled := _SCALED.match(plain)):
        factor, plain = Decimal(10) ** _SCALES[scaled[1]], plain[scaled.end() :]
    if not lexicon.pattern.fullmatch(plain):
        return None
    if plain in lexicon.factors:
        base, part = lexicon.factors[plain]
        return Measure(base, factor * Decimal(str(part)))
    return Measure(lexicon.canonical(plain), factor)


def unit_in(heading: str) -> str | None:
    """The unit that a heading has in brackets.

    >>> unit_in("地区生产总值（亿元）"), unit_in("地区生产总值(GDP)"), unit_in("增速")
    ('亿元', None, None)
    """
    within = in_brackets(heading)
    return within if within and measure(within) else None


def in_brackets(heading: str) -> str | None:
    """What a heading has in brackets, be it a unit or not.

    >>> in_brackets("粮食产量（斗）"), in_brackets("增速")
    ('斗', None)
    """
    found = _IN_BRACKETS.search(fold(heading))
    return found[1] if found else None


def figure(cell: Any) -> tuple[Decimal, str | None, str] | None:
    """A cell's number, the unit that stands behind it, and its characters; None for a blank.

    >>> figure("12,345.6"), figure("6.7%"), figure("—")
    ((Decimal('12345.6'), None, '12,345.6'), (Decimal('6.7'), '%', '6.7%'), None)

    Raises:
        BadCell: it is no number.
    """
    if cell is None:
        return None
    printed = str(cell).strip()
    if isinstance(cell, bool | date):
        raise _no_number(printed)
    plain = re.sub(r"\s", "", fold(printed)).replace("−", "-").replace("–", "-")
    if statistics.load().is_blank(plain):
        return None
    found = _NUMBER.fullmatch(_MARKS.sub("", plain))
    if found is None or not any(sign.isdigit() for sign in found[1]):
        raise _no_number(printed)
    behind = found[2]
    if behind and measure(behind) is None:
        if behind.startswith(","):
            raise BadCell(
                f"{printed[:40]!r} has commas that part no thousands",
                "Write a decimal point, or commas every three digits",
            )
        raise _no_number(printed)
    try:
        number = Decimal(found[1].replace(",", ""))
    except InvalidOperation as error:
        raise _no_number(printed) from error
    if abs(number) > LARGEST:
        raise BadCell(f"{printed[:40]!r} is larger than any quantity", "Look at the cell")
    return number, behind or None, printed


def _no_number(printed: str) -> BadCell:
    return BadCell(f"{printed[:40]!r} is no number", "Give one figure a cell, or leave it empty")


def fits(measured: Measure, series: Series) -> bool:
    """Whether a figure in that unit can be of that series."""
    if series.aspect == "growth" or series.unit == "%":
        return measured.unit == "%"
    lexicon = units.load()
    same = lexicon.dimension_of(measured.unit) == lexicon.dimension_of(series.unit)
    return same and verdicts.load().convert(1.0, measured.unit, series.unit) is not None


def year(cell: Any) -> int:
    """The year that a cell names.

    >>> year("2024年"), year(2024.0)
    (2024, 2024)

    Raises:
        BadCell: it names none, or a part of one.
    """
    if isinstance(cell, date):  # datetime as well
        return cell.year
    printed = "" if cell is None else fold(str(cell)).strip()
    found = _YEAR.fullmatch(printed)
    if found is not None:
        return int(found[1])
    if re.search(r"(?:19|20)\d\d", printed):
        raise BadCell(f"{printed[:40]!r} is no whole year", "Give figures of whole years")
    raise BadCell(f"{printed[:40]!r} is no year", "Write it with four digits: 2024")


def is_set(cell: Any) -> bool:
    """Whether a flag is raised."""
    return str(cell or "").strip().casefold() not in ("", "0", "0.0", "false", "no", "否", "n")
