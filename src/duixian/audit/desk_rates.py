"""Check 11: a rate that a report states of the year's work (办结率100%), against the desk's count.

Only where the clause speaks of the tasks of the report, 督查 or 民生实事: a rate of letters
answered or of motions dealt with is another thing, and the nearest such word before the rate
decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from duixian.audit.making import figure, finding, passage
from duixian.audit.reports import Report
from duixian.model import Finding
from duixian.patterns import either
from duixian.registry import audit as registry
from duixian.registry.lineage import line_of
from duixian.text import fold

_CLAUSE = re.compile(r"[^;。!?\n]+")
_VALUE = (
    "(?:均|都|已|也)?"
    + either("达到", "达", "为", "保持在", "保持", "实现", "提高到", "是")
    + r"?了?(?P<value>\d{1,3}(?:\.\d+)?)%"
)


@dataclass(frozen=True, slots=True)
class DeskRate:
    """A rate of one government's year, as the desk counts it. `share` in percent."""

    government: str
    government_code: str | None
    year: int
    """The year that was worked in."""
    rate: str
    """done, done_in_time, rectified, satisfied."""
    zh: str
    numerator: int
    denominator: int
    share: float
    on: str
    """The day of the count, ISO."""


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A rate in the words of a report. Source offsets."""

    rate: str
    name: str
    """As the report calls it."""
    value: float
    """In percent."""
    digits: int
    """Printed behind the point."""
    start: int
    end: int

    def allows(self, share: float) -> bool:
        """Whether a count of so many percent can be printed so.

        >>> StatedRate("done", "办结率", 98.5, 1, 0, 8).allows(98.46)
        True
        """
        return abs(self.value - share) <= 0.5 / 10.0**self.digits + 1e-9


@cache
def _words() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """The rates by the names that reports give them; the patterns of a rate and of its subject."""
    names, about, others = registry.desk_rates()
    longest = sorted(names, key=len, reverse=True)
    rate = re.compile(f"(?P<name>{'|'.join(longest)}){_VALUE}")
    subject = re.compile(f"(?P<about>{'|'.join(about)})|(?P<others>{'|'.join(others)})")
    return names, rate, subject


def stated(source: str) -> tuple[StatedRate, ...]:
    """The rates of the year's work that a text states.

    >>> [(s.rate, s.value) for s in stated("年度重点工作办结率98.5%；办理提案330件，办结率100%。")]
    [('done', 98.5)]
    """
    names, rate, subject = _words()
    text = fold(source)
    found = []
    for clause in _CLAUSE.finditer(text):
        for said in rate.finditer(text, clause.start(), clause.end()):
            of = [*subject.finditer(text, clause.start(), said.start())]
            if of and of[-1]["about"]:
                digits = len(said["value"].partition(".")[2])
                told = (names[said["name"]], said["name"], float(said["value"]), digits)
                found.append(StatedRate(*told, said.start(), said.end()))
    return tuple(found)


def check(reports: Iterable[Report], rates: Iterable[DeskRate]) -> Iterator[Finding]:
    """The rates that work reports state for the year before them, and the desk counts otherwise."""
    known = tuple(rates)
    for report in reports:
        own = {rate.rate: rate for rate in known if _is_of(rate, report)}
        for said in stated(report.source) if own else ():
            counted = own.get(said.rate)
            if counted is not None and not said.allows(counted.share):
                yield _finding(report, said, counted)


def _is_of(rate: DeskRate, report: Report) -> bool:
    """Whether the report gives account of the rate's year; where one of them has no code for the
    government, its name decides."""
    if report.report_year is None or report.report_year - 1 != rate.year:
        return False
    if report.government_code is None or rate.government_code is None:
        return report.government == rate.government
    return report.line == line_of(rate.government_code, rate.government)


def _finding(report: Report, said: StatedRate, counted: DeskRate) -> Finding:
    n, d = counted.numerator, counted.denominator
    claim = next((c for c in report.claims if said.start <= c.start and c.end <= said.end), None)
    side = figure(report, claim) if claim else passage(report, said.start, said.end)
    return finding(
        "desk_rate",
        "low",
        [side],
        message=(
            f"报告说{counted.year}年{said.name}{said.value:g}%，"
            f"督查台截至{counted.on}的{counted.zh}是{counted.share:.1f}%（{n}／{d}）"
        ),
        message_en=(
            f"the report puts {said.name} of {counted.year} at {said.value:g}%; "
            f"the desk counts {counted.share:.1f}% ({n} of {d}) on {counted.on}"
        ),
        arithmetic=f"{n} ÷ {d} = {counted.share:.1f}% ≠ {said.value:g}%",
        expected=counted.share,
        found=said.value,
        key=(report.report_id, said.rate, said.start),
    )
