"""Which rows are asked for: filters as SQL with parameters, never as pasted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack, get_args

from duixian.books.sandbox import condition
from duixian.errors import UsageError
from duixian.model import Role
from duixian.registry.places import called_en
from duixian.text import fold, meaning

_SUFFIX = (
    "(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|自治县|地区|省|市|区|县|盟|旗)$"
)
"""What a government's name may be written without: 大连 for 大连市, 广西 for 广西壮族自治区."""


class Wanted(TypedDict, total=False):
    """What rows are wanted. Several values of one kind are alternatives; kinds add up."""

    government: str | Sequence[str]
    """Name (with or without 省, 市, 县 …) or GB/T 2260 code."""
    year: str | int | Sequence[str | int]
    """Report year: one (``2025``) or a span (``"2016-2020"``)."""
    indicator: str | Sequence[str]
    """Id or name of an indicator or headline series, or a part of a name (`text.meaning`)."""
    role: str | Sequence[str]
    """result, target or context."""
    where: str | None
    """A condition in SQL over the rows' columns."""


@dataclass(frozen=True, slots=True)
class Filter:
    """`Wanted`, checked. `UsageError` for a role or year that cannot be.

    >>> Filter.of(year=2025, role="target")
    Filter(government=(), years=((2025, 2025),), indicator=(), role=('target',), where=None)
    """

    government: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    indicator: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    where: str | None = None

    @classmethod
    def of(cls, **wanted: Unpack[Wanted]) -> Filter:
        unknown = wanted.keys() - Wanted.__annotations__.keys()
        if unknown:
            names = ", ".join(Wanted.__annotations__)
            raise UsageError(f"no filter {sorted(unknown)[0]!r}. There are: {names}")
        roles = _several(wanted.get("role", ()))
        for role in roles:
            if role not in get_args(Role):
                raise UsageError(
                    f"role {role!r} is unknown. There are: {', '.join(get_args(Role))}"
                )
        return cls(
            government=_several(wanted.get("government", ())),
            years=tuple(_span(y) for y in _several(wanted.get("year", ()))),
            indicator=_several(wanted.get("indicator", ())),
            role=roles,
            where=wanted.get("where"),
        )


Condition = tuple[str, list[Any]]
"""SQL with ``?`` and the values that go there."""


def of_report(wanted: Filter) -> list[Condition]:
    """Conditions on the government and the year, for the rows of `reports`."""
    conditions: list[Condition] = []
    if wanted.government:
        names = spellings(wanted.government)
        either = (
            "(government IN (SELECT unnest(?::VARCHAR[])) "
            "OR government_code IN (SELECT unnest(?::VARCHAR[])) "
            f"OR regexp_replace(government, '{_SUFFIX}', '') IN (SELECT unnest(?::VARCHAR[])))"
        )
        conditions.append((either, [names, names, names]))
    if wanted.years:
        either = " OR ".join(["report_year BETWEEN ? AND ?"] * len(wanted.years))
        conditions.append((f"({either})", [end for span in wanted.years for end in span]))
    return conditions


def spellings(names: Sequence[str]) -> list[str]:
    """The names as they were given and in simplified Chinese, as the books have them.

    >>> spellings(["大連市", "大连市", "210200"]), spellings(["Dalian"])
    (['大連市', '大连市', '210200'], ['Dalian', '大连市'])
    """
    several = (one for name in names for one in (name, fold(name), *called_en(name)))
    return list(dict.fromkeys(several))


def by_report(wanted: Filter) -> list[Condition]:
    """The same for rows that belong to a report: decided once a report, not once a row."""
    conditions = of_report(wanted)
    if not conditions:
        return []
    inner, values = select("reports", conditions, column="report_id")
    return [(f"report_id IN ({inner})", values)]


def of_claim(wanted: Filter) -> list[Condition]:
    """Conditions on the indicator and the role, for the rows of `claims`."""
    return [*_measuring(wanted, claims_measuring), *_of_role(wanted)]


def of_cell(wanted: Filter) -> list[Condition]:
    """The same for the rows of `headlines`."""
    return [*_measuring(wanted, cells_measuring), *_of_role(wanted)]


def _measuring(wanted: Filter, how: Callable[[Sequence[str]], Condition]) -> tuple[Condition, ...]:
    return (how(wanted.indicator),) if wanted.indicator else ()


def _of_role(wanted: Filter) -> tuple[Condition, ...]:
    if not wanted.role:
        return ()
    return (("role IN (SELECT unnest(?::VARCHAR[]))", [list(wanted.role)]),)


def claims_measuring(names: Sequence[str]) -> Condition:
    """The claim is of one of the indicators or series, by any of their names (`text.meaning`)."""
    meant = [meaning(name) for name in names]
    pairs = [f"{indicator} {aspect}" for one in meant for indicator, aspect in one.aspects]
    return (
        "(indicator_id IN (SELECT unnest(?::VARCHAR[])) "
        "OR (indicator_id || ' ' || aspect) IN (SELECT unnest(?::VARCHAR[])) "
        "OR indicator IN (SELECT unnest(?::VARCHAR[])) "
        "OR list_bool_or([contains(indicator, part) FOR part IN ?::VARCHAR[]]))",
        [
            [id for one in meant for id in one.indicators],
            pairs,
            [phrase for one in meant for phrase in one.phrases],
            [word for one in meant for word in one.words],
        ],
    )


def cells_measuring(names: Sequence[str]) -> Condition:
    """The cell of the panel is of one of the series that the names mean."""
    meant = [id for name in names for id in meaning(name).series]
    return "series IN (SELECT unnest(?::VARCHAR[]))", [meant]


def accounts_measuring(names: Sequence[str]) -> Condition:
    """The account is of one of the indicators or series; as `text.IndicatorMeaning.has`."""
    meant = [meaning(name) for name in names]
    return (
        "(series IN (SELECT unnest(?::VARCHAR[])) "
        "OR (series IS NULL AND indicator IN (SELECT unnest(?::VARCHAR[]))) "
        "OR list_bool_or([contains(indicator, part) FOR part IN ?::VARCHAR[]]))",
        [
            [id for one in meant for id in one.series],
            [phrase for one in meant for phrase in one.phrases],
            [word for one in meant for word in one.words],
        ],
    )


def evidence_measuring(names: Sequence[str]) -> Condition:
    """The figure of a second source is of one of the series or indicators that the names mean;
    its own words, which a column's heading may be (GDP增速), say less than what it was found to be.
    """
    meant = [meaning(name) for name in names]
    return (
        "(series IN (SELECT unnest(?::VARCHAR[])) "
        "OR indicator_id IN (SELECT unnest(?::VARCHAR[])) "
        "OR list_bool_or([contains(indicator, part) FOR part IN ?::VARCHAR[]]))",
        [
            [id for one in meant for id in one.series],
            [id for one in meant for id in one.indicators],
            [word for one in meant for word in one.words],
        ],
    )


def select(
    relation: str,
    conditions: Sequence[Condition],
    *,
    column: str = "*",
    where: str | None = None,
    order: str | None = None,
) -> tuple[str, list[Any]]:
    """The query over a table or parenthesised subquery, and its parameters."""
    tests = [sql for sql, _ in conditions] + ([condition(where)] if where else [])
    clause = f" WHERE {' AND '.join(tests)}" if tests else ""
    clause += f" ORDER BY {order}" if order else ""
    values = [value for _, several in conditions for value in several]
    return f"SELECT {column} FROM {relation}{clause}", values


def _several(given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    return (str(given),) if isinstance(given, str | int) else tuple(str(g) for g in given)


def _span(year: str) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d{4})(?:\s*[-—–~至到]\s*(\d{4}))?\s*", year)
    if not match:
        raise UsageError(f"year {year!r} is neither a year (2025) nor a span of years (2016-2020)")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise UsageError(f"the span of years {year!r} ends before it begins")
    return first, last
