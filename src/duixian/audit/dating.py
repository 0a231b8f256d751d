"""Check 7: does the date that a report carries agree with what it tells?

A report given in March 2023 tells of 2022. Its text dates itself: by a task of a five-year plan
done so many years ahead of the plan's end, by campaigns and events of public record, by years
that it names as past, by coined terms that no older report has. Each clue says from which year
on the text can have been written, some say just which year it tells of. When the stated date
(or the year under which the report is kept) lies before that, the report speaks of what had not
happened yet, and the finding lists the evidence.

What the clues conclude is the identity's year, which the claims' periods use; the stated date
is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duixian.audit.making import clause_around, finding, passage
from duixian.audit.reports import Report
from duixian.model import Figure, Finding
from duixian.patterns import alternatives
from duixian.registry import audit as registry
from duixian.registry import calendar
from duixian.text.times import NUMERAL, YEAR, number, year_of

HEAD = 400
"""Titles and page dates stand within the first characters."""
SPRING = 4
"""Given before April, a report tells of nothing that takes the year it is given in to happen."""
TERMS = 3
TERM_YEARS = 2
SHORT_TERM = 3
LONGEST_NAME = 40
"""Characters back to the mark that opens a name."""
"""Coined terms alone make a finding when so many are younger by so many years: one in twelve
first years is wrong (eval/audit_terms.py --test), three at once hardly ever."""

_STATED = re.compile(
    r"(?:报告|时间|日期|发布)[^\d\n]{0,8}\n?(?P<year>\d{4})[-年./](?P<month>\d{1,2})[-月./]\d{1,2}日?"
)
_PLAN = rf"(?:“(?P<short>{NUMERAL})五”|第(?P<long>{NUMERAL})个五年)"
_AHEAD = re.compile(_PLAN + r"[^。;]{0,40}?提前(?P<years>[一两二三四]|\d)年(?:完成|实现|达到|达标)")
_COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_LOOKS_BACK = re.compile(
    alternatives(
        (
            rf"^[^\n。]{{0,12}}?(?<![\d至—-])(?P<year>{YEAR})年(?:政府|主要|全省|全市)?"
            "(?:的)?工作(?:的)?(?:主要)?(?:回顾|总结)"
        ),
        rf"^[^\n。]{{0,6}}(?:回顾|总结)(?P<after>{YEAR})年",
    )
)
_PLAN_TURNS = re.compile(
    f"(?:今年|(?P<year>{YEAR})年)(?:既)?是[^。]{{0,24}}?{_PLAN}(?:规划|计划|时期)?的?"
    "(?P<turn>收官|最后一年|开局|第一年|起步)"
)
_NAMED = re.compile(
    r"(?<![\d到至从自“—-])(?P<year>(?:19|20)\d\d)年(?![版代期底末前度]|规划|远景|初|以[来前])"
    r"(?P<rest>[^。;]{0,40})"
)
_DONE = re.compile(r"^[^将要拟]{0,30}?(?:完成了?|实现了|达到了?|增长\d|取得了|突破|建成了)")


@dataclass(frozen=True, slots=True)
class Clue:
    """A sign of when a report was written. Source offsets."""

    year: int
    """The earliest year that the report can tell of; the very year when `exact`."""
    exact: bool
    start: int
    end: int
    zh: str
    en: str
    learned: bool = False
    """Known from other reports only, not from public record."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """The date that a report carries."""

    label: str
    latest: int
    """The last year of which it can tell what the year brought."""
    year: int
    """The year that it carries: of what had begun by then it can tell."""
    start: int
    end: int

    def contradicted_by(self, clue: Clue) -> bool:
        """Whether a report of this date cannot say what the clue says."""
        return clue.year > (self.latest if clue.exact else self.year)


def check(report: Report) -> Iterator[Finding]:
    """The finding that a report tells of years after the date it carries, if it does."""
    given = sorted(clues(report), key=lambda c: (c.learned, -c.exact, -c.year))
    for stated in _stated(report):
        later = [c for c in given if stated.contradicted_by(c)]
        if _enough(later, stated):
            yield _finding(report, stated, later)
            return


def clues(report: Report) -> Iterator[Clue]:
    """Every sign of when a report was written."""
    known = [*_headings(report), *_plans(report), *_plans_done_ahead(report)]
    known += [*_events(report), *_years_named(report)]
    yield from known
    for clue in _terms(report):
        if not any(k.start <= clue.start and clue.end <= k.end for k in known):
            yield clue


def year_told(given: Sequence[Clue]) -> int | None:
    """The year that the clues agree the report tells of, None when they say only "not before"."""
    known = [c for c in given if not c.learned]
    exact = max((c.year for c in known if c.exact), default=None)
    bound = max((c.year for c in known), default=None)
    return exact if exact is not None and exact == bound else None


def _stated(report: Report) -> Iterator[StatedDate]:
    found = _STATED.search(report.text, 0, HEAD)
    head = min(60, len(report.source))
    if found:
        label = report.source[found.start("year") : found.end()]
        start, end = found.start("year"), found.end()
        yield _of_date(label, int(found["year"]), int(found["month"]), start, end)
    elif report.stated_date:
        year, _, rest = report.stated_date.partition("-")
        month = int(rest[:2]) if rest else SPRING
        yield _of_date(report.stated_date, int(year), month, 0, head)
    if report.report_year is not None:
        label = f"{report.report_year}年报告"
        yield StatedDate(label, report.report_year, report.report_year, 0, head)


def _of_date(label: str, year: int, month: int, start: int, end: int) -> StatedDate:
    return StatedDate(label, year if month >= SPRING else year - 1, year, start, end)


def _enough(later: Sequence[Clue], stated: StatedDate) -> bool:
    if any(not c.learned for c in later):
        return True
    return sum(c.year >= stated.year + TERM_YEARS for c in later) >= TERMS


def _plans_done_ahead(report: Report) -> Iterator[Clue]:
    for found in _AHEAD.finditer(report.text):
        numeral = found["short"] or found["long"]
        count = found["years"]
        ahead = int(count) if count.isdigit() else _COUNT[count]
        end = calendar.plan_years(number(numeral))[1]
        yield Clue(
            end - ahead,
            _tells_of_one_year(report),
            found.start(),
            found.end(),
            f"“{numeral}五”规划止于{end}年，提前{count}年完成即{end - ahead}年",
            f"the plan ends in {end}; done {ahead} years ahead is {end - ahead}",
        )


def _headings(report: Report) -> Iterator[Clue]:
    """A heading that looks back on a year."""
    for part in report.passages:
        found = _LOOKS_BACK.match(report.text[part.start : part.end]) if part.heading else None
        if found:
            year = year_of(found["year"] or found["after"])
            yield Clue(
                year,
                True,
                part.start,
                part.end,
                f"标题回顾的是{year}年",
                f"a heading looks back on {year}",
            )


def _plans(report: Report) -> Iterator[Clue]:
    """今年是“十四五”规划收官之年: a report of the plan's last year tells of the one before."""
    for found in _PLAN_TURNS.finditer(report.text):
        numeral = found["short"] or found["long"]
        first, last = calendar.plan_years(number(numeral))
        this = last if found["turn"] in ("收官", "最后一年") else first
        if found["year"] is None and this > first - 1:
            yield Clue(
                this - 1,
                True,
                found.start(),
                found.end(),
                f"“{numeral}五”的这一年是{this}年，报告的是{this - 1}年",
                f"that year of the plan is {this}, so the report tells of {this - 1}",
            )


def _tells_of_one_year(report: Report) -> bool:
    """Whether the report looks back on one year: one that closes a plan or a term looks on five."""
    return not re.search(r"五年来|过去五年|五年工作回顾|时期(?:工作)?回顾", report.text)


def _events(report: Report) -> Iterator[Clue]:
    for table, exact in ((calendar.events(), True), (calendar.bounds(), False)):
        for pattern, year in table:
            found = re.search(pattern, report.text)
            if found:
                yield Clue(
                    year,
                    exact and _tells_of_one_year(report),
                    found.start(),
                    found.end(),
                    f"“{found.group().strip('“”')}”始于{year}年",
                    f"“{found.group().strip('“”')}” began in {year}",
                )


def _years_named(report: Report) -> Iterator[Clue]:
    """The latest year that the review speaks of as past."""
    latest: re.Match[str] | None = None
    for part in report.passages:
        if part.role == "review" and not part.heading:
            for found in _NAMED.finditer(report.text, part.start, part.end):
                newer = latest is None or int(found["year"]) > int(latest["year"])
                if newer and _DONE.search(found["rest"]):
                    latest = found
    if latest is not None:
        year = int(latest["year"])
        start, end = latest.start(), clause_around(report, latest.start(), latest.end("year"))[1]
        yield Clue(year, False, start, end, f"回顾中称{year}年已成之事", f"tells of {year} as past")


def _terms(report: Report) -> Iterator[Clue]:
    for term, first in registry.terms().items():
        at = named_at(report.text, term)
        if at >= 0:
            yield Clue(
                first - 1,
                False,
                at,
                at + len(term),
                f"“{term}”最早见于{first}年的报告",
                f"“{term}” is in no known report before {first}",
                learned=True,
            )


def named_at(text: str, term: str) -> int:
    """Where a text has a coined term, -1 where it has it only inside a longer name.

    “两新” is not in “两新一重”; a term of two or three characters must be in marks by itself
    (两新组织 is another thing).

    >>> named_at("支持“两新一重”建设", "两新"), named_at("实施“两新”政策", "两新")
    (-1, 3)
    """
    for found in re.finditer(re.escape(term), text):
        opened = text.rfind("“", max(0, found.start() - LONGEST_NAME), found.start())
        closed = text.rfind("”", max(0, found.start() - LONGEST_NAME), found.start())
        if opened > closed:
            within = text[opened + 1 : text.find("”", found.end())]
            if within == term:
                return found.start()
        elif len(term) > SHORT_TERM:
            return found.start()
    return -1


def _finding(report: Report, stated: StatedDate, later: list[Clue]) -> Finding:
    told = year_told(later)
    latest = max(c.year for c in later if not c.learned) if _known(later) else later[0].year
    year = told or latest
    when, when_en = (f"{year}年", f"{year}") if told else (f"{year}年或以后", f"{year} or later")
    figures: list[Figure] = [passage(report, stated.start, stated.end)]
    figures += [passage(report, *_with_context(report, c)) for c in later]
    return finding(
        "stated_date",
        "high" if _known(later) else "medium",
        figures,
        message=f"所署日期（{stated.label}）与正文不符：正文说的是{when}",
        message_en=f"the date given (“{stated.label}”) does not fit: the text tells of {when_en}",
        arithmetic="；".join(c.zh for c in later),
        arithmetic_en="; ".join(c.en for c in later),
        expected=float(year),
        found=float(stated.latest),
        key=(report.report_id, stated.label),
    )


def _known(later: Sequence[Clue]) -> bool:
    return any(not c.learned for c in later)


def _with_context(report: Report, clue: Clue) -> tuple[int, int]:
    start, end = clause_around(report, clue.start, clue.end)
    return min(start, clue.start), max(end, clue.end)
