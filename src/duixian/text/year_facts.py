"""Signs of the year in public facts that a text names: sessions, anniversaries, events."""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.registry.calendar import (
    anniversaries,
    bounds,
    events,
    npc_session,
    party_congress,
    plenum,
)
from duixian.text.times import NUMERAL, YEAR, number, year_of
from duixian.text.votes import FAIR, STRONG, WEAK, Vote

_NPC = re.compile(rf"届全国人(?:民代表)?大(?:会)?(?:第?(?P<m>{NUMERAL})次会议)?")
_ADDRESSED = re.compile(r"向(?:本次|这次)?(?:大会|本届)?[^,。\n]{0,6}$|(?:我们|出席|召开的?|在)$")
_OVERDUE = re.compile(r"即将|将要|将进行")
_ANNIVERSARY = re.compile(r"周年")
_THIS_YEAR_IS = re.compile(r"今年(?:是|将迎来|适逢|[^。]{0,8}日是)")
_CELEBRATED = re.compile(r"庆祝|纪念|迎来")
_PLENUM = re.compile(r"届([一二三四五六七八])中全会")
_PARTY_CONGRESS = re.compile(rf"党的({NUMERAL})大(?=精神|胜利|报告|和)")
_COUNT = re.compile(r"(\d{2,3}|[一二三四五六七八九十百]{1,5})周年")


def session_votes(text: str) -> Iterator[Vote]:
    """Sessions of the National People's Congress: addressed, counted from, or just past."""
    latest: tuple[int, str] | None = None
    for found in _NPC.finditer(text):
        numeral = re.search(rf"第?({NUMERAL})$", text[max(0, found.start() - 4) : found.start()])
        if numeral is None:
            continue
        congress = number(numeral[1])
        opened = npc_session(congress, number(found["m"]) if found["m"] else 1)
        if opened is None:
            continue
        begin = found.start() - len(numeral.group())
        before = text[max(0, begin - 24) : begin]
        after = text[found.end() : found.end() + 60].split("。")[0]
        quote = (before[-8:] + numeral.group() + found.group() + after[:12]).replace("\n", " ")
        counted = re.search(rf"({NUMERAL})年", after)
        if _ADDRESSED.search(before) and found.start() < 3000:
            yield Vote(opened.year, STRONG if found["m"] else FAIR, quote)
        elif _OVERDUE.search(after):
            yield Vote(opened.year, FAIR, quote)
        elif re.match("以来|闭幕", after) and counted and number(counted[1]) in (3, 4, 5):
            yield Vote(opened.year + number(counted[1]), STRONG, quote)
        elif "去年" in before:
            yield Vote(opened.year + 1, STRONG, quote)
        elif after.startswith("期间") and not found["m"]:
            following = npc_session(congress + 1)
            if following is not None:
                yield Vote(following.year, FAIR, quote)
        elif re.search("批准|确定|决议|通过|提出|举行", after[:16]) and found["m"]:
            own = re.search(rf"({YEAR})年", before)
            if own is None or year_of(own[1]) == opened.year:
                latest = max(latest or (0, ""), (opened.year, quote))
    if latest is not None:
        yield Vote(latest[0] + 1, WEAK, latest[1])


def anniversary_votes(text: str) -> Iterator[Vote]:
    """今年是…N周年 dates the report; 隆重庆祝…N周年 the year it looks back on."""
    for found in _ANNIVERSARY.finditer(text):
        sentence = re.split("[。!?\n]", text[max(0, found.start() - 80) : found.end()])[-1]
        clause = re.split("[,;]", sentence)[-1]
        count = _COUNT.search(clause)
        since = [y for what, y in anniversaries() if what.search(clause)]
        if count is None or not since:
            continue
        year = since[0] + (int(count[1]) if count[1].isdigit() else number(count[1]))
        if _THIS_YEAR_IS.search(sentence):
            yield Vote(year, FAIR, sentence[:30])
        elif _CELEBRATED.search(sentence):
            yield Vote(year + 1, WEAK, sentence[:30])


def latest_event(text: str) -> tuple[int, str] | None:
    """The latest event of public record that the text looks back on: its year, its name."""
    known = [e for e in [_first_in(events(), text)] if e is not None]
    for found in _PLENUM.finditer(text):
        congress = re.search(rf"{NUMERAL}$", text[max(0, found.start() - 3) : found.start()])
        year = plenum(number(congress.group()), number(found[1])) if congress else None
        if year is not None and congress is not None:
            known.append((year, congress.group() + found.group()))
    for found in _PARTY_CONGRESS.finditer(text):
        year = party_congress(number(found[1]))
        # Reports of the year itself look forward to the congress.
        if year is not None and "迎" not in text[found.start() - 6 : found.start()]:
            known.append((year, found.group()))
    return max(known, default=None)


def bounding_event(text: str) -> tuple[int, str] | None:
    """The latest event that reports speak of for years: the text is not older than it."""
    return _first_in(bounds(), text)


def _first_in(dated: tuple[tuple[str, int], ...], text: str) -> tuple[int, str] | None:
    return next(((year, words) for words, year in dated if words in text), None)
