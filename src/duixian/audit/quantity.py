"""Which quantity a claim speaks of, told strictly enough to set two claims against each other.

An indicator phrase alone is not enough: 原煤10.9亿吨 is output, 新增煤炭生产能力2714万吨 is not;
可比增长 is not the growth told beside it. A claim is compared only when its own sentence names
the quantity directly before the number, and only with claims under the same qualifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.patterns import either
from duixian.registry import audit as registry
from duixian.text.times import YEAR

_FIGURE = "#"
"""Stands for the figures between the name and the number: 达到4300多元，实际增长3.3%."""
_LINK = re.compile(
    "^"
    + either(
        f"{'|'.join(registry.quantity_words('link'))}",
        f"{_FIGURE}[多余]?[元吨人户个家]?",
        r"\([^()]*\)",
        "[,、]",
        "(?:增长|增加|上升|提高|提升|下降|降低|减少|扩大|发展|缩小|回落|增|升|降)[到至]",
        (
            "(?:比|较)(?:上年|去年|前年|上一年|上年同期|[^,;。]{2,12}年)(?:年初)?"
            "(?:预算|执行数|预计数|计划)?"
        ),
        r"(?:上年|去年|年初|[\d〇一二三四五六七八九]{4}年)(?:底|末|的)*",
    )
    + "*$"
)
_OPEN = re.compile(
    rf"(?:^|[,;:。、!?(\n](?:[一二三四五六七八九十]是)?|{'|'.join(registry.quantity_words('before'))})$"
)
_NO_NAME = re.compile(
    rf"^(?:[\d\W]|{'|'.join(registry.quantity_words('no_beginning'))})"
    rf"|(?:{'|'.join(registry.quantity_words('no_end'))})$"
)
AFTER = 4
"""Characters behind a figure that may still say that it counts by head (元/人均)."""
A_HEAD = 100
"""How many times a total is at least what is told of it by head."""
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


_BASE = re.compile(
    r"(?:比|较|同|与)(?P<base>[^,;。比较同与]{0,12}?(?:年|时期|期间))(?:底|末|相比|的)?"
)
_USUAL = re.compile(r"上年|去年|上一年|前一年")
_COMPARED = re.compile(r"(?:比|较|超过|低于|高于|相当于)[^,;。]{2,24}的?$")
"""The figure is what another is measured against: 比一九五七年的704亿元增长66%."""
_TRIM = re.compile(
    r"^(?:继续|今年|拟|再|安排|发行|新增|共)*(?=.{3})|(?:拟|预算|安排|规模|总额|总量|达|共|执行)+$"
)
"""安排地方政府专项债券 and 地方政府专项债券拟安排 are the same quota."""
_SINCE = re.compile(r"(?:同|与|比)(?P<base>[^,;。]{2,10}年)(?:底|末)?(?:相比|比较)")
"""A base named once for a whole sentence: １９９２年同１９８７年相比，…；…."""
_PART = re.compile(r"其中[^,;。]{0,6}$")
_PURPOSE = re.compile(r"[^,;。]{0,4}?(?:支持|用于)")
_AHEAD = re.compile(r"将|力争|要达")
_END = r"[^,;。、]{0,16}$"
_FROM = re.compile(r"(?:^|[^原])(?:由|从)" + _END)
_TO = re.compile(r"[^,;:。、\d]{0,14}?(?:到|至|为|成)")
_NAMED_TIME = re.compile(rf"上年|去年|年初|前年|{YEAR}年")
"""由上年的598家增加到643家: the first end has a time of its own."""
_MANIFOLD = re.compile(r"倍|番")
_OF_ONE_YEAR = re.compile(r"同比|(?:比|较)(?:上年|去年|上一年|前一年|上年同期)")
_SPAN = re.compile(r"[五十两三四]年(?:来|间|中|里)|以来|时期|期间|过去[五十三]年")
SINCE_LONG = "数年"
"""The base of growth over years that the text does not name as one year's."""
_SHARED = re.compile(r"分别|均|各|、|和|与")


def quantity(report: Report, claim: Claim) -> Quantity | None:
    """The quantity of a claim, or None when the text does not name it plainly."""
    if claim.scope is not None or claim.aspect not in ("level", "growth", "change", "rank"):
        return None
    before = report.text[claim.sentence_start : claim.start]
    at = before.rfind(claim.indicator)
    if claim.indicator_id is None:
        if len(claim.indicator) < SHORTEST or _NO_NAME.search(claim.indicator):
            return None
    elif at < 0 and claim.rule.endswith("-joined") and _SHARED.search(before[-24:]):
        # 城乡居民人均可支配收入分别增长4.4%、5.6%: the shared name is not in the text as it stands
        return _named(claim, before, "")
    if at < 0 or not _OPEN.search(before[:at]):
        return None
    link = _without_figures(report, claim, at + len(claim.indicator))
    if not _LINK.match(link) or (claim.aspect == "level" and _COMPARED.search(before)):
        return None
    if claim.aspect == "level" and _nameless_start(report, claim):
        return None
    known = _named(claim, before.replace(claim.indicator, ""), link)
    if claim.aspect == "growth" and not known.base and _over_years(report, claim):
        known = replace(known, base=SINCE_LONG)
    marks = set()
    if registry.per_head(report.text[claim.sentence_start : claim.end + AFTER]):
        marks.add("人均")
    if _PART.search(before[:at]):
        marks.add("其中")
    if _AHEAD.search(link):
        marks.add("将")
    if _PURPOSE.match(report.text, claim.end):
        marks.add("用于")
    return replace(known, qualifiers=known.qualifiers | marks)


def _nameless_start(report: Report, claim: Claim) -> bool:
    """Whether it is the A of 由A提高到B and no time is said: then it is not B's year's."""
    before = report.text[max(claim.sentence_start, claim.start - 24) : claim.start]
    began = _FROM.search(before)
    if began is None or _NAMED_TIME.search(began.group()):
        return False
    ends = [c for c in report.by_sentence[claim.sentence_start] if c.start >= claim.end]
    if not ends or ends[0].unit != claim.unit:
        return False
    between = report.text[claim.end : ends[0].start]
    return bool(_TO.match(between)) and ends[0].period == claim.period


def _over_years(report: Report, claim: Claim) -> bool:
    """Whether a growth may be that of several years: 五年来…, 增长1.71倍, 翻番.

    A growth in multiples is one year's only where the text says that it is; so is one in a
    paragraph that opens on a span of years.
    """
    text = report.text
    begin = text.rfind("\n", 0, claim.start) + 1
    clause = max(text.rfind(sign, begin, claim.start) for sign in "。;")
    if _OF_ONE_YEAR.search(text, max(begin, clause), claim.end):
        return False
    manifold = _MANIFOLD.search(claim.quote) or abs(claim.value) >= 100
    return bool(manifold or _SPAN.search(text, begin, claim.start))


def alike(one: Claim, other: Claim) -> bool:
    """Whether two levels can be of one quantity: a hundredfold is a total against one a head.

    The words that tell them apart may stand sentences away.
    """
    small, large = sorted((abs(one.value), abs(other.value)))
    return one.aspect != "level" or small == 0 or large < A_HEAD * small


def _named(claim: Claim, before: str, link: str) -> Quantity:
    stretch = re.split(r"[。;]", before)[-1]
    base = ""
    if claim.aspect in ("growth", "change"):
        found = _BASE.search(link) or _BASE.search(stretch) or _SINCE.search(before)
        base = "" if found is None or _USUAL.search(found["base"]) else found["base"]
    narrowed = registry.qualifiers(stretch, spans=claim.aspect == "growth")
    return Quantity(
        name=claim.indicator_id or _TRIM.sub("", claim.indicator),
        aspect=claim.aspect,
        unit=claim.unit,
        qualifiers=narrowed,
        base=base,
    )


def _without_figures(report: Report, claim: Claim, offset: int) -> str:
    """The words from the name to the number, each figure between them one sign."""
    start = claim.sentence_start + offset
    text, position = "", start
    for other in report.by_sentence[claim.sentence_start]:
        if start <= other.start and other.end <= claim.start:
            text += report.text[position : other.start] + _FIGURE
            position = other.end
    return text + report.text[position : claim.start]
