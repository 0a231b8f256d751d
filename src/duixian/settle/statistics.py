"""A second verdict beside the report's own: the same target against a figure of statistics.

Judged by the same comparison as the report's figure. Nothing is compared that is not comparable:
the figure is of the whole year and the whole territory, under the series' own name, with the
same aspect. Of several vintages the first release settles; the others are told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duixian.model import Account, Evidence, Figure, Verdict, figures
from duixian.registry import series as registry
from duixian.registry import verdicts, vintages
from duixian.registry.lineage import line_of
from duixian.settle.grading import Grade, grade
from duixian.settle.guard import guarded
from duixian.settle.wording import figure_en, figure_zh
from duixian.text import fold
from duixian.text.numerals import scale

_NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*([百千万亿]*)")
FIRST = "first"
"""The vintage that is out when reports are given: only it can say that one was wrong."""
APPROXIMATE = 0.05
"""左右 and 约 of a result: within a twentieth of the figure, as the audit reads them."""


@dataclass(frozen=True, slots=True)
class SecondVerdict:
    """What a second source says of one account; every field null where there is none."""

    evidence_id: str | None = None
    evidence_value: float | None = None
    evidence_unit: str | None = None
    evidence_vintage: str | None = None
    evidence_source: str | None = None
    evidence_verdict: Verdict | None = None
    """null where the figure is not comparable, or the target is in words."""
    evidence_differs: bool | None = None
    """Whether the report's own result and this figure differ beyond rounding; null where one of
    the two is missing."""
    evidence_reason: str | None = None
    """One sentence in Chinese: both figures, and the arithmetic or why they are not compared."""
    evidence_reason_en: str | None = None


NONE = SecondVerdict()


class Statistics:
    """Evidence by whose, of which year and of what it is."""

    def __init__(self, held: Iterable[Evidence]) -> None:
        self._held: dict[tuple[object, ...], list[Evidence]] = {}
        for one in held:
            of = (*line_of(one.government_code, one.government), one.year, one.indicator_id)
            self._held.setdefault(of, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._held)

    def of(
        self, government: str, code: str | None, year: int, series: str | None
    ) -> tuple[Evidence, ...]:
        """What is held of a series' indicator, comparable or not: first releases first."""
        known = registry.load().get(series or "")
        if known is None:
            return ()
        of = (*line_of(code, government), year, known.indicator)
        return tuple(sorted(self._held.get(of, ()), key=_rank))

    def comparable(
        self, government: str, code: str | None, year: int, series: str
    ) -> tuple[Evidence, ...]:
        """Those that are of the series itself."""
        return tuple(e for e in self.of(government, code, year, series) if e.series == series)

    def verdict(self, account: Account) -> SecondVerdict:
        """What it says of an account."""
        of = (account.government, account.government_code, account.year, account.series)
        held = self.of(*of)
        return second_verdict(account, held) if held else NONE


def second_verdict(account: Account, held: Sequence[Evidence]) -> SecondVerdict:
    """The second verdict on an account by what is `held` of its indicator and year, the first
    release first; there must be something."""
    fitting = [one for one in held if one.series == account.series]
    if not fitting:
        zh, en = _why_not(account, held[0])
        return SecondVerdict(evidence_reason=zh, evidence_reason_en=en)
    one, others = fitting[0], fitting[1:]
    figure = figures.of_evidence(one)
    differ = differs(account.result, one) if account.result else None
    graded = _graded(account, figure)
    zh, en = _told(account, one, figure, differ, others)
    if graded is None:
        zh += "；目标为文字，不以此数评定。"
        en += "; the target is in words and not judged by this figure."
    else:
        zh += f"；按此数：{graded.reason}"
        en += f"; by this figure: {graded.reason_en}"
    return SecondVerdict(
        evidence_id=one.evidence_id,
        evidence_value=one.value,
        evidence_unit=one.unit,
        evidence_vintage=one.vintage,
        evidence_source=one.source,
        evidence_verdict=graded.verdict if graded else None,
        evidence_differs=differ,
        evidence_reason=zh,
        evidence_reason_en=en,
    )


def differs(result: Figure, one: Evidence) -> bool | None:
    """Whether a report's result and a figure of statistics differ by more than the coarser of
    the two rounds; None where they cannot be compared."""
    if result.value is None:
        return None
    value = verdicts.load().convert(one.value, one.unit, result.unit)
    if value is None:
        return None
    factor = abs(value / one.value) if one.value else 1.0
    room = max(
        half_unit(result.quote, result.value),
        half_unit(one.value_as_printed, one.value) * factor,
    )
    if result.bound == "approx":
        room = max(room, APPROXIMATE * abs(result.value))
    low = high = result.value
    if result.value_high is not None:
        low, high = sorted((result.value, result.value_high))
    upwards = result.bound in ("ge", "gt")
    downwards = result.bound in ("le", "lt")
    if upwards or downwards:
        # A bound speaks of the magnitude: 下降2.5%以上 is -2.5 or less.
        low, high = (low, math.inf) if upwards == (result.value >= 0) else (-math.inf, high)
    slack = 1e-9 * max(1.0, abs(value))
    return value < low - room - slack or value > high + room + slack


def half_unit(printed: str, value: float) -> float:
    """Half of what one more in the last printed digit would add to `value`.

    >>> half_unit("增长6.70%", 6.7), half_unit("新增就业2.4万人", 24000.0), half_unit("七成", 70.0)
    (0.005, 500.0, 5.0)
    """
    magnitude = abs(value)
    for found in _NUMBER.finditer(fold(printed)):
        whole, decimals, scaled = found[1], found[2] or "", scale(found[3])
        number = float(f"{whole.replace(',', '')}.{decimals or 0}")
        if number and math.isclose(number * scaled, magnitude, rel_tol=1e-6):
            return 0.5 * 10.0 ** -len(decimals) * scaled
        if decimals and math.isclose(abs(number - 100), magnitude, abs_tol=1e-6):
            return 0.5 * 10.0 ** -len(decimals)  # an index: 102.5 is a growth of 2.5
    # In words or computed: as precise as the digits that the value has.
    exponent = Decimal(repr(magnitude)).normalize().as_tuple().exponent
    return 0.5 * 10.0 ** int(exponent)


def _rank(one: Evidence) -> tuple[object, ...]:
    """The first release first; of one vintage what was published first."""
    return (vintages.load()[one.vintage].order, one.published or "9999", one.evidence_id)


def _graded(account: Account, figure: Figure) -> Grade | None:
    series = registry.load()[account.series or ""]
    if account.target.value is None:
        return None
    graded = grade(
        account.target,
        figure,
        aspect=series.aspect,
        polarity=series.polarity,
        tolerance=series.tolerance,
    )
    return guarded(graded, decision=account.role == "decision", disputed=False)


def _told(
    account: Account,
    one: Evidence,
    figure: Figure,
    differ: bool | None,
    others: Sequence[Evidence],
) -> tuple[str, str]:
    """报告称增长6.6%，统计公报为增长6.7%（初次公布），两数不同."""
    aspect, vintage = account.aspect, vintages.load()[one.vintage]
    zh = f"{one.source}为{figure_zh(figure, aspect)}（{vintage.zh}）"
    en = f"{one.source} gives {figure_en(figure, aspect)} ({vintage.en})"
    if account.verdict in ("pending", "awaiting_report"):
        zh, en = f"尚无次年报告，{zh}", f"no report of the year after is at hand, {en}"
    elif account.result is None:
        zh, en = f"报告未列结果，{zh}", f"the report gives no result, {en}"
    else:
        said = figure_zh(account.result, aspect), figure_en(account.result, aspect)
        zh, en = f"报告称{said[0]}，{zh}", f"the report says {said[1]}, {en}"
    if differ is not None:
        zh += "，两数不同" if differ else "，两数一致"
        en += ", which differs" if differ else ", which agrees"
        if not differ and account.result and account.result.value != figure.value:
            zh += "（按位数较少的一数）"  # 3% beside 3.1%
            en += " in the digits of the coarser"
    if differ and account.result and one.vintage != FIRST:
        zh += "（事后核定或修订的数，报告时尚无，不算报告之错）"
        en += " (verified or revised later, when the report had been given: no fault of it)"
    for other in others:
        state, shown = vintages.load()[other.vintage], figures.of_evidence(other)
        zh += f"；另有{other.source}{figure_zh(shown, aspect)}（{state.zh}）"
        en += f"; also {other.source}: {figure_en(shown, aspect)} ({state.en})"
    return zh, en


def _why_not(account: Account, one: Evidence) -> tuple[str, str]:
    """Why what is held of the indicator is not of the series."""
    if one.period != str(account.year):
        zh, en = f"是{one.period}的数字，不是全年", f"is of {one.period}, not of the year"
    elif one.scope is not None:
        zh, en = f"是{one.scope}的数字，不是全域", f"is of a part only ({one.scope})"
    elif one.aspect != account.aspect:
        kinds = {"growth": ("增速", "a growth rate"), "level": ("总量", "an amount")}
        has, wants = kinds.get(one.aspect, ("",) * 2), kinds.get(account.aspect, ("变化",) * 2)
        zh, en = f"给的是{has[0]}，不是{wants[0]}", f"is {has[1]}, not {wants[1]}"
    else:
        zh, en = f"是“{one.indicator}”，口径不同", f"is of “{one.indicator}”, another measure"
    return f"{one.source}{zh}，未作比较。", f"{one.source} {en}: not compared."
