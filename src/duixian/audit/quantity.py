"""Which quantity a claim speaks of, told strictly enough to set two claims against each other.

An indicator phrase alone is not enough: 原煤10.9亿吨 is output, 新增煤炭生产能力2714万吨 is not;
可比增长 is not the growth told beside it. A claim is compared only when its own sentence names
the quantity directly before the number, and only with claims under the same qualifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.registry import audit as registry

_LINK = re.compile(
    r"^(?:总量|总额|总值|总数|规模|总产量|\([^()]*\)|预计|全年|今年|去年|已经?|也|又|就|还|将|共|实现|完成|达到?|为|是|由|从"
    r"|(?:增长|增加|上升|提高|下降|减少|扩大|发展|缩小|增|升|降)[到至]|突破|超过|约|近|仅|只|仍|保持在?|稳定在|控制在|比上年|比去年|较上年|比[^,;。]{2,12}年"
    r"|同比|增长|增加|上升|下降|减少|提高|上涨|实际|名义|,|了|在|到|至|的|增速|年均|平均每年|力争|预期目标|目标|左右|\d{4}年底?|[\d.]+(?:万亿|亿|万)?[元吨人户]?、)*$"
)
_OPEN = re.compile(
    r"(?:^|[,;:。、!?(\n](?:[一二三四五六七八九十]是)?"
    r"|(?:全国|我国|全省|全市|全区|年|年底|年末|全年|预计|实现|完成|目标是|使))$"
)
_NO_NAME = re.compile(
    r"^(?:比|较|占|是|为|于|从|由|到|达|一九|二〇|[\d\W]|就|可|其|这|那|每|各|共|再|又|将|已|仅|只|约|近|超|等|第|同)"
    r"|(?:安排|投入|下达|支持|负担|比重|比例|达|年|上升|下降|升到|增加|减少|其中|建成后|以上|左右|计划)$"
)
SHORTEST = 4
"""Shorter phrases (产值, 入选) name no quantity on their own unless the registry knows them."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What two claims must share to be compared, the value and the period apart."""

    name: str
    """Registry id, or the phrase itself."""
    aspect: str
    unit: str
    qualifiers: frozenset[str]
    """Words of the sentence that narrow it: 人均, 可比, 累计, 能力…"""
    base: str
    """For growth: what it is measured against (比1952年), empty for the year before."""


_BASE = re.compile(r"(?:比|较)(?P<base>[^,;。]{0,12}?(?:年|时期))(?P<end>底|末)?")
_USUAL = re.compile(r"上年|去年|上一年|前一年")


def quantity(report: Report, claim: Claim) -> Quantity | None:
    """The quantity of a claim, or None when the text does not name it plainly."""
    if claim.scope is not None or claim.aspect not in ("level", "growth", "change", "rank"):
        return None
    before = report.text[claim.sentence_start : claim.start]
    at = before.rfind(claim.indicator)
    if at < 0 or _NO_NAME.search(claim.indicator):
        return None
    if claim.indicator_id is None and len(claim.indicator) < SHORTEST:
        return None
    link = before[at + len(claim.indicator) :]
    if not _LINK.match(link) or not _OPEN.search(before[:at]):
        return None
    stretch = re.split(r"[。;]", before)[-1]
    base = _BASE.search(link)
    against = "" if base is None or _USUAL.search(base["base"]) else base["base"]
    return Quantity(
        name=claim.indicator_id or claim.indicator,
        aspect=claim.aspect,
        unit=claim.unit,
        qualifiers=registry.qualifiers(stretch.replace(claim.indicator, "")),
        base=against if claim.aspect in ("growth", "change") else "",
    )
