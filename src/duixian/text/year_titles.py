"""Signs of the year in titles, dated lines and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.registry.calendar import party_congress, plan_years
from duixian.text.times import NUMERAL, YEAR, count, number, year_of
from duixian.text.votes import CERTAIN, FAIR, FRONT, STRONG, WEAK, Vote

_TITLE_LINE = 64
"""No heading line is longer; searching these alone keeps dating fast."""
SESSION_LINE = re.compile(
    rf"({YEAR})年(\d{{1,2}}|{NUMERAL})月(\d{{1,2}}|{NUMERAL})日,?在[^。\n]{{2,40}}?会议上"
)
_TITLE_YEAR = re.compile(
    rf"({YEAR})年?(?:[一-鿿]{{2,14}})?政府工作报告|[一-鿿]{{2,14}}({YEAR})年政府工作报告"
    r"|(\d{4})年(?:国民经济[^\n。]{0,14}|财政|预算)?(?:计划|预算)\(?草案"
)
_LAST_MONTH = 12
_PASSED = re.compile(r"\((\d{4})年(\d{1,2})月(\d{1,2})日[^)\n]{0,40}(?:通过|批准)\)")
TITLE_DATE = re.compile(r"政府工作报告[ (]{0,3}(\d{4})(?:年|[.-])(\d{1,2})(?:月|[.-])(\d{1,2})日?")
_PAGE_DATE = re.compile(r"(?:时间|日期|发布)[^\d\n]{0,6}\n?(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
_HEADINGS_BACK = re.compile(
    rf"(?:^|\n)[^。\n,]{{0,14}}?({YEAR})年[^。\n,]{{0,16}}?(?:回顾|总结|主要工作和)[^。\n,]{{0,24}}\n"
    rf"|(?:^|\n)[^。\n,]{{0,6}}报告({YEAR})年[^。\n,]{{0,4}}工作[^。\n,]{{0,4}}\n"
)
_HEADINGS_AHEAD = re.compile(
    rf"\n[^\n。,]{{0,24}}?({YEAR})年(?:的)?[^\n。,]{{0,14}}"
    r"(?:任务|部署|安排|重点工作|主要工作|的工作|工作的?建议|总体要求|工作总体)[^\n。,]{0,20}\n"
)
_LAST_YEAR_HEADING = re.compile(
    rf"\n[^\n。]{{0,4}}(?:去年|过去(?:的)?一年|一年来)[^\n。]{{0,10}}(?:回顾|总结|工作)\n({YEAR})年"
)
_PAST_YEAR = re.compile(rf"过去的({YEAR})年?")
_TERM = re.compile(rf"本届政府[^。]{{0,6}}?({YEAR})年\d{{1,2}}月就职[^。]{{0,20}}(?:五年|任期)")
_PLAN = rf"(?:“(?P<short>{NUMERAL})五”|第(?P<long>{NUMERAL})个五年(?:计划|规划))"
_PLAN_BEGINS = re.compile(
    rf"年(?:开始|是|,)[^。]{{0,24}}?{_PLAN}[^。,]{{0,6}}(?:的)?(?:开局|第一年|头一年|起步)"
    rf"|今年开始[^。]{{0,30}}。?[^。]{{0,40}}{_PLAN.replace('short', 's2').replace('long', 'l2')}"
)
_YEAR_IS = re.compile("年(?:开始|是|,)")
_PLAN_ENDS = re.compile(rf"今年是[^。]{{0,12}}{_PLAN}[^。,]{{0,8}}(?:收官|最后一年)")
_PLAN_PRESENTED = re.compile(
    rf"(?:关于|作)[^。\n,]{{0,12}}(?:国民经济[^。\n]{{0,10}})?{_PLAN}[^。\n,]{{0,8}}"
    r"(?:的报告|》的说明|\(草案\))"
    rf"|\n[^\n。]{{0,10}}{_PLAN.replace('short', 's2').replace('long', 'l2')}(?:时期|期间)"
    r"[^\n。]{0,16}(?:主要目标|目标任务|主要考虑|总体要求)"
)
_PLAN_REVIEWED = re.compile(
    rf"\n[^\n。]{{0,10}}{_PLAN}(?:时期|期间)[^\n。]{{0,20}}(?:回顾|成就|成绩)[^\n。]{{0,24}}\n"
)
_PARTY = re.compile(
    rf"(?:今年|{YEAR}年)是[^。,]{{0,14}}?(?:党的|中共)?({NUMERAL})大精神[^。,]{{0,4}}的?(?:开局之年|第一年)"
)


def titles_of(text: str) -> str:
    """The lines short enough for headings; of the others, only how they begin."""
    lines = text.split("\n")
    return "\n" + "\n".join(
        line if len(line) <= _TITLE_LINE else line[:14] + "。" for line in lines
    )


def front_votes(text: str) -> Iterator[Vote]:
    """Dated lines and titles in front of the report."""
    for pattern, weight in (
        (SESSION_LINE, CERTAIN),
        (_PASSED, CERTAIN),
        (_TITLE_YEAR, CERTAIN),
        (TITLE_DATE, WEAK),
        (_PAGE_DATE, WEAK),
    ):
        found = pattern.search(text, 0, FRONT)
        if found is None:
            continue
        year, quote = year_of(next(g for g in found.groups() if g)), found.group().strip()
        if pattern is SESSION_LINE and count(found[2]) == _LAST_MONTH:
            # Given in December, a report plans for the year that follows.
            yield Vote(year + 1, FAIR, quote)
            weight = FAIR
        yield Vote(year, weight, quote)


def heading_votes(text: str, titles: str) -> Iterator[Vote]:
    for pattern, where, step, weight in (
        (_HEADINGS_BACK, titles, 1, STRONG),
        (_HEADINGS_AHEAD, titles, 0, STRONG),
        (_LAST_YEAR_HEADING, titles, 1, STRONG),
        (_PAST_YEAR, text, 1, FAIR),
        (_TERM, text, 5, STRONG),
    ):
        found = pattern.search(where)
        if found is not None:
            year = year_of(next(g for g in found.groups() if g))
            yield Vote(year + step, weight, found.group().strip())


def plan_votes(text: str, titles: str) -> Iterator[Vote]:
    """Plans presented, begun, ended or looked back on."""
    openings = "\n".join(
        text[max(0, m.start() - 4) : m.end() + 130] for m in _YEAR_IS.finditer(text)
    )
    for pattern, where, weight, end, step in (
        (_PLAN_BEGINS, openings, STRONG, 0, 0),
        (_PLAN_PRESENTED, titles + text[:3000], FAIR, 0, 0),
        (_PLAN_ENDS, openings, STRONG, 1, 0),
        (_PLAN_REVIEWED, titles, FAIR, 1, 1),
    ):
        found = pattern.search(where)
        if found is not None:
            yield Vote(_plan(found)[end] + step, weight, found.group().strip()[:40])
    party = _PARTY.search(openings)
    if party is not None:
        year = party_congress(number(party[1]))
        if year is not None:
            yield Vote(year + 1, STRONG, party.group())


def _plan(found: re.Match[str]) -> tuple[int, int]:
    groups = found.groupdict()
    numeral = next(v for k, v in groups.items() if v)
    return plan_years(number(numeral))
