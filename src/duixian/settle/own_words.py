"""What the later report says of a result itself: it overrules the arithmetic.

增长3%，低于预期目标 is a target missed by the report's own word, and a figure short of the
target of which the report says 超额完成 is not called missed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from duixian.model import Figure, Polarity, Verdict
from duixian.patterns import alternatives
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade

_GOES_ON = re.compile(
    r"[，,](?:但|均|都|也|仍)?(?:低于|未|尚未|没有|超额|提前|圆满|好于|高于|快于|超过|完成|实现了?|达到|比年初|与预期)[^，,。；;]*"
)
"""A next clause without a subject of its own: it still speaks of the figure."""
_SHORT = re.compile(
    alternatives(
        "低于[^，,。；;]{0,8}(?:预期|目标|计划)",
        (
            "(?:未能?|没有|尚未)(?:能够?)?(?:如期|全面)?"
            "(?:达到?|完成|实现)[^，,。；;]{0,10}(?:预期|目标|计划|任务|要求)"
        ),
    )
)
_BEYOND = re.compile(
    r"超额(?:完成|实现)|超过[^，,。；;]{0,8}(?:目标|预期|计划|任务)|提前[^，,。；;]{0,8}(?:完成|实现)"
)
_KEPT = re.compile(
    r"(?:完成|实现|达到)了?[^，,。；;]{0,12}(?:目标|任务|计划|要求)(?!的?(?:\d|百分|[一二三四五六七八九]成))"
)
_STILL = re.compile(r"仍(?:然)?高达|居高不下")


def overruled(
    graded: Grade, result: Figure, later: YearReport, polarity: Polarity, fixed: str = ""
) -> Grade:
    """A verdict by figures, put right by what the report says of the figure.

    `fixed` are words of the result where the text is not at hand.
    """
    words = _words(result, later) or fixed
    if not words:
        return graded
    said = _said(words, polarity)
    if graded.verdict == "missed" and said in ("exceeded", "met"):
        return _by_word(graded, said, words)
    if graded.verdict in ("exceeded", "met", "nearly_met") and said == "missed":
        return _by_word(graded, "missed", words)
    if graded.verdict in ("exceeded", "met") and polarity == "higher" and _STILL.search(words):
        return replace(
            graded,
            verdict="not_comparable",
            reason=f"{graded.reason[:-1]}；但报告称“{words}”，不能断定是否达到。",
            reason_en=f"{graded.reason_en[:-1]}; but the report says “{words}”: it is open.",
            cause="another_base",
        )
    return graded


def _words(result: Figure, later: YearReport) -> str:
    if later.lines is None:
        return ""
    clause = later.lines.clause(result.start, result.end)
    further = _GOES_ON.match(later.lines.after(result.start, result.end))
    return (clause + (further.group() if further else "")).strip()


def _said(words: str, polarity: Polarity) -> Verdict | None:
    if _SHORT.search(words):
        return "met" if polarity == "ceiling" and "低于" in words else "missed"
    if _BEYOND.search(words):
        return "met" if polarity == "ceiling" else "exceeded"
    return "met" if _KEPT.search(words) else None


_WORDS: dict[str, tuple[str, str]] = {
    "exceeded": ("超额完成", "exceeded"),
    "met": ("完成", "met"),
    "missed": ("未完成", "missed"),
}


def _by_word(graded: Grade, verdict: Verdict, words: str) -> Grade:
    zh, en = _WORDS[verdict]
    return Grade(
        verdict,
        f"{graded.reason[:-1]}；报告称“{words}”，按其说法为{zh}。",
        f"{graded.reason_en[:-1]}; the report says “{words}”: {en} by its own words.",
    )
