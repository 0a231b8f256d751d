"""A goal of which the later report says in words, without a figure, that it was not reached.

节能、物价调控目标没有完成 is the government's own word on its promise: missed, though not by how
much. Readers who knew no rule called it so; a word of what only fell or lagged says less and is
no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duixian.model import Aspect, Figure, figures
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.wording import figure_en, figure_zh

_NOT = r"(?:没有|未能|尚未|未)(?:能够?)?(?:如期|全面|完全)?(?:完成|实现|达到)"
_GOAL = "(?:目标|任务|指标)"
_SHORT = re.compile(
    rf"(?P<before>[^，,。；;]*){_GOAL}[^，,。；;]{{0,3}}{_NOT}"
    rf"|{_NOT}(?P<behind>[^，,。；;]*?){_GOAL}"
)
_NO_YEAR = re.compile(r"规划|五年|“[^”]{1,3}五”|如果|若|[的时]候|就要|部分|有的|一些")
"""A goal of several years, a condition, or of some only."""
_CONDITION = re.compile(
    "的(?:时候|情况|话|要|就|必须|应当?|将|单位|地方|地区|部门|企业|县|市)|时[，,]|而"
)
"""What follows what is only supposed, or tells of those who failed: 目标没有完成的时候要补救."""


def said_short(later: YearReport | None, names: Iterable[str], year: int) -> Figure | None:
    """The words by which a report owns that a goal of one of these names was not reached."""
    if later is None or later.lines is None:
        return None
    wanted = [name for name in names if len(name) > 1]
    for line in later.lines.all:
        if line.role in ("targets", "tasks") or line.several_years:
            continue
        for said in _SHORT.finditer(line.reading):
            told = said["before"] or said["behind"] or ""
            if _NO_YEAR.search(said.group()) or _CONDITION.match(line.reading, said.end()):
                continue
            if not any(name in told for name in wanted):
                continue
            same = len(line.reading) == len(line.text)
            start, quote = (said.start(), said.group()) if same else (0, line.text)
            return figures.of_passage(later.doc, quote, line.start + start, str(year))
    return None


def owned(target: Figure, aspect: Aspect, words: Figure) -> Grade:
    """What such words say: that the goal was missed, by its own account and without a figure."""
    return Grade(
        "missed",
        f"目标{figure_zh(target, aspect)}；报告称“{words.quote}”，未列数字，按其说法为未完成。",
        f"Target {figure_en(target, aspect)}; the report says “{words.quote}” and gives no figure: "
        "missed by its own words.",
    )
