"""A promise of which the later report says in words that it was carried out: 指标超额完成.

Read only where a clause of the look-back names the whole of what was promised, gives no figure
for it and no span of years. That a goal was *not* reached is never told from here: a failure
must be read with its figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.model import Claim, Figure, figures
from duixian.registry import synonyms
from duixian.settle.chains import YearReport
from duixian.settle.evidence import SPAN
from duixian.settle.grading import Grade
from duixian.settle.lines import Line
from duixian.settle.matching import plain
from duixian.settle.wording import figure_en, figure_zh

_DONE = re.compile(
    r"(?:指标|任务|目标|计划)[^，,。；;、]{0,4}?(?P<how>超额|提前|如期|圆满|顺利|全面|全部)(?:完成|实现)"
    r"|(?P<other>超额|提前|如期|圆满|顺利|全面|全部)(?:完成|实现)了?[^，,。；;、]{0,10}(?:指标|任务|目标|计划)"
)
_NOT = re.compile(r"未|没有|没能|尚|不能|若|如果|确保|力争|争取|要|将|部分|基本")
_SEVERAL = re.compile(r"[三四五六七八九十]年|“?[一二三四五六七八九十]+五”?|规划")
_OF_ITS_OWN = re.compile(
    r"\d[\d.,]*(?!\d|个|类|种|项|大|省|市|年)|[一二三四五六七八九十百千]+(?:万|亿)"
)
"""A figure in the clause that is no count of what it speaks of (15个重点行业)."""
_CAPACITY = re.compile("(?:落后|过剩|低效)产能$")
_MARKS = "，。；,;：:!！?？\n"
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class SaidDone:
    """The verdict and the words that give it."""

    grade: Grade
    words: Figure


def said_done(later: YearReport | None, target: Claim, year: int) -> SaidDone | None:
    """What a look-back says in words of one promise of the year; None where it says nothing."""
    names = _names(target)
    if later is None or later.lines is None or not names:
        return None
    for line in later.lines.all:
        if line.role != "review" or line.heading or line.several_years:
            continue
        for clause in re.split(f"[{_MARKS}]", line.reading):
            done = _DONE.search(clause)
            if done and all(name in clause[: done.end()] for name in names) and _plain(clause):
                return _told(later, line, target, clause, done, year)
    return None


def _plain(clause: str) -> bool:
    return not any(p.search(clause) for p in (_NOT, _SEVERAL, _OF_ITS_OWN, SPAN))


def _names(target: Claim) -> tuple[str, ...]:
    """The things and the action that a phrase names, all of which must be said."""
    phrase = plain(target.indicator)
    acts = sorted({a for group in synonyms.load().actions for a in group}, key=len, reverse=True)
    action = next((a for a in acts if phrase.startswith(a)), "")
    # 钢铁等行业淘汰落后产能: which goods and what of them are said apart
    parted = _CAPACITY.sub(r"、\g<0>", phrase.removeprefix(action))
    things = [t for t in re.split("[、和及与]", parted) if t]
    if not things or min(map(len, things)) < SHORTEST:
        return ()
    return (*things, action) if action else tuple(things)


def _told(
    later: YearReport, line: Line, target: Claim, clause: str, done: re.Match[str], year: int
) -> SaidDone:
    at = line.text.find(clause)
    start, words = (line.start + at, clause) if at >= 0 else (line.start, line.text)
    zh, en = (f(figures.of_claim(target), target.aspect) for f in (figure_zh, figure_en))
    beyond = (done["how"] or done["other"]) == "超额"
    verdict, said = ("exceeded", "超额完成") if beyond else ("met", "完成")
    grade = Grade(
        "exceeded" if beyond else "met",
        f"目标{zh}；报告称“{clause}”，按其说法为{said}。",
        f"Target {en}; the report says “{clause}”: {verdict} by its own words.",
    )
    return SaidDone(grade, figures.of_passage(later.doc, words, start, str(year)))
