"""What a number measures: the phrase before it, read outwards from the number.

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

What stands behind the number is read in `counted_nouns.py`, and what a clause without one leaves to
the next in `topics.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract import phrase_patterns
from duixian.recent import recent
from duixian.records import set_by_slots
from duixian.registry import language

# the colon of 15.6:49.9:34.5 parts no clauses
BOUNDARY = re.compile(r"[,;:。!?\n](?:(?<!\d:)|(?!\d))")
# 、和及 part list items when a number stands before them
SEPARATOR = re.compile(r"^(?:\s|、|和|与|及|以及|并|或)+")
# what a bracket names of the whole before it: (含再融资债券226亿元)
_CONTAINED = re.rare(r"^\(?(?:其中)?含(?![量氧水硫税金糖氟])")
_IN_PLACES = re.rare(
    r"^(?:分别)?(?:在|于)?[\u4e00-\u9fff、]{2,24}(?:等地?)?\d+个"
    r"(?:行政村|村|乡镇|镇|乡|社区|街道|县区|县|区|园区|景区)(?=[\u4e00-\u9fff]{4})"
)
"""在石漕、岩脚2个村|新植核桃: where something was done."""
_ITEM_NUMBER = re.rare(r"^[(]?\d{1,2}[.、)](?!\d)\s*")
# 民营企业实现税收 is 民营企业税收
_ACHIEVED = re.rare(r"(?<=[\u4e00-\u9fff]{2})实现(?=[\u4e00-\u9fff]{2,}$)")
_MEAN_OF_ECONOMY = re.compile("(?:年均|年平均|每年)(?=(?:国民)?经济$)")
"""年均经济增长速度预期目标: of what grows it says nothing."""
_BY_STANDARD = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})按(?:照)?[\u4e00-\u9fff]{0,6}(?:标准|要求|比例)$"
)
_NOT = re.rare(r"(?:仍|还|并)?(?:没有?|未能?|尚未)$")


@set_by_slots
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


_SAME_BELOW = re.rare(r"\((?:(?:预计|初步|快报)[^(),]{0,4},)?下同\)")
_NOTE_BEFORE = re.compile(
    r"\([^()]*(?:下同|口径|合计|快报|预计|初步|不变价|可比价|含税|不含|元以上)[^()]*\)$"
)
"""A note on a figure in brackets before it; what it notes is no part of the indicator."""
_LISTED_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff]{3})\([^()]*、[^()]*\)$")
"""养老服务中心(南湖、桥西)2家: which they are."""


@recent
def peel(left: str) -> Peeled:
    """Take the words between subject and number off the end of `left`.

    >>> p = peel("海港货物吞吐量同比增长"); p.stem, p.direction, p.to
    ('海港货物吞吐量', 1, False)
    >>> p = peel("居民消费价格涨幅达到"); p.stem, p.direction, p.to, p.rate_noun
    ('居民消费价格', 1, True, True)
    >>> p = peel("服务业增加值比重提高到"); p.stem, p.direction, p.to
    ('服务业增加值比重', 0, True)
    >>> peel("国民生产总值计划增长").stem, peel("一季度完成全年计划的").stem
    ('国民生产总值', '一季度完成全年计划')
    """
    lexicon = language.load()
    tail = lexicon.tail
    stem, verb = _SAME_BELOW.sub("", left.rstrip()), ""
    if stem.endswith(")"):
        stem = _LISTED_BEFORE.sub("", _NOTE_BEFORE.sub("", stem))
    stem = phrase_patterns.YEARS_MEAN.sub("", stem)
    stem = phrase_patterns.COMPARISON.sub("", stem)
    direction = 0
    to = rate_noun = average = cumulative = distributed = False
    while word := tail.at_end(stem):
        category = tail.category[word]
        if category == "keep" or (category == "planned" and not (direction or to)):
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
        distributed = distributed or category == "distribute" or "分别" in word
        average = (
            average or "年均" in word or "每年" in word or "年平均" in word or "年递增" in word
        )
        cumulative = cumulative or "累计" in word
        stem = phrase_patterns.COMPARISON.sub("", stem[: -len(word)].rstrip(" ,、"))
        if stem.endswith(("数)", "上)")):  # 生产总值(预计数)达到
            stem = _NOTE_BEFORE.sub("", stem)
    stem = _NOT.sub("", stem)
    if direction and (mean := _MEAN_OF_ECONOMY.search(stem)):
        average, stem = True, stem[: mean.start()] + stem[mean.end() :]
    if goal := phrase_patterns.GOAL.match(stem):
        stem = goal["of"]
        if goal["growth"] and not direction:
            stem = stem if stem != "经济" else "经济增长"
            direction, rate_noun = 1, True
    if milestone := phrase_patterns.MILESTONE.match(stem):
        stem = milestone["of"]
    return Peeled(stem, direction, to, rate_noun, verb, average, cumulative, distributed)


@recent
def strip_lead(stem: str) -> str:
    """Take region, time and auxiliary words off the head of a phrase.

    >>> strip_lead("其中全市累计实现城镇新增就业"), strip_lead("2025年底在建项目")
    ('城镇新增就业', '在建项目')
    """
    lead = language.load().lead
    stem = _IN_PLACES.sub("", _CONTAINED.sub("", _ITEM_NUMBER.sub("", stem)))
    if "(下同)" in stem:
        stem = stem.partition("(下同)")[2]
    while stem:
        if match := phrase_patterns.TIME_LEAD.match(stem):
            stem = stem[match.end() :].lstrip(" ,、")
            continue
        word = lead.at_start(stem)
        if word is None or lead.category[word] == "keep":
            break
        stem = stem[len(word) :].lstrip(" ,、")
    return stem


_MEANS = frozenset("在通《中国省市县我提决要确")
"""First characters of what `phrase_patterns.BY_MEANS` takes off: most phrases begin otherwise."""


@recent
def innermost(stem: str) -> str:
    """The last phrase of a clause that holds several: what the number is said of.

    >>> innermost("“票根经济”带动在线旅游收入"), innermost("拉动限上零售额增长")
    ('在线旅游收入', '拉动限上零售额增长')
    """
    if "成为" in stem:
        stem = phrase_patterns.FIRST_TO.sub("", stem)
    if "按" in stem:
        stem = _BY_STANDARD.sub("", stem)
    if "、" in stem:
        stem = stem.replace("、实现", "、")  # 接待游客、实现旅游总花费分别增长
        stem = phrase_patterns.FINISHED.sub("", stem)
    if "的" in stem:
        stem = phrase_patterns.APPROVED.sub("", stem)
    stem = phrase_patterns.MEASURE_REACHED.sub("", stem)
    if "、" in stem:
        stem = phrase_patterns.DONE_BESIDE.sub("", stem)
    if "累计" in stem:
        stem = phrase_patterns.ADDED_UP.sub(r"\g<of>", stem)
    if stem[:1] in _MEANS:
        stem = phrase_patterns.BY_MEANS.sub("", stem)
    last = None
    for match in language.load().cut.finditer(stem):
        if match.start() > 0 and len(stem) - match.end() >= 3:
            last = match
    if last is not None:
        stem = stem[last.end() :]
    if (act := phrase_patterns.ACTS.search(stem)) and "、" not in stem[: act.start()][-3:]:
        stem = stem[act.start() :]
    return _ACHIEVED.sub("", stem, count=1)


def parted_region(stem: str) -> tuple[str | None, str]:
    """Whose figure it is, when a place stands before an indicator of places; and the rest.

    >>> parted_region("瓦房店市地区生产总值"), parted_region("地区生产总值")
    (('瓦房店市', '地区生产总值'), (None, '地区生产总值'))
    """
    match = phrase_patterns.REGION_LEAD.match(stem) or phrase_patterns.NAMED_PLACES.match(stem)
    return (match["place"], match["rest"]) if match else (None, stem)


@recent
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


@recent
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
