"""What a unit is counted by, where that stands before the number: 每人每月760元, 每百人12部."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract.drafts import Draft
from duixian.extract.quantities import Mention
from duixian.registry import units

_PER_HEAD = re.rare(r"(?:提高[到至]|达到?|为)?每(?P<a>人|户|亩|吨)每(?P<b>年|月|天|日)$")
_PER_HEAD_DEED = re.rare(
    r"(?:每(?P<a>人|户|亩|公里)每?(?P<b>年|月|天|日)|每(?P<d>年|月|天|日)每(?P<c>人|户))"
    r"(?P<deed>[\u4e00-\u9fff]{0,12})$"
)
"""每人每月发放生活补助300元, 每人每月基本生活费提高到1500元, 提高到每月每人800元."""
_PER_MONTH = re.rare(
    r"(?:(?:提高|增加?|调整|上调|达)[到至]?|为)?每(?P<b>月)"
    r"(?P<deed>(?:提高|增加|上调|调整|达|不低于|发放|补助|补贴|领取)[\u4e00-\u9fff]{0,8})?$"
)
"""标准提高到每月143元, 每月发放津贴100元."""
_AS_BEFORE = re.rare(
    r"(?:[,、 ])*(?:达到?|提高到|提高至|调整[到为]|增加到|增至|为)|、.{2,12}(?:补贴|补助|津贴|标准)"
)
"""补贴每人每月增加300元,达到2100元: by the head and month, as before."""
_PER_HEAD_SHORT = re.rare(
    r"(?:(?<![\d全今去当本上前明每一二三四五六七八九十两几近])(?P<b>[月年])人均"
    r"|人均每?(?P<c>[月年])|每人(?P<d>[月年]))"
    r"(?P<verb>增加?|提高|上调|(?:补助|补差|保障|救助|供养)[\u4e00-\u9fff]{0,8})?$"
)
"""月人均620元, 人均月增180元: what a person has in a month."""
_OF_SO_MANY = re.rare("(?:达到?|为)?每(?P<many>[百千万]人)$")
"""电话普及率达到每百人12.5部."""
_RATED = re.rare(r"每(?P<per>斤|公斤|吨|度|千瓦时|立方米|亩)(?:[\u4e00-\u9fff]{0,6})$")
_DAILY = re.rare(
    r"(?:日(?:收运|转运|焚烧|处理|供水|供气|生产|净化|接待|产)?能力|日供[水气热]|日处理[\u4e00-\u9fff]{0,4}"
    r"|(?<![今昨次生])日产(?![业品值])[\u4e00-\u9fff]{0,5}?)"
    r"(?:达到?|为|超|约|(?:提[升高]|增加?|扩大?|上升)[至到])?$"
)


def without(left: str, mention: Mention) -> str:
    """What stands before a number, without what its unit is counted by.

    >>> from duixian.extract.mentions import find
    >>> (number,) = find("300元")
    >>> without("为教师每人每月发放补助", number), without("标准提高到每月", number)
    ('为教师发放补助', '标准')
    """
    if match := _PER_HEAD.search(left):
        return left[: match.start()] + left[match.start() : match.start("a") - 1]
    if match := _PER_HEAD_SHORT.search(left):
        return left[: match.start()] + (match["verb"] or "")
    of_money = (mention.unit or "").startswith("元")
    if of_money and (match := _PER_HEAD_DEED.search(left) or _PER_MONTH.search(left)):
        return left[: match.start()] + (match["deed"] or "")
    if match := _OF_SO_MANY.search(left):
        return left[: match.start()]
    return left


def told(group: list[Mention], left: str, last: Draft | None) -> list[Mention]:
    """The numbers with the denominator of their unit, where that stands before them."""
    per_head, rated, daily = _PER_HEAD.search(left), _RATED.search(left), _DAILY.search(left)
    short, of_many = _PER_HEAD_SHORT.search(left), _OF_SO_MANY.search(left)
    deed, monthly = _PER_HEAD_DEED.search(left), _PER_MONTH.search(left)
    goes_on = last is not None and (last.origin or _AS_BEFORE.fullmatch(left.strip(" ,")))
    whole = (last.mention.unit or "") if last is not None and goes_on else ""
    if not (per_head or short or of_many or rated or daily or deed or monthly or "/" in whole):
        return group
    found = []
    for mention in group:
        unit = mention.unit
        if per_head:  # 提高到每人每月760元和610元
            unit = f"{unit}/{per_head['a']}/{per_head['b']}"
        elif short and unit == "元":  # 月人均620元
            unit = f"{unit}/人/{short['b'] or short['c'] or short['d']}"
        elif deed and unit == "元":
            unit = f"{unit}/{deed['a'] or deed['c']}/{deed['b'] or deed['d']}"
        elif monthly and unit == "元":
            unit = f"{unit}/{monthly['b']}"
        elif of_many and unit and "/" not in unit:
            unit = f"{unit}/{of_many['many']}"
        if unit and "/" not in unit:
            if rated and units.load().dimension_of(unit) == "currency":
                unit += f"/{rated['per']}"  # 每斤提高3分钱
            elif daily:
                unit += "/日"  # 日处理能力6万吨
        if whole.partition("/")[0] == unit:  # 由每度0.6元降至0.5元: the same measure
            unit = whole
        found.append(mention._replace(unit=unit))
    return found
