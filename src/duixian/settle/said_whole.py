"""A general word of success that covers a promise of which nothing else is said.

全面完成年度主要目标 answers each of the year's main targets (今年主要预期目标是：…),
约束性指标超额完成 each binding one. It gives no figure, so that it keeps no promise, and the
promise stays passed over (the labelling guide rules so); but it is never told without these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from duixian.model import Aspect, Figure, figures
from duixian.registry import fulfilment
from duixian.registry.series import Series
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.lines import Line
from duixian.settle.wording import figure_en, figure_zh

_MAIN = re.compile(r"(?:主要|预期|奋斗)目标")
_OF_A_PLAN = re.compile(r"五”|五年|规划|时期")
_CLAUSE = re.compile(r"[^,，;；:：。!！?？\n]+")
_OF_ONE_YEAR = re.compile(r"全年|年度|年初|去年|上年|一年来|\d{4}年")


def said_whole(
    promised: YearReport, later: YearReport | None, target: Figure, name: str, year: int
) -> Figure | None:
    """The clause by which a later report says of all targets of a kind, this one (called `name`)
    among them, that they were met in `year`; None where it says no such thing."""
    if later is None or later.lines is None:
        return None
    if fulfilment.is_binding(name) and (said := _claim(later, fulfilment.of_binding_targets, year)):
        return said
    if _is_main(promised, target.start):
        return _claim(later, fulfilment.of_whole_field, year)
    return None


def _is_main(report: YearReport, place: int) -> bool:
    """Whether a target stands in the list of the year's main ones."""
    line = report.lines.at(place) if report.lines else None
    if line is None or report.lines is None:
        return False
    head = line.reading[: place - line.start]
    above = report.lines.above(place)
    if above is not None and above.reading.rstrip().endswith((":", "：")):
        head = above.reading + head
    return _MAIN.search(head) is not None and not _OF_A_PLAN.search(head)


def _claim(later: YearReport, claims: Callable[[str, str], bool], year: int) -> Figure | None:
    assert later.lines is not None
    for line in later.lines.all:
        if line.role not in ("review", "other") or line.heading:
            continue
        for clause in _CLAUSE.finditer(line.reading):
            before = line.reading[: clause.start()]
            if claims(clause[0], before) and _of_the_year(line, before + clause[0], year):
                same = len(line.reading) == len(line.text)
                start, quote = (clause.start(), clause[0]) if same else (0, line.text)
                return figures.of_passage(later.doc, quote, line.start + start, str(year))
    return None


def _of_the_year(line: Line, said: str, year: int) -> bool:
    """Whether words speak of the year that is settled, and of no plan of several."""
    years = re.findall(r"(\d{4})年", said)
    if _OF_A_PLAN.search(_CLAUSE.findall(said)[-1]) or (years and str(year) not in years):
        return False
    return not line.several_years or _OF_ONE_YEAR.search(said) is not None


def generally(target: Figure, aspect: Aspect, words: Figure, year: int) -> Grade:
    """What is said of a promise that nothing but such words speaks of."""
    zh, en = figure_zh(target, aspect), figure_en(target, aspect)
    return Grade(
        "unreported",
        f"目标{zh}，{year + 1}年的报告没有单独交代，只笼统称“{words.quote}”，未列数字。",
        f"Target {en}; the report of {year + 1} says nothing of it but in general "
        f"“{words.quote}”, without a figure.",
        nearest=(words,),
    )


def in_part(target: Figure, series: Series, told: Figure) -> Grade:
    """What is said where the words of a promise are answered for another of the things that they
    name."""
    zh, en = figure_zh(target, series.aspect), figure_en(target, series.aspect)
    return Grade(
        "not_comparable",
        f"目标{zh}，后一年报告只交代了其中一项（“{told.quote}”），此项未列数字，无从对照。",
        f"Target {en}; the later report gives a figure for one of the things named only, "
        f"“{told.quote}”.",
        cause="no_figure",
    )
