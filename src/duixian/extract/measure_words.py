"""The measure word of a count that is written without one."""

from __future__ import annotations

from duixian import late_re as re
from duixian.registry import language

_MONEY = (
    "(?:总值|产值|经济总量|营收|收入|支出|零售额|进出口|总额|增加值|余额|预算"
    "|GDP|投资额?|税收|利税|利润|存款|贷款|销售额|交易额|成交额|到位资金)"
)
_IN_MONEY = re.compile(f"{_MONEY}$")
_MONEY_REACHED = re.compile(f"{_MONEY}(?:已|共|完成|实现|达到?|为|突破|超过?|近|约)*$")
_HOUSEHOLDS = re.compile("(?<![落入开过立])户$")
"""Not 落户, which persons do."""


def of_money(left: str) -> bool:
    """Whether what stands before a number without unit says that it is money.

    >>> of_money("固定资产投资完成"), of_money("新增人口")
    (True, False)
    """
    return _MONEY_REACHED.search(left) is not None


def counted_in(indicator: str) -> str:
    """The measure word of a count that gives none (1386万农村贫困人口, 510万沼气用户)."""
    if indicator.endswith("人次"):
        return "人次"
    if _IN_MONEY.search(indicator):  # 海洋生产总值突破万亿
        return "元"
    if _HOUSEHOLDS.search(indicator) or "工商户" in indicator:
        return "户"
    return "人" if language.load().people.search(indicator) else "个"
