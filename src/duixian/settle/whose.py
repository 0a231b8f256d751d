"""Whose figure it is that a later report tells: 全市 in a county's report is another's.

Such a figure neither keeps nor breaks a promise of this government.
"""

from __future__ import annotations

import re

from duixian.model import Figure
from duixian.settle.chains import YearReport

_LEAD = re.compile(
    r"^(?:在|其中|据统计|初步核算|预计|\d{4}年|全年|年末|年底|截至[^，,]{1,8})*[：:，,]?"
)
_WHOLE = {
    "nation": ("全国",),
    "province": ("全省", "全区", "全市", "全自治区"),
    "prefecture": ("全市", "全州", "全盟", "全区", "全地区"),
}
"""What a government calls all of what is its own. A county says it after its name: 全县, 全旗."""
_OTHERS = ("全国", "全省", "全自治区", "全市", "全州", "全盟", "全地区")
_CLAUSE = re.compile("[，；,;]")
_SPEAKS = re.compile("^[^，]{0,8}(?:经济|国民经济|主要指标|各项指标|工业|农业|社会)")
"""What is said of all of another government's: it goes on until one's own is named."""
_HERE = re.compile("^[^，]{0,6}(?:我[县区市旗镇乡]|全[县旗镇乡]|本[县区市旗镇乡])")
_PART = re.compile(
    r"^(?!新|改|建|整治|完成|解决|创建|实施|扶持|帮扶)[一-鿿]{1,6}?"
    r"(?:片区|街道|社区|(?<![农乡各全政然困新渔山牧个城])[镇乡村])"
    r"(?=\d[\d.]*万?[个所座条处户家栋][一-鿿])"
)
"""城南片区3个老旧小区改造完工: a part of town, a town or a village has them. 解决农村3万人饮水 and
改造街道5条 say of what kind they are."""
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
    if (word := _other_level(clause, later)) and word not in promise:
        return word
    before = _CLAUSE.split(later.lines.before(result.start, result.end))
    for earlier in reversed(before):  # 全市经济承压前行，地区生产总值增长4.6%
        if _HERE.search(earlier) or _HERE.match(said):
            break
        if (word := _other_level(earlier, later)) and _SPEAKS.search(earlier):
            return word if word not in promise else ""
    if part := _PART.match(said):
        return part.group() if part.group() not in promise else ""
    place = _PLACE.match(said)
    if place and place["kind"] not in later.government + promise:
        return place.group()
    return ""


def _other_level(clause: str, later: YearReport) -> str:
    said = _LEAD.sub("", clause)
    own = _own(later)
    return next((word for word in _OTHERS if said.startswith(word) and word not in own), "")


def _own(report: YearReport) -> tuple[str, ...]:
    name = report.government
    if report.level in _WHOLE:
        return _WHOLE[report.level]
    return ("全市",) if name.endswith("市") else ()
