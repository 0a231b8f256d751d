"""Whose figure it is that a later report tells: 全市 in the report of one of its counties is another's.

Such a figure neither keeps nor breaks a promise of this government.
"""

from __future__ import annotations

import re

from duixian.model import Figure
from duixian.settle.chains import YearReport

_LEAD = re.compile(r"^(?:其中|据统计|初步核算|预计|\d{4}年|全年|年末|年底|截至[^，,]{1,8})*[：:，,]?")
_WHOLE = {
    "nation": ("全国",),
    "province": ("全省", "全区", "全市", "全自治区"),
    "prefecture": ("全市", "全州", "全盟", "全区", "全地区"),
}
"""What a government calls all of what is its own. A county says it after its name: 全县, 全旗."""
_OTHERS = ("全国", "全省", "全自治区", "全市", "全州", "全盟", "全地区")
_PLACE = re.compile(
    r"^(?![全各我城])[一-鿿“”·]{2,12}?"
    r"(?P<kind>经济技术开发区|经济开发区|高新技术产业开发区|经开区|高新区|开发区|工业园区|产业园区"
    r"|工业园|产业园|园区|集团|公司|街道|镇|乡)"
    r"(?:全年|累计|预计)?(?:实现|完成|达到|引进)"
)
"""A zone, a town or a company that is said to have done so much."""


def of_another(result: Figure, later: YearReport, promise: str) -> str:
    """The words by which the clause of a figure gives it to another than the report's government;
    "" where it does not, or where the clause of the promise says the same."""
    if later.lines is None:
        return ""
    clause = later.lines.clause(result.start, result.end)
    said = _LEAD.sub("", clause)
    for word in _OTHERS:
        if said.startswith(word) and word not in _own(later) and word not in promise:
            return word
    place = _PLACE.match(said)
    if place and place["kind"] not in later.government + promise:
        return place.group()
    return ""


def _own(report: YearReport) -> tuple[str, ...]:
    name = report.government
    if report.level in _WHOLE:
        return _WHOLE[report.level]
    return ("全市",) if name.endswith("市") else ()
