"""What pages and the API ask of the books: conditions, rows, governments.

SQL is written here; what people typed goes into it as parameters alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Link, Refusal, not_found
from duixian.portal.web.opening import if_it_may_come
from duixian.registry import governments as registry
from duixian.registry.places import called_en
from duixian.text import nearest_ones

NEAR = 5
"""Names that are suggested for one that is none, at most."""

Row = dict[str, Any]
Condition = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions that all must hold."""

    parts: tuple[Condition, ...] = ()

    def also(self, sql: str, *values: Any) -> Conditions:
        """With one more condition; ``?`` stands for each value."""
        return Conditions((*self.parts, (sql, list(values))))

    def within(self, column: str, values: Iterable[Any]) -> Conditions:
        """The column has one of the values; with none, all rows do."""
        listed = list(values)
        if not listed:
            return self
        return self.also(f"{column} IN (SELECT unnest(?::VARCHAR[]))", listed)

    def years(self, spans: Sequence[tuple[int, int]], column: str = "report_year") -> Conditions:
        """The year lies in one of the spans; with none, all rows do."""
        if not spans:
            return self
        either = " OR ".join([f"{column} BETWEEN ? AND ?"] * len(spans))
        return self.also(f"({either})", *[year for span in spans for year in span])

    def measures(
        self, names: Sequence[str], how: Callable[[Sequence[str]], Condition]
    ) -> Conditions:
        """The row is of one of the indicators that the names mean; `how` is that of its table
        (`books.claims_measuring`); with no name, all rows are."""
        return Conditions((*self.parts, how(names))) if names else self

    @property
    def sql(self) -> str:
        return " WHERE " + " AND ".join(sql for sql, _ in self.parts) if self.parts else ""

    @property
    def values(self) -> list[Any]:
        return [value for _, values in self.parts for value in values]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some of the rows that meet conditions, and how many do."""

    rows: list[Row]
    total: int


def select(
    look: Look,
    table: str,
    conditions: Conditions,
    order: str,
    *,
    limit: int | None = None,
    offset: int = 0,
    columns: str = "*",
) -> Chosen:
    """Rows of a table in a fixed order, from the `offset`-th on."""
    total = look.reader.value(f"SELECT count(*) FROM {table}{conditions.sql}", conditions.values)
    sql = f"SELECT {columns} FROM {table}{conditions.sql} ORDER BY {order}"
    values = conditions.values
    if limit is not None:
        sql += " LIMIT ? OFFSET ?"
        values = [*values, limit, offset]
    return Chosen(look.reader.rows(sql, values), int(total or 0))


def every(
    look: Look, table: str, conditions: Conditions, order: str, *, columns: str = "*"
) -> Iterator[Row]:
    """Every row of a table that meets conditions, as it comes: for downloads, which have no end.

    Nothing else may be asked of the same look once the first row is taken.
    """
    sql = f"SELECT {columns} FROM {table}{conditions.sql} ORDER BY {order}"
    return look.reader.streamed(sql, conditions.values)


FINDINGS = """(
    SELECT f.*, r.government, r.report_year FROM findings f LEFT JOIN (
        SELECT gkey, doc, max(government) AS government, max(report_year) AS report_year
        FROM reports GROUP BY ALL
    ) r USING (gkey, doc)
)"""
"""Findings with the government and year of the report that they are in."""

ORDERS = {
    "reports": "gkey, report_year DESC, doc, report_id",
    "claims": 'gkey, report_year DESC, doc, "start", claim_id',
    "tasks": 'gkey, report_year DESC, doc, "start", task_id',
    "headlines": "series, gkey, year, role, doc",
    "accounts": "gkey, year DESC, series IS NULL, account_id",
    FINDINGS: (
        "CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, report_year DESC, doc, "
        "finding_id"
    ),
}
"""A fixed order for each table: pages of a listing never overlap."""


# -- governments -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gov:
    """A government that has reports in the books."""

    key: str
    """What its pages are addressed by: the GB/T 2260 code, or the name where it has none."""
    name: str
    level: str | None
    reports: int
    first: int | None
    last: int | None

    @property
    def path(self) -> str:
        return f"/g/{quote(self.key, safe='')}"

    def row(self) -> Row:
        """As data: one row of the list of governments."""
        return {
            "government": self.name,
            "key": self.key,
            "level": self.level,
            "reports": self.reports,
            "first_year": self.first,
            "last_year": self.last,
            "href": self.path,
        }


def governments(look: Look) -> list[Gov]:
    """All governments in the books, by code, then name."""
    return [Gov(**row) for row in look.reader.rows(_GOVERNMENTS)]


_GOVERNMENTS = """
    SELECT gkey AS key, arg_max(government, coalesce(report_year, 0)) AS name,
        max(level) AS level, count(*) AS reports,
        min(report_year) AS first, max(report_year) AS last
    FROM reports WHERE gkey IS NOT NULL GROUP BY gkey
    ORDER BY NOT regexp_full_match(gkey, '[0-9]+'), gkey
"""


def government(look: Look, given: str) -> Gov:
    """The government that an address means: by code, by full, short or English name.
    `Refusal` if none."""
    known = governments(look)
    for meant in (
        [g for g in known if g.key == given],
        [g for g in known if g.name == given],
        [g for g in known if short(g.name) == given],
        [g for g in known if g.name in called_en(given)],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise Refusal(300, "several_governments", _links(meant), name=given)
    found = registry.find(given)
    for gov in known:
        if found and gov.key == found.code:
            return gov
    names = {name: g.key for g in known for name in (g.key, short(g.name), g.name)}
    near = nearest_ones(given, names, NEAR)
    found_near = [g for key in near for g in known if g.key == key]
    missing = not_found("no_government", _links(found_near), name=given)
    raise if_it_may_come(look, missing)


def keys(look: Look, given: Sequence[str]) -> tuple[str, ...]:
    """Keys of the governments that a filter means. `Refusal` (404) for an unknown one."""
    return tuple(government(look, name).key for name in given)


_UNIT = re.compile(
    r"(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|自治县|地区|省|市|区|县|盟|旗)$"
)


def short(name: str) -> str:
    """A government's name without its kind.

    >>> short("大连市"), short("广西壮族自治区")
    ('大连', '广西')
    """
    return _UNIT.sub("", name) or name


def _links(meant: Iterable[Gov]) -> tuple[Link, ...]:
    return tuple(Link(g.path, f"{g.name}（{g.key}）") for g in meant)


# -- reports -----------------------------------------------------------------------------


def report(look: Look, given: str) -> Row:
    """The report that an address means: by its name, or by its id. `Refusal` if none.

    The id of a superseded text means that text; a name means the current one.
    """
    found = look.reader.rows("SELECT * FROM reports WHERE doc = ?", [given])
    if not found:
        found = look.reader.rows("SELECT * FROM all_reports WHERE report_id = ?", [given])
    if not found:
        found = look.reader.rows("SELECT * FROM all_reports WHERE doc = ?", [given])[:1]
    if len(found) > 1:
        links = tuple(
            Link(f"/r/{row['report_id']}", f"{row['government']} {row['report_year']}")
            for row in found
        )
        raise Refusal(300, "several_reports", links, name=given)
    if not found:
        docs = [r["doc"] for r in look.reader.rows("SELECT doc FROM reports")]
        near = nearest_ones(given, dict(zip(docs, docs, strict=True)), NEAR)
        missing = not_found("no_report", tuple(Link(report_path(d), d) for d in near), name=given)
        raise if_it_may_come(look, missing)
    return found[0]


def report_path(doc: str) -> str:
    """The address of a report."""
    return f"/r/{quote(doc, safe='')}"


def place_path(doc: str, start: int, end: int | None = None) -> str:
    """The address of a place in a report's text: its paragraph is brought into view, and its
    characters up to `end` are marked."""
    to = f"&to={end}" if end is not None else ""
    return f"{report_path(doc)}?at={start}{to}#at"


def claim_path(claim_id: str) -> str:
    """The address of a claim. The part behind # brings its characters into view."""
    return f"/c/{claim_id}#c-{claim_id}"
