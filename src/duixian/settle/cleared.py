"""What a figure must not be taken for before it accuses: the year when it is of a part of it, one
year when it is of several, the only basis when the report gives another beside it.
"""

from __future__ import annotations

import re

from duixian.model import Aspect, Cause, Figure, Polarity, figures
from duixian.registry import verdicts
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade, grade
from duixian.settle.whose import of_another
from duixian.settle.wording import figure_en, figure_zh

_MONTHS = "(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])"
_PART_OF_YEAR = re.compile(
    f"(?:1|一)月?(?:份)?[-—–~～至到]{_MONTHS}月|截[至止]?[至到]?(?:20\\d\\d年)?(?!12|十二){_MONTHS}月"
    f"|前(?:[三3两]季度|{_MONTHS}个月)|上半年|[一二三]季度"
)
"""1—11月, 截至11月底, 前三季度: reports delivered in December tell of so much."""
_HOLIDAY = re.compile("假期|黄金周|长假|(?:春节|国庆|中秋|五一|元旦|端午)(?:期间|假日)|节会期间")
_ALL_YEAR = re.compile("全年|年末|年底|12月底")
_ADDED_UP = re.compile("累计(?:实际|共|已|约)?(?:下降|降低|减少|增长|增加|提高|上升|削减)")
_OTHER_BASIS = re.compile(
    "同口径|可比口径|可比价|剔除|扣除|还原|不含|因素|以(?:人民币|美元)计|按(?:人民币|美元)计"
)
_LESS = re.compile(
    "(?:扣除|剔除|不含|不包括|除去)(?![^，,]*(?:因素|影响|价格))"
    "(?:[^，,。；;]{2,16}?(?:之后|以后|后|之外|以外|外)[，,]?|[^，,。；;]{2,16}[，,])(?=[^，,。；;]*$)"
)
"""Right before a figure: it is of less than its name says."""
_MONEY = frozenset(("元", "美元", "%", "百分点"))
_NET = "净增"
"""More is added than is left of it: what was added may not be enough, what is left may be."""
_KEEPING = ("exceeded", "met", "nearly_met")
_BY_FIGURES = (*_KEEPING, "missed")


def cleared(
    graded: Grade,
    target: Figure,
    result: Figure,
    later: YearReport | None,
    *,
    said: str,
    aspect: Aspect,
    polarity: Polarity,
) -> Grade:
    """A verdict by figures, taken back where the figure is not what the promise is held against.

    `later` is the report of the result; without its text nothing is known, and nothing changed.
    `said` is the clause of the promise: what it was to be held against.
    """
    if later is None or later.lines is None or target.value is None:
        return graded
    lines = later.lines
    place = _place(result, later)
    told, clause = lines.before(*place) + lines.clause_before(*place), lines.clause(*place)
    if aspect in ("growth", "change") and _ADDED_UP.search(clause):
        if "累计" not in said:
            return _open(target, result, aspect, "累计数，不止一年", "added up", "another_period")
        return graded
    if graded.verdict in _BY_FIGURES and (whose := of_another(result, later, said)):
        zh, en = f"“{whose}”的数，不是本地的", f"of another: “{whose}”"
        return _open(target, result, aspect, zh, en, "another_base")
    if graded.verdict in _BY_FIGURES and (other := _other_measure(said, result, later)):
        return _open(target, result, aspect, f"“{other}”口径不同", f"of “{other}”", "another_base")
    if graded.verdict in _BY_FIGURES and _HOLIDAY.search(told) and not _HOLIDAY.search(said):
        return _open(target, result, aspect, "只是假期的数", "of a holiday", "another_period")
    net, wanted = (_NET in words for words in (clause, said))
    lost = graded.verdict in _KEEPING and wanted and not net
    counted = aspect == "level" or (aspect == "change" and target.unit not in _MONEY)
    if counted and (lost or (graded.verdict == "missed" and net and not wanted)):
        zh, en = "净增与新增口径不同", "net of what was lost, or before it"
        return _open(target, result, aspect, zh, en, "another_base")
    if graded.verdict in _KEEPING and _LESS.search(told) and not _LESS.search(f"{said}，"):
        zh, en = "扣除一部分之后的数", "less a part of it"
        return _open(target, result, aspect, zh, en, "another_base")
    if graded.verdict != "missed":
        return graded
    if _of_a_part(told + result.quote) and not _of_a_part(
        said
    ):  # a cell of a panel quotes its clause
        zh, en = "只是当年一部分月份的数", "of a part of the year"
        return _open(target, result, aspect, zh, en, "another_period")
    if _kept_on_another_basis(target, result, later, aspect, polarity):
        zh, en = (
            "报告对同一指标另有一个口径，按那个口径已达到",
            "reached on another basis told beside it",
        )
        return _open(target, result, aspect, zh, en, "another_base")
    return graded


def _other_measure(said: str, result: Figure, later: YearReport) -> str:
    """The word by which a figure is of another measure than was promised, though both go by one
    name: 财政总收入, where 一般预算收入 was promised. "" where it is of the same."""
    claim = next((c for c in later.claims if (c.start, c.end) == _place(result, later)), None)
    told = result.quote + (claim.indicator if claim else "")
    for kinds in verdicts.load().measures:
        wanted, given = ([w for w in kinds if w.search(words)] for words in (said, told))
        if wanted and given and not set(wanted) & set(given):
            found = given[0].search(told)
            return found.group() if found else ""
    return ""


def _of_a_part(said: str) -> bool:
    part = list(_PART_OF_YEAR.finditer(said))
    return bool(part) and _ALL_YEAR.search(said, part[-1].end()) is None


def _kept_on_another_basis(
    target: Figure, result: Figure, later: YearReport, aspect: Aspect, polarity: Polarity
) -> bool:
    """Whether the sentence gives the same measure again, on another basis, and so much of it that
    the promise is kept: 收入下降2.3%，剔除减税因素，同口径增长8.6%."""
    assert later.lines is not None
    mine = next((c for c in later.claims if (c.start, c.end) == _place(result, later)), None)
    if mine is None:
        return False
    for other in later.claims:
        beside = other.sentence_start == mine.sentence_start and other is not mine
        same = (other.aspect, other.unit, other.role) == (aspect, mine.unit, mine.role)
        named = other.indicator.partition("(")[0] == mine.indicator.partition("(")[0]
        if not (beside and same and named):
            continue
        told = later.lines.before(other.start, other.end) + other.indicator
        told += later.lines.clause(other.start, other.end)
        if _OTHER_BASIS.search(told):
            again = grade(target, figures.of_claim(other), aspect=aspect, polarity=polarity)
            if again.verdict in ("exceeded", "met", "nearly_met"):
                return True
    return False


def _place(result: Figure, later: YearReport) -> tuple[int, int]:
    """Where the claim of a figure stands: a cell of a panel quotes more than its number."""
    for claim in later.claims:
        if claim.claim_id == result.claim_id:
            return claim.start, claim.end
    return result.start, result.end


def _open(target: Figure, result: Figure, aspect: Aspect, zh: str, en: str, cause: Cause) -> Grade:
    (said, told), (said_en, told_en) = (
        tuple(form(figure, aspect) for figure in (target, result))
        for form in (figure_zh, figure_en)
    )
    return Grade(
        "not_comparable",
        f"目标{said}，后一年报告{told}（{zh}），无法对照。",
        f"Target {said_en}; the later report gives {told_en}, {en}: not comparable.",
        cause=cause,
    )
