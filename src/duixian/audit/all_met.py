"""Check 5, the year as a whole: a report says that the year's main targets were met.

It does not hold when a headline target of the report before was missed, when the report itself
admits to one that was not reached, or when it passes one over in silence: no sentence of its
review speaks of the series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian import settle
from duixian.audit.chain import Chain
from duixian.audit.making import clause_around, finding, passage
from duixian.audit.reports import Report
from duixian.model import Account, Finding
from duixian.registry import audit as registry
from duixian.registry import indicators, series

_WHEN = r"(?:全年|去年|一年来|\d{4}年|[一二][〇零一二三四五六七八九]{3}年)的?"
_ALL = (
    r"(?:(?:国民)?经济(?:和)?社会发展|主要|各项|预期|工作)+(?:的)?(?:目标任务|预期目标|目标|任务)"
)
_HOW = r"(?:圆满|全面|较好地?|胜利|顺利|超额|如期|基本上?|全部)*"
_WHOLE = re.compile(
    rf"{_WHEN}{_ALL}(?:已|均|都)?{_HOW}(?:完成|实现)|{_HOW}(?:完成|实现)了?[^,;。]{{0,24}}?{_WHEN}{_ALL}"
)
_BLANK = re.compile(r"\s+")
_NOT_YET = re.compile(r"确保|努力|力争|(?<![主重需])要|将(?!军)|为了|才能|能够")
_ADMITTED = re.compile(
    r"(?:目标|指标|任务|计划)[^,;。]{0,6}(?:未能|未|没有)(?:如期|全部|全面)?(?:实现|完成|达到)"
    r"|(?:没有|未能)(?:如期|全部|全面|完全)?(?:实现|完成|达到)[^,;。]{0,40}(?:目标|任务|指标)"
)


def check(chain: Chain) -> Iterator[Finding]:
    """The reports of one government that claim the whole year for more than it was."""
    claims = {r.report_id: said for r in chain.reports if (said := _says_all_met(r)) is not None}
    if not claims:
        return
    settled = _settled(chain)
    for report in chain.reports:
        if report.report_id in claims and chain.before(report) is not None:
            accounts = settled.get(report.report_year or 0, [])
            yield from _whole(report, claims[report.report_id], accounts)


def _settled(chain: Chain) -> dict[int, list[Account]]:
    """The accounts of the headline targets, by the year of the report that must answer them."""
    # settling needs no other claims for them, and matching the rest takes most of its time
    headline = {s.indicator for s in series.load().values()}
    reports = {
        r.report_year: settle.Report(
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
        if account.series is not None and account.verdict in ("missed", "unreported"):
            found.setdefault(account.year + 1, []).append(account)
    return found


def _whole(
    report: Report, said: tuple[int, int], open_accounts: list[Account]
) -> Iterator[Finding]:
    figures = [a for a in open_accounts if _is_open(report, a)]
    admitted = list(_admissions(report))
    if not (figures or admitted):
        return
    known = series.load()
    missed = [a for a in figures if a.verdict == "missed"]
    names = [known[a.series].zh for a in figures if a.series]
    names_en = [known[a.series].en for a in figures if a.series]
    names += [f"自述“{report.source[start:end]}”" for start, end in admitted]
    names_en += ["one that it admits itself"] * len(admitted)
    sides = [passage(report, *said), *(passage(report, *span) for span in admitted)]
    for account in figures:
        sides.append(account.target)
        if account.result is not None:
            sides.append(account.result)
    yield finding(
        "all_met",
        "high" if missed or admitted else "medium",
        sides,
        message=f"称全年目标完成，而有{len(names)}项未完成或未交账：{'、'.join(names)}",
        message_en=(
            f"says the year's targets were met; {len(names)} were missed or passed over: "
            f"{', '.join(names_en)}"
        ),
        arithmetic="；".join(a.reason for a in figures),
        key=(report.report_id, said[0]),
    )


def _admissions(report: Report) -> Iterator[tuple[int, int]]:
    """Where a report says itself that a target of the year was not reached."""
    for part in report.passages:
        if part.role in ("review", "problems", "other") and not part.heading:
            for said in _ADMITTED.finditer(report.text, part.start, part.end):
                yield clause_around(report, said.start(), said.end())


def _is_open(report: Report, account: Account) -> bool:
    """Whether a headline target was missed, or no sentence of the review speaks of it at all."""
    if account.target.value is None or registry.is_setting(account.series or ""):
        return False
    if account.verdict == "missed":
        return True
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
