"""What a clause without a number leaves to the number of the next one: its subject."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import phrase_patterns
from duixian.extract.phrases import action_at_start, innermost, strip_lead
from duixian.recent import recent
from duixian.registry import language


@recent
def topic(clause: str) -> str:
    """What a clause without number leaves to the next one as its subject.

    >>> topic("下调城镇职工基本养老保险单位缴费比例")
    '城镇职工基本养老保险单位缴费比例'
    """
    return phrase_patterns.FULL_CLAUSE.sub("", innermost(strip_lead(clause.strip())))


_MEASURE_NAMED = re.compile(
    r"[\u4e00-\u9fff“”()]{2,18}(?:收入|产量|产值|水平|总额|总量|价格|比重|比例|面积|人数|余额|储备|投资|消费|支出|利润)"
)


@recent
def named_measure(clause: str) -> str:
    """The measure that a clause names and says nothing of: 农民的纯收入,全国平均每人达到355元.

    >>> named_measure("农民的纯收入"), named_measure("加快提高农民收入"), named_measure("全面推进")
    ('农民的纯收入', '', '')
    """
    stem = strip_lead(clause.strip())
    if not _MEASURE_NAMED.fullmatch(stem) or action_at_start(clause.strip()):
        return ""
    if stem == clause.strip():
        return stem
    tail = language.load().tail
    urged = tail.category.get(tail.at_start(stem) or "") in ("rise", "fall")  # 加快|提高农民收入
    return "" if urged or innermost(stem) != stem else stem


@recent
def told_of(clause: str) -> str:
    """The subject of a clause that says something of it and gives no number; else empty.

    >>> told_of("粮食产量屡创历史新高"), told_of("再上新台阶")
    ('粮食产量', '')
    """
    match = phrase_patterns.TOPIC.match(strip_lead(clause.strip()))
    return innermost(match["of"]) if match else ""
