"""Targets in words: settled by a figure where what they refer to is known.

与经济增长同步 refers to the GDP growth of the same later report; 稳定 and 增速放缓 to the year
before; 增长 and 下降 to the sign of the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.model import Figure
from duixian.registry import verdicts
from duixian.registry.series import Series
from duixian.settle.grading import Grade
from duixian.settle.wording import number, points_en

_IN_STEP = re.compile(r"(?:和|与|同|跟).{0,14}?(?:同步|相适应|相匹配|匹配)|同步增长")
_AHEAD = re.compile(r"(?:高于|快于|超过|跑赢)(?:地区)?(?:生产总值|经济|GDP)")
_NATION = re.compile(r"(?:与|和|同|跟|高于|快于|不低于)(?:全国|国家)[^，,。]{0,8}")
_RISE = re.compile(r"增长|增收|提高|增加|增产|回升|较快|回稳")
_FALL = re.compile(r"下降|降低|减少")
_STABLE = re.compile(r"稳定|平稳|稳住|稳中|持平")
_MODERATE = re.compile("适度|适当|合理")
"""How much is too much, nobody says: growth by 58.6 % is no proof that 适度增长 was kept."""
_SLOWER = re.compile(r"增[速幅].{0,4}(?:下降|回落|放缓|减缓)|增长.{0,3}放缓|不会太快")
"""A rate that is to be lower than the year before, though still a rise."""


@dataclass(frozen=True, slots=True)
class References:
    """What a target in words may refer to, from the later report and the one before it."""

    growth: Figure | None = None
    """GDP growth of the settled year."""
    parts: tuple[Figure, ...] = ()
    """The result for town and country, where no whole is given."""
    before: Figure | None = None
    """The result of the year before the settled one, in the same unit."""
    nation: Figure | None = None
    """The same series of the whole country for the settled year."""
    series: Series | None = None
    """What is settled: its names and which way is better."""

    @property
    def zh(self) -> str:
        return self.series.zh.removesuffix("增速") if self.series else "该指标"

    @property
    def en(self) -> str:
        return self.series.en if self.series else "the figure"


def grade_words(target: Figure, result: Figure, refer: References, words: str) -> Grade:
    """The verdict on a target given in `words`, by a figure."""
    if _NATION.search(words):
        return _against(result, refer.nation, refer, words, ("全国", "the nation"))
    if _AHEAD.search(words) or _IN_STEP.search(words):
        own = refer.series is not None and refer.series.id == "gdp_growth"
        economy = None if own else refer.growth
        return _against(result, economy, refer, words, ("经济", "GDP"))
    assert result.value is not None
    if _SLOWER.search(words):
        return _slower(result, refer.before, words)
    if result.unit in ("%", "百分点"):
        signed = _by_sign(result, words, refer)
        if signed is not None:
            return signed
    if _STABLE.search(words) and refer.before is not None:
        return _stable(result, refer.before, words)
    return _open(result, words)


def _open(result: Figure, words: str) -> Grade:
    return Grade(
        "not_comparable",
        f"目标以文字表述（“{words}”），报告的是“{result.quote}”，没有可对照的数。",
        f"The target is in words (“{words}”); “{result.quote}” cannot be held against it.",
        cause="words_only",
    )


def _slower(result: Figure, before: Figure | None, words: str) -> Grade:
    if before is None or before.value is None or result.value is None:
        return _open(result, words)
    kept = result.value <= before.value
    both = f"上年增长{number(before.value)}%，本年增长{number(result.value)}%"
    return Grade(
        "met" if kept else "missed",
        f"目标“{words}”，{both}，{'增速回落' if kept else '增速未回落'}。",
        f"Target “{words}”: {number(before.value)} % the year before, "
        f"{number(result.value)} % in it.",
    )


def _against(
    result: Figure,
    standard: Figure | None,
    refer: References,
    words: str,
    whose: tuple[str, str],
) -> Grade:
    """A target in step with another figure: that of the economy, or of the nation."""
    if standard is None or standard.value is None:
        return Grade(
            "not_comparable",
            f"目标以文字表述（“{words}”），账上没有当年{whose[0]}的数可对照。",
            f"The target is in words (“{words}”) and the books have no figure of "
            f"{whose[1]} for the year.",
            cause="words_only",
        )
    limits = verdicts.load()
    growth = standard.value
    sides = [f.value for f in (refer.parts or (result,)) if f.value is not None]
    room = 0.0
    if not _AHEAD.search(words):
        room = limits.roughly_in_step if "基本" in words else limits.in_step
    worst = min(sides)
    shown = "、".join(f"{number(v)}%" for v in sides)
    shown_en = " and ".join(f"{number(v)} %" for v in sides)
    zh = f"目标“{words}”，{refer.zh}增长{shown}，{whose[0]}增长{number(growth)}%"
    en = f"Target “{words}”: {refer.en} {shown_en}, {whose[1]} {number(growth)} %"
    gap = round(worst - growth, 6)
    if gap >= 0:
        tail = f"高{number(gap)}个百分点" if gap else "两者一致"
        return Grade("met", f"{zh}，{tail}。", f"{en}: {points_en(gap)} ahead.")
    tail_zh, tail_en = f"低{number(-gap)}个百分点", f"{points_en(-gap)} behind"
    if -gap <= room + 1e-9:
        return Grade("met", f"{zh}，{tail_zh}，在同步范围内。", f"{en}: {tail_en}, within step.")
    if -gap <= limits.roughly_in_step + 1e-9 or max(sides) >= growth:
        return Grade("nearly_met", f"{zh}，{tail_zh}。", f"{en}: {tail_en}.")
    return Grade("missed", f"{zh}，{tail_zh}。", f"{en}: {tail_en}.")


def _by_sign(result: Figure, words: str, refer: References) -> Grade | None:
    value = result.value
    assert value is not None
    for wanted, sign in ((_FALL, -1), (_RISE, 1)):
        if not wanted.search(words):
            continue
        kept = value * sign > 0
        if kept and _MODERATE.search(words):
            return _open(result, words)
        if not kept and refer.series is not None and refer.series.polarity == "ceiling":
            return _open(result, words)
        verb = "增长" if value >= 0 else "下降"
        return Grade(
            "met" if kept else "missed",
            f"目标“{words}”，实际{verb}{number(abs(value))}%，{'符合' if kept else '不符'}。",
            f"Target “{words}”: the result is {number(value)} %, "
            f"{'as wanted' if kept else 'the other way'}.",
        )
    return None


def _stable(result: Figure, before: Figure, words: str) -> Grade:
    limits = verdicts.load()
    assert result.value is not None
    assert before.value is not None
    prior = limits.convert(before.value, before.unit, result.unit)
    if prior == 0:
        return _open(result, words)  # of nothing there is no share
    if prior is None:
        return Grade(
            "not_comparable",
            f"目标“{words}”，前后两年计量单位不同，无法对照。",
            f"Target “{words}”: the two years are given in different units.",
            cause="another_unit",
        )
    change = round(result.value / prior - 1, 9)  # 98 after 100 is two hundredths less, no more
    if change < -limits.stable_share and result.bound in ("gt", "ge"):
        return _open(result, words)
    kept = change >= -limits.stable_share
    shown = f"{'增' if change >= 0 else '减'}{abs(change) * 100:.1f}%"
    return Grade(
        "met" if kept else "missed",
        f"目标“{words}”，比上年{shown}，{'保持稳定' if kept else '未能稳定'}。",
        f"Target “{words}”: {change * 100:+.1f} % on the year before.",
    )
