"""Check 5, the year as a whole: a report says that the year's main targets were met.

A headline target of the report before that was missed contradicts it (`fulfilment`, with the
report's own admissions); one of which no sentence of its review speaks leaves it unproved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian import settle
from duixian.audit import fulfilment
from duixian.audit.chain import AuditChain
from duixian.audit.making import clause_around, finding, passage
from duixian.audit.reports import Report
from duixian.model import Account, Finding
from duixian.registry import audit as registry
from duixian.registry import indicators, series
from duixian.text.times import YEAR

_WHEN = rf"(?:全年|去年|一年来|{YEAR}年)的?"
_ALL = (
    r"(?:(?:国民)?经济(?:和)?社会发展|主要|各项|预期|工作)+(?:的)?(?:目标任务|预期目标|目标|任务)"
)
_HOW = r"(?:圆满|全面|较好地?|胜利|顺利|超额|如期|基本上?|全部)*"
_WHOLE = re.compile(
    rf"{_WHEN}{_ALL}(?:已|均|都)?{_HOW}(?:完成|实现)|{_HOW}(?:完成|实现)了?[^,;。]{{0,24}}?{_WHEN}{_ALL}"
)
_BLANK = re.compile(r"\s+")
_NOT_YET = re.compile(r"确保|努力|力争|(?<![主重需])要|将(?!军)|为了|才能|能够")


def check(chain: AuditChain) -> Iterator[Finding]:
    """The reports of one government that claim the whole year for more than it was."""
    claims = {r.report_id: said for r in chain.reports if (said := _says_all_met(r)) is not None}
    wide = {r.report_id for r in chain.reports if fulfilment.claimed(r) is not None}
    settled = _settled(chain) if claims or wide else {}
    for report in chain.reports:
        follows = chain.before(report) is not None
        accounts = settled.get(report.report_year or 0, []) if follows else []
        if report.report_id in wide:
            of_year = () if fulfilment.of_plan(report) else filter(_is_missed, accounts)
            yield from fulfilment.check(report, tuple(of_year))
        if report.report_id in claims:
            passed = [a for a in accounts if a.verdict != "missed" and _is_open(report, a)]
            yield from _whole(report, claims[report.report_id], passed)


def _settled(chain: AuditChain) -> dict[int, list[Account]]:
    """The accounts of the headline targets, by the year of the report that must answer them."""
    # settling needs no other claims for them, and matching the rest takes most of its time
    headline = {s.indicator for s in series.load().values()}
    reports = {
        r.report_year: settle.YearReport(
            doc=r.doc,
            report_id=r.report_id,
            government=r.government or "",
            government_code=r.government_code,
            level=r.level,
            report_year=r.report_year,
            complete=r.complete,
            missing=(),
            characters=len(r.source),
            headlines=r.headlines,
            claims=tuple(c for c in r.claims if c.indicator_id in headline),
        )
        for r in chain.reports
        if r.report_year is not None
    }
    first = chain.reports[0]
    whole = settle.Chain(first.government or "", first.government_code, first.level, reports)
    found: dict[int, list[Account]] = {}
    for account in settle.settle([whole]):
        if account.series is not None and account.verdict in ("missed", "unreported", "not_found"):
            found.setdefault(account.year + 1, []).append(account)
    return found


def _whole(report: Report, said: tuple[int, int], passed: list[Account]) -> Iterator[Finding]:
    if not passed:
        return
    known = series.load()
    names = [known[a.series].zh for a in passed if a.series]
    names_en = [known[a.series].en for a in passed if a.series]
    yield finding(
        "all_met",
        "low",
        [passage(report, *said), *(account.target for account in passed)],
        message=f"称全年目标完成，而有{len(names)}项未交账：{'、'.join(names)}",
        message_en=(
            f"says the year's targets were met; {len(names)} are passed over: {', '.join(names_en)}"
        ),
        arithmetic="；".join(a.reason for a in passed),
        arithmetic_en="; ".join(a.reason_en for a in passed),
        key=(report.report_id, said[0]),
    )


def _is_missed(account: Account) -> bool:
    """Whether a headline target in figures was missed that is not for the report to decide."""
    decided = registry.is_setting(account.series or "")
    return account.verdict == "missed" and account.target.value is not None and not decided


def _is_open(report: Report, account: Account) -> bool:
    """Whether no sentence of the review speaks of a headline target at all."""
    if account.target.value is None or registry.is_setting(account.series or ""):
        return False
    wanted = series.load()[account.series or ""]
    indicator = indicators.load().by_id[wanted.indicator]
    words = (*wanted.mentions, indicator.zh, *indicator.synonyms)
    return not any(
        word in _BLANK.sub("", report.text[part.start : part.end])
        for part in report.passages
        if part.role in ("review", "problems")
        for word in words
    )


def _says_all_met(report: Report) -> tuple[int, int] | None:
    """Where a report says that the year's targets were met. Source offsets."""
    for part in report.passages:
        if part.role not in ("review", "other") or part.heading:
            continue
        for said in _WHOLE.finditer(report.text, part.start, part.end):
            start, end = clause_around(report, said.start(), said.end())
            if not _NOT_YET.search(report.text, start, said.end()):
                return start, end
    return None
