"""The reports of each government in order of years: what a settling goes along.

`chains` takes the facts from anything that gives the four tables; nothing else of the room
knows where facts come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from duixian.model import Claim, Headline, Level, Reading, of_rows
from duixian.settle import lines
from duixian.settle.lines import Lines
from duixian.text import is_work_report


class FactTables(Protocol):
    """What a settling reads: `duixian.Books`, or anything with these tables.

    Each gives an Arrow table, a result with ``rows()``, or an iterable of mappings, with the
    columns of docs/data-dictionary.md. What also has ``table(name)`` for ``sentences`` and
    ``sections`` lets the text itself be read: without it nothing is called unreported.
    """

    def reports(self) -> Any: ...

    def claims(self) -> Any: ...

    def headlines(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class YearReport:
    """One report as a settling sees it. `government` and `report_year` are known."""

    doc: str
    report_id: str
    government: str
    government_code: str | None
    level: Level | None
    report_year: int
    complete: bool
    missing: tuple[str, ...]
    characters: int = 0
    headlines: tuple[Headline, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    lines: Lines | None = field(default=None, repr=False)
    """Its sentences, where the text is at hand."""


@dataclass(frozen=True)
class Chain:
    """All reports of one government, one a year, oldest first."""

    government: str
    government_code: str | None
    level: Level | None
    reports: dict[int, YearReport]
    newest: int = 0
    """Year of the newest report of any government in the books."""
    nation: Mapping[int, YearReport] = field(default_factory=dict, repr=False)
    """The reports of the State Council, which a target in step with the country refers to."""
    disputed: frozenset[int] = frozenset()
    """Years of which two whole texts are at hand: which of them is the report is open."""

    def later(self, year: int) -> Iterator[YearReport]:
        """The reports after that of `year`, nearest first."""
        return (report for y, report in self.reports.items() if y > year)


def chains(facts: FactTables) -> tuple[Chain, ...]:
    """The chains of all governments in the books, by code and name.

    A report whose government or year is unknown is in no chain. Of two texts of one report,
    the whole one is taken, then the longer.
    """
    headlines = of_rows(Headline, rows_of(facts.headlines()))
    claims = of_rows(Claim, rows_of(facts.claims()))
    texts = _texts(facts)
    reports = []
    for row in rows_of(facts.reports()):
        if row.get("government") is None or row.get("report_year") is None:
            continue
        key = row["report_id"]
        if not is_work_report(row.get("title"), _opening(texts.get(key))):
            continue
        reports.append(
            YearReport(
                doc=row["doc"],
                report_id=key,
                government=row["government"],
                government_code=row.get("government_code"),
                level=row.get("level"),
                report_year=row["report_year"],
                complete=bool(row.get("complete")),
                missing=tuple(row.get("missing") or ()),
                characters=row.get("characters") or 0,
                headlines=tuple(headlines.get(key, ())),
                claims=tuple(claims.get(key, ())),
                lines=texts.get(key),
            )
        )
    return linked(reports, _newest(facts))


def _texts(facts: FactTables) -> dict[str, Lines]:
    table = getattr(facts, "table", None)
    if table is None:
        return {}
    return lines.of_tables(rows_of(table("sentences")), rows_of(table("sections")))


def _opening(text: Lines | None) -> str:
    return lines.joined(text.all[:OPENING]) if text else ""


def _newest(facts: FactTables) -> int:
    """What the facts say of the newest report of all, where they are a part of the books."""
    newest = getattr(facts, "newest", None)
    return int(newest() or 0) if newest is not None else 0


NATION = "000000"
OPENING = 6
"""Sentences at the head of a text that say what kind of report it is."""


def of_readings(readings: Iterable[Reading]) -> tuple[Chain, ...]:
    """The chains of reports just read, without books."""
    reports = []
    for reading in readings:
        who = reading.outline.identity
        if who.government is None or who.report_year is None:
            continue
        text = lines.of_reading(reading)
        if not is_work_report(who.title, _opening(text)):
            continue
        reports.append(
            YearReport(
                doc=reading.doc,
                report_id=reading.outline.document.report_id,
                government=who.government,
                government_code=who.government_code,
                level=who.level,
                report_year=who.report_year,
                complete=who.complete,
                missing=who.missing,
                characters=len(reading.outline.document.source),
                headlines=reading.headlines,
                claims=reading.claims,
                lines=text,
            )
        )
    return linked(reports)


def linked(reports: Iterable[YearReport], newest: int = 0) -> tuple[Chain, ...]:
    """Reports put in chains. `newest` is a report year known from elsewhere."""
    by_government: dict[tuple[str, str], dict[int, YearReport]] = {}
    disputed: dict[tuple[str, str], set[int]] = {}
    best_last = sorted(reports, key=lambda r: (r.report_year, r.complete, r.characters, r.doc))
    for report in best_last:
        key = (report.government_code or "", report.government)
        years = by_government.setdefault(key, {})
        other = years.get(report.report_year)
        if other is not None and other.complete and other.report_id != report.report_id:
            disputed.setdefault(key, set()).add(report.report_year)
        years[report.report_year] = report
    newest = max((newest, *(r.report_year for r in best_last)))
    nation = next((years for key, years in by_government.items() if key[0] == NATION), {})
    return tuple(
        Chain(
            government=key[1],
            government_code=key[0] or None,
            level=next(iter(years.values())).level,
            reports=years,
            newest=newest,
            nation=nation,
            disputed=frozenset(disputed.get(key, ())),
        )
        for key, years in sorted(by_government.items())
    )


def rows_of(table: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a table, whatever it is made of."""
    if hasattr(table, "to_pylist"):
        return list(table.to_pylist())
    if hasattr(table, "rows"):
        return list(table.rows())
    return list(table)
