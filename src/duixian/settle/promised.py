"""Which figures of the plan part are promises, and each of them once."""

from __future__ import annotations

import re

from duixian.model import Claim
from duixian.registry import promises as kinds
from duixian.registry import series
from duixian.settle.chains import YearReport

_JOINT = re.compile("[和及与、]")
"""Two things are named: the second has an account of its own."""


def promised(report: YearReport, claim: Claim) -> bool:
    """Whether a figure of the plan part is a promise by the rules of `registry/promises.toml`."""
    said = (claim.indicator, claim.quote, claim.unit, claim.aspect, claim.bound)
    if kinds.no_promise(said, repeated=False) or _only_told(report, claim):
        return False
    if _by_headline(report, claim):
        return False
    return not (kinds.no_promise(said, repeated=True) and _repeats(report, claim))


def _only_told(report: YearReport, claim: Claim) -> bool:
    """Whether the sentence of a figure tells how things are, by the same rules."""
    lines = report.lines
    line = lines.at(claim.start) if lines else None
    if lines is None or line is None:
        return False
    before = lines.before(claim.start, claim.end) + lines.clause_before(claim.start, claim.end)
    said = kinds.InSentence(before, claim.quote, lines.behind(claim.end), claim.unit)
    return kinds.told(said, report.report_year) is not None


def _repeats(report: YearReport, claim: Claim) -> bool:
    """Whether a headline target of the same report has the same figure."""
    return any(
        h.role == "target" and h.value == claim.value and h.unit == claim.unit
        for h in report.headlines
    )


def _by_headline(report: YearReport, claim: Claim) -> bool:
    """Whether a headline target of the report is this figure under the name of its series: its
    account is the panel's (城镇调查失业率全年控制在5.5%以内)."""
    return any(
        h.role == "target"
        and h.value == claim.value
        and h.start is not None
        and h.end is not None
        and h.start < claim.end
        and claim.start < h.end
        and claim.indicator.startswith(_names(h.series))
        and not _JOINT.search(claim.indicator)
        for h in report.headlines
    )


def _names(series_id: str) -> tuple[str, ...]:
    found = series.load()[series_id]
    return tuple(name for name in (found.zh, *found.mentions) if name)
