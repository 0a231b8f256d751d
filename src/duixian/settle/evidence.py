"""What may never stand as the result of a target, by the words around the figure.

A figure is no result of a promise where its own clause says that it is another thing: last
year's target said again, a plan, capacity newly added where output was promised, the mean or
total of several years, another price base, another level of government, starts for
completions, or a figure per head for a total.
"""

from __future__ import annotations

import re

from duixian.model import Cause, Claim
from duixian.patterns import alternatives
from duixian.registry import one_names, synonyms, verdicts
from duixian.settle.chains import YearReport
from duixian.settle.matching import plain
from duixian.settle.prices import other_prices
from duixian.settle.standards import is_standard

RESTATED = re.compile(
    r"(?:去年|上年|年初|原定|原来|预定|确定|提出|规定|要求|预期)[^，,。；;]{0,12}?"
    r"(?:目标|指标|任务|要求|计划)(?![^，,。；;]{0,6}(?:的|超))"
    r"|年初(?:计划|确定|安排|提出)的(?=[\d一二三四五六七八九十])|年度\d[^，,。；;]{0,16}任务中"
    r"|列入(?:年度|当年|全年)?计划的|原定[^，,。；;]{0,8}的(?=[\d一二三四五六七八九十])"
    r"|(?:去年|上年)[^，,。；;]{0,16}提出[，,：:]?要"
)
_FULFILLED = re.compile(
    r"完成|实现|超过|超额|达到|高于|低于|好于|快于|优于|相比|占|的\d|为\d|[百千]分之"
)
_PLANNED = re.compile(
    r"(?<!比)(?<!原)(?<!了)(?:计划|规划)(?!的|规定|数|完成|指标|外)|(?:^|[^模])拟|预计(?!全年)|力争"
)
_SAID_THEN = re.compile(r"(?:去年|上年)[^，。；]{0,16}提出[，,：:]?$")
"""Right before the clause of a figure: 去年报告曾提出，要把涨幅控制在10%以内."""
_FEES = re.compile(r"降费")
"""减税降费 is more than 减税."""
_CAPACITY = re.compile(r"能力")
_CAPACITY_OF = re.compile("(?:生产|采掘|发电|增加?|形成)[^，,；;。]{0,6}能力")
"""What a list is of: 新增加的生产能力有：生铁…; 港口通过能力大幅提升 tells of another thing."""
_MEAN = re.compile(r"年均(?!浓度|值)|平均每年|每年平均|年平均|递增|平均增长")
_YEARLY_MEAN = re.compile(r"年均(?=浓度|值)")
"""What the air holds is always told as the mean of a year."""
_OVER_A_SPAN = re.compile(
    r"(?:比|较|同|与)(?:“[一二三四五六七八九十]{1,2}五”|[^，,。；;]{0,2}个?五年计划|[前上头]一?个?[两二三四五]年)"
)
"""Growth of the sum of several years over that of several others: 比“五五”时期翻了一番."""
_SOME_PLACES = re.compile(r"[两二三四五六七八九十\d]个(?:民族)?(?:自治区|省|直辖市|城市|县)[，,]$")
"""Before the clause of a figure: it is of these places, not of the whole."""
_EXAMPLE = re.compile(r"\s*(?:例如|比如|其中|如)[，,：:]?")
_FROM_TO = re.compile(r"^[^，。；由从]{1,8}[由从]")
"""A further thing of a list of changes, of which the first says what is measured: 粮食的年平均
产量由…增加到…，棉花由…."""
SPAN = re.compile(
    alternatives(
        (
            "(?:过去|这|近|前|最近|头)?[两二三四五六七八九十几]年"
            "(?:来|间|中|内|里|累计|共|合计|一共|总计|平均)"
        ),
        "(?:过去|这|近|前|最近|头)[两二三四五六七八九十几]年",
        "“?[一二三四五六七八九十]+五”?(?:期间|时期|以来)",
        "累计",
        "年均",
    )
)
"""Words of a figure that is of several years."""
_TOTAL_BEHIND = re.compile("、(?:累计|总数|总量)[^、]*$")
"""新建初制所12座、累计达96座: of the total, not of the figure before it."""
_SUPPLY = re.compile("供应|投放|收购|销售")
"""What reaches the market is not what is produced."""
_OWN_LEVEL = re.compile(r"市本级|省本级|县本级|区本级|本级|中央本级")
_AGREED = re.compile("合同|协议|签约额|意向")
"""What was agreed on is not what came: 合同利用外资, 实际利用外资."""
_STARTED = re.compile(r"续建|新安排|开工|动工|开建|施工")
_UNDER_WAY = re.compile(
    "在建(?!档|立|党|国)|(?:工程|项目|改造|整治|加固|建设)(?:正在)?(?:有序|扎实|加快|稳步)(?:推进|实施)"
)
_DONE = re.compile(r"完成(?!投资|总投资|年度投资|开工)")
_BUILT = re.compile(r"建成|竣工|投产|完工|投入使用|通车")
_LESS = re.compile(r"^[（(][^）)]{0,24}(?:不包括|不含|不计|除外)")
"""Right behind a figure: it is of less than its name says."""
_AND = re.compile(r"[和及与、]")
_DEEDS = re.compile(
    "^(?:(?:基本)?(?:建成|竣工|交付|新建|改建|扩建|改造|取消|下放|合并|调整|精简|清理)[、和及与]?){2,}"
)
"""建成和基本建成1236套, 取消、下放和合并审批事项: several deeds are done to one thing."""
_PER_HEAD = re.compile(r"人均|每人|平均每人|户均")
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|[一二三四]季度|第[一二三四]季|\d+月份|头[一二三四五六七八九十]+个?月"
)


def never_result(
    target: Claim, result: Claim, wished: YearReport, later: YearReport
) -> Cause | None:
    """Why a figure of the later report cannot answer a target; None where it may.

    `wished` is the report that promised, `later` the one that answers. Where a text is not at
    hand, only the indicator phrases tell.
    """
    mine = target.indicator + _clause(wished, target)
    if later.lines is not None and (cause := _not_of_the_year(target, result, mine, later)):
        return cause
    return other_base(target, result, wished, later)


def not_of_its_year(target: Claim, result: Claim, later: YearReport) -> Cause | None:
    """Why a figure of the later report tells nothing of the year of a target."""
    if later.lines is None:
        return None
    return _not_of_the_year(target, result, target.indicator, later)


def other_base(target: Claim, result: Claim, wished: YearReport, later: YearReport) -> Cause | None:
    """Why a figure of the later report measures another thing than a target, whatever its time."""
    mine = target.indicator + _clause(wished, target)
    theirs = result.indicator + _clause(later, result)
    if later.lines is not None:
        before = later.lines.before(result.start, result.end)
        theirs += before if "能力" not in mine and _CAPACITY_OF.search(before) else ""
        mine += _heading_list(wished, target)
        if _LESS.search(later.lines.behind(result.end)) or _SOME_PLACES.search(before):
            return "another_base"
    if _AND.search(_DEEDS.sub("", one_names.load().form(result.indicator))) and not _AND.search(
        target.indicator
    ):
        return "another_base"
    if synonyms.load().wider(plain(target.indicator), plain(result.indicator)):
        return "another_base"
    if target.aspect == "growth" and _differ(_OVER_A_SPAN, mine, theirs):
        return "another_base"
    if _differ(_CAPACITY, mine, theirs):
        return "another_base"
    mine, theirs = (c.indicator + _clause(r, c) for r, c in ((wished, target), (later, result)))
    # A standard is set per head, whether that is said or not.
    standards = is_standard(target.indicator) and is_standard(result.indicator)
    if _differ(_PER_HEAD, mine, theirs) and not standards:
        return "another_base"
    if target.aspect == "level" and other_prices(target, result, wished, later):
        return "another_base"
    # 一九五八年供应社会的商品都将增加，例如棉布…，煤炭…: the list is of what its head says.
    head = _head(wished, target)
    if _differ(_SUPPLY, mine + (head if "供应" in head else ""), theirs):
        return "another_base"
    if _differ(_FEES, mine, theirs):
        return "another_base"
    if _differ(_OWN_LEVEL, target.indicator, result.indicator):
        return "another_base"
    if _AGREED.search(result.indicator) and not _AGREED.search(mine):
        return "another_base"
    if _STARTED.search(result.indicator) or _BUILT.search(result.indicator):
        theirs = result.indicator  # 棚改开工560套、基本建成312套
    return "another_base" if other_stage(mine, theirs) or _not_done(mine, theirs) else None


def _not_of_the_year(target: Claim, result: Claim, mine: str, later: YearReport) -> Cause | None:
    assert later.lines is not None
    clause = _clause(later, result)
    if _SAID_THEN.search(later.lines.before(result.start, result.end)):
        return "another_period"
    restated = RESTATED.search(clause)
    if restated and (not _FULFILLED.search(clause) or _within(restated, result, clause, later)):
        return "another_period"
    if _PLANNED.search(clause) and not _FULFILLED.search(clause):
        return "another_period"
    listed = later.lines.before(result.start, result.end) if _FROM_TO.search(clause) else ""
    if _differ(_MEAN, mine, listed + clause) or _differ(_PART_OF_YEAR, mine, clause):
        return "another_period"
    both_means = _MEAN.search(mine) is not None and _MEAN.search(clause) is not None
    at = len(later.lines.clause_before(result.start, result.end))
    own = clause[:at] + _TOTAL_BEHIND.sub("", clause[at:])
    spans = SPAN.search(_YEARLY_MEAN.sub("", own)) is not None and not both_means
    return "another_period" if spans and "-" not in (target.period or "") else None


def _within(said: re.Match[str], result: Claim, clause: str, later: YearReport) -> bool:
    """Whether a figure stands inside words that say a target again: 年初确定的26个小区改造任务."""
    assert later.lines is not None
    at = len(later.lines.clause_before(result.start, result.end))
    inside = said.start() < at < said.end() or (at == said.end() and clause[at - 1] == "的")
    return inside and "比" not in clause[said.start() : at]


def _heading_list(report: YearReport, claim: Claim) -> str:
    """What a list of figures is said to be of: 新增加的生产能力有：生铁…，钢116万吨."""
    if report.lines is None:
        return ""
    before = report.lines.before(claim.start, claim.end)
    return before.rpartition("：")[0] or before.rpartition(":")[0]


def _head(report: YearReport, claim: Claim) -> str:
    """What stands before a figure in its sentence, and in the one that it exemplifies."""
    if report.lines is None:
        return ""
    before = report.lines.before(claim.start, claim.end)
    line = report.lines.at(claim.start)
    earlier = report.lines.at(line.start - 1) if line and _EXAMPLE.match(before) else None
    return (earlier.reading if earlier else "") + before


def is_mean(report: YearReport, claim: Claim) -> bool:
    """Whether a rate is the mean of several years: 平均每年递增6%."""
    return claim.aspect == "growth" and _MEAN.search(_clause(report, claim)) is not None


def _clause(report: YearReport, claim: Claim) -> str:
    return report.lines.clause(claim.start, claim.end) if report.lines else ""


def _differ(words: re.Pattern[str], one: str, other: str) -> bool:
    return (words.search(one) is None) != (words.search(other) is None)


_FAILED = re.compile(
    "(?:未能|没能|没有|尚未)(?:按期|如期|按时|全部|完全)?(?:竣工|完工|完成|建成|交付|投用|实现|开工)"
)
"""Behind a figure of what was to be there: 原定当年交付的8.6万平方米校舍未能竣工."""


def _not_done(mine: str, theirs: str) -> bool:
    """What is being built or was begun, where it was promised to be there or to be done."""
    if _FAILED.search(theirs):
        return True
    if _BUILT.search(theirs):
        return False
    under_way = _UNDER_WAY.search(theirs) is not None and _UNDER_WAY.search(mine) is None
    begun = _STARTED.search(theirs) is not None and _STARTED.search(mine) is None
    return under_way or (begun and _DONE.search(mine) is not None)


def other_stage(mine: str, theirs: str) -> bool:
    """Starts where completions were promised, or the other way round."""
    starts, built = bool(_STARTED.search(mine)), bool(_BUILT.search(mine))
    began, done = bool(_STARTED.search(theirs)), bool(_BUILT.search(theirs))
    return (starts and not built and done and not began) or (
        built and not starts and began and not done
    )


def is_decision(phrase: str, series: str | None = None) -> bool:
    """Whether a target is a decision of the budget: settled, never accused.

    >>> is_decision("安排中央预算内投资"), is_decision("新建公厕"), is_decision("", "deficit_ratio")
    (True, False, True)
    """
    limits = verdicts.load()
    return series in limits.decision_series or limits.decisions.search(phrase) is not None
