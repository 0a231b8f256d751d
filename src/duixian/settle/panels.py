"""Accounts of the headline series: a panel's target against the panel of a year later."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from duixian.model import Account, Claim, Figure, Headline, figures
from duixian.registry import indicators
from duixian.registry import series as registry
from duixian.registry.series import Series
from duixian.settle.chains import NATION, Chain, YearReport
from duixian.settle.cleared import cleared
from duixian.settle.evidence import is_decision
from duixian.settle.grade_told import grade_told
from duixian.settle.grade_words import References, grade_words
from duixian.settle.grading import Grade, grade
from duixian.settle.guard import guarded
from duixian.settle.implied import Implied, implied
from duixian.settle.over_years import with_sum
from duixian.settle.own_words import overruled
from duixian.settle.said_none import SETS_NONE
from duixian.settle.said_share import by_share, said_share
from duixian.settle.said_short import owned, said_short
from duixian.settle.said_whole import generally, in_part, said_whole
from duixian.settle.silence import names_of_series, open_account

EXACT = "registry id"
LATE = "registry id, reported late"
PARTS = "registry id, town and country"
IMPLIED = "registry id, implied by the next target"
NO_TARGET = re.compile(SETS_NONE + r"|(?:较|过)猛|过热|失控|必然(?:会|使)")
"""Words that set no target for the year, or name a problem of the year before."""
_FORECAST = re.compile(r"预计|会[^，,。]{0,4}(?:增长|提高|回升)|不会")
"""What is expected, not promised."""


def headline_accounts(chain: Chain) -> Iterator[Account]:
    """One account for every headline target of every report of a government."""
    known = registry.load()
    for report in chain.reports.values():
        for cell in report.headlines:
            if cell.role != "target" or cell.absent or cell.year != report.report_year:
                continue
            if not NO_TARGET.search(cell.qualitative or ""):
                yield _account(chain, report, cell, known[cell.series])


def _account(chain: Chain, report: YearReport, cell: Headline, series: Series) -> Account:
    target = figures.of_cell(cell)
    year = report.report_year
    rule, result, graded = _settled(chain, cell, target, series, year)
    claim = next((c for c in report.claims if c.claim_id == cell.claim_id), None)
    decision = is_decision("", series.id)
    graded = guarded(graded, decision=decision, disputed=year + 1 in chain.disputed)
    return Account(
        account_id=account_id(report.report_id, series.id, cell.start or 0),
        government=report.government,
        government_code=report.government_code,
        year=year,
        series=series.id,
        indicator=claim.indicator if claim else series.zh,
        aspect=series.aspect,
        section=claim.section if claim else _section_at(report, cell.start),
        verdict=graded.verdict,
        reason=graded.reason,
        reason_en=graded.reason_en,
        rule=rule,
        score=1.0,
        target=target,
        result=result,
        cause=graded.cause,
        role="decision" if decision else "promise",
        nearest=graded.nearest,
        genre=report.genre,
    )


def _section_at(report: YearReport, place: int | None) -> str:
    """The section of a target in words: that of a figure of its sentence, or of the figures on
    both sides of it when they share one. Empty where neither tells."""
    if place is None:
        return ""
    for claim in report.claims:
        if claim.sentence_start <= place < claim.sentence_end:
            return claim.section
    before = max((c for c in report.claims if c.start <= place), key=_start, default=None)
    after = min((c for c in report.claims if c.start > place), key=_start, default=None)
    return before.section if before and after and before.section == after.section else ""


def _start(claim: Claim) -> int:
    return claim.start


def _settled(
    chain: Chain, cell: Headline, target: Figure, series: Series, year: int
) -> tuple[str, Figure | None, Grade]:
    following = chain.reports.get(year + 1)
    if following is not None:
        told = _cell(following, series.id, year)
        if told is not None and told.value is not None:
            result = figures.of_cell(told)
            return EXACT, result, _graded(chain, cell, target, result, series, following)
        if series.parts and (halves := _parts(following, series, year)):
            graded = _graded(chain, cell, target, halves[0], series, following, tuple(halves))
            return PARTS, halves[0], graded
        if told is not None and told.qualitative is not None:
            wanted = cell.qualitative or ""
            before = _before(chain, series, year)
            aspect, polarity = series.aspect, series.polarity
            words = told.qualitative
            graded = grade_told(target, words, aspect, wanted, before, polarity)
            if graded.verdict == "not_comparable" and (short := _short(following, series, year)):
                return EXACT, short, owned(target, aspect, short)
            return EXACT, figures.of_cell(told), graded
        # A budget is compared with the budget before it, which says not how that was carried out.
        reached = target.value is not None and not is_decision("", series.id)
        if reached and (shown := implied(following, series.id, year)):
            return IMPLIED, shown.figure, _by_implication(target, shown, series)
    if following is not None and (told_share := _of_its_task(following, target, series, year)):
        return EXACT, *told_share
    for report in chain.later(year):
        late = _late(report, series, year)
        if late is not None:
            return LATE, late, _graded(chain, cell, target, late, series, report)
    # A target in words is answered in words: any sentence that names it may do.
    accused = not is_decision("", series.id) and not _FORECAST.search(cell.qualitative or "")
    in_words = target.value is None
    names = replace(names_of_series(series), of_series=not in_words, anywhere=in_words)
    graded = open_account(chain, target, series.aspect, year, names, accused=accused)
    if graded.verdict in ("unreported", "not_found") and following is not None:
        if short := _short(following, series, year):
            return EXACT, short, owned(target, series.aspect, short)
        if graded.verdict == "unreported" and (beside := _beside(chain, following, cell)):
            return EXACT, figures.of_cell(beside), in_part(target, series, figures.of_cell(beside))
        if graded.verdict == "unreported" and (said := _whole(chain, target, series, year)):
            graded = generally(target, series.aspect, said, year)
        graded = with_sum(graded, following, series, year)
    return EXACT, None, graded


def _of_its_task(
    following: YearReport, target: Figure, series: Series, year: int
) -> tuple[Figure, Grade] | None:
    """That so much of its task for the year was done, where that is told of a promised amount."""
    if series.aspect != "level" or series.unit == "%" or target.value is None:
        return None
    for claim in following.claims:
        named = claim.indicator_id == series.indicator and claim.period == str(year)
        share = said_share(following, claim) if named else None
        told = figures.of_claim(claim)
        if share is not None and (graded := by_share(target, series.aspect, told, share)):
            return told, graded
    return None


def _short(following: YearReport, series: Series, year: int) -> Figure | None:
    return said_short(following, names_of_series(series).words, year)


def _beside(chain: Chain, following: YearReport, cell: Headline) -> Headline | None:
    """What the later report gives for another series that the same words promised:
    降低能耗、物耗和二氧化碳排放强度."""
    assert cell.year is not None
    together = (
        _cell(following, other.series, cell.year)
        for other in chain.reports[cell.year].headlines
        if other.role == "target" and other.series != cell.series and _same_words(other, cell)
    )
    return next((told for told in together if told is not None and told.value is not None), None)


def _same_words(one: Headline, other: Headline) -> bool:
    return one.start is not None and (one.start, one.end) == (other.start, other.end)


def _whole(chain: Chain, target: Figure, series: Series, year: int) -> Figure | None:
    name = indicators.load().by_id[series.indicator].zh
    return said_whole(chain.reports[year], chain.reports.get(year + 1), target, name, year)


def _by_implication(target: Figure, shown: Implied, series: Series) -> Grade:
    graded = grade(
        target,
        shown.figure,
        aspect=series.aspect,
        polarity=series.polarity,
        tolerance=series.tolerance,
    )
    return replace(
        graded,
        reason=f"{graded.reason[:-1]}；由次年目标推算（“{shown.words}”，{shown.arithmetic}）。",
        reason_en=f"{graded.reason_en[:-1]}; implied by the next target "
        f"(“{shown.words}”, {shown.arithmetic}).",
    )


def _graded(
    chain: Chain,
    cell: Headline,
    target: Figure,
    result: Figure,
    series: Series,
    later: YearReport,
    parts: tuple[Figure, ...] = (),
) -> Grade:
    if target.value is not None:
        if parts:
            return _both(target, parts, series)
        graded = grade(
            target,
            result,
            aspect=series.aspect,
            polarity=series.polarity,
            tolerance=series.tolerance,
        )
        aspect, polarity = series.aspect, series.polarity
        said = target.quote
        graded = cleared(graded, target, result, later, said=said, aspect=aspect, polarity=polarity)
        return overruled(_dated(graded, target, result, later), result, later, series.polarity)
    assert cell.year is not None
    nation = _cell(chain.nation.get(cell.year + 1), series.id, cell.year)
    growth = _cell(later, "gdp_growth", cell.year)
    refer = References(
        growth=figures.of_cell(growth) if growth and growth.value is not None else None,
        parts=parts,
        before=_before(chain, series, cell.year),
        nation=figures.of_cell(nation) if nation and chain.government_code != NATION else None,
        series=series,
    )
    return grade_words(target, result, refer, cell.qualitative or cell.quote or "")


def _dated(graded: Grade, target: Figure, result: Figure, later: YearReport) -> Grade:
    """The reason, saying so where a promise for the whole year is answered by the year's end."""
    told = later.lines.clause(result.start, result.end) if later.lines else result.quote
    if "全年" not in target.quote or not told.startswith("年末"):
        return graded
    return replace(
        graded,
        reason=f"{graded.reason[:-1]}；目标为全年，报告的是年末数。",
        reason_en=f"{graded.reason_en[:-1]}; promised for the year, reported at its end.",
    )


def _before(chain: Chain, series: Series, year: int) -> Figure | None:
    """The result that the report of `year` gives for the year before it."""
    cell = _cell(chain.reports.get(year), series.id, year - 1)
    return figures.of_cell(cell) if cell is not None and cell.value is not None else None


def _both(target: Figure, parts: tuple[Figure, ...], series: Series) -> Grade:
    """A target for all residents where town and country are reported apart: the worse counts."""
    grades = [
        grade(target, p, aspect=series.aspect, polarity=series.polarity, tolerance=series.tolerance)
        for p in parts
    ]
    order = ("missed", "not_comparable", "nearly_met", "met", "exceeded")
    return min(grades, key=lambda g: order.index(g.verdict))


def _cell(report: YearReport | None, series: str, year: int) -> Headline | None:
    """The result that a report gives for a year, figure or words."""
    for cell in report.headlines if report else ():
        if cell.series == series and cell.role == "result" and cell.year == year:
            return None if cell.absent else cell
    return None


def _parts(report: YearReport, series: Series, year: int) -> list[Figure]:
    cells = [_cell(report, part, year) for part in series.parts]
    return [figures.of_cell(c) for c in cells if c is not None and c.value is not None]


def _late(report: YearReport, series: Series, year: int) -> Figure | None:
    """A figure for `year` in the text of a later report, outside its own panel."""
    for claim in report.claims:
        if (
            claim.indicator_id == series.indicator
            and claim.aspect == series.aspect
            and claim.role != "target"
            and claim.period == str(year)
            and claim.scope is None
            and (claim.unit == "%") == (series.unit == "%")
        ):
            return figures.of_claim(claim)
    return None


def account_id(*parts: object) -> str:
    """Stable id of an account: what was promised, where. 16 hex digits.

    >>> account_id("a", 1) == account_id("a", 1) != account_id("a", 2)
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
