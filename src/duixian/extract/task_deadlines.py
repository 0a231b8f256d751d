"""By when a promise is to be kept: the time words before its verb, as a date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from duixian import late_re as re
from duixian.patterns import either
from duixian.registry.calendar import feasts, last_day_before, plan_years
from duixian.text.times import YEAR, count, number, year_of

_NUMERAL = "一二三四五六七八九十"
_COUNT = r"[一二两三四五六七八九十]|\d{1,2}"
# The part of a year, with or without the year before it.
_PART = (
    rf"(?P<month>\d{{1,2}}|十?[{_NUMERAL}])月份?"
    rf"(?:(?P<day>\d{{1,2}}|[{_NUMERAL}]{{1,3}})日|(?P<third>[上中下])旬)?"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<half>上半年|下半年|前三季度)"
)
_WORD = re.compile(
    "(?P<lead>(?:最迟|不迟于|力争|争取|确保)?(?:到|至|在|于|用|利用|再用|经过|今后|未来)?的?)"
    + either(
        either(
            f"(?P<year>{YEAR})年",
            "(?P<both>今明两年)",
            "(?P<rel>今年|本年度?|年内|全年|明年|后年)",
        )
        + f"(?:{_PART})?",
        f"(?P<bare>{_PART.replace('?P<', '?P<b')})",
        "(?P<yearend>年底|年末|年终|岁末)",
        f"(?P<feast>{'|'.join(feasts())})(?:假期|长假|黄金周)?(?=之?前|以前|前夕)",
        (
            f"(?:“(?P<plan>[{_NUMERAL}]{{1,3}})五”|第(?P<nth>[{_NUMERAL}]{{1,3}})个五年计划)"
            "(?=期间|时期|末|期末|内)"
        ),
        "(?P<century>本世纪|二十世纪|20世纪)(?=末)",
        (f"(?P<span>(?:{_COUNT})[到至—-])?(?P<n>{_COUNT})年(?P<within>左右|时间|之?内|内)?"),
    )
    + ("(?:时间)?(?:期间|时期)?(?P<edge>年?[底末终])?(?P<by>之前|以前|前夕?|之内|内|期间|里)?")
)
TIME_STARTS = frozenset(
    "最不力争确到至在于用利再经今未的12一二本年全明后第上下前岁“三四五六七八九十两0123456789"
) | frozenset(name[0] for name in feasts())
TIME_UNITS = re.rare(r"[年月末节]|季度|世纪|“|开学")
# What these follow is where something began, a name, or part of one.
_NO_DEADLINE = re.compile(r"起|开始|以来|以后|之后|后|来|的|版|第|度|初|度|间(?!,)|周年|年代|级|龄")
# A day of a plan's name (到2035年远景目标), not of the promise.
_NAMED_FOR = re.compile(r"(?:的)?(?:远景|规划|纲要|方案|目标|计划|行动|愿景|蓝图)")
_UNTIL = ("到", "至")
_ANOTHER = frozenset("、和")


@dataclass(slots=True)
class Stated:
    """A time word at ``[start, end)``, reading offsets, and the last day it leaves."""

    start: int
    end: int
    day: date | None
    """None for a time that is over, or that dates nothing."""
    loose: bool
    """It names the plan year itself (今年, 全年) and no day in it."""
    closing: bool = False
    """It says that something ends by it (年底前, 到2027年), wherever in the clause it stands."""


class Deadlines:
    """The time words of one report; relative ones count from its year.

    >>> text = "今年6月底前完成改造"
    >>> Deadlines(2025).at(text, 0)
    Stated(start=0, end=6, day=datetime.date(2025, 6, 30), loose=False, closing=True)
    >>> [Deadlines(2025).at(t, 0).day.isoformat() for t in ("年内", "三年内", "一季度")]
    ['2025-12-31', '2027-12-31', '2025-03-31']
    >>> [Deadlines(2025).at(t, 0).day.isoformat() for t in ("国庆节前", "三季度前", "元旦前")]
    ['2025-09-30', '2025-09-30', '2025-12-31']
    """

    def __init__(self, report_year: int | None) -> None:
        self.report_year = report_year
        self.plan_end: int | None = None
        """Last year of the five-year plan that the text being read sets out, if it does."""

    def at(self, text: str, position: int) -> Stated | None:
        """The time word that begins at `position`; of several (2027年、2028年) the last."""
        if text[position : position + 1] not in TIME_STARTS:
            return None
        found = self._one(text, position)
        while found is not None and text[found.end : found.end + 1] in _ANOTHER:
            following = self._one(text, found.end + 1)
            if following is None or following.loose:
                break
            day = following.day if found.day is None else max(found.day, following.day or found.day)
            found = Stated(found.start, following.end, day, False, following.closing)
        return found

    def _one(self, text: str, position: int) -> Stated | None:
        match = _WORD.match(text, position)
        if match is None or _NO_DEADLINE.match(text, match.end()):
            return None
        if match["n"] and not (
            match["within"] or match["lead"].endswith(("用", "经过", "今后", "未来", "的"))
        ):
            return None
        loose = match["rel"] in ("今年", "本年", "本年度", "全年") and not (
            match["month"] or match["quarter"] or match["half"] or match["edge"] or match["by"]
        )
        day = self._day(match)
        if day is not None and self.report_year is not None and day.year < self.report_year:
            day = None
        until = any(part in match["lead"] for part in _UNTIL)
        closing = bool(match["by"] or match["edge"] or match["yearend"]) or (
            until and _NAMED_FOR.match(text, match.end()) is None
        )
        closing = closing or match["rel"] == "年内"
        return Stated(position, match.end(), day, loose, closing)

    def _day(self, match: re.Match[str]) -> date | None:
        if match["year"]:
            return self._in_year(year_of(match["year"]), match, "")
        if match["plan"] or match["nth"]:
            return date(plan_years(number(match["plan"] or match["nth"]))[1], 12, 31)
        if match["century"]:
            return date(2000 if (self.report_year or 0) <= 2000 else 2100, 12, 31)
        if self.report_year is None:
            return None
        if match["feast"]:
            return last_day_before(match["feast"], self.report_year)
        if match["bare"]:
            return self._in_year(self.report_year, match, "b")
        if match["n"]:
            years = _count(match["n"])
            if years == 5 and self.plan_end is not None:
                return date(self.plan_end, 12, 31)
            return date(self.report_year + years - 1, 12, 31)
        ahead = 1 if match["both"] or match["rel"] == "明年" else 2 if match["rel"] == "后年" else 0
        return self._in_year(self.report_year + ahead, match, "")

    def _in_year(self, year: int, match: re.Match[str], prefix: str) -> date | None:
        """The last day of the part of the year that is named; the year's last without one."""
        month, day = match[prefix + "month"], match[prefix + "day"]
        if month:
            number = count(month)
            if not 1 <= number <= 12:
                return None
            last = monthrange(year, number)[1]
            third = {"上": 10, "中": 20}.get(match[prefix + "third"] or "", last)
            return date(year, number, min(_count(day), last) if day else third)
        if quarter := match[prefix + "quarter"]:
            number = 3 * (int(quarter) if quarter.isdigit() else _NUMERAL.index(quarter) + 1)
            return date(year, number, monthrange(year, number)[1])
        half = match[prefix + "half"]
        if half == "上半年":
            return date(year, 6, 30)
        return date(year, 9, 30) if half == "前三季度" else date(year, 12, 31)


def _count(text: str) -> int:
    return 2 if text == "两" else count(text)
