"""Which year a report was given in: votes cast by what the text says, and the best of them.

No single sign is in every report: some pages carry a dated title, others begin with
各位代表 and never name the year but in 去年. Each sign votes for a year with a weight that
says how often it is right alone (the constants below, set by reading, not fitted); votes add up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.registry.calendar import (
    anniversaries,
    bounds,
    events,
    npc_session,
    party_congress,
    plan_years,
    plenum,
)
from duixian.text.numerals import chinese

_CERTAIN = 8.0
"""A dated line of the session, or a title with the year."""
_STRONG = 6.0
"""A heading that names the year, a session of known date that is addressed or counted from."""
_FAIR = 4.0
"""A fact that also occurs in passing."""
_WEAK = 2.5
"""Most mentioned years, pages' own dates."""
_BEYOND_DOUBT = 12.0
"""Two strong signs outweigh an event that seems to lie after them: it was looked forward to."""
_ENOUGH = 2.0
"""Votes below this are no answer."""

_N = "[一二三四五六七八九十]{1,3}"
_Y = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})"
_TITLE_LINE = 64
"""No heading line is longer; searching these alone keeps dating fast."""
_FRONT = 1500
"""Titles, dates and the speaker's name stand within the first characters of a page."""

_SESSION_LINE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日,?在[^。\n]{2,40}?会议上")
_TITLE_YEAR = re.compile(
    r"(\d{4})年?(?:[一-鿿]{2,14})?政府工作报告|[一-鿿]{2,14}(\d{4})年政府工作报告"
    r"|(\d{4})年(?:国民经济[^\n。]{0,14}|财政|预算)?(?:计划|预算)\(?草案"
)
_PASSED = re.compile(r"\((\d{4})年(\d{1,2})月(\d{1,2})日[^)\n]{0,40}(?:通过|批准)\)")
_TITLE_DATE = re.compile(r"政府工作报告[ (]{0,3}(\d{4})(?:年|[.-])(\d{1,2})(?:月|[.-])(\d{1,2})日?")
_PAGE_DATE = re.compile(r"(?:时间|日期|发布)[^\d\n]{0,6}\n?(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
_NPC = re.compile(rf"届全国人(?:民代表)?大(?:会)?(?:第?(?P<m>{_N})次会议)?")
_ADDRESSED = re.compile(r"向(?:本次|这次)?(?:大会|本届)?[^,。\n]{0,6}$|(?:我们|出席|召开的?|在)$")
_OVERDUE = re.compile(r"即将|将要|将进行")
_HEADINGS_BACK = re.compile(
    rf"(?:^|\n)[^。\n,]{{0,14}}?({_Y})年[^。\n,]{{0,16}}?(?:回顾|总结|主要工作和)[^。\n,]{{0,24}}\n"
    rf"|(?:^|\n)[^。\n,]{{0,6}}报告({_Y})年[^。\n,]{{0,4}}工作[^。\n,]{{0,4}}\n"
)
_HEADINGS_AHEAD = re.compile(
    rf"\n[^\n。,]{{0,24}}?({_Y})年(?:的)?[^\n。,]{{0,14}}"
    r"(?:任务|部署|安排|重点工作|主要工作|的工作|工作的?建议|总体要求|工作总体)[^\n。,]{0,20}\n"
)
_LAST_YEAR_HEADING = re.compile(
    rf"\n[^\n。]{{0,4}}(?:去年|过去(?:的)?一年|一年来)[^\n。]{{0,10}}(?:回顾|总结|工作)\n({_Y})年"
)
_PAST_YEAR = re.compile(rf"过去的({_Y})年?")
_ESTIMATE = re.compile("预计")
_ESTIMATED = re.compile(rf"({_Y})年(?:[^。\n到至]{{0,14}})预计")
_PLANNED_NEXT = re.compile(r"明年[^。,\n]{0,16}(?:任务|要|将|计划|目标)")
_PLANNED_NOW = re.compile(r"今年[^。,\n]{0,16}(?:任务|要|将|计划|目标)")
_TERM = re.compile(rf"本届政府[^。]{{0,6}}?({_Y})年\d{{1,2}}月就职[^。]{{0,20}}(?:五年|任期)")
_ONE_YEAR_IN = re.compile(r"本届政府[^。,]{0,10}(?:已经|整整)?一年[。,]")
_PLAN = rf"(?:“(?P<short>{_N})五”|第(?P<long>{_N})个五年(?:计划|规划))"
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
    rf"(?:今年|{_Y}年)是[^。,]{{0,14}}?(?:党的|中共)?({_N})大精神[^。,]{{0,4}}的?(?:开局之年|第一年)"
)
_ANNIVERSARY = re.compile(r"周年")
_THIS_YEAR_IS = re.compile(r"今年(?:是|将迎来|适逢|[^。]{0,8}日是)")
_CELEBRATED = re.compile(r"庆祝|纪念|迎来")
_PLENUM = re.compile(r"届([一二三四五六七八])中全会")
_PARTY_CONGRESS = re.compile(rf"党的({_N})大(?=精神|胜利|报告|和)")
_COUNT = re.compile(r"(\d{2,3}|[一二三四五六七八九十百]{1,5})周年")
_MENTION = re.compile(r"年(?![期代内])([^。\n]{0,60})")
_OWN_YEAR = re.compile(rf"(?<![到至—-])({_Y})$")
_A_YEAR_OF = re.compile(
    r"年(?:,?是|,)[^。\n]{0,50}?(?:取得|胜利|成就|成功|进展|完成|发展)[^。\n]{0,40}?的一年[,。]"
)
_DONE = re.compile(r"了|达到|增长\d|完成|实现|取得|为\d|下降\d|突破|建成|胜利|以来")
_TO_DO = re.compile(r"要|将|预期|拟|力争|计划|任务是|目标|必须|努力|安排|继续")
_EITHER = re.compile(f"{_TO_DO.pattern}|{_DONE.pattern}")


@dataclass(frozen=True, slots=True)
class Vote:
    """One sign for a year."""

    year: int
    weight: float
    quote: str


@dataclass(frozen=True, slots=True)
class Dating:
    """The year that the signs agree on best, and what the page states of itself."""

    year: int | None
    weight: float
    delivered: str | None
    stated: str | None
    evidence: tuple[str, ...]


def date_report(text: str) -> Dating:
    """The year of delivery of the report in a reading text."""
    titles = _titles(text)
    votes = [*_front_votes(text), *_session_votes(text), *_heading_votes(text, titles)]
    votes += [*_plan_votes(text, titles), *_anniversary_votes(text), *_mention_votes(text)]
    totals: Counter[int] = Counter()
    for vote in votes:
        totals[vote.year] += vote.weight  # type: ignore[assignment]
    event, bound = _latest_event(text), _first_in(bounds(), text)
    if event is not None:
        votes.append(Vote(event[0] + 1, _WEAK, event[1]))
        totals[event[0] + 1] += _WEAK  # type: ignore[assignment]
    # Nobody reports on what has not happened: years before it are out.
    since = max(event[0] if event else 0, bound[0] if bound else 0)
    totals = Counter({y: w for y, w in totals.items() if y >= since or w >= _BEYOND_DOUBT})
    year, weight = (None, 0.0) if not totals else max(totals.items(), key=lambda t: (t[1], t[0]))
    if weight < _ENOUGH:
        year = None
    session = _SESSION_LINE.search(text, 0, _FRONT)
    titled = _TITLE_DATE.search(text, 0, _FRONT)
    stated = _iso(session or titled)
    return Dating(
        year=year,
        weight=weight,
        delivered=stated if stated is not None and year == int(stated[:4]) else None,
        stated=stated,
        evidence=_best_quotes(votes, year),
    )


def _titles(text: str) -> str:
    """The lines short enough for headings; of the others, only how they begin."""
    lines = text.split("\n")
    return "\n".join(line if len(line) <= _TITLE_LINE else line[:14] + "。" for line in lines)


def _front_votes(text: str) -> Iterator[Vote]:
    for pattern, weight in (
        (_SESSION_LINE, _CERTAIN),
        (_PASSED, _CERTAIN),
        (_TITLE_YEAR, _CERTAIN),
        (_TITLE_DATE, _WEAK),
        (_PAGE_DATE, _WEAK),
    ):
        found = pattern.search(text, 0, _FRONT)
        if found is not None:
            yield Vote(int(next(g for g in found.groups() if g)), weight, found.group().strip())


def _session_votes(text: str) -> Iterator[Vote]:
    """Sessions of the National People's Congress: addressed, counted from, or just past."""
    latest: tuple[int, str] | None = None
    for found in _NPC.finditer(text):
        numeral = re.search(rf"第?({_N})$", text[max(0, found.start() - 4) : found.start()])
        if numeral is None:
            continue
        congress = _number(numeral[1])
        opened = npc_session(congress, _number(found["m"]) if found["m"] else 1)
        if opened is None:
            continue
        begin = found.start() - len(numeral.group())
        before = text[max(0, begin - 24) : begin]
        after = text[found.end() : found.end() + 60].split("。")[0]
        quote = (before[-8:] + numeral.group() + found.group() + after[:12]).replace("\n", " ")
        counted = re.search(rf"({_N})年", after)
        if _ADDRESSED.search(before) and found.start() < 3000:
            yield Vote(opened.year, _STRONG if found["m"] else _FAIR, quote)
        elif _OVERDUE.search(after):
            yield Vote(opened.year, _FAIR, quote)
        elif re.match("以来|闭幕", after) and counted and _number(counted[1]) in (3, 4, 5):
            yield Vote(opened.year + _number(counted[1]), _STRONG, quote)
        elif "去年" in before:
            yield Vote(opened.year + 1, _STRONG, quote)
        elif after.startswith("期间") and not found["m"]:
            following = npc_session(congress + 1)
            if following is not None:
                yield Vote(following.year, _FAIR, quote)
        elif re.search("批准|确定|决议|通过|提出|举行", after[:16]) and found["m"]:
            own = re.search(rf"({_Y})年", before)
            if own is None or _year(own[1]) == opened.year:
                latest = max(latest or (0, ""), (opened.year, quote))
    if latest is not None:
        yield Vote(latest[0] + 1, _WEAK, latest[1])


def _heading_votes(text: str, titles: str) -> Iterator[Vote]:
    for pattern, where, step, weight in (
        (_HEADINGS_BACK, titles, 1, _STRONG),
        (_HEADINGS_AHEAD, titles, 0, _STRONG),
        (_LAST_YEAR_HEADING, titles, 1, _STRONG),
        (_PAST_YEAR, text, 1, _FAIR),
        (_TERM, text, 5, _STRONG),
    ):
        found = pattern.search(where)
        if found is not None:
            year = _year(next(g for g in found.groups() if g))
            yield Vote(year + step, weight, found.group().strip())
    estimated: Counter[int] = Counter()
    for found in _ESTIMATE.finditer(text):
        own = _ESTIMATED.search(text, max(0, found.start() - 20), found.end())
        if own is not None:
            estimated[_year(own[1])] += 1
    if estimated:
        year, count = estimated.most_common(1)[0]
        if count >= 2:
            # A year's results are estimated in that year, before it is over.
            yield Vote(year, _STRONG if count > 3 else _WEAK, f"{year}年预计 ×{count}")


def _plan_votes(text: str, titles: str) -> Iterator[Vote]:
    """Plans presented, begun, ended or looked back on."""
    openings = "\n".join(
        text[max(0, m.start() - 4) : m.end() + 130] for m in _YEAR_IS.finditer(text)
    )
    for pattern, where, weight, end, step in (
        (_PLAN_BEGINS, openings, _STRONG, 0, 0),
        (_PLAN_PRESENTED, titles + text[:3000], _FAIR, 0, 0),
        (_PLAN_ENDS, openings, _STRONG, 1, 0),
        (_PLAN_REVIEWED, titles, _FAIR, 1, 1),
    ):
        found = pattern.search(where)
        if found is not None:
            yield Vote(_plan(found)[end] + step, weight, found.group().strip()[:40])
    party = _PARTY.search(openings)
    if party is not None:
        year = party_congress(_number(party[1]))
        if year is not None:
            yield Vote(year + 1, _STRONG, party.group())


def _anniversary_votes(text: str) -> Iterator[Vote]:
    """今年是…N周年 dates the report; 隆重庆祝…N周年 the year it looks back on."""
    for found in _ANNIVERSARY.finditer(text):
        sentence = re.split("[。!?\n]", text[max(0, found.start() - 80) : found.end()])[-1]
        clause = re.split("[,;]", sentence)[-1]
        count = _COUNT.search(clause)
        since = [y for what, y in anniversaries() if what.search(clause)]
        if count is None or not since:
            continue
        year = since[0] + (int(count[1]) if count[1].isdigit() else _number(count[1]))
        if _THIS_YEAR_IS.search(sentence):
            yield Vote(year, _FAIR, sentence[:30])
        elif _CELEBRATED.search(sentence):
            yield Vote(year + 1, _WEAK, sentence[:30])


def _mention_votes(text: str) -> Iterator[Vote]:
    """Years told of as done and years planned for, by how often each is named."""
    done: Counter[int] = Counter()
    planned: Counter[int] = Counter()
    for found in _MENTION.finditer(text):
        own = _OWN_YEAR.search(text, max(0, found.start() - 5), found.start())
        first = _EITHER.search(found[1]) if own else None
        if own is not None and first is not None:
            (done if _DONE.match(first.group()) else planned)[_year(own[1])] += 1
    for found in _A_YEAR_OF.finditer(text):
        own = _OWN_YEAR.search(text, max(0, found.start() - 5), found.start())
        if own is not None and not _TO_DO.search(found.group()):
            yield Vote(_year(own[1]) + 1, _FAIR, own[1] + found.group()[:24])
            break
    if done:
        likely = [y for y, n in done.items() if n * 3 >= max(done.values())]
        year = max(likely)
        share = done[year] / sum(done.values())
        weight = _WEAK * min(1.0, 0.4 + share) * min(1.0, 0.4 + 0.2 * done[year])
        yield Vote(year + 1, weight, f"{year}年 ×{done[year]}")
    if planned:
        year, count = max(planned.items(), key=lambda p: (p[1], -p[0]))
        weight = _WEAK * 0.6 * count / sum(planned.values())
        yield Vote(year, weight, f"{year}年 ×{count}")
        if count > 2 and _share(_PLANNED_NEXT, _PLANNED_NOW, text) > 0.5:
            # Given late in the year, a report plans for the next.
            yield Vote(year - 1, _FAIR, f"明年…{year}年 ×{count}")


def _latest_event(text: str) -> tuple[int, str] | None:
    """The latest event of public record that the text looks back on: its year, its name."""
    known = [e for e in [_first_in(events(), text)] if e is not None]
    for found in _PLENUM.finditer(text):
        congress = re.search(rf"{_N}$", text[max(0, found.start() - 3) : found.start()])
        year = plenum(_number(congress.group()), _number(found[1])) if congress else None
        if year is not None and congress is not None:
            known.append((year, congress.group() + found.group()))
    for found in _PARTY_CONGRESS.finditer(text):
        year = party_congress(_number(found[1]))
        # Reports of the year itself look forward to the congress.
        if year is not None and "迎" not in text[found.start() - 6 : found.start()]:
            known.append((year, found.group()))
    return max(known, default=None)


def _first_in(dated: tuple[tuple[str, int], ...], text: str) -> tuple[int, str] | None:
    return next(((year, words) for words, year in dated if words in text), None)


def _share(one: re.Pattern[str], other: re.Pattern[str], text: str) -> float:
    first, second = len(one.findall(text)), len(other.findall(text))
    return first / (first + second) if first + second else 0.0


def _plan(found: re.Match[str]) -> tuple[int, int]:
    groups = found.groupdict()
    numeral = next(v for k, v in groups.items() if v)
    return plan_years(_number(numeral))


def _number(numeral: str) -> int:
    return int(chinese(numeral))


def _year(text: str) -> int:
    return int(text) if text.isdecimal() else int(chinese(text))


def _iso(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    year, month, day = (int(g) for g in found.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _best_quotes(votes: list[Vote], year: int | None) -> tuple[str, ...]:
    chosen = sorted((v for v in votes if v.year == year), key=lambda v: -v.weight)
    return tuple(v.quote for v in chosen[:3])
