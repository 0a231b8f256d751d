"""What a number measures: the phrase around it, read outwards from the number.

The grammar has these productions, tried in `claims.py` for each number of a clause:

=============== ============================================== ======================
production      shape                                          example
=============== ============================================== ======================
plain           SUBJECT (ADVERB|VERB|TO)* NUMBER               海港货物吞吐量达到3.66亿吨
head-after      (VERB) NUMBER NOUN (PREDICATE)                 建成94个千兆小区
inherited       (VERB|TO)* NUMBER                              ,同比增长4.3%
partial         PART-NOUN NUMBER                               、总投资20.5亿元
gap             (SUBJECT) 高于 SCOPE NUMBER                    高于全国0.4个百分点
rank            (SUBJECT) 位居 SCOPE 第NUMBER位                位居全国第9位
streak          (SUBJECT) 连续NUMBER年 (PREDICATE)             连续15年增长
=============== ============================================== ======================
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.registry import language
from duixian.text.times import HAN_YEAR, YEAR

# the colon of 15.6:49.9:34.5 parts no clauses
BOUNDARY = re.compile(r"[,;。!?\n]|:(?!\d)|(?<!\d):")
# 、和及 part list items when a number stands before them
SEPARATOR = re.compile(r"^(?:\s|、|和|与|及|以及|并|或)+")
_TIME_LEAD = re.compile(
    rf"^(?:到|至|截至|从|自|以)?(?:[Xx×╳*○●]{{2,4}}年|{HAN_YEAR}年(?:底|末)?|(?:20|19)\d\d(?:[-—至到](?:20|19)?\d\d)?年?(?:上半年|底|末|初|以来|来|度|全年|[一二三四1-4]季度|\d{{1,2}}月(?:底|末|份)?)?"
    r"|第?[一二三四]季度|前三季度|上半年|下半年|\d{1,2}(?:[-—至]\d{1,2})?月份?(?:\d{1,2}日)?|“[一二十][一二三四五]?五”(?:时期|期间|以来|末|规划期?)?"
    r"|(?:过去|这|近|最近|今后|未来)?(?:[一两三四五六七八九十]|\d+)年(?:来|间|内|中间?|里|$)|本届政府(?:任期)?(?:以来|内)?|期末|时期)(?:,|的)?"
)
# what a bracket names of the whole before it: (含再融资债券226亿元)
_CONTAINED = re.compile(r"^\(?(?:其中)?含(?![量氧水硫税金糖氟])")
_ITEM_NUMBER = re.compile(r"^[(]?\d{1,2}[.、)](?!\d)\s*")
PARTIAL = re.compile(
    r"(?:合同|协议|计划|完成|年度|项目|累计|年|其|直接|实际|首期)*(?:总(?:产|投资|市值|数|量|额|规模|面积|值|产值|收入|里程|装机|金额|人数|长度|产量|交易额|容量|产能|库容)|投资额?|投资总额|占比|比重|比例|数量|规模|面积|金额|产值|营收|营业收入|办结率|合格率|满意率|完成率|余额|交易额|市场占有率|就业率|覆盖率|销售额|参保人数|增速|增幅|降幅|增量|涨幅|存量|里程|均价|人数|户数|产能|年产量|成交额|签约额|签约金额|总和|税收|利润|利用率|使用率|达标率|完成投资|播种面积|种植面积|产量|单产|亩产|总体规模)$"
)
_REGION_LEAD = re.compile(
    r"^(?P<place>(?!城乡|地区)[\u4e00-\u9fff]{2,5}?(?:省|自治区|市|县|(?<!地)区|自治州|州|都市圈|城市群|经济圈|新区))"
    r"(?P<rest>经济总量.*|(?:地区)?生产总值.*|一般公共预算.*|固定资产.*|规模以上.*|规上.*|社会消费品.*|城镇(?!化).*|居民.*|农村.*|城乡.*)"
)
# 民营企业实现税收 is 民营企业税收
_ACHIEVED = re.compile(r"(?<=[\u4e00-\u9fff]{2})实现(?=[\u4e00-\u9fff]{2,}$)")
# a new action inside a phrase: what stands before it is who acts
_ACTS = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?:新建|新增|新培育|新引进|新认定|建成|取消和下放|选派|发放|新开工|共建(?!“|国家)|牵头建设|获批|实施(?!方案|细则|意见|办法|主体|率)|累计建成|累计新增)"
    r"(?=[\u4e00-\u9fff“])"
)


# what a figure is compared with, or a time word, between subject and verb
_COMPARISON = re.compile(
    rf"(?:(?:(?:比|较|同|与)(?:{YEAR}年|上一?年|去年|前一?年|年初|五年前|解放前|建国初期|(?:上个?|前)五年|上一?届|“十[一二三四五六七八]?五”(?:时期|期间|期末)?)(?:同期|年初预算|末|底|实际|相比|预计数|决算数|执行数|预算数?|完成数|同口径|预计执行数)?)"
    rf"|(?:前|这|近|过去|在这|在)?[一二两三四五六七八九十\d]{{1,2}}年(?:中间?|间|来|内|里)?|{YEAR}年(?:末|底|全年|已|就)?|[去今上当]年|(?<=[\u4e00-\u9fff]{{3}})年[底末])$"
)
_GOAL = re.compile(
    r"^(?P<of>.{2,}?)(?P<growth>(?:预期)?增长(?:预期|速度|率)?)?(?:(?:预期)?目标值?|的(?:计划)?指标)(?:拟?定|设定|确定|设)?$"
)
# 地区生产总值连续迈上4个万亿元台阶 leaves 地区生产总值
_MILESTONE = re.compile(
    r"^(?P<of>.{2,}?)(?:连续|接连|再次|先后|首次|相继)*(?:迈上|跨上|跃上|登上|突破|跨越|跨过|迈过|越过|连跨).*(?:台阶|大关|关口)$"
)
# what a clause says of its subject before the number comes (粮食产量屡创历史新高,去年达到…)
_TOPIC = re.compile(
    r"^(?P<of>.{2,20}?)(?:连续|屡|再创|创|持续|保持|稳步|稳定|更加|不断|快速|平稳|较快|继续|大幅|明显|显著|获得|再获|喜获"
    r"|又|超额|圆满|全面|稳中|再上|在(?=上年|去年|前[一两三]年|连续)|增量|提质|扩面|向好|企稳|仍然|连年|跨越|从\d|大幅度|迅速|迈上|跃上|居全|居世|位居|实现新|进一步)"
)


# 五年平均增长: the years are no part of what grew
_YEARS_MEAN = re.compile(
    r"(?:[两三四五六七八九十]|(?<![\d.])\d{1,2})年(?:来)?(?=(?:平均|年均|累计|合计)[\u4e00-\u9fff]{0,4}$)"
)


_NOT = re.compile(r"(?:仍|还|并)?(?:没有?|未能?|尚未)$")


@dataclass(frozen=True, slots=True)
class Peeled:
    """What is left of a number, taken apart.

    `stem` is the subject with its own verb; `direction` +1, -1 or 0 as the verb next to the
    number says; `to` whether the number is a level reached (提高到, 达到, 为).
    """

    stem: str
    direction: int
    to: bool
    rate_noun: bool
    verb: str
    average: bool
    cumulative: bool
    distributed: bool


_NOTE_BEFORE = re.compile(
    r"\([^()]*(?:下同|口径|合计|快报|预计|初步|不变价|可比价|含税|不含)[^()]*\)$"
)
"""A note on a figure in brackets before it; what it notes is no part of the indicator."""


def peel(left: str) -> Peeled:
    """Take the words between subject and number off the end of `left`.

    >>> p = peel("海港货物吞吐量同比增长"); p.stem, p.direction, p.to
    ('海港货物吞吐量', 1, False)
    >>> p = peel("居民消费价格涨幅达到"); p.stem, p.direction, p.to, p.rate_noun
    ('居民消费价格', 1, True, True)
    >>> p = peel("服务业增加值比重提高到"); p.stem, p.direction, p.to
    ('服务业增加值比重', 0, True)
    """
    lexicon = language.load()
    tail = lexicon.tail
    stem, verb = left.rstrip(), ""
    if stem.endswith(")"):
        stem = _NOTE_BEFORE.sub("", stem)
    stem = _YEARS_MEAN.sub("", stem)
    stem = _COMPARISON.sub("", stem)
    direction = 0
    to = rate_noun = average = cumulative = distributed = False
    while word := tail.at_end(stem):
        category = tail.category[word]
        if category == "keep":
            break
        if category in ("rise", "fall"):
            if direction or (to and word not in lexicon.rate_nouns):
                break
            direction, verb = (1 if category == "rise" else -1), word
            rate_noun = word in lexicon.rate_nouns
        elif category == "to":
            if direction:
                break
            to = True
        elif category == "distribute":
            distributed = True
        average = (
            average or "年均" in word or "每年" in word or "年平均" in word or "年递增" in word
        )
        cumulative = cumulative or "累计" in word
        stem = _COMPARISON.sub("", stem[: -len(word)].rstrip(" ,、"))
    stem = _NOT.sub("", stem)
    if goal := _GOAL.match(stem):
        stem = goal["of"]
        if goal["growth"] and not direction:
            stem = stem if stem != "经济" else "经济增长"
            direction, rate_noun = 1, True
    if milestone := _MILESTONE.match(stem):
        stem = milestone["of"]
    return Peeled(stem, direction, to, rate_noun, verb, average, cumulative, distributed)


def strip_lead(stem: str) -> str:
    """Take region, time and auxiliary words off the head of a phrase.

    >>> strip_lead("其中全市累计实现城镇新增就业"), strip_lead("2025年底在建项目")
    ('城镇新增就业', '在建项目')
    """
    lead = language.load().lead
    stem = _CONTAINED.sub("", _ITEM_NUMBER.sub("", stem))
    while stem:
        if match := _TIME_LEAD.match(stem):
            stem = stem[match.end() :].lstrip(" ,、")
            continue
        word = lead.at_start(stem)
        if word is None or lead.category[word] == "keep":
            break
        stem = stem[len(word) :].lstrip(" ,、")
    return stem


# a finished statement before a 、: …规模大幅增加、专项项目 leaves 专项项目
_FINISHED = re.compile(
    r"^.{4,}?(?:"
    r"(?:大幅度?|明显|显著|持续|稳步|不断|快速|基本|全面|进一步|总体|逐步)+[\u4e00-\u9fff]{2,3}"
    r"|(?:改革|建设|行动|试点|治理|整治)(?=、[\u4e00-\u9fff]{2,}(?:面积|率|比例|人数|数量|规模|里程)$)"
    r")、(?=[\u4e00-\u9fff“]{4,})"
)


# who set it: 人代会批准的收入年初预算 leaves 收入年初预算
_APPROVED = re.compile(
    r"^.{2,}?(?:批准|审议通过|审查批准|通过)的(?:全[市省县区]|市级|县级)?(?=.{4})"
)


def innermost(stem: str) -> str:
    """The last phrase of a clause that holds several: what the number is said of.

    >>> innermost("“票根经济”带动在线旅游收入"), innermost("拉动限上零售额增长")
    ('在线旅游收入', '拉动限上零售额增长')
    """
    if "、" in stem:
        stem = _FINISHED.sub("", stem)
    if "的" in stem:
        stem = _APPROVED.sub("", stem)
    last = None
    for match in language.load().cut.finditer(stem):
        if match.start() > 0 and len(stem) - match.end() >= 3:
            last = match
    if last is not None:
        stem = stem[last.end() :]
    if (act := _ACTS.search(stem)) and "、" not in stem[: act.start()][-3:]:
        stem = stem[act.start() :]
    return _ACHIEVED.sub("", stem, count=1)


_NAMED_PLACES = re.compile(
    r"^(?P<place>(?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3})(?P<rest>(?:经济总量|(?:地区)?生产总值).*)"
)


def parted_region(stem: str) -> tuple[str | None, str]:
    """Whose figure it is, when a place stands before an indicator of places; and the rest.

    >>> parted_region("瓦房店市地区生产总值"), parted_region("地区生产总值")
    (('瓦房店市', '地区生产总值'), (None, '地区生产总值'))
    """
    match = _REGION_LEAD.match(stem) or _NAMED_PLACES.match(stem)
    return (match["place"], match["rest"]) if match else (None, stem)


def action_at_end(stem: str) -> str:
    """The action verbs that a phrase ends with, and govern the noun behind the number.

    >>> action_at_end("我省新建改造"), action_at_end("技术合同成交额")
    ('新建改造', '')
    """
    actions = language.load().actions
    rest = stem
    while word := actions.at_end(rest):
        rest = rest[: -len(word)].rstrip()
        if rest.endswith(("、", "和", "并")) and actions.at_end(rest[:-1]):
            rest = rest[:-1]
    return stem[len(rest) :].strip("、和并")


def action_at_start(stem: str) -> str:
    """The action verbs that a phrase begins with (建成 of 建成美丽示范村)."""
    lexicon = language.load()
    actions = lexicon.actions
    if stem.startswith(lexicon.compounds):
        return ""
    position = 0
    while word := actions.at_start(stem, position):
        if stem.startswith(lexicon.compounds, position):  # 筹措保障性租赁住房
            break
        position += len(word)
        if stem.startswith(("、", "和"), position) and actions.at_start(stem, position + 1):
            position += 1
    return stem[:position]


@dataclass(frozen=True, slots=True)
class Following:
    """What stands behind a number: the noun it counts, and what is said of that noun."""

    noun: str
    predicate: str
    telling: bool


def following(right: str) -> Following | None:
    """Read the noun phrase behind a number; None where no noun follows.

    >>> following("改革试验任务全部完成")
    Following(noun='改革试验任务', predicate='全部完成', telling=False)
    >>> following("企业入选中国民营企业500强").telling, following("用于新建学校")
    (True, None)
    """
    lexicon = language.load()
    right = _NOTE.sub("", right.lstrip())
    right = _OF_THE_COUNT.sub("", right)
    if right.startswith("的"):
        right = right[1:]
    if not _NOUN_START.match(right) or lexicon.opening.match(right):
        return None
    start = right.find("”") + 1 if right.startswith("“") else 0
    match = lexicon.predicate.search(right, start)
    if match is None:
        return Following(right, "", False)
    if match.start() == 0:
        return None
    predicate = right[match.start() :]
    return Following(right[: match.start()], predicate, bool(lexicon.telling.search(predicate)))


_NOUN_START = re.compile(r"[\u4e00-\u9fff“A-Z(]|\d+(?:\.\d+)?(?:千伏|万?千瓦|兆瓦)")
# what a bracket behind a number notes of the number, and not of a noun
_NOTE = re.compile(
    r"^\((?:预计|初步|快报|下同|核算|统计|按|同口径|可比|不?含|剔除|扣除|以下|年报)[^)]*\)?"
)
# 862项次(市级、区县、乡镇街道三级): a bracket that ends the clause tells of the count, no noun
_OF_THE_COUNT = re.compile(r"^\([^()]*\)$")
_FULL_CLAUSE = re.compile(
    r"^(?:继续|实施|开展|支持|下调|上调|提高|降低|调整|完善|健全|优化|改革|建立|扩大|加大|增加|放宽|深化|取消|统一|落实|推进|推动|加强)+"
)


def topic(clause: str) -> str:
    """What a clause without number leaves to the next one as its subject.

    >>> topic("下调城镇职工基本养老保险单位缴费比例")
    '城镇职工基本养老保险单位缴费比例'
    """
    return _FULL_CLAUSE.sub("", innermost(strip_lead(clause.strip())))


_MEASURE_NAMED = re.compile(
    r"[\u4e00-\u9fff“”()]{2,18}(?:收入|产量|产值|水平|总额|总量|价格|比重|比例|面积|人数|余额|储备|投资|消费|支出|利润)"
)


def named_measure(clause: str) -> str:
    """The measure that a clause names and says nothing of: 农民的纯收入,全国平均每人达到355元.

    >>> named_measure("农民的纯收入"), named_measure("加快提高农民收入"), named_measure("全面推进")
    ('农民的纯收入', '', '')
    """
    stem = strip_lead(clause.strip())
    if not _MEASURE_NAMED.fullmatch(stem) or action_at_start(clause.strip()):
        return ""
    return "" if stem != clause.strip() and innermost(stem) != stem else stem


def told_of(clause: str) -> str:
    """The subject of a clause that says something of it and gives no number; else empty.

    >>> told_of("粮食产量屡创历史新高"), told_of("再上新台阶")
    ('粮食产量', '')
    """
    match = _TOPIC.match(strip_lead(clause.strip()))
    return innermost(match["of"]) if match else ""
