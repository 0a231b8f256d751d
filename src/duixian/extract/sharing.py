"""What the numbers of a sentence share: a noun or a measure that only one of them names."""

from __future__ import annotations

import re

from duixian.extract.drafts import Draft

_LEVEL_WORD = re.compile(r"(?:世界|国家|省|市|区域|县|万亿|千亿|百亿|国际|自治区|部)级$")
_MEASURE = re.compile(
    r"(?:"
    r"增加值"
    r"|总产值"
    r"|产值"
    r"|利润总额"
    r"|利润"
    r"|营业收入"
    r"|零售额"
    r"|销售额"
    r"|投资"
    r"|进出口总额"
    r"|出口额"
    r"|用电量"
    r"|贷款余额"
    r"|存款余额"
    r")$"
)
_BEARER = re.compile(r"(?:业|类|企业|地区|区域)$")
"""What has no size of its own: 制造业增长7.6% behind 采矿业增加值 speaks of value added."""


_ADDED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:净?新增|净增)$")


def share_heads(drafts: list[Draft]) -> None:
    """6个世界级、7个国家级、9个区域级产业集群: the last noun is shared by those without one."""
    for i in range(len(drafts) - 2, -1, -1):
        here, following = drafts[i], drafts[i + 1]
        if here.rule == following.rule == "head-after" and _LEVEL_WORD.search(here.noun):
            match = re.search(r"级(.+)$", following.noun)
            if match:
                here.noun += match.group(1)
                here.indicator += match.group(1)


def share_measures(drafts: list[Draft]) -> None:
    """采矿业增加值增长17.7%,制造业增长7.6%: the measure that the first names is the others' too."""
    measures: dict[tuple[str, str | None], str] = {}
    renamed: dict[str, str] = {}
    for draft in drafts:
        kind = (draft.sense.aspect, draft.mention.unit)
        if found := _MEASURE.search(draft.indicator):
            measures[kind] = found.group()
        elif draft.rule.startswith("inherited"):
            draft.indicator = renamed.get(draft.indicator, draft.indicator)
        elif (
            kind in measures
            and draft.rule in ("plain", "plain-joined")
            and not draft.verb
            and _BEARER.search(draft.indicator)
        ):
            renamed[draft.indicator] = draft.indicator + measures[kind]
            draft.indicator = renamed[draft.indicator]


def drop_increase(drafts: list[Draft]) -> None:
    """里程新增1700公里、突破7000公里: what it reached is the whole, not what was added to it."""
    whole: dict[str, str] = {}
    for draft in drafts:
        name = draft.indicator
        if name in whole or (
            _reaches(draft) and any(d.indicator == name for d in _before(drafts, draft))
        ):
            bare = _ADDED.sub("", name)
            if len(bare) > 1:
                whole[name] = draft.indicator = bare


def _reaches(draft: Draft) -> bool:
    """Whether a number says what was reached: 突破, 达到, a rank."""
    bounded = draft.mention.bound_start < draft.mention.start
    return bounded or draft.peeled.to or draft.sense.aspect == "rank"


def _before(drafts: list[Draft], draft: Draft) -> list[Draft]:
    return drafts[: next(i for i, one in enumerate(drafts) if one is draft)]
