"""One group of numbers in its clause: what belongs to it, and how many claims it makes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from duixian import late_re as re
from duixian.extract import aspects, counted_nouns, denominators, mentions, phrases
from duixian.extract.distribution import distribute
from duixian.extract.drafts import Around, Draft, Frame, counts
from duixian.extract.namings import of_several
from duixian.extract.productions import Production
from duixian.extract.quantities import Mention
from duixian.registry import units

_FROM = re.compile(r"(?:由|从|自(?!主|然|治|贸|来|由|动))(?![业事]|属)(?:[^,;:。]{0,24})$")
_TO_NEXT = re.compile(
    r"^[^,;。]{0,12}?(?:[增降升提减缩压扩][加低升高少短缩大]?[到至为]|[到至]|发展到|优化为|整合为|调整为|演进为|演变为|变为|变成|转为|回升到)"
)
_CURRENT = re.compile(r"(?:现行|原来|原有|原)(?:的)?$")
# 共59个,比现有的86个减少27个: what there was before, of what was just told
_AGAINST_THOSE = re.compile(r"^[,、]?(?:比|较|与)(?:现有|原有|原来|现在)(?:的)?$")
_SET_AT = re.compile(r"(?:安排|把握|考虑|掌握)[、,]")
_LESS_OR_MORE = re.compile(r"(?:减少|增加|精简|压缩)\d")
_YEAR_OF = re.compile(r"(?:\d{4}年|去年|上年|年初|五年前|[^,;。]{0,8}时)(?:末|底)?的?$")
_GOAL_NOUN = re.rare(
    r"^(?:年初|年度|全年|预期|规划|计划|确定|增长|经济)*(?:目标|任务|指标|预期|计划|速度|增速|增长率|增幅|基础上)"
)
# 职工的比例,已由五十年代的50%上升到80%: when it was so names nothing
_ONLY_TIME = re.compile(r"在?[\u4e00-\u9fff]{1,4}(?:初期|时期|期间|年代|以前|之前|初|时)的?")
_SET_THINGS = re.compile(r"(?:主要|预期性|约束性|共性)?指标")
_THINGS_SET = re.compile(r"(?<=指标|任务|目标|计划)[^\u4e00-\u9fff].*$")
_YEARLY_OUTPUT = re.rare(r"年(?:产(?!值|业)|产能|产可达|设计产能|处理能力)(?:可达|达|达到|为)?$")
_TO_NOUGHT = re.compile("(?:全部|实现|动态)*(?:归零|清零|降为零)")
_BASE_OF_MULTIPLE = re.compile(
    r"(?:达到?|已达|几乎|约|近)?(?:是|为|相当于|达到?)[^,;:。]{0,12}"
    r"(?:年|期|时|末|底|初|前|五”|以来|水平)[^,;:。]{0,4}(?:[\u4e00-\u9fff]{2,10}总和)?的?$"
)
_PLACES_EACH = re.compile(
    r"(?P<places>[\u4e00-\u9fff]{2,5}(?:[、和与][\u4e00-\u9fff]{2,5})+?)"
    r"(?:[两二三四五六七八九十\d]+个?(?:区县|县区|县市|区|县|市|州|盟|旗|镇|乡|街道|园区|开发区))"
    "(?:分别|各)"
)
_REACHES = re.compile(r"^(?:实现|完成|达到)")
_OF_PLACES = re.compile(
    r"^.*?(?:区县|县区|县市|区|县|市|州|盟|旗|镇|乡|街道|园区|开发区)(?=[\u4e00-\u9fff]{2})"
)
_EACH_OF = re.compile(r"(?P<of>.+、.+?)分别(?P<rest>[\u4e00-\u9fff]{2,})")
_EACH_DEED = re.compile(r"(?:力争)?(?:分别|各)(?=[\u4e00-\u9fff]{2}$)")
_EACH_OF_PLAN = re.compile(
    r"分别(?=(?:完成|占|达到?|为|相当于)[^,;。]{0,8}(?:目标|任务|计划|预算|指标)[^,;。]{0,2}的?$)"
)
_EACH_NEW = re.compile(r"(?:分别|各)(?:新增|新建|新设|净增)?$")
_LIST_END = re.compile(r".+(?:、|以及|和|与|及)(?P<verb>(?:[新改建成培育引进打造认定]{2,4})?)$")


def read(group: list[Mention], around: Around, frame: Frame) -> list[Draft]:
    """The drafts of one group of joined numbers, most often of one."""
    group = denominators.told(group, around.left, frame.last)
    first = _single(group[0], around, frame)
    drafts = [first]
    if len(group) > 1:
        drafts = _spread(first, [first.mention, *group[1:]], around, frame)
    frame.last, frame.group = drafts[-1], drafts
    frame.history += drafts
    return drafts


def _single(mention: Mention, around: Around, frame: Frame) -> Draft:
    left, listed = _own_left(around, frame)
    if mention.unit == "倍":  # 是“十三五”末的1.9倍: a base of comparison, no indicator
        left = _BASE_OF_MULTIPLE.sub("", left)
    origin = _is_origin(left, around.behind or around.after)  # 由1997年的19.3,调整到15.6
    if frame.last is not None and _AGAINST_THOSE.match(left) and _LESS_OR_MORE.match(around.behind):
        origin, left = True, ""
    elif origin:
        left = _before_origin(left)
    else:
        left = denominators.without(left, mention)
    noun = None
    if not origin or _CURRENT.search(around.left):
        noun = counted_nouns.following(around.right)
    if noun is not None and origin:
        noun = replace(
            noun, noun=re.split(r"[降提增调减升扩](?:[低高加整少大])?[至到为]", noun.noun)[0]
        )
    mention, left = _yearly(mention, left, noun is not None)
    peeled = phrases.peel(left)
    goal = bool(_GOAL_NOUN.match(around.right.removeprefix("的")))
    counting = counts(mention)
    named = _SET_THINGS.match(around.right) or phrases.action_at_end(peeled.stem)
    if goal and counting and named:  # 提出6项指标
        goal = False
        noun = noun or counted_nouns.Following(_THINGS_SET.sub("", around.right), "", False)
    if goal:
        noun = None
    sense = aspects.sense(mention, left, peeled, counted=noun is not None and counting)
    if origin and sense.aspect == "rank":  # 排名由第23位上升至第9位: the ranking is the subject
        sense = replace(sense, subject=left)
    if (
        goal
        and sense.aspect == "level"
        and mention.unit == "%"
        and not peeled.stem.endswith(("率", "比重", "占比"))
    ):
        sense = replace(sense, aspect="growth")
    return Production(
        mention, sense, peeled, left, around, noun, frame, listed, counting, origin
    ).build()


def _own_left(around: Around, frame: Frame) -> tuple[str, bool]:
    """The part of `around.left` that belongs to this number, and whether a list goes on."""
    left = around.left
    listed = around.continued and bool(phrases.SEPARATOR.match(left))
    if each := _EACH_OF_PLAN.match(left.lstrip(",、")):  # ,分别完成年度目标的104%、108%
        left = left.lstrip(",、")[each.end() :]
    if around.continued:
        left = phrases.SEPARATOR.sub("", left)
        if set_at := _SET_AT.match(left):  # 赤字率拟按4%左右安排、比上年提高1个百分点
            left, listed = left[set_at.end() :], True
    after_noun = around.continued and frame.last is not None and frame.last.counts_alone
    if after_noun and (match := _LIST_END.search(left)):
        return match["verb"], True
    if around.continued and "、" in left and frame.last is not None:
        head, _, rest = left.rpartition("、")
        if rest and len(head) < 20 and (frame.last.counts_alone or phrases.action_at_start(rest)):
            return rest, True
    return left, listed


def _is_origin(left: str, behind: str) -> bool:
    """Whether the number is the A of 由A到B or 现行A降至B."""
    if not (_FROM.search(left) or _CURRENT.search(left)):
        return False
    if _TO_NOUGHT.match(behind):  # 贫困发生率由3.1%归零
        return True
    return bool(_TO_NEXT.match(behind.lstrip("的"))) and mentions.first_number(behind) is not None


def _before_origin(left: str) -> str:
    if _CURRENT.search(left) and not _FROM.search(left):
        return _CURRENT.sub("", left)
    cut = max(left.rfind("由"), left.rfind("从"), left.rfind("自"))
    inner = _YEAR_OF.sub("", left[cut + 1 :])
    of = left[:cut].removesuffix("将").removesuffix("已")
    return (
        "" if _ONLY_TIME.fullmatch(of) or (not of and _ONLY_TIME.fullmatch(inner)) else of or inner
    )


def _yearly(mention: Mention, left: str, counted: bool) -> tuple[Mention, str]:
    """年产35万吨…机组, 年产可达1200万吨: a capacity a year; 粮食年产840亿斤 is a year's output."""
    match = _YEARLY_OUTPUT.search(left)
    if match is None or not (counted or match.group() != "年产"):
        return mention, left
    unit = mention.unit
    if unit and "/" not in unit and units.load().dimension_of(unit) != "currency":
        mention = mention._replace(unit=unit + "/年")
    of = left[: match.start()]
    return mention, of + "年产" if of and of[-1] not in "套座条" else ""


def _spread(first: Draft, group: list[Mention], around: Around, frame: Frame) -> list[Draft]:
    """Several joined numbers: over several subjects, or over several scopes of comparison."""
    count, scope = len(group), first.sense.scope
    scopes: list[str | None] = [scope] * count
    names: list[str] = []
    if (
        first.sense.aspect in ("gap", "rank")
        and scope
        and len(split := distribute(scope, count)) == count
    ):
        scopes, names = list(split), [first.indicator] * count
    elif _adjoining(group):  # 17件22人: two counts of one matter
        names = [first.indicator] * count
    elif (each := _PLACES_EACH.search(around.clause)) and len(
        places := re.split("[、和与]", each["places"])
    ) == count:
        scopes = list(places)
        own = _REACHES.sub("", first.indicator.rpartition("分别")[2])
        own = _OF_PLACES.sub("", own)
        names = [own] * count
    elif first.rule.lent and len(frame.group) == count:
        names = [d.indicator for d in frame.group]
    elif (first.rule.follows or _EACH_DEED.match(first.indicator)) and (
        pair := _parallel(frame.history[-count:], count, first.peeled.distributed)
    ):
        names = pair
    elif _EACH_OF_PLAN.match(around.left.lstrip(",、")) and (
        pair := _parallel(frame.history[-count:], count, True)
    ):
        share = first.indicator.removeprefix(pair[-1]).removeprefix(frame.history[-1].noun)
        names = [one + share if share.startswith("占") else one for one in pair]
    else:
        subject = _each_its_own(first.indicator)
        names = distribute(subject, count, before=_before(frame, around))
    if len(names) != count:
        names = [first.indicator] * count
    drafts = []
    for mention, name, one_scope in zip(group, names, scopes, strict=True):
        sense = first.sense
        if mention is not group[0]:
            sense = aspects.sense(mention, around.left, first.peeled, counted=first.rule.counts)
        if first.rule.lessens and sense.value > 0:  # 减少贫困人口2274户8216人
            high = None if sense.value_high is None else -sense.value_high
            sense = replace(sense, value=-sense.value, value_high=high)
        sense = replace(sense, aspect=first.sense.aspect, scope=one_scope)
        drafts.append(
            first._replace(
                mention=mention,
                sense=sense,
                indicator=name,
                noun=name,
                rule=of_several(first.rule),
            )
        )
    return drafts


def _each_its_own(subject: str) -> str:
    """煤炭、电解铝分别淘汰产能 as a list that can be dealt out: what follows 分别 is each one's."""
    bare = _EACH_NEW.sub("", subject)
    if each := _EACH_OF.fullmatch(bare):
        return "、".join(one + each["rest"] for one in each["of"].split("、"))
    return bare


def _adjoining(group: list[Mention]) -> bool:
    """Whether nothing stands between the numbers, and each has a unit of its own."""
    return all(
        one.after == other.bound_start and one.unit != other.unit for one, other in pairwise(group)
    )


def _before(frame: Frame, around: Around) -> str | None:
    """What 其中城镇、农村居民分别增长 takes its indicator from."""
    if frame.last is None or not around.left.lstrip("、, ").startswith("其中"):
        return None
    return frame.last.indicator


def _parallel(recent: list[Draft], count: int, distributed: bool) -> list[str]:
    """The subjects of the last numbers when of a kind: 城镇…9422元,农村…2936元,增长7%和6%."""
    names = [d.indicator for d in recent]
    alike = len(recent) == count and (distributed or len({d.sense.unit for d in recent}) == 1)
    return names if alike and len(set(names)) == count else []
