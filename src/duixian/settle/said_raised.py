"""A standard that was to be raised by so much, and of which the later report only says that it was.

提高城乡居民基础养老金 answers a promise of 20元 more, but not by how much: it is shown as 未列数字.
"""

from __future__ import annotations

import re

from duixian.model import Claim, Figure, figures
from duixian.settle.chains import YearReport
from duixian.settle.evidence import SPAN
from duixian.settle.grading import Grade
from duixian.settle.matching import plain
from duixian.settle.pair_features import share
from duixian.settle.standards import is_standard
from duixian.settle.wording import figure_en, figure_zh

_RAISED = re.compile("提高|增加|上调|提标")
_PAID = re.compile("最低收购价|养老金|低保标准|最低生活保障标准|最低工资")
"""Paid by the head or the pound, and so raised by a standard too."""
_FIGURE = re.compile(r"[\d%]|[一二三四五六七八九十百千]+(?:万|亿|元|倍)")
_MARKS = re.compile("[，,；;。]")
LEAST_TOLD = 0.6
"""So much of the phrase, by telling pairs of characters, the clause must say."""


def said_raised(report: YearReport, later: YearReport | None, target: Claim) -> Figure | None:
    """The words by which a later report says without a figure that a standard was raised."""
    if later is None or later.lines is None or report.lines is None:
        return None
    phrase = plain(target.indicator)
    clause = report.lines.clause(target.start, target.end)
    paid = is_standard(target.indicator) or _PAID.search(target.indicator)
    if not paid or not _RAISED.search(clause):
        return None
    for line in later.lines.all:
        if line.role != "review" or line.heading or line.several_years:
            continue
        for said in _MARKS.split(line.reading):
            raised = _RAISED.search(said) and not _FIGURE.search(line.reading)
            if raised and not SPAN.search(line.reading) and share(phrase, said) >= LEAST_TOLD:
                at = line.text.find(said)
                start, quote = (line.start + at, said) if at >= 0 else (line.start, line.text)
                return figures.of_passage(later.doc, quote, start, str(report.report_year))
    return None


def without_figure(target: Claim, words: Figure) -> Grade:
    """What such words settle: nothing, though they speak of the promise."""
    zh, en = (form(figures.of_claim(target), target.aspect) for form in (figure_zh, figure_en))
    return Grade(
        "not_comparable",
        f"目标{zh}；后一年报告只称“{words.quote}”，未列数字，无从对照。",
        f"Target {en}; the later report only says “{words.quote}”, without a figure.",
        cause="no_figure",
    )
