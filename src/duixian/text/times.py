"""Names of years and five-year plans, as patterns and as periods: the one place for them.

Whoever builds an expression that holds a year or a plan takes the pieces from here, so that a
year in Chinese digits is known everywhere or nowhere.
"""

from __future__ import annotations

from duixian import late_re as re
from duixian.registry.calendar import plan_years
from duixian.text.numerals import chinese

_NUMERALS = "〇一二三四五六七八九十"
HAN_YEAR = "(?:一[八九]|二[〇零])[〇零一二三四五六七八九]{2}"
"""A year in Chinese digits, as a pattern: 一八八〇 (only compared with), 一九五七, 二〇二六."""
YEAR = rf"(?:(?<!\d)(?:19|20)\d\d|{HAN_YEAR})"
"""A year in either writing, as a pattern."""
NUMERAL = "[一二三四五六七八九十]{1,3}"
"""A small Chinese numeral, as a pattern: the number of a plan, a session, a chapter."""
MOST_PLANS = 40
"""No plan has a higher number: the fortieth would begin in 2151."""
_NO_YEAR = "(?!)"
_PLAN = re.compile(
    rf"“?(?P<short>{NUMERAL})五”?"
    rf"|第(?P<long>{NUMERAL})个五年(?:计划|规划)"
)


def number(numeral: str) -> int:
    """What a run of Chinese digits stands for.

    >>> number("十四"), number("五")
    (14, 5)
    """
    return int(chinese(numeral))


def count(text: str) -> int:
    """A small number in either writing.

    >>> count("12"), count("十二")
    (12, 12)
    """
    return int(text) if text.isdecimal() else number(text)


def year_of(text: str) -> int:
    """A year in either writing.

    >>> year_of("1994"), year_of("一九五七"), year_of("二零二六")
    (1994, 1957, 2026)
    """
    return count(text)


def plan_period(numeral: str) -> str | None:
    """The period of the n-th five-year plan, by its Chinese numeral as it is properly written.

    >>> plan_period("一"), plan_period("十五"), plan_period("一二")
    ('1953-1957', '2026-2030', None)
    """
    nth = number(numeral)
    if not 0 < nth < MOST_PLANS or _numeral(nth) != numeral:
        return None
    first, last = plan_years(nth)
    return f"{first}-{last}"


def years_back(years: int, year: int | None) -> str | None:
    """The span of that many years that ended before a year; of an unknown year, how many.

    >>> years_back(5, 2026), years_back(1, 2026), years_back(5, None), years_back(1, None)
    ('2021-2025', '2025', '5y', None)
    """
    if year is None:
        return f"{years}y" if years > 1 else None
    return str(year - 1) if years == 1 else f"{year - years}-{year - 1}"


def is_span(period: str | None) -> bool:
    """Whether a period is one of several years that are known.

    >>> is_span("2021-2025"), is_span("2025Q1-Q3"), is_span("2025"), is_span(None)
    (True, False, False, False)
    """
    return period is not None and len(period) == 9 and period[4] == "-"


def part_of_year(year: int | str, part: str) -> str:
    """The period of a part of a year by its name.

    >>> part_of_year(2020, "第一季度"), part_of_year(2020, "前三季度"), part_of_year(2020, "上半年")
    ('2020Q1', '2020Q1-Q3', '2020H1')
    """
    if "前三季度" in part:
        return f"{year}Q1-Q3"
    if part in ("上半年", "下半年"):
        return f"{year}H{1 if part == '上半年' else 2}"
    digit = next(c for c in part if c in "一二三四1234")
    return f"{year}Q{count(digit)}"


def plans_in(text: str) -> list[tuple[int, int, int]]:
    """Five-year plans that a text names: (offset, first year, last year).

    >>> plans_in("“十四五”时期和第十五个五年规划")
    [(0, 2021, 2025), (8, 2026, 2030)]
    """
    found = []
    for match in _PLAN.finditer(text):
        numeral = match["short"] or match["long"]
        if match["short"] and not (
            match.group().startswith("“") or text[match.end() :][:2] == "计划"
        ):
            continue
        found.append((match.start(), *plan_years(number(numeral))))
    return found


def names_of_times(year: int | None) -> dict[str, str]:
    """What {this}, {last}, {next}, {next_plan}, {last_plan} stand for in the lexicon's patterns."""
    names = dict.fromkeys(("this", "last", "next", "next_plan", "last_plan"), _NO_YEAR)
    names["any_plan"] = rf"(?:“{NUMERAL}五”|第{NUMERAL}个五年(?:计划|规划))"
    if year is None:
        return names
    names["this"], names["last"] = _year_pattern(year), _year_pattern(year - 1)
    names["next"] = _year_pattern(year + 1)
    for plan in range(1, MOST_PLANS):
        first, last = plan_years(plan)
        if last == year - 1:
            names["last_plan"] = _plan_pattern(plan)
        if first == year:
            names["next_plan"] = _plan_pattern(plan)
    return names


def _year_pattern(year: int) -> str:
    return f"(?:{year}|{''.join(_NUMERALS[int(d)] for d in str(year))})"


def _plan_pattern(plan: int) -> str:
    numeral = _numeral(plan)
    return f"(?:“?{numeral}五”?|第{numeral}个五年(?:计划|规划))"


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _NUMERALS[tens] + "十")
    return head + (_NUMERALS[units] if units else "")
