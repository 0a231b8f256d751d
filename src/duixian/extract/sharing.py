"""What the numbers of a sentence share: a noun or a measure that only one of them names."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract.drafts import Draft

_LEVEL_WORD = re.compile(
    r"(?:世界|国家|省|市|区域|区|县|旗|盟|州|镇|乡|厅|万亿|千亿|百亿|国际|自治区|部)级$"
)
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

_PROMOTING = frozenset(("推进", "实施", "加快", "推动", "完成", "启动", "抓好", "加快推进"))
_WORK = re.compile(r"(?:建设|改造|治理|整治|更新|修复)$")
_HARVEST = re.compile(r"产量$")
_CROP = re.compile(r"(?:(?![产量口增平均才亩每地田])[\u4e00-\u9fff]){2,4}")
_WEIGHT = frozenset(("吨", "斤", "公斤", "千克", "担", "立方米", "吨/年"))


def share_heads(drafts: list[Draft]) -> None:
    """6个世界级、7个国家级、9个区域级产业集群: the last noun is shared by those without one."""
    for i in range(len(drafts) - 2, -1, -1):
        here, following = drafts[i], drafts[i + 1]
        if here.counts_alone and following.counts_alone and _LEVEL_WORD.search(here.noun):
            match = re.search(r"级(.+)$", following.noun)
            if match:
                here = here.named(here.indicator + match.group(1), here.noun + match.group(1))
        if (
            here.counts_alone
            and following.counts_alone
            and here.clause_start == following.clause_start
            and here.verb in _PROMOTING
            and here.verb == following.verb
            and (match := _WORK.search(following.noun))
            and not _WORK.search(here.noun)
        ):  # 推进30个先行片区、200个样板村建设
            here = here.named(here.indicator + match.group(), here.noun + match.group())
        if _side_by_side(here, following) and (told := following.indicator[len(following.noun) :]):
            here = here.named(here.indicator + told)  # 6个企业品牌、2个区域品牌入选名品目录
        drafts[i] = here


def _side_by_side(here: Draft, following: Draft) -> bool:
    """Whether two counts of things that nothing was done to share what is said of the second."""
    return (
        here.counts_alone
        and following.counts_alone
        and here.clause_start == following.clause_start
        and not here.verb
        and not following.verb
        and here.indicator == here.noun
        and following.indicator.startswith(following.noun)
        and following.left.startswith(here.noun)
        and _NOTHING_BETWEEN.fullmatch(following.left.removeprefix(here.noun)) is not None
    )


_NOTHING_BETWEEN = re.compile(r"(?:、|和|与|及|以及)?")
_CAPACITY = re.compile(
    r"(?P<deed>(?:累计)?(?:淘汰|压减|退出|化解|关停|去除|新增)(?:落后|过剩)?)[^,、]{2,10}(?P<of>产能)$"
)
_PLAIN_GOODS = re.compile(r"[\u4e00-\u9fff]{2,6}(?<!产能)")


_SUCH_CAPACITY = re.compile("等(?P<of>(?:落后|过剩|低效)?产能)")


def _share_such(drafts: list[Draft]) -> None:
    """淘汰钢铁2700万吨、水泥4200万吨等落后产能: what the last names is all of theirs."""
    for i, last in enumerate(drafts):
        named = _SUCH_CAPACITY.match(last.behind.lstrip())
        if named is None or last.sense.aspect != "level":
            continue
        for j in range(i, -1, -1):
            one = drafts[j]
            if one.clause_start != last.clause_start or one.sense.aspect != "level":
                break
            if not one.indicator.endswith("产能"):
                drafts[j] = one.named(one.indicator + named["of"], one.noun + named["of"])


def share_capacities(drafts: list[Draft]) -> None:
    """淘汰落后钢铁产能90万吨、水泥230万吨: the deed and the measure are the others' too."""
    _share_such(drafts)
    shared: re.Match[str] | None = None
    clause = -1
    for i, draft in enumerate(drafts):
        if draft.indicator.endswith("产能") and (found := _CAPACITY.search(draft.indicator)):
            shared, clause = found, draft.clause_start
        elif shared is None or draft.clause_start != clause or draft.sense.aspect != "level":
            shared = None
        elif _PLAIN_GOODS.fullmatch(bare := _without(draft, shared["deed"])):
            noun = bare + shared["of"]
            drafts[i] = draft.named(shared["deed"] + noun, noun)


def _without(draft: Draft, deed: str) -> str:
    """The goods alone, without the deed that the first number or this one names."""
    return draft.indicator.removeprefix(deed).removeprefix(draft.verb)


_RESIDENTS = re.compile("(?:全体|城镇|城市|农村|城乡)(?:常住)?居民")
_OF_RESIDENTS = re.compile("居民(?P<measure>(?:人均|收入|消费|家庭)[\u4e00-\u9fff]+)$")


def share_residents(drafts: list[Draft]) -> None:
    """全体居民人均可支配收入增长6.3%,城镇居民增长4.9%: their income, too."""
    told = ""
    for i, draft in enumerate(drafts):
        if found := _OF_RESIDENTS.search(draft.indicator):
            told = found["measure"]
        elif told and _RESIDENTS.fullmatch(draft.indicator):
            drafts[i] = draft.named(draft.indicator + told)


def share_measures(drafts: list[Draft]) -> None:
    """采矿业增加值增长17.7%,制造业增长7.6%: the measure that the first names is the others' too."""
    measures: dict[tuple[str, str | None], str] = {}
    harvests: set[str | None] = set()
    renamed: dict[str, str] = {}
    for i, draft in enumerate(drafts):
        kind = (draft.sense.aspect, draft.mention.unit)
        if found := _MEASURE.search(draft.indicator):
            measures[kind] = found.group()
        elif _HARVEST.search(draft.indicator) and draft.sense.aspect == "level":
            harvests.add(draft.mention.unit)
        elif draft.rule.follows:
            drafts[i] = draft.named(renamed.get(draft.indicator, draft.indicator))
        elif (
            kind in measures
            and draft.rule.own
            and not draft.verb
            and _BEARER.search(draft.indicator)
        ):
            renamed[draft.indicator] = draft.indicator + measures[kind]
            drafts[i] = draft.named(renamed[draft.indicator])
        elif (
            draft.mention.unit in harvests & _WEIGHT
            and draft.rule.own
            and not draft.rule.joined
            and draft.sense.aspect == "level"
            and not draft.verb
            and _CROP.fullmatch(draft.indicator)
        ):  # 原煤产量达到7亿吨,原油达到1亿吨
            renamed[draft.indicator] = draft.indicator + "产量"
            drafts[i] = draft.named(renamed[draft.indicator])


def drop_increase(drafts: list[Draft]) -> None:
    """里程新增1700公里、突破7000公里: what it reached is the whole, not what was added to it."""
    whole: dict[str, str] = {}
    for i, draft in enumerate(drafts):
        name = draft.indicator
        if name in whole or (
            _reaches(draft) and any(earlier.indicator == name for earlier in drafts[:i])
        ):
            bare = _ADDED.sub("", name)
            if len(bare) > 1:
                whole[name] = bare
                drafts[i] = draft.named(bare)


def _reaches(draft: Draft) -> bool:
    """Whether a number says what was reached: 突破, 达到, a rank."""
    bounded = draft.mention.bound_start < draft.mention.start
    return bounded or draft.peeled.to or draft.sense.aspect == "rank"
