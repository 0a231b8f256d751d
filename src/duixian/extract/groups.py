"""Numbers that share a unit or a subject: 0.4和1个百分点, 分别增长23.4%、20.3%."""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.extract import mentions
from duixian.extract.quantities import ARABIC, Mention

_SPREADING = frozenset(("arabic", "pct", "chinese", "share", "rate"))
_RELATIVE = {"%", "倍"}
"""Both say by how much something grew: 增长12%和1.5倍."""
_SPREAD = 40
"""Characters before a bare number in which 分别 makes it one of a list."""
_POINTS = ("百分点", "千分点")
_SHARED_UNITS = frozenset(
    ("%", "百分点", "位", "元", "倍", "个", "天", "人", "家", "项", "分", "吨", "户", "件")
)


_SIZES = re.compile(
    r"(?:的|规模|级|元)?[\u4e00-\u9fff]{0,8}?(?:企业|产业链|产业|集群|项目|园区|县|镇|村|平台)"
)


def joined(text: str, found: list[Mention]) -> Iterator[list[Mention]]:
    """Group the mentions of a sentence. A unit or bound that stands once goes to all.

    >>> text = "分别高于全国0.4和1个百分点,增长5%、6.5%左右"
    >>> groups = joined(text, list(mentions.find(text)))
    >>> [[(m.value, m.unit, m.bound) for m in group] for group in groups]
    [[(0.4, '百分点', 'eq'), (1.0, '百分点', 'eq')], [(5.0, '%', 'approx'), (6.5, '%', 'approx')]]
    """
    group: list[Mention] = []
    for mention in found:
        if group and _joins(text, group, mention):
            group.append(mention)
            continue
        if group:
            yield _shared(text, group)
        group = [mention]
    if group:
        yield _shared(text, group)


def _joins(text: str, group: list[Mention], mention: Mention) -> bool:
    previous = group[-1]
    between = text[previous.after : mention.bound_start]
    if not between and previous.kind == mention.kind == "arabic" and previous.unit:
        return mention.unit is not None and previous.unit != mention.unit  # 30批62类
    if previous.kind == mention.kind == "share":
        return between == ":"
    if len(between) > 3 or "," in between or not mentions.JOIN.fullmatch(between):
        return False
    if previous.kind == mention.kind == "ordinal":  # 分别居第3、第2、第1位
        return previous.unit == mention.unit == "位"
    if previous.kind not in _SPREADING or mention.kind not in _SPREADING:
        return False
    if mention.unit is None:  # 分别提高20.9、36.2、54个百分点
        return previous.unit is None and _leads_to_unit(text, mention)
    if previous.unit is None:
        return mention.unit in _SHARED_UNITS and previous.scaled <= mention.scaled
    if previous.unit == "个" and mention.unit in _POINTS:  # 高于全省、全市1.1个、0.6个百分点
        return True
    if previous.unit == mention.unit or {previous.unit, mention.unit} == _RELATIVE:
        return True
    spread = text[max(0, group[0].bound_start - 6) : group[0].bound_start]
    return "分别" in spread and "年" not in (previous.unit, mention.unit)


# 、36.2、54个百分点 behind the first of them
_GOES_ON = re.compile(
    rf"(?:{mentions.JOIN.pattern}{ARABIC})+(?:%|个百分点|百分点|位|元|倍|个|家|亿元|万元)"
)


def _leads_to_unit(text: str, mention: Mention) -> bool:
    """Whether the numbers that go on from this one end with the unit of them all."""
    spread = text[max(0, mention.start - _SPREAD) : mention.start]
    return "分别" in spread and _GOES_ON.match(text, mention.end) is not None


def _shared(text: str, group: list[Mention]) -> list[Mention]:
    if len(group) == 1:
        return group
    last = group[-1]
    # 总产值3500亿元、百亿元以上产业链15条: what the next count is of lends no bound
    sizes_what_follows = _SIZES.match(text, last.after) is not None
    bounding = last.bound != "eq" and last.bound_start == last.start and not last.more
    return [
        *(
            one._replace(
                unit=last.unit
                if one.unit == "个" and last.unit in _POINTS
                else one.unit or last.unit,
                bound=last.bound
                if bounding and one.bound == "eq" and not (one.unit and sizes_what_follows)
                else one.bound,
            )
            for one in group[:-1]
        ),
        last,
    ]
