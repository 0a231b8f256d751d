"""Which claims speak of which headline series.

A claim does by its indicator's id. One whose phrase the lexicon does not know still does when a
known indicator stands right before the number with nothing but function words between
(赤字率拟按3%安排, 城镇调查失业率年均5.2%): the words of a phrase vary more than its name.
"""

from __future__ import annotations

from collections.abc import Iterable

from duixian import late_re as re
from duixian.extract.headline_words import located
from duixian.extract.role_words import SUMMED
from duixian.extract.standings import LOOK_BACK
from duixian.model import Claim, Outline, Role
from duixian.patterns import either
from duixian.registry import indicators
from duixian.registry.series import Series

_OPENING = re.compile(
    r"(?:^|全[国省市区县州]|[我本][国省市区县]|自治区|[年月度季]|其中|预计|预期|力争|确保|争取|实现|完成|保持|带动|推动|全社会"
    r"|年景下|以及|和|与|使|[“(])$"
)
_STEADY = re.compile(r"(?:稳定|保持|维持)在?$")
_THROUGHOUT = re.compile(r"一直|始终|历年|每年|各年|连续")
LONGEST_NAME = 26
"""Characters of the longest indicator phrase of the lexicon."""
WINDOW = 48
MASSES = ("吨", "公斤", "斤")
"""A harvest is given in any of these."""

_BETWEEN = re.compile(
    either(
        "的",
        "了",
        "一直",
        "始终",
        "预期",
        "预计",
        "增长",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "目标",
        "控制",
        "稳定",
        "保持",
        "维持",
        "实现",
        "完成",
        "达到",
        "达",
        "为",
        "是",
        "在",
        "至",
        "到",
        "按",
        "拟定",
        "拟",
        "定",
        "设",
        "计划",
        "平均",
        "均值",
        "均",
        "年均",
        "全年",
        "约",
        "比上年",
        "较上年",
        "同比",
        "实际",
        "名义",
        "累计",
        "力争",
        "争取",
        "安排",
        "下降",
        "降低",
        "提高",
        "提升",
        "回落",
        "上涨",
        "上升",
        "增加",
        "总额",
        "总量",
        "规模",
        "水平",
        "余额",
        "人数",
        "人口",
        "大幅",
        "继续",
        "首次",
        "突破",
        "超过",
        "跃上",
        "又",
        "将",
        "要",
        "已",
        "从",
        "由",
        "去年",
        "今年",
        "和社会融资规模(?:余额|存量)?",
        r"\d{4}年",
        "[ ()“”:]",
    )
    + "*$"
)


def by_indicator(
    outline: Outline, claims: Iterable[Claim], wanted: Iterable[Series]
) -> dict[str, list[Claim]]:
    """The claims that speak of the indicators of the wanted series, in text order."""
    ids = {s.indicator for s in wanted}
    measures = {*MASSES, *(s.unit for s in wanted)}
    found: dict[str, list[Claim]] = {key: [] for key in ids}
    for claim in claims:
        key = claim.indicator_id
        if key is None and claim.scope is None and claim.unit in measures and _readable(claim):
            key = named_before(outline, claim)
        if key in ids:
            found[key].append(claim)
    return found


def _readable(claim: Claim) -> bool:
    return claim.role != "context" and claim.aspect in ("level", "growth")


def named_before(outline: Outline, claim: Claim) -> str | None:
    """The indicator whose name stands before a claim's number, function words apart."""
    at = outline.reading.from_source(claim.start)
    sentence = located(outline, at)[0]
    text = outline.reading.text
    window = text[max(sentence.start, at - WINDOW) : at]
    clause = re.split(r"[,;:。、!?\n]", window)[-1].replace(" ", "")
    between = _BETWEEN.search(clause)
    name = clause[: between.start()] if between else clause
    lexicon = indicators.load()
    # Function words may be part of the name (工业增加值): try the shorter name first, then on.
    for end in range(len(name), len(clause) + 1):
        for length in range(min(LONGEST_NAME, end), 2, -1):
            key = lexicon.by_phrase.get(clause[end - length : end])
            if key is not None:
                admitted = lexicon.identify_then(
                    clause[end - length : end], claim.unit, claim.report_year
                )
                return admitted if _alone(clause[: end - length]) else None
    return None


def _alone(before: str) -> bool:
    """Whether a name is not the tail of a longer one (脱贫地区|农村居民收入, 占|国内生产总值)."""
    return _OPENING.search(before) is not None


def fitting(claims: Iterable[Claim], series: Series, role: Role) -> list[Claim]:
    """The claims that give a series' aspect in its measure for the whole territory."""
    told = [
        c
        for c in claims
        if c.aspect == series.aspect
        and c.role == role
        and c.scope is None
        and (c.unit == "%") == (series.unit == "%")
        and c.unit != "百分点"
    ]
    first = [c for c in told if any(word in c.indicator for word in series.prefer)]
    periods = {c.period for c in first}  # another year's figure in those words is no better
    return [c for c in told if c in first or c.period not in periods]


def nearest(outline: Outline, claims: list[Claim], role: Role, year: int) -> Claim | None:
    """The claim where the report sums up: the headline sentence, or the review's own year.

    Of two in one sentence the exact one: 迈上6万亿元台阶,达到62661亿元.
    """
    if len(claims) < 2:
        return claims[0] if claims else None
    return min(
        claims,
        key=lambda c: (
            _distance(outline, c, role, year),
            added_up(outline, c),  # 累计下降8.1%,其中2023年下降2.9%
            c.sentence_start,
            role == "result" and c.bound in ("gt", "ge"),
            c.start,
        ),
    )


def looking_back(outline: Outline, claim: Claim, year: int) -> bool:
    """Whether a claim stands where the report looks back on several years, not on `year`."""
    section = located(outline, outline.reading.from_source(claim.start))[1]
    return section.role == "review" and section.period != str(year)


def throughout(outline: Outline, claim: Claim) -> bool:
    """Whether a claim over several years holds in each of them: 一直控制在3%以内."""
    at = outline.reading.from_source(claim.start)
    before = outline.reading.text[max(0, at - 10) : at]
    return claim.bound != "approx" and bool(_THROUGHOUT.search(before))


def steady(outline: Outline, claim: Claim) -> bool:
    """Whether a claim says that something stayed about where it is: 稳定在550亿斤左右."""
    at = outline.reading.from_source(claim.start)
    before = outline.reading.text[max(0, at - 6) : at]
    return claim.bound == "approx" and bool(_STEADY.search(before))


def added_up(outline: Outline, claim: Claim) -> bool:
    """Whether a claim over several years is their sum: 五年间的实际产量合计,粮食为…亿斤."""
    at = outline.reading.from_source(claim.start)
    before = outline.reading.text[max(0, at - LOOK_BACK) : at]
    return SUMMED.search(before) is not None or _ACCUMULATED.search(before) is not None


_ACCUMULATED = re.compile("累计[^,;。:]{0,4}$")
"""五年来地区生产总值累计完成110亿元: no yearly series is a stock that years add to."""


def doubled(outline: Outline, claim: Claim) -> bool:
    """Whether a growth is a doubling that nothing says to be of one year (实现翻番)."""
    if "番" not in claim.quote:
        return False
    at = outline.reading.from_source(claim.start)
    before = outline.reading.text[max(0, at - LOOK_BACK) : at]
    return _OVER_LAST_YEAR.search(before) is None


_OVER_LAST_YEAR = re.compile("(?:比|较)(?:上年|去年)[^,;。]*$|同比[^,;。]*$")


def of_firms(outline: Outline, claim: Claim) -> bool:
    """Whether the clause before speaks of some firms: 省属企业创新更加突出,研发投入增长15.6%."""
    at = outline.reading.from_source(claim.start)
    sentence = located(outline, at)[0]
    return _FIRMS.search(outline.reading.text, sentence.start, at) is not None


_FIRMS = re.compile(
    r"(?:^|[,;:。])[^,;:。\d]{0,6}企业[^,;:。\d]{2,16},(?!全[国省市区县社])[^,;:。\d]*$"
)


def _distance(outline: Outline, claim: Claim, role: Role, year: int) -> int:
    section = located(outline, outline.reading.from_source(claim.start))[1]
    if role == "target":
        return 0 if section.role == "targets" and section.period == str(year) else 1
    return 0 if section.period == str(year) else 1
