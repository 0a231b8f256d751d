"""Which characters state a quantity: numbers with their scale, unit, bound and range.

A mention is found before anything is known of its meaning. Offsets are reading offsets.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.errors import NoNumeral
from duixian.extract import spoken_numbers
from duixian.extract.faults import Faults
from duixian.extract.number_kinds import BUILDERS, is_share, lower_part
from duixian.extract.quantities import (
    ARABIC,
    CAPITALS,
    CHINESE,
    HAN,
    MORE,
    Mention,
    bounded,
    chinese,
    scale_at,
    unit_at,
)
from duixian.registry import units
from duixian.text import numerals

NUMBER = re.compile(
    rf"(?P<pct>[百千万]分之(?:{ARABIC}|{CHINESE}))"
    # 12.3/10万: of a hundred thousand
    rf"|(?P<rate>{ARABIC}/10万)"
    rf"|(?P<fraction>{ARABIC}/\d+(?![\d/])|[一二两三四五六七八九十]+分之[一二两三四五六七八九十]+)"
    rf"|(?P<streak>{HAN}+连(?=[丰增涨升降冠跌快贯好优胜]))"
    rf"|(?P<ordinal>第(?:{ARABIC}|{HAN}+))"
    # 2.52:1 or 2.5比1, the ratio of two incomes; 10:15 is a time
    rf"|(?P<ratio>(?<![\d.:]){ARABIC}(?::|比)1(?![\d.:]))"
    rf"|(?P<arabic>{ARABIC})"
    r"|(?P<capital>[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]+)"
    r"|(?P<digits>[两二三]位数)"
    r"|(?P<half>一半|半数)"
    r"|(?P<fold>翻(?:了)?近?(?:[一二两三四五]|\d)?番)"
    r"|(?P<first>首位|榜首|之首)"
    # one character alone is a number only before a unit: 一 is in every second word
    rf"|(?P<chinese>{HAN}{{2,}}(?:点[零〇一二三四五六七八九]+)?|{HAN}点[零〇一二三四五六七八九]+"
    # 零 alone begins words (零部件, 零售) and counts nothing
    rf"|(?![零〇]){HAN}(?=[{''.join(units.load().first_characters)}多余几来])"
    # 居全省前三: a rank, whatever it counts in
    rf"|(?<=(?<![目之以此提年期日月])前){HAN}(?=[,;。、!)”]))"
)
# 以上 after a unit; between number and unit 多/余 say "more than".
# what 千 begins as a unit of its own
_THOUSANDFOLD = ("瓦", "米", "克", "伏", "卡")
# What a number can begin with: looked for first, since one set of characters is found an order
# of magnitude faster than ten alternatives.
_FIRST = re.compile(rf"[\d第翻首榜之半壹贰叁肆伍陆柒捌玖{HAN[1:-1]}]")
_ENDS_THERE = re.compile("[,;。、!)”]|$")
_PERCENT_TO = re.compile(
    r"[至到](?P<high>[一二三四五六七八九十]{1,3})(?![一二三四五六七八九十百千万亿点多余几来年月日个倍分成])"
)
"""百分之八至九: the upper end without its own 百分之."""
# Two digits that follow each other say "between": 三四十, 七八百, 七八公里.
_BETWEEN = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")
_OF_TWO = re.compile(r"(?:收入比|倍差)(?:值)?[^,;。、]{0,12}$")
# 上百家: a scale word alone, and 上 before it; 几千 and 数百 have no value
_SCALE_ALONE = re.compile(r"[十百千万亿]+")
_NO_BOUND = ("以上", "之上", "成千上")
RANGE = re.compile(
    rf"\s*(?:-|—|–|~|～|―|─|一|至|到)+\s*(?P<high>{ARABIC}|百分之(?:{ARABIC}|{CHINESE})|{HAN}+)"
)
# 个百分点 after numbers joined by these is shared: 0.4和1个百分点.
JOIN = re.compile(r"(?:%)?\s*(?:、|和|与|及|以及|,)\s*")
LONGEST_CHAIN = 8
"""Numbers joined as ranges that are looked at to tell one range (3-5) from a compound number
(1-2-3). Reports have three at most; a line ruled with 1-1-1-… would be read to its end for each."""
PERCENT_WORDS = {"百": "%", "千": "‰", "万": "‱"}


def first_number(text: str) -> re.Match[str] | None:
    """The first number of a phrase or clause.

    >>> first_number("新建120所学校").group(), first_number("新建学校")
    ('120', None)
    """
    begins = _FIRST.search(text)
    return None if begins is None else NUMBER.search(text, begins.start())


def find(text: str, faults: Faults | None = None) -> Iterator[Mention]:
    """All mentions of `text` in order, measured or not.

    A fault in reading one number is kept in `faults`, if given, and costs that number alone.

    >>> [(m.value, m.unit, m.bound) for m in find("吞吐量3.66亿吨,增长4.3%以上,投入4亿余元")]
    [(366000000.0, '吨', 'eq'), (4.3, '%', 'ge'), (400000000.0, '元', 'gt')]
    >>> [(m.value, m.value_high, m.bound) for m in find("增长6%-6.5%左右,约百分之五到百分之六")]
    [(6.0, 6.5, 'range'), (5.0, 6.0, 'range')]
    """
    position = 0
    while (start := _FIRST.search(text, position)) is not None:
        match = NUMBER.match(text, start.start())
        if match is None:
            position = start.end()
            continue
        mention = None
        try:
            mention = _mention(text, match)
        except NoNumeral:  # no quantity is as long, or as large
            pass
        except Exception as error:
            if faults is None:
                raise
            faults.met("number", match.start(), match.end(), error)
        if mention is None:
            position = match.end()
        else:
            position = max(mention.end, match.end())
            yield mention


def _mention(text: str, match: re.Match[str], links: int = 0) -> Mention | None:
    """The mention that begins with `match`, which is joined to `links` numbers before it."""
    kind = match.lastgroup or ""
    if builder := BUILDERS.get(kind):
        return builder(text, match, kind)
    ranging = _percent if kind == "pct" else _plain
    return ranging(text, match, kind, links)


def _plain(text: str, match: re.Match[str], kind: str, links: int) -> Mention | None:
    start, token_end = match.span()
    token = match.group().translate(CAPITALS)
    value: float | None
    if kind == "arabic":
        factor, token_end, more = scale_at(text, token_end)
        value = numerals.arabic(token, factor)
        if lower := lower_part(text, token_end, factor, more):
            below, token_end, more = lower
            value += below
    else:
        # a lone 一/两 and the like is measured only with a unit behind it
        if token[-1] == "千" and text.startswith(_THOUSANDFOLD, token_end):  # 三万千瓦
            token, token_end = token[:-1], token_end - 1
        factor, more = 1, bool(MORE.match(text, token_end))
        value = chinese(token)
        if value is None:
            return None
        if "点" in token:  # 一点七八万亿
            factor, token_end, more = scale_at(text, token_end)
            value = round(value * factor, 6)
        elif more:
            token_end += 1
            start_of_scale = token_end
            factor, token_end, _ = scale_at(text, token_end)
            # 三亿三千五百多万: the scale belongs to the last section alone
            value = chinese(token + text[start_of_scale:token_end]) or value * factor
    if kind != "capital" and (pieces := spoken_numbers.in_pieces(text, token_end)):
        end, more = pieces
        amount = round(value * spoken_numbers.HUNDRED_MILLION, 6)
        mention = Mention(
            start, end, end, amount, None, "元", "gt" if more else "eq", kind, token,
            scaled=True, bound_start=start, number_end=end, more=more,
        )  # fmt: skip
        return bounded(text, mention)
    unit, end = unit_at(text, token_end)
    if unit is None and kind == "arabic" and is_share(text, start, token_end):
        return Mention(
            start, end, end, value, None, "%", "eq", "share", token,
            bound_start=start, number_end=end,
        )  # fmt: skip
    if unit is None and "." in token and _OF_TWO.search(text, max(0, start - 18), start):
        unit = "比"  # 城乡居民收入比降至2.2
    if unit in (parts := units.load().factors):
        unit, part = parts[unit]
        value = round(value * part, 9)
    if unit == "成" and (beyond := spoken_numbers.tenth_and_half(text, token_end)):
        digit, end = beyond
        value += numerals.DIGITS.get(digit, 5) / 10
    if sign := spoken_numbers.sign_before(text, start, unit):
        start, value = start - 1, sign * value
    mention = Mention(
        start,
        end,
        end,
        value,
        None,
        unit,
        "gt" if more else "eq",
        kind,
        token,
        scaled=factor > 1,
        bound_start=start,
        number_end=token_end,
        more=more,
        signed=sign != 0,
    )
    if unit is None and text.startswith("分之", end):
        return None
    if kind != "arabic" and unit is not None and (between := _BETWEEN.fullmatch(token)):
        low, high = (chinese(between[i] + between[3]) for i in (1, 2))
        if low is not None and high is not None and low < high < low * 10:
            return bounded(text, mention._replace(value=low, value_high=high, bound="range"))
    if (
        text.startswith("上", start - 1)
        and unit is not None
        and _SCALE_ALONE.fullmatch(token)
        and not text.endswith(_NO_BOUND, 0, start)
    ):
        return mention._replace(bound="ge", bound_start=start - 1)
    among_first = unit in ("名", "位") or (unit is None and _ENDS_THERE.match(text, end))
    if text.startswith("前", start - 1) and among_first:  # 前5名, 前三: that rank or better
        return mention._replace(unit="位", bound="le", bound_start=start - 1)
    return bounded(text, _ranged(text, mention, links))


def _ranged(text: str, mention: Mention, links: int) -> Mention:
    """Close a range (6%-6.5%, 3—5家, 1.2到1.5万亿元) into one mention."""
    if (mention.kind == "chinese" and mention.unit is None) or links == LONGEST_CHAIN:
        return mention
    match = RANGE.match(text, mention.end)
    if match is None or text[max(0, mention.start - 1) : mention.start] in ("由", "从", "自"):
        return mention
    if mention.unit in ("年", "月", "日") or (
        mention.unit is None and text[match.end() : match.end() + 1] in "年月日时点号级"
    ):
        return mention
    high = NUMBER.match(text, match.start("high"))
    second = None if high is None else _mention(text, high, links + 1)
    if second is None or second.value_high is not None:
        return mention
    low = mention.value
    if mention.unit is None or mention.unit == second.unit:
        if mention.unit is None and second.scaled and not mention.scaled:
            if (
                second.kind != "arabic"
            ):  # 3至五万多亿: how much of 五万多亿 the 3 shares, nobody knows
                return mention
            low = mention.value * (second.value / max(1e-12, numerals.arabic(second.text)))
        if second.unit is None or low >= second.value:
            return mention
        return mention._replace(
            end=second.end,
            after=second.after,
            value=low,
            value_high=second.value,
            unit=second.unit,
            bound="range",
        )
    return mention


def _percent(text: str, match: re.Match[str], kind: str, links: int) -> Mention | None:
    token = match.group()
    body = token[3:]
    value = numerals.arabic(body) if body[0].isdigit() else chinese(body)
    if value is None:
        return None
    start, end = match.span()
    mention = Mention(
        start, end, end, value, None, PERCENT_WORDS[token[0]], "eq", kind, body, number_end=end
    )
    if MORE.match(text, end):
        mention = mention._replace(end=end + 1, after=end + 1, bound="gt")
    upper = _PERCENT_TO.match(text, end)
    high = chinese(upper["high"]) if upper else None
    if upper is not None and high is not None and value < high:
        last = upper.end()
        mention = mention._replace(end=last, after=last, value_high=high, bound="range")
        return bounded(text, mention)
    return bounded(text, _ranged(text, mention, links))
