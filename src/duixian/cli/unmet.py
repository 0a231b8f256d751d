"""What was asked for and is nowhere in the books: said, with the nearest name that is.

An empty answer may mean "none of that kind" or "no such name"; standard output cannot tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from duixian.cli.say import say
from duixian.registry import governments
from duixian.text import meaning, names_of_indicators, nearest

if TYPE_CHECKING:
    from duixian.books import Books


def _listed() -> str:
    return "`duixian reports` lists whose are"


def _shown() -> str:
    return "Without --indicator all are shown"


def say_unmet(
    books: Books, government: Iterable[str], year: Iterable[str], indicator: Iterable[str] = ()
) -> None:
    """Say which governments, years and indicators of claims are not in the books."""
    from duixian.books import claims_measuring

    asked, years = list(government), list(year)
    for name in asked:
        if not len(books.reports(government=name)):
            say(_with_nearest(f"no report of {name!r} is in the books", suggested(books, name)))
    if years and (held := _years(books, asked)):
        _say_years(held, asked, years)
    for name in indicator:
        is_told, values = claims_measuring([name])
        if not len(books.query(f"SELECT 1 FROM claims WHERE {is_told} LIMIT 1", values)):
            rows = books.query("SELECT DISTINCT indicator, indicator_id FROM claims").rows()
            names = {n: n for row in rows for n in row.values() if n}
            held = {row["indicator_id"] for row in rows if row["indicator_id"]}
            say_no_indicator(name, names_of_indicators(held) | names, _shown())


def say_unknown_indicators(
    wanted: Iterable[str], known: Collection[tuple[str | None, str]]
) -> None:
    """Say which names mean none of those known: pairs of a series and of the phrase it stands
    under."""
    from duixian.registry import series

    for name in wanted:
        meant = meaning(name)
        if not any(meant.has(*one) for one in known):
            ids = {one for one, _ in known if one}
            called = {s.zh: s.id for s in series.load().values() if s.id in ids}
            names = {one: one for pair in known for one in pair if one}
            say_no_indicator(name, names | called, _shown())


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


def _years(books: Books, government: Sequence[str]) -> set[int | None]:
    """Years of the reports of these governments; none named: of all, which may be many."""
    tables = books.streams.reports(government=government)
    return {year for table in tables for year in table["report_year"].unique().to_pylist()}


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


def _with_nearest(found: str, near: str | None, listed: str = "") -> str:
    return f"{found}. The nearest is {near}" if near else f"{found}. {listed or _listed()}"
