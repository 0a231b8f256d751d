"""Signs of the year in headings and in the plans that a text begins, ends or presents."""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.patterns import alternatives
from duixian.registry.calendar import party_congress, plan_years
from duixian.text.times import NUMERAL, YEAR, number, year_of
from duixian.text.votes import FAIR, STRONG, Vote

_TITLE_LINE = 64
"""No heading line is longer; searching these alone keeps dating fast."""
_HEADINGS_BACK = re.compile(
    alternatives(
        (
            rf"(?:^|\n)[^。\n,]{{0,14}}?({YEAR})年[^。\n,]{{0,16}}?"
            r"(?:回顾|总结|主要工作和)[^。\n,]{0,24}\n"
        ),
        rf"(?:^|\n)[^。\n,]{{0,6}}报告({YEAR})年[^。\n,]{{0,4}}工作[^。\n,]{{0,4}}\n",
    )
)
_FIRST_CHAPTER_BACK = re.compile(
    rf"""
    \n一[、.,][ ]*({YEAR})年(?:的)?
    (?![^\n。,]*(?:部署|安排|建议|要求|打算|重点|任务(?!完成)|目标(?!完成)))
    [^\n。,]{{0,20}}?(?:工作|成绩|成就|发展|情况)[^\n。,]{{0,14}}\n
    """,
    re.VERBOSE,
)
"""The first chapter looks back, but for words of plans: 一、2008年政府的主要工作."""
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
    alternatives(
        (
            rf"(?:关于|作)[^。\n,]{{0,12}}(?:国民经济[^。\n]{{0,10}})?{_PLAN}[^。\n,]{{0,8}}"
            r"(?:的报告|》的说明|\(草案\))"
        ),
        (
            rf"\n[^\n。]{{0,10}}{_PLAN.replace('short', 's2').replace('long', 'l2')}"
            r"(?:时期|期间)[^\n。]{0,16}(?:主要目标|目标任务|主要考虑|总体要求)"
        ),
    )
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
        line if len(line) <= _TITLE_LINE else line[:14] + "。" for line in (*lines, "")
    )


def heading_votes(text: str, titles: str) -> Iterator[Vote]:
    """Headings that name the year looked back on or planned for, and sentences that do."""
    for found, step in (
        (_HEADINGS_BACK.search(titles) or _FIRST_CHAPTER_BACK.search(titles), 1),
        (_LAST_YEAR_HEADING.search(titles), 1),
        (_ahead(titles), 0),
    ):
        if found is not None:
            # Given late in the year, a report plans for the next: only looking back is its own.
            quote, direct = found.group().strip(), step > 0
            yield Vote(_first_year(found) + step, STRONG, quote, direct=direct)
    for pattern, step, weight in ((_PAST_YEAR, 1, FAIR), (_TERM, 5, STRONG)):
        found = pattern.search(text)
        if found is not None:
            yield Vote(_first_year(found) + step, weight, found.group().strip())


def _ahead(titles: str) -> re.Match[str] | None:
    """The first heading of what is planned: a first chapter that looks back is none."""
    found = _HEADINGS_AHEAD.search(titles)
    if found is not None and _FIRST_CHAPTER_BACK.match(titles, found.start()):
        return _HEADINGS_AHEAD.search(titles, found.end() - 1)
    return found


def _first_year(found: re.Match[str]) -> int:
    return year_of(next(g for g in found.groups() if g))


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
