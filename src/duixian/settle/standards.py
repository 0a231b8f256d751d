"""Standards per head: a 补助标准 of 240元 is one measure whether 每人每年 is said or not."""

from __future__ import annotations

import re
from dataclasses import replace

from duixian.model import Claim

_STANDARD = re.compile(r"补助标准|经费标准|财政补助|补贴标准|人均|标准$")
_PER_HEAD = ("元/人", "元/人/年", "元/年", "元/人/月", "元/月")
MONTHLY = 3.0
"""Sizes further apart are of a month and of a year, where one of them does not say which."""


def is_standard(phrase: str) -> bool:
    """Whether a phrase is of an amount that is set per head.

    >>> is_standard("城乡居民医保财政补助标准"), is_standard("高标准农田")
    (True, False)
    """
    return _STANDARD.search(phrase) is not None


def unit_of(phrase: str, unit: str) -> str:
    """The unit of a standard without the head and the year or month that it goes by.

    >>> unit_of("医保补助标准", "元/人/年"), unit_of("医保补助资金", "元/人")
    ('元', '元/人')
    >>> unit_of("城市低保标准", "元/月"), unit_of("城市低保月标准", "元")
    ('元', '元')
    """
    return "元" if unit in _PER_HEAD and is_standard(phrase) else unit


def in_its_unit(target: Claim, result: Claim) -> Claim:
    """A result in the unit of its target, where both are the same standard."""
    if target.unit == result.unit:
        return result
    here, there = (unit_of(c.indicator, c.unit) for c in (target, result))
    far = max(target.value, result.value) > MONTHLY * min(target.value, result.value)
    by_another = {"年", "月"} <= {c.unit[-1:] for c in (target, result)}
    same = here == there and not far and not by_another
    return replace(result, unit=target.unit) if same else result
