"""Which numbers measure nothing: dates, names, set phrases, counts of a list just given.

Rules from the label guide; each returns its reason, so that a skipped number can be explained.
"""

from __future__ import annotations

from bisect import bisect_right

from duixian import late_re as re
from duixian.extract import plain_counts
from duixian.extract.quantities import Mention
from duixian.extract.skip_rules import FIRMS, QUALIFIES, SKIP_RULES, SOME
from duixian.registry import language, units

_TITLE = re.compile(r"《[^》\n]{1,60}》")
_QUOTE = re.compile(r"“[^”\n]{1,40}”")
_LATIN = re.compile(r"[A-Za-z]")
_SYMBOL_BEFORE = re.rare(r"[+×#№∶*xX＋]\s*$|\d[-—–/:·]$")
_SYMBOL_AFTER = re.compile(r"\s*[+×∶*＋](?!\s*[一-龥]{2})|[-—/:·]\d|[:]\d")
_RANKING = re.compile(
    r"居|列|排名|排|跃|位次|保持|稳定|世界|全国|全球|全省|亚洲|[国省]内|[东中西]部|城市|名次"
)
_AMONG_FIRST = re.compile(
    "居|列|排名?|[进跻迈跨列]入|跻身|跃|晋|保持|稳定|稳居|包揽|全国|全球|世界|全省|全市|全区"
)
# 位居全省投资潜力第3、绿色发展第5: one of a list of ranks
_RANK_BEFORE = re.compile(r"第(?:\d+|[一二三四五六七八九十]+)[位名]?[、和][^,;、]{2,14}$")
_IDIOM_FIRST = re.compile(r"(?:放在|摆在|置于|作为|摆到|放到|摆上|当作|视为|列为)(?:\S{0,4})$")
# 税收超亿元企业3家: the amount only says which of them are counted
_CLASS_OF = re.compile(
    r"(?:以上)?的?[\u4e00-\u9fff]{0,6}?(?:企业|项目|园区|集群|产业|乡镇|街道|镇|乡|村|县|市场|楼宇)"
    r"(?:[达共有增到至新的突破超]{0,4})?\d"
)
# 新增3个过三千亿元城市
_PAST_IT = re.compile(r"(?:的)?(?:城市|省份|县市)(?=[,;。、]|$)")
_PROGRAMME = re.compile(r"(?:重点)?(?:民生|惠民|为民)?(?:实事|工程)")
_COUNTED_BY_SIZE = re.compile(
    r"\d+余?多?[家户个][\u4e00-\u9fff]{2,12}"
    r"(?:主营业务收入|营业收入|营收|产值|销售收入|税收|纳税|利润|市值)(?:达|过|上)?$"
)
_REACHED = re.compile("(?:总值|收入|总量|总额|存款|贷款|投资)(?:首次|已|均)?(?:达到?|跨过|迈过)$")
"""生产总值达到百亿元: a sum reached, where 产值达百亿元 is mostly of firms and only their class."""
_STRONG = frozenset(
    ("currency", "mass", "length", "area", "volume", "energy", "transport", "data", "concentration")
)
_COUNTED_ROUGHLY = frozenset(("人", "户", "家", "名", "座", "所", "人次"))
_TWO_DIGITS = re.compile(r"[一二两三四五六七八九]{2}$")
_SINGLE_OK = re.compile(r"^[一二三四五六七八九两]$")
_HALF_TIME = re.compile(r"^(?:是|天|时间|年|以上时间)")


class Context:
    """Where titles and quotation marks stand in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.titles = [m.span() for m in _TITLE.finditer(text)]
        self.quotes = [m.span() for m in _QUOTE.finditer(text)]

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
    if quote and mention.kind not in ("streak", "digits", "share", "ratio"):
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
    if before and before[-1].isascii() and before[-1].isalpha():
        return "part of a name with letters"
    if mention.unit is None and _LATIN.match(text, mention.end):
        return "part of a name with letters"
    if _SYMBOL_BEFORE.search(before) and mention.kind not in ("fraction", "share"):
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
        ranked = _RANKING.search(left[-12:] if mention.end == mention.number_end else left)
        named = mention.end > mention.number_end and not mention.text.startswith("一")
        listed = _RANK_BEFORE.search(left) is not None and _RANKING.search(left) is not None
        return None if ranked or named or listed else "idiom"
    if mention.unit in ("年", "次", "届") and plain_counts.streaking(left):  # 连续第7年
        return None
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
    if len(token) == 2 and _TWO_DIGITS.match(token) and not _between(mention):
        return "an approximate or joined pair (三四线)"
    if token in language.load().bare_scales:
        if _COUNTED_BY_SIZE.search(left):
            return "threshold in a category's name"
        if text_follows(context.text, mention, ("项目", "企业", "元企业", "元项目")):
            return "threshold in a category's name"
        if SOME.search(left) and FIRMS.match(right):  # 培育一批营收过百亿元农产品加工企业
            return "threshold in a category's name"
        if _CLASS_OF.match(right) or QUALIFIES.match(right) or _PAST_IT.match(right):
            return "threshold in a category's name"
        bounded = (
            mention.bound_start < mention.start
            or (mention.after > mention.end and left.endswith(("在", "达", "到", "至", "于")))
            or (mention.more and token != "万")
            or (unit == "元" and not right and _REACHED.search(left) is not None)
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
    if text_follows(context.text, mention, ("元结构", "元体制", "元化", "元经济", "元论")):
        return "part of a word (二元结构)"
    if unit == "批" and token == "一":
        return "says only that there are some"
    if unit == "位" and mention.bound == "le":
        return None if _AMONG_FIRST.search(left[-18:]) else "no ranking"
    dimension = units.load().dimension_of(unit)
    if plain_counts.was_done(unit, left, right):
        return None
    if unit in (
        "年",
        "日",
        "月",
        "届",
        "小时",
        "天",
        "度",
        "次",
        "分钟",
    ) and not plain_counts.streaking(left):
        if unit == "度" and mention.scaled:
            return None
        if not (unit in ("次", "天", "度") and mention.value > 10):
            return "time or ordinal in Chinese numerals"
    strong = dimension in _STRONG or unit in ("%", "百分点", "倍", "成", "人次", "‰")
    if _SINGLE_OK.match(token) and not strong and not plain_counts.streaking(left):
        return "small Chinese count"
    programme = _PROGRAMME.match(right) is not None
    if (
        token == "十"
        and not mention.more
        and not mention.scaled
        and unit in language.load().classifiers
        and not programme
        and not plain_counts.streaking(left)
    ):
        return "small Chinese count"
    if unit in ("两", "克", "方", "里", "分钱", "角", "点") and len(token) == 1:
        return "small Chinese count"
    if _SINGLE_OK.match(token) and text_follows(context.text, mention, ("里", "方", "成熟", "度")):
        return "small Chinese count"
    return _plain(context, mention, left, right)


def _between(mention: Mention) -> bool:
    """Whether a pair of numerals says between how many: 七八公里, and no 三四线."""
    if mention.bound != "range" or mention.unit is None:
        return False
    dimension = units.load().dimension_of(mention.unit)
    return dimension in _STRONG or mention.unit in _COUNTED_ROUGHLY


def text_follows(text: str, mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands where the unit begins."""
    return text.startswith(words, mention.number_end)


def _plain(context: Context, mention: Mention, left: str, right: str) -> str | None:
    text, unit = context.text, mention.unit
    if unit is None:
        return plain_counts.unitless(text, mention, left, right)
    if unit == "届":
        counted = mention.kind == "arabic" or plain_counts.streaking(left)  # 举办4届博览会
        return None if counted else "edition"
    if unit in ("年", "个月", "天", "小时", "分钟", "秒", "日", "周", "岁", "个季度"):
        return plain_counts.duration(text, mention, left, right)
    for rule in SKIP_RULES:
        if rule.holds(text, mention, left, right):
            return rule.name
    return None


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
    "rate": lambda *_: None,
    "ratio": lambda *_: None,
    "share": lambda *_: None,
}
