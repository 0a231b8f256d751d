"""What a later report offers as results: figures of the year, and figures of several years.

A count under a heading that looks back on several years adds them up, and is no result of the
last of them; unless its own sentence names that year, or tells a state that was reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from duixian.model import Claim
from duixian.registry import series as registry
from duixian.registry import units, verdicts
from duixian.settle.chains import YearReport
from duixian.settle.evidence import SPAN
from duixian.settle.grading import POINTS
from duixian.settle.matching import plain
from duixian.text.times import names_of_times

_YEARS_PAST = re.compile(r"[三四五六七八九]年|“[^”]{1,3}五”")
_ONE_YEAR = re.compile(r"一年|\d{4}年|去年|今年|“[^”]{1,3}五”(?:开局|收官)")
_REACHED = re.compile(
    r"(?:由|从)[^，,。；;]{1,16}(?:提高|增加|上升|扩大|降低|下降|减少|缩短)了?[到至为]$"
)
"""Right before a figure of a state that was reached, not added up: 由240元提高到450元."""
_ANYTHING = frozenset(("ratio", "currency", "people", "time"))
"""Of which dimensions there are figures of every size in every report."""
_IN_A_ROW = re.compile(r"连续[两三四五六七八九十\d]+年[^，,]{0,4}(?:增长|下降|提高)")
_NET = "净增"
DOUBTFUL = 0.5
"""Claims read with less confidence than this are shown, not settled."""


def settleable(claim: Claim) -> bool:
    """Whether a claim says clearly enough what it measures, and is no headline series."""
    return says_what(claim) and (claim.scope is not None or not _headline(claim))


def says_what(claim: Claim) -> bool:
    """Whether a claim was read with confidence and its phrase says what is measured."""
    limits, phrase = verdicts.load(), plain(claim.indicator)
    short = limits.fields | limits.whole_words
    named = len(phrase) >= limits.shortest or phrase in short
    return claim.confidence >= DOUBTFUL and (named or claim.indicator_id is not None)


def _headline(claim: Claim) -> bool:
    return any(
        s.indicator == claim.indicator_id and s.aspect == claim.aspect and "target" in s.roles
        for s in registry.load().values()
    )


def results(report: YearReport | None, period: str) -> list[Claim]:
    """Results of a year, and rates that held in each of several years that end with it."""
    if report is None:
        return []
    told = [
        c
        for c in report.claims
        if c.role == "result"
        and (c.period == period or _each_year(report, c, period))
        and settleable(c)
        and not _summed_up(c)
    ]
    return [_as_net(report, c) for c in told]


def _as_net(report: YearReport, claim: Claim) -> Claim:
    """由63家增加到72家，净增9家 is a change of what there is; 净增15家 was promised as a count."""
    counted = claim.aspect == "change" and claim.unit not in POINTS
    if not counted or report.lines is None or claim.indicator.startswith(_NET):
        return claim
    if not report.lines.clause_before(claim.start, claim.end).endswith(_NET):
        return claim
    if units.load().dimension_of(claim.unit) == "currency":
        return claim
    return replace(claim, aspect="level", indicator=_NET + claim.indicator)


def _each_year(report: YearReport, claim: Claim, year: str) -> bool:
    """Whether a rate was that of every one of several years: 连续两年增长10%以上."""
    if claim.aspect != "growth" or not (claim.period or "").endswith(f"-{year}"):
        return False
    said = report.lines.clause_before(claim.start, claim.end) if report.lines else ""
    return _IN_A_ROW.search(said) is not None


def spans(report: YearReport | None, year: int) -> list[Claim]:
    """Results over several years that end with `year`."""
    return [
        c
        for c in (report.claims if report else ())
        if c.role == "result"
        and settleable(c)
        and ((c.period or "").endswith(f"-{year}") or (c.period == str(year) and _summed_up(c)))
    ]


def _summed_up(claim: Claim) -> bool:
    """Whether a count stands where a report looks back on several years, and so adds them up."""
    counted = claim.aspect in ("level", "change") and claim.unit not in POINTS
    return counted and any(
        _YEARS_PAST.search(heading) and not _ONE_YEAR.search(heading)
        for heading in claim.section.split(" / ")
    )


def of_named_year(report: YearReport | None, year: int) -> list[Claim]:
    """Counts under a look-back on several years that are of its last year all the same."""
    if report is None or report.lines is None:
        return []
    return [
        c
        for c in report.claims
        if c.role == "result"
        and c.period == str(year)
        and settleable(c)
        and _summed_up(c)
        and _names_its_year(report, c, year)
    ]


def _names_its_year(report: YearReport, claim: Claim, year: int) -> bool:
    assert report.lines is not None
    before = report.lines.before(claim.start, claim.end)
    lead, clause = (
        f(claim.start, claim.end) for f in (report.lines.clause_before, report.lines.clause)
    )
    if SPAN.search(clause):
        return False
    said = names_of_times(year)["this"]
    named = re.search(f"去年|上年|{said}年", before + lead)
    return named is not None or _REACHED.search(lead) is not None


def like_figure(target: Claim, results: Iterable[Claim]) -> bool:
    """Whether one of some results may be the answer to a target under a name that no table knows
    (公厕, 卫生间; 村卫生室, 村级医疗点).

    It is in its measure word and of its size, and that is a word that few things are counted in
    (22座, where 20座 were promised); or it is nearly as many of whatever (18个, for 18所).
    """
    limits = verdicts.load()
    dimension = units.load().dimension_of(target.unit)
    if dimension in _ANYTHING - {"people"}:
        return False
    rare = target.unit not in limits.everywhere and dimension != "people"
    for result in results:
        if result.aspect != target.aspect:
            continue
        less, more = sorted((abs(target.value), abs(result.value)))
        if rare and result.unit == target.unit and more <= limits.like_size * less:
            return True
        alike = units.load().dimension_of(result.unit) == dimension
        if alike and more <= (1 + limits.nearly_as_many) * less:
            return True
    return False
