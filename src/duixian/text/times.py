"""Names of years and five-year plans, as patterns and as periods."""

from __future__ import annotations

import re

from duixian.registry.calendar import plan_years
from duixian.text.votes import number

_NUMERALS = "〇一二三四五六七八九十"
_NO_YEAR = "(?!)"
_PLAN = re.compile(
    r"(?:“?(?P<short>[一二三四五六七八九十]{1,3})五”?|第(?P<long>[一二三四五六七八九十]{1,3})个五年(?:计划|规划))"
)


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
    """What stands for {this}, {last}, {next_plan} and {last_plan} in the lexicon's patterns."""
    names = dict.fromkeys(("this", "last", "next_plan", "last_plan"), _NO_YEAR)
    names["any_plan"] = (
        r"(?:“[一二三四五六七八九十]{1,2}五”|第[一二三四五六七八九十]{1,3}个五年(?:计划|规划))"
    )
    if year is None:
        return names
    names["this"], names["last"] = _year_pattern(year), _year_pattern(year - 1)
    for plan in range(1, 40):
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
