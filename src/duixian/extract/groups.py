"""Numbers that share a unit or a subject: 0.4和1个百分点, 分别增长23.4%、20.3%."""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.extract import mentions
from duixian.extract.quantities import ARABIC, Mention, scale_at, unit_at
from duixian.text import numerals

_SPREADING = frozenset(("arabic", "pct", "chinese", "share", "rate"))
_RELATIVE = {"%", "倍"}
"""Both say by how much something grew: 增长12%和1.5倍."""
_SPREAD = 40
"""Characters before a bare number in which 分别, or as many names, make it one of a list."""
_POINTS = ("百分点", "千分点")
_SHARED_UNITS = frozenset(
    ("%", "百分点", "位", "元", "倍", "个", "天", "人", "家", "项", "分", "吨", "户", "件")
)
_OF_TIME_OR_ORDER = frozenset(("年", "月", "日", "号", "级", "期", "岁", "线", "时", "点", "个月"))
"""1、2级 and 7、8月 count nothing."""
_LIKE = 20.0
"""How many times as large a number may be as the others of its list to share their 万 or 亿:
5000、1.2万人 do not."""


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
    for mention in _from_and_to(text, found):
        if group and _joins(text, group, mention):
            group.append(mention)
            continue
        if group:
            yield _shared(text, group)
        group = [mention]
    if group:
        yield _shared(text, group)


_FROM = re.compile(r"[由从自](?:[上去前]年的?|\d{4}年的?)?$")
_RISES_TO = re.compile(
    r"(?:[上提增升扩拉下降减调压缩回][\u4e00-\u9fff]?)?(?:到|至|为)(?:\d{4}年的?)?"
)


def _from_and_to(text: str, found: list[Mention]) -> list[Mention]:
    """由28.5提高到36.2平方米: what something was has the unit, and the 万, of what it became."""
    if not any(one.unit is None and not one.scaled for one in found):
        return found
    lent = list(found)
    for i, one in enumerate(found):
        if one.unit is not None or one.scaled or one.kind != "arabic":
            continue
        until = next((b for b in found[i + 1 : i + 3] if b.unit != "年"), None)
        if until is None or until.unit is None or until.unit in _OF_TIME_OR_ORDER:
            continue
        if not _RISES_TO.fullmatch(text, one.after, until.bound_start):
            continue
        if _FROM.search(text, max(0, one.start - 8), one.start):
            unit = "%" if until.unit in _POINTS else until.unit
            lent[i] = _as_large([one, until])[0]._replace(unit=unit)
    return lent


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
        shared = mention.unit in _SHARED_UNITS or (
            mention.unit not in _OF_TIME_OR_ORDER and _told_apart(text, group[0])
        )
        return shared and previous.scaled <= mention.scaled
    if previous.unit == "个" and mention.unit in _POINTS:  # 高于全省、全市1.1个、0.6个百分点
        return True
    if previous.unit == mention.unit or {previous.unit, mention.unit} == _RELATIVE:
        return True
    spread = text[max(0, group[0].bound_start - 6) : group[0].bound_start]
    return "分别" in spread and "年" not in (previous.unit, mention.unit)


# 、36.2、54个百分点 behind the first of them
_GOES_ON = re.compile(rf"(?:{mentions.JOIN.pattern}{ARABIC})+")
_NAMES = re.compile("[、和与及]")
_CLAUSE = re.compile("[,;。:]")


def _leads_to_unit(text: str, mention: Mention) -> bool:
    """Whether the numbers that go on from this one end with the unit of them all."""
    if not _told_apart(text, mention):
        return False
    on = _GOES_ON.match(text, mention.end)
    if on is None:
        return False
    unit, _ = unit_at(text, scale_at(text, on.end())[1])
    return unit is not None and unit not in _OF_TIME_OR_ORDER


def _told_apart(text: str, mention: Mention) -> bool:
    """Whether what stands before a number says of what each of some numbers is: 分别, or as many
    names as there are numbers (粮、棉、油产量26.6、7.8、0.6亿公斤)."""
    before = text[max(0, mention.start - _SPREAD) : mention.start]
    if "分别" in before:
        return True
    said = _CLAUSE.split(before)[-1]
    named = _NAMES.split(said.rstrip("0123456789.、和"))
    on = _GOES_ON.match(text, mention.end)
    told = len(re.findall(ARABIC, said)) + 1
    count = told + (0 if on is None else len(re.findall(ARABIC, on.group())))
    return 1 < count == len(named)


def _shared(text: str, group: list[Mention]) -> list[Mention]:
    if len(group) == 1:
        return group
    last = group[-1]
    # 总产值3500亿元、百亿元以上产业链15条: what the next count is of lends no bound
    sizes_what_follows = _SIZES.match(text, last.after) is not None
    bounding = last.bound != "eq" and last.bound_start == last.start and not last.more
    group = _as_large(group)
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


def _as_large(group: list[Mention]) -> list[Mention]:
    """26.6、7.8、0.6亿公斤: bare numbers take the 亿 of the last, where each is of the like of one
    behind it."""
    last = group[-1]
    if not last.scaled or last.kind != "arabic":
        return group
    behind = [numerals.arabic(last.text)]
    if not behind[0]:
        return group
    scale = last.value / behind[0]
    done = [last]
    for one in reversed(group[:-1]):
        if one.unit is not None or one.scaled:
            break
        if not any(like <= one.value * _LIKE and one.value <= like * _LIKE for like in behind):
            break
        behind.append(one.value)
        done.insert(0, one._replace(value=round(one.value * scale, 6), scaled=True))
    return [*group[: -len(done)], *done]
