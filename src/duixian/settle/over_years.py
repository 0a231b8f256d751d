"""What a later report gives of a headline series for several years only."""

from __future__ import annotations

import re
from dataclasses import replace

from duixian.model import Claim, figures
from duixian.registry import indicators
from duixian.registry.series import Series
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.wording import figure_en, figure_zh


def with_sum(graded: Grade, following: YearReport, series: Series, year: int) -> Grade:
    """The verdict, where the later report gives a figure of several years only. Of a count that is
    what the years came to together, this one among them: the report is not silent. A mean or one
    growth over the years says nothing of this one."""
    for claim in following.claims:
        if (
            claim.aspect == series.aspect
            and claim.scope is None
            and (claim.period or "").endswith(f"-{year}")
            and _is_of(claim, series)
        ):
            figure = figures.of_claim(claim)
            told, told_en = figure_zh(figure, series.aspect), figure_en(figure, series.aspect)
            lines = following.lines
            clause = lines.clause(claim.start, claim.end) if lines else claim.quote
            together = series.aspect == "level" or "累计" in clause
            silent = graded.verdict == "unreported" and together
            return replace(
                graded,
                verdict="not_comparable" if silent else graded.verdict,
                cause="another_period" if silent else graded.cause,
                reason=f"{graded.reason[:-1]}，只报{claim.period}年的{told}。",
                reason_en=f"{graded.reason_en[:-1]}; it gives {told_en} for {claim.period} only.",
            )
    return graded


def _is_of(claim: Claim, series: Series) -> bool:
    """Whether a figure is of the series' indicator, alone or as the first of several that share it:
    单位国内生产总值能耗、水耗均下降20%以上."""
    if claim.indicator_id is not None:
        return claim.indicator_id == series.indicator
    first = re.split("[、和与及]", claim.indicator)[0]
    return first != claim.indicator and indicators.identify(first, claim.unit) == series.indicator
