"""Results in words: the later report gives no figure but says how it went.

What a report says of its own success (超额完成, 未能实现) is taken as its word, and said to be
that. Otherwise words settle only what they can: a direction that was promised, or an amount
that was reached the year before and grew since.
"""

from __future__ import annotations

import re

from duixian.model import Aspect, Figure, Polarity, Verdict
from duixian.settle.grading import Grade
from duixian.settle.wording import amount_en, amount_zh, figure_en, figure_zh

RISE = re.compile(r"增长(?!乏力)|增收|增加|增产|连增|丰收|新高|新台阶|回升|扩大|提高")
FALL = re.compile(r"下降|降低|减少|减缓|放缓|回落")
SHRANK = re.compile(r"(?<!增速)(?<!增幅)(?<!涨幅)(?<!增速呈)(?:出现)?(?:下降|减少)")
STABLE = re.compile(r"稳定|平稳|稳中|持平|企稳|回稳|保持")

UNDER = re.compile(r"低于.{0,8}(?:目标|预期)")
"""Good where the target is a ceiling."""
_OWN_WORD: tuple[tuple[re.Pattern[str], Verdict, str, str], ...] = (
    (
        re.compile(
            r"(?:没有|未能|未|尚未)(?:如期|全面|完全)?(?:完成|实现|达到)|低于.{0,8}(?:目标|预期)"
        ),
        "missed",
        "未完成",
        "not met",
    ),
    (
        re.compile(r"(?:基本|接近)(?:完成|实现|达到)"),
        "nearly_met",
        "基本完成",
        "nearly met",
    ),
    (
        re.compile(r"超额(?:完成|实现)?|(?:超过|好于|高于|大幅超过).{0,8}(?:目标|预期|计划|任务)"),
        "exceeded",
        "超额完成",
        "exceeded",
    ),
    (
        re.compile(r"(?:完成|实现|达到|控制在|好于).{0,14}(?:目标|任务|要求|计划|预期|预算|以内)"),
        "met",
        "完成",
        "met",
    ),
)


def grade_told(
    target: Figure,
    words: str,
    aspect: Aspect,
    wanted: str,
    before: Figure | None,
    polarity: Polarity = "higher",
) -> Grade:
    """The verdict on a target by words of the later report.

    `wanted` are the target's own words where it has no figure, `before` is the result of the
    year before it. A ceiling is never missed by the direction that words tell.
    """
    said = figure_zh(target, aspect), figure_en(target, aspect)
    for pattern, verdict, zh, en in _OWN_WORD:
        if pattern.search(words):
            if verdict == "missed" and polarity == "ceiling" and UNDER.search(words):
                verdict, zh, en = "met", "完成", "met"
            return _worded(verdict, said, words, f"按其说法为{zh}", f"{en} by its own words")
    if target.value is None:
        verdict_of_direction = _direction(wanted, words)
        if verdict_of_direction == "missed" and polarity == "ceiling":
            verdict_of_direction = None
        if verdict_of_direction is not None:
            same = verdict_of_direction == "met"
            tail = (
                ("方向一致", "the way that was wanted") if same else ("方向相反", "the other way")
            )
            return _worded(verdict_of_direction, said, words, *tail)
    elif target.unit == "%" and target.value > 0 and SHRANK.search(words):
        return _worded("missed", said, words, "未见增长", "no growth")
    elif _reached_before(target, before) and RISE.search(words) and not FALL.search(words):
        assert before is not None
        assert before.value is not None
        level, level_en = amount_zh(before.value, before.unit), amount_en(before.value, before.unit)
        return _worded(
            "met", said, words, f"上年已达{level}", f"the year before had reached {level_en}"
        )
    return _worded("not_comparable", said, words, "无法判定", "which settles nothing")


def _direction(wanted: str, words: str) -> Verdict | None:
    """Whether words go the way that other words wanted; None where they do not say."""
    up, down = RISE.search(words), FALL.search(words)
    if FALL.search(wanted) or "控制" in wanted:
        return "met" if down and not up else None
    if RISE.search(wanted):
        if up and not down:
            return "met"
        return "missed" if down and not up and "增速" not in words and "增幅" not in words else None
    if STABLE.search(wanted) and STABLE.search(words) and not down:
        return "met"
    return None


def _reached_before(target: Figure, before: Figure | None) -> bool:
    if before is None or before.value is None or target.value is None:
        return False
    return before.unit == target.unit and before.value >= target.value


def _worded(verdict: Verdict, said: tuple[str, str], words: str, zh: str, en: str) -> Grade:
    figure = ("未列可对照的数字", "no figure that compares")
    if not any(c.isdigit() for c in words):
        figure = ("所引语句未列数字", "that sentence gives no figure")
    return Grade(
        verdict,
        f"目标{said[0]}，后一年报告称“{words}”（{figure[0]}），{zh}。",
        f"Target {said[1]}; the later report says “{words}” ({figure[1]}): {en}.",
        cause="no_figure" if verdict == "not_comparable" else None,
    )
