"""Which numbers measure nothing: dates, names, set phrases, counts of a list just given.

Rules from the label guide; each returns its reason, so that a skipped number can be explained.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from duixian.extract.mentions import Mention
from duixian.registry import language, units

_TITLE = re.compile(r"《[^》\n]{1,60}》")
_QUOTE = re.compile(r"“[^”\n]{1,40}”")
_LATIN = re.compile(r"[A-Za-z]")
_SYMBOL_BEFORE = re.compile(r"[+×#№∶*xX＋]\s*$|\d[-—–/:·]$")
_SYMBOL_AFTER = re.compile(r"\s*[+×∶*＋](?!\s*[一-龥]{2})|[-—/:·]\d|[:]\d")
_YEARS = re.compile(r"(?:19|20)\d\d$|1[0-8]\d\d$")
_LIST_NUMBER = re.compile(r"(?:^|[\n。;:!?]\s*)[(]?$")
_RANKING = re.compile(r"居|列|排名|排|跃|位次|保持|稳定|世界|全国|全球|全省|亚洲|城市|名次")
_IDIOM_FIRST = re.compile(r"(?:放在|摆在|置于|作为|摆到|放到|摆上|当作|视为|列为)(?:\S{0,4})$")
_POLICY_BEFORE = re.compile(
    r"(?:制定|出台|实施|推出|落实|印发|发布|执行|贯彻|细化|用好|新政|政策|经济|发展|创新|消费|稳增长|惠企)\S*$"
)
_COUNTABLE_LINE = re.compile(
    r"(?:航线|线路|专线|道路|公路|铁路|高速|高铁|街|巷|路|河|渠|管|措施|举措|政策|意见|建议|生产线|产业链|链|线|通道|隧道|桥|轨道|地铁|信息|线索|经验|规范|标准|任务|责任|航道|水系|河流|产线|示范带|廊道|步道|绿道)$"
)
_DURATION_LEVEL = re.compile(
    r"压缩|缩短|压减|降|减少|控制|周期|时限|时间|时长|寿命|耗时|提速|去化|用时|不超过|平均|延长|通关|缩减|仅需|办结|年限|达到|提高|工期"
)
_DAYS_LEVEL = re.compile(
    r"天数|达到?|优良|保持|压缩|缩短|减少|增加|仅|提前|不超过|比上年|控制|时间|超过|稳定|持续|平均|用时|实现"
)
_THRESHOLD_NOUN = re.compile(
    r"^\s*(?:的)?(?:工业|服务业|重点|重大|产业|制造业|先进制造业|大型|优质|新|在建|签约|招商|外资|内资|利用|技改|民间|省级)?(?:项目|企业|产业|工程|集群|园区|投资|人口|老人|老年人|老年|居民|贷款|平台|工业|纳税|医院|景区|湖泊|河流|船舶|机组|城市|高标准|街区|大项目|级|饮用水|地震|楼宇|县|镇|学位|职称|学历|常住)"
)
_AGE = re.compile(r"以上|以下|至|到|-|—|及")
_STEPS = re.compile(r"(?:[百千万]?[亿万])(?:元|斤|吨)?(?:大)?(?:台阶|大关|关口)")
_SPECIFIES = re.compile(
    r"(?:及以上)?(?:口径|级|高程|特高压|输电|输变电|线路|变电|直流|交流|电网|型|跨径|射电)"
)
_QUALIFIES = re.compile(
    r"的(?:县域|县|企业|城市|区|镇|村|项目|产业集群|产业|园区|集群|乡镇|街道|平台|地区|商场|工业企业|市|强镇|大项目)(?!家|数|人)"
)
_CAMPAIGN = re.compile(r"(?:攻坚|专项|提升)?(?:行动|计划|工程)")
_ITEMS = re.compile(r"、|和|与|以及|及(?!其)")
_STRONG = frozenset(
    ("currency", "mass", "length", "area", "volume", "energy", "transport", "data", "concentration")
)
_SINGLE_OK = re.compile(r"^[一二三四五六七八九两]$")
_NAMED_MULTIPLE = re.compile(r"^(?:下|以上的)?(?:公共|行政|民生)?")
_HALF_TIME = re.compile(r"^(?:是|天|时间|年|以上时间)")


class Context:
    """Where titles and quotation marks stand in one text, and how it writes its numbers."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.titles = [m.span() for m in _TITLE.finditer(text)]
        self.quotes = [m.span() for m in _QUOTE.finditer(text)]
        han = sum(
            1
            for m in mentions
            if m.kind == "chinese"
            and len(m.text) > 1
            and m.unit
            and units.load().dimension_of(m.unit) in _STRONG
        )
        arabic = sum(1 for m in mentions if m.kind == "arabic" and m.unit and m.unit != "年")
        self.writes_han = han * 2 > arabic

    def within(self, spans: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
        """The span that holds `position`, if any."""
        i = bisect_right(spans, (position, 1 << 60)) - 1
        return spans[i] if i >= 0 and spans[i][0] <= position < spans[i][1] else None


def reason(context: Context, mention: Mention, left: str, right: str) -> str | None:
    """Why the mention is no measurement, or None when it is one.

    `left` is the clause before the number (bound words excluded), `right` the text from the
    end of number, unit and bound to the next clause boundary.
    """
    text = context.text
    return (
        _in_name(context, mention)
        or _symbols(text, mention)
        or _RULES.get(mention.kind, _plain)(context, mention, left, right)
    )


def _in_name(context: Context, mention: Mention) -> str | None:
    if context.within(context.titles, mention.start):
        return "inside a title"
    quote = context.within(context.quotes, mention.start)
    if quote and mention.kind not in ("streak", "digits"):
        body = context.text[quote[0] + 1 : quote[1] - 1]
        if (
            mention.kind == "arabic"
            and mention.scaled
            and len(body) > 6
            and mention.end < quote[1] - 1
        ):
            return "inside a quoted name"
        if len(body) <= 22 and not ("," in body and len(body) > 12):
            return "inside a quoted name"
    return None


def _symbols(text: str, mention: Mention) -> str | None:
    before = text[max(0, mention.start - 2) : mention.start]
    if before and _LATIN.match(before[-1]):
        return "part of a name with letters"
    if mention.unit is None and _LATIN.match(text, mention.end):
        return "part of a name with letters"
    if _SYMBOL_BEFORE.search(before) and mention.kind != "fraction":
        return "part of a compound number"
    if mention.unit is None and _SYMBOL_AFTER.match(text, mention.end):
        return "part of a compound number"
    if before.endswith("每") and mention.kind in ("arabic", "chinese"):
        return "denominator of a rate"
    return None


def _ordinal(context: Context, mention: Mention, left: str, right: str) -> str | None:
    if mention.unit == "位":
        if _IDIOM_FIRST.search(left) or right.startswith(("的位置", "来")):
            return "idiom: in first place"
        return None if _RANKING.search(left) or not mention.text.startswith("一") else "idiom"
    if mention.unit == "次" and right.startswith(
        ("荣获", "获", "蝉联", "夺", "入选", "登上", "上榜", "位居", "进入")
    ):
        return None
    return "ordinal"


def _first(context: Context, mention: Mention, left: str, right: str) -> str | None:
    if right.startswith(("度", "要", "任务")) or _IDIOM_FIRST.search(left):
        return "idiom: in first place"
    return None if _RANKING.search(left[-14:]) else "no ranking"


def _half(context: Context, mention: Mention, left: str, right: str) -> str | None:
    return "idiom" if _HALF_TIME.match(right) else None


def _chinese(context: Context, mention: Mention, left: str, right: str) -> str | None:
    token, unit = mention.text, mention.unit
    if token in language.load().bare_scales:
        bounded = (
            mention.bound_start < mention.start
            or (mention.after > mention.end and left.endswith(("在", "达", "到", "至", "于")))
            or (mention.more and token != "万")
        )
        if (
            not bounded
            or right.startswith(("级", "家万户", "姓"))
            or (unit is None and right[:1] not in ("", "元"))
        ):
            return "scale word in a phrase"
        return None
    if unit is None:
        if (
            len(token) > 1
            and ("万" in token or "亿" in token)
            and right.startswith(units.load().people)
        ):
            return _plain(context, mention, left, right)
        return "Chinese number without unit"
    dimension = units.load().dimension_of(unit)
    if unit in ("年", "日", "月", "届", "小时", "天", "度", "次", "分钟") and not _streaking(left):
        if unit == "度" and mention.scaled:
            return None
        if not (unit in ("次", "天", "度") and mention.value > 10):
            return "time or ordinal in Chinese numerals"
    strong = dimension in _STRONG or unit in ("%", "百分点", "倍", "成", "人次", "‰")
    if _SINGLE_OK.match(token) and not strong and not _streaking(left):
        return "small Chinese count"
    if token == "十" and unit in language.load().classifiers and not _streaking(left):
        return "small Chinese count"
    if unit in ("两", "克", "方", "里", "分钱", "角", "点") and len(token) == 1:
        return "small Chinese count"
    if _SINGLE_OK.match(token) and text_follows(context.text, mention, ("里", "方", "成熟", "度")):
        return "small Chinese count"
    return _plain(context, mention, left, right)


def text_follows(text: str, mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands where the unit begins."""
    return text.startswith(words, mention.number_end)


def _streaking(left: str) -> bool:
    return left.endswith(("连续", "连", "已连续"))


def _plain(context: Context, mention: Mention, left: str, right: str) -> str | None:
    text, unit = context.text, mention.unit
    if unit is None:
        return _unitless(text, mention, left, right)
    if unit == "届":
        return None if _streaking(left) else "edition"
    if unit in ("年", "个月", "天", "小时", "分钟", "秒", "日", "周", "岁", "个季度"):
        return _duration(text, mention, left, right)
    lexicon = language.load()
    if unit in ("个", "家", "座") and lexicon.groups.match(right) and _ranks_among(text, mention):
        return "size of a comparison group"
    if mention.scaled and unit in ("人", "户", None) and right.startswith(lexicon.rhetoric):
        return "population rhetoric"
    if unit == "人" and right.startswith("民"):
        return "population rhetoric"
    if (
        unit in ("个", "大", "项", "条", "种", "类")
        and mention.value <= 20
        and _enumerates(mention, left, right)
    ):
        return "counts what the sentence lists"
    if unit == "条" and _names_policy(mention, left, right):
        return "number in a policy's name"
    if unit in ("个", "项") and right.startswith("中全会"):
        return "name of a meeting"
    if (
        mention.bound == "ge"
        and mention.bound_start == mention.start
        and _is_threshold(text, mention, right)
    ):
        return "threshold in a category's name"
    if dimension_free(unit) and _CAMPAIGN.match(right):
        return "part of a campaign's name"
    if (unit in ("千伏", "米", "兆瓦", "吨") and _SPECIFIES.match(right)) or (
        mention.bound in ("ge", "gt") and _QUALIFIES.match(right)
    ):
        return "specifies the thing that is counted"
    if unit == "个" and _STEPS.match(right):
        return "counts the thresholds passed"
    if right.startswith(("级", "国集团", "国领导")):
        return "part of a name"
    if unit in ("方",) and mention.value < 10:
        return "part of a name"
    return None


def dimension_free(unit: str) -> bool:
    """Whether a unit measures a property that a campaign may be named after (0.1微克攻坚行动)."""
    return units.load().dimension_of(unit) == "concentration"


def _unitless(text: str, mention: Mention, left: str, right: str) -> str | None:
    if not mention.scaled or text.startswith("个", mention.start - 1):
        return "number without unit"
    if re.match(r"人口的?(?:发展中)?(?:大国|国家|大省)", right):
        return "population rhetoric"
    if right.startswith(language.load().rhetoric):
        return "population rhetoric"
    if right.startswith(units.load().people) or not right or mention.after > mention.end:
        return None
    if re.match(
        r"[一-龥]{0,6}(?:人口|职工|居民|群众|农民|学生|农户|劳动力|党员|青年|家庭|大军|学子|人员|老人|毕业生|纳税人|贫困)",
        right,
    ):
        return None
    return "number without unit"


def _duration(text: str, mention: Mention, left: str, right: str) -> str | None:
    unit = mention.unit
    if _streaking(left):
        return None
    if unit == "年":
        if _YEARS.match(mention.text) or not re.search(r"寿命|年限|周期|工龄|教育年限", left):
            return "year or duration"
        return None
    if unit == "岁":
        if re.search(r"寿命|年龄", left) and not _AGE.match(text, mention.end):
            return None
        return None if left.endswith(("提高", "增加", "延长")) else "age threshold"
    if unit == "日" or (unit == "周"):
        return "date"
    if mention.after > mention.end and text.startswith(("之内", "内"), mention.end):
        return None if _DURATION_LEVEL.search(left) else "time limit"
    if right.startswith(("内", "后", "前", "之后", "时间内")):
        return "time limit"
    if unit == "天":
        return None if _DAYS_LEVEL.search(left) else "duration"
    return None if _DURATION_LEVEL.search(left) else "duration"


def _ranks_among(text: str, mention: Mention) -> bool:
    return bool(
        re.match(r"[^,;。]{0,16}?(?:中|之首|第|排|位|首|前|里|居|平均)", text[mention.end :][:24])
    )


def _enumerates(mention: Mention, left: str, right: str) -> bool:
    lexicon = language.load()
    if right.startswith(lexicon.enumerating) and (mention.value <= 12 or mention.kind == "chinese"):
        return True
    listed = left.rsplit(":", 1)[-1]
    if "、" in listed and mention.value >= 2:
        count = 1 + len(_ITEMS.findall(listed))
        return int(mention.value) in (count, 1 + listed.count("、")) or (
            right.startswith(lexicon.enumerating) and count > 1
        )
    return False


def _names_policy(mention: Mention, left: str, right: str) -> bool:
    if right and not right.startswith(
        ("、", "政策", "举措", "措施", "等", "意见", "”", "硬措", "新政")
    ):
        return False
    if _COUNTABLE_LINE.search(left):
        return False
    return bool(_POLICY_BEFORE.search(left)) and mention.bound == "eq"


def _is_threshold(text: str, mention: Mention, right: str) -> bool:
    return mention.unit not in (
        "%",
        "百分点",
        "个",
        "项",
        "家",
        "场",
        "件",
        "套",
        "户",
        "名",
        "座",
        "条",
        "所",
        "处",
    ) and bool(_THRESHOLD_NOUN.match(right))


_RULES = {
    "ordinal": _ordinal,
    "first": _first,
    "half": _half,
    "chinese": _chinese,
    "digits": lambda *_: None,
    "streak": lambda *_: None,
    "pct": lambda *_: None,
    "fraction": lambda *_: None,
    "fold": lambda *_: None,
}
