"""What was asked for and is nowhere in the books: said, with the nearest name that is.

An empty answer may mean "none of that kind" or "no such name"; standard output cannot tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from duixian.cli.say import say
from duixian.registry import governments

if TYPE_CHECKING:
    from duixian.books import Books

NEAR_ENOUGH = 50
"""Likeness, 0 to 100, from which a name is suggested: 大莲 is half of 大连."""

_LISTED = "`duixian reports` lists whose are"
_SHOWN = "Without --indicator all are shown"


def nearest(wanted: str, names: Mapping[str, str]) -> str | None:
    """What the name most like `wanted` stands for; None when none is like it.

    >>> names = {"大连": "大连市", "大连市": "大连市", "沈阳市": "沈阳市"}
    >>> nearest("大莲市", names), nearest("xyz", names)
    ('大连市', None)
    """
    from rapidfuzz import fuzz, process

    from duixian.text import fold

    found = process.extractOne(
        fold(wanted), list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH
    )
    return names[found[0]] if found else None


def say_unmet(
    books: Books, government: Iterable[str], year: Iterable[str], indicator: Iterable[str] = ()
) -> None:
    """Say which governments, years and indicators of claims are not in the books."""
    from duixian.text import fold

    asked = list(government)
    for name in asked:
        if not len(books.reports(government=name)):
            say(_with_nearest(f"no report of {name!r} is in the books", suggested(books, name)))
    if reports := books.reports(government=asked).rows():
        _say_years({r["report_year"] for r in reports}, asked, year)
    for name in indicator:
        if not len(books.query(_CALLED, [fold(name), fold(name)])):
            rows = books.query("SELECT DISTINCT indicator, indicator_id FROM claims").rows()
            names = {n: n for row in rows for n in row.values() if n}
            say_no_indicator(name, names, _SHOWN)


_CALLED = "SELECT 1 FROM claims WHERE indicator_id = ? OR contains(indicator, ?) LIMIT 1"


def say_unknown_indicators(wanted: Iterable[str], known: Collection[str]) -> None:
    """Say which names are neither among those known nor a part of one."""
    from duixian.registry import series
    from duixian.text import fold

    for name in wanted:
        if name not in known and not any(fold(name) in one for one in known):
            called = {s.zh: s.id for s in series.load().values() if s.id in known}
            say_no_indicator(name, {n: n for n in known} | called, _SHOWN)


def say_no_indicator(name: str, names: Mapping[str, str], listed: str) -> None:
    say(_with_nearest(f"no indicator {name!r} is in the books", nearest(name, names), listed))


def say_unknown_kinds(wanted: Iterable[str]) -> None:
    """Say which kinds of findings no check makes."""
    from duixian.registry import audit

    known = audit.kinds()
    for name in wanted:
        if name not in known:
            names = {key: key for key in known} | {kind.zh: key for key, kind in known.items()}
            told = nearest(name, names)
            say(
                _with_nearest(
                    f"no check makes findings of the kind {name!r}", told, "docs/audit.md"
                )
            )


def suggested(books: Books, name: str) -> str | None:
    """The government in the books whose name or code is most like `name`."""
    names: dict[str, str] = {}
    for row in books.query("SELECT DISTINCT government, government_code FROM reports"):
        whole, code = row["government"], row["government_code"]
        if whole:
            names |= dict.fromkeys((whole, *governments.short_names(whole)), whole)
            names |= {code: f"{whole} ({code})"} if code else {}
    return nearest(name, names)


def _say_years(held: set[Any], government: list[str], wanted: Iterable[str]) -> None:
    from duixian.books import Filter

    years = sorted(y for y in held if y is not None)
    for year in wanted:
        ((first, last),) = Filter.of(year=year).years
        if not any(first <= y <= last for y in years):
            whose = f" of {', '.join(government)}" if government else ""
            told = f"{years[0]}-{years[-1]}" if len(years) > 1 else "".join(map(str, years))
            held_ones = f"those{whose} are of {told}" if years else "no report there has a year"
            say(f"no report of {year}{whose} is in the books: {held_ones}")


def _with_nearest(found: str, near: str | None, listed: str = _LISTED) -> str:
    return f"{found}. The nearest is {near}" if near else f"{found}. {listed}"
