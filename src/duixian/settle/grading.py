"""A figure against its target: the verdict, and the sentence with the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace

from duixian.model import Aspect, Cause, Figure, Polarity, Verdict
from duixian.registry import verdicts
from duixian.settle.wording import (
    amount_en,
    amount_zh,
    figure_en,
    figure_zh,
    number,
    points_en,
)

POINTS = ("%", "百分点", "‰")
"""Units in which differences are points, not shares."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict with its reason in Chinese and English."""

    verdict: Verdict
    reason: str
    reason_en: str
    cause: Cause | None = None
    nearest: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    """Target and result on one scale on which more is better."""

    low: float
    """What must be reached."""
    high: float
    """Beyond this the target is exceeded."""
    reached: float
    tolerance: float
    margin: float


def grade(
    target: Figure,
    result: Figure,
    *,
    aspect: Aspect,
    polarity: Polarity,
    tolerance: float | None = None,
    over_years: bool = False,
) -> Grade:
    """The verdict on a result, given its target; both must hold figures.

    `tolerance` overrides the default of verdicts.toml: points where the unit is %, else a
    share of the target. `over_years` is growth or a fall over several years as one rate.

    >>> jobs = Figure("2017", None, 1.1e7, None, "人", "ge", "", 0, 0)
    >>> done = Figure("2018", None, 1.352e7, None, "人", "eq", "", 0, 0)
    >>> grade(jobs, done, aspect="level", polarity="higher").reason
    '目标1100万人以上，实际1352万人，超额22.9%。'
    """
    scale = _scale(target, result, aspect, polarity, tolerance)
    if scale is not None and over_years and target.unit in POINTS:
        scale = _of_years(scale)
    if scale is None:
        return _other_unit(target, result, aspect)
    verdict = _neutral(scale) if polarity == "neutral" else _verdict(target, result, scale)
    if polarity in ("ceiling", "fall") and aspect not in ("growth", "change"):
        verdict = "met" if verdict == "exceeded" else verdict
    if polarity == "ceiling" and verdict == "exceeded":
        # A ceiling is kept or broken: inflation far under it is no over-fulfilment.
        verdict = "met"
    return _explained(verdict, target, result, scale, aspect, polarity)


def _scale(
    target: Figure,
    result: Figure,
    aspect: Aspect,
    polarity: Polarity,
    tolerance: float | None,
) -> _Scale | None:
    limits = verdicts.load()
    assert target.value is not None
    assert result.value is not None
    value = limits.convert(result.value, result.unit, target.unit)
    if value is None:
        return None
    sign = -1.0 if polarity in ("ceiling", "fall") else 1.0
    ends = [target.value * sign, (target.value_high or target.value) * sign]
    others = [value * sign]
    if result.value_high is not None:
        high = limits.convert(result.value_high, result.unit, target.unit)
        others.append((high if high is not None else value) * sign)
    if target.unit in POINTS:
        points = limits.growth_points if aspect == "growth" else limits.level_points
        room, margin = tolerance if tolerance is not None else points, limits.exceeded_points
    else:
        share = tolerance if tolerance is not None else limits.share
        room, margin = share * abs(target.value), limits.exceeded_share * abs(target.value)
    return _Scale(min(ends), max(ends), min(others), room, margin)


def _of_years(scale: _Scale) -> _Scale:
    """A scale with room by the size of the change: points are for the rate of one year."""
    limits, size = verdicts.load(), abs(scale.low)
    return replace(
        scale,
        tolerance=max(scale.tolerance, limits.share_of_years * size),
        margin=max(scale.margin, limits.exceeded_share * size),
    )


def _verdict(target: Figure, result: Figure, scale: _Scale) -> Verdict:
    slack = verdicts.load().rounding * max(1.0, abs(scale.low))
    short = scale.low - scale.reached
    strict = target.bound in ("gt", "lt") and result.bound not in ("gt", "lt")
    if short > slack or (strict and short > -slack):
        if short <= scale.tolerance + slack:
            return "nearly_met"
        return "not_comparable" if _open_upwards(result, scale) else "missed"
    beyond = scale.reached - scale.high
    needed = scale.tolerance + slack if target.bound == "approx" else scale.margin - slack
    return "exceeded" if beyond > needed else "met"


def _open_upwards(result: Figure, scale: _Scale) -> bool:
    """Whether the result only says that it is better than a figure short of the target."""
    # 控制在3.3% is worded as a bound but is where the year ended.
    return result.bound in (("gt", "ge") if scale.reached >= 0 else ("lt",))


def _neutral(scale: _Scale) -> Verdict:
    limits = verdicts.load()
    off = max(scale.low - scale.reached, scale.reached - scale.high, 0.0)
    if off <= scale.tolerance + 1e-9:
        return "met"
    return "nearly_met" if off <= scale.tolerance * limits.neutral_nearly + 1e-9 else "missed"


def _other_unit(target: Figure, result: Figure, aspect: Aspect) -> Grade:
    return Grade(
        "not_comparable",
        f"目标{figure_zh(target, aspect)}，后一年报告的是{figure_zh(result, aspect)}，"
        "计量单位不同，无法对照。",
        f"Target {figure_en(target, aspect)}; the later report gives "
        f"{figure_en(result, aspect)}, in another unit.",
        cause="another_unit",
    )


def _explained(
    verdict: Verdict,
    target: Figure,
    result: Figure,
    scale: _Scale,
    aspect: Aspect,
    polarity: Polarity,
) -> Grade:
    zh = f"目标{figure_zh(target, aspect)}，实际{_result_zh(target, result, aspect)}"
    en = f"Target {figure_en(target, aspect)}; reported {_result_en(target, result, aspect)}"
    if verdict == "not_comparable":
        return Grade(
            verdict,
            f"{zh}，不能断定是否达到。",
            f"{en}: whether it was reached is open.",
            cause="open_bound",
        )
    if scale.low <= scale.reached <= scale.high:
        return Grade(verdict, f"{zh}，与目标一致。", f"{en}: as planned.")
    edge = scale.low if scale.reached < scale.low else scale.high
    diff = scale.reached - edge
    under = _far_under(target, scale, polarity)
    return Grade(
        verdict,
        f"{zh}，{_difference_zh(diff, edge, target, aspect, polarity)}{under[0]}。",
        f"{en}: {_difference_en(diff, edge, target, aspect, polarity)}{under[1]}.",
    )


def _far_under(target: Figure, scale: _Scale, polarity: Polarity) -> tuple[str, str]:
    """What is said of a ceiling that was set as a figure to be near (3%左右) and is far from it.

    It is kept, for nothing was exceeded; that it was not near must be told with it.
    """
    near = scale.reached - scale.high <= scale.tolerance + 1e-9
    if polarity != "ceiling" or target.bound not in ("approx", "eq") or near:
        return "", ""
    room = scale.tolerance
    points = target.unit in POINTS
    zh = f"{number(room)}个百分点" if points else amount_zh(room, target.unit)
    en = points_en(room) if points else amount_en(room, target.unit)
    called = "“左右”" if target.bound == "approx" else "所定数值"
    return (
        f"；已偏离{called}（上下{zh}）之外，仅因未超出上限记为完成",
        f"; it is not near the target (within {en}) and counts as met only because a ceiling "
        "was not exceeded",
    )


def _result_zh(target: Figure, result: Figure, aspect: Aspect) -> str:
    text = figure_zh(_ended(result), aspect)
    if result.unit != target.unit and result.value is not None:
        same = verdicts.load().convert(result.value, result.unit, target.unit)
        if same is not None:
            text += f"（合{amount_zh(same, target.unit)}）"
    return text


def _ended(result: Figure) -> Figure:
    return replace(result, bound="eq") if result.bound == "le" else result


def _result_en(target: Figure, result: Figure, aspect: Aspect) -> str:
    text = figure_en(_ended(result), aspect)
    if result.unit != target.unit and result.value is not None:
        same = verdicts.load().convert(result.value, result.unit, target.unit)
        if same is not None:
            text += f" ({amount_en(same, target.unit)})"
    return text


def _difference_zh(
    diff: float, edge: float, target: Figure, aspect: Aspect, polarity: Polarity
) -> str:
    if target.unit in POINTS:
        size = f"{number(abs(round(diff, 6)))}个百分点"
        if polarity == "fall" and aspect in ("growth", "change"):
            return f"{'多' if diff > 0 else '少'}降{size}"
        if polarity in ("ceiling", "fall"):
            return f"低{size}，在目标以内" if diff > 0 else f"高{size}，超出目标"
        return f"{'高' if diff > 0 else '低'}{size}"
    share = f"{abs(diff / edge) * 100:.1f}%" if edge else amount_zh(abs(diff), target.unit)
    if polarity == "fall" and aspect in ("growth", "change"):
        return f"{'多' if diff > 0 else '少'}减{share}"
    if polarity in ("ceiling", "fall"):
        return f"低{share}，在目标以内" if diff > 0 else f"高{share}，超出目标"
    return f"{'超额' if diff > 0 else '少'}{share}"


def _difference_en(
    diff: float, edge: float, target: Figure, aspect: Aspect, polarity: Polarity
) -> str:
    if target.unit in POINTS:
        size = points_en(abs(round(diff, 6)))
        if polarity == "fall" and aspect in ("growth", "change"):
            return f"{size} {'more' if diff > 0 else 'less'} than planned"
    else:
        size = f"{abs(diff / edge) * 100:.1f} %" if edge else amount_en(abs(diff), target.unit)
        if polarity == "fall" and aspect in ("growth", "change"):
            return f"{size} {'more' if diff > 0 else 'less'} than planned"
    if polarity in ("ceiling", "fall"):
        return f"{size} {'under' if diff > 0 else 'over'} the ceiling"
    return f"{size} {'above' if diff > 0 else 'short of'} target"
