"""The reports of each government in order of years: what a settling goes along.

`chains` takes the facts from anything that gives the four tables; nothing else of the room
knows where facts come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from duixian.model import Claim, Genre, Headline, Level, Reading, of_rows
from duixian.registry import genres
from duixian.registry.lineage import line_of
from duixian.settle import lines
from duixian.settle.lines import Lines


class FactTables(Protocol):
    """What a settling reads: `duixian.Books`, or anything with these tables.

    Each gives an Arrow table, a result with ``rows()``, or an iterable of mappings, with the
    columns of docs/data-dictionary.md. What also has ``table(name)`` for ``sentences`` and
    ``sections`` lets the text itself be read: without it nothing is called unreported. A part
    of the books may have ``newest()``, the year of the newest report of all, and ``nation()``,
    the facts of the State Council.
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
    genre: Genre = "work_report"
    headlines: tuple[Headline, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    lines: Lines | None = field(default=None, repr=False)
    """Its sentences, where the text is at hand."""


@dataclass(frozen=True)
class Chain:
    """All reports of one government and one genre, one a year, oldest first, under all its names.

    A 县 that became a 市 or a 区 is one government with it: the later answers for the earlier.
    """

    government: str
    """Its name in its newest report."""
    government_code: str | None
    level: Level | None
    reports: dict[int, YearReport]
    newest: int = 0
    """Year of the newest report of any government in the books."""
    nation: Mapping[int, YearReport] = field(default_factory=dict, repr=False)
    """The reports of the State Council, which a target in step with the country refers to."""
    disputed: frozenset[int] = frozenset()
    """Years of which two whole texts are at hand: which of them is the report is open."""
    genre: Genre = "work_report"

    @property
    def names(self) -> frozenset[str]:
        """The names and codes that the reports give."""
        both = {(r.government, r.government_code) for r in self.reports.values()}
        return frozenset(name for pair in both for name in pair if name)

    def genre_of(self, doc: str) -> Genre:
        """The genre of one of its reports: a plan report may stand in for a work report."""
        return next((r.genre for r in self.reports.values() if r.doc == doc), self.genre)

    def later(self, year: int) -> Iterator[YearReport]:
        """The reports after that of `year`, nearest first."""
        return (report for y, report in self.reports.items() if y > year)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What settling one government needs of the others."""

    newest: int = 0
    """Year of the newest report of any government in the books."""
    nation: Mapping[int, YearReport] = field(default_factory=dict, repr=False)
    """The State Council's reports by year; their headlines are what counts."""


def around(facts: FactTables) -> Elsewhere:
    """What the governments of these facts are to others that are not among them."""
    known = linked(year_reports(facts, of_rows(Headline, rows_of(facts.headlines()))))
    return Elsewhere(
        max((chain.newest for chain in known), default=0), known[0].nation if known else {}
    )


def chains(facts: FactTables, beside: Elsewhere | None = None) -> tuple[Chain, ...]:
    """The chains of all governments in the books, by code and name. `beside` is what the facts
    do not hold where they are a part of the books.

    Work reports answer work reports and plan reports answer plan reports, or stand in for a
    work report that is not there; no other genre makes promises. A report whose government or
    year is unknown is in no chain. Of two texts of one report, the whole one is taken, then the
    longer.
    """
    headlines = of_rows(Headline, rows_of(facts.headlines()))
    claims = of_rows(Claim, rows_of(facts.claims()))
    reports = year_reports(facts, headlines, claims, _texts(facts))
    beside = beside or Elsewhere(_newest(facts), _nation(facts, reports))
    return linked(reports, beside.newest, beside.nation)


def year_reports(
    facts: FactTables,
    headlines: Mapping[str, tuple[Headline, ...]],
    claims: Mapping[str, tuple[Claim, ...]] | None = None,
    texts: Mapping[str, Lines] | None = None,
) -> list[YearReport]:
    """The reports of a known government and year that make promises or answer them."""
    reports = []
    for row in rows_of(facts.reports()):
        if row.get("government") is None or row.get("report_year") is None:
            continue
        if (genre := row.get("genre") or "work_report") not in genres.load().promising:
            continue
        key = row["report_id"]
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
                genre=genre,
                headlines=headlines.get(key, ()),
                claims=(claims or {}).get(key, ()),
                lines=(texts or {}).get(key),
            )
        )
    return reports


def work_chains(facts: FactTables) -> tuple[Chain, ...]:
    """The chains of work reports alone: what panels and ladders are made of."""
    return tuple(chain for chain in chains(facts) if chain.genre == "work_report")


def _texts(facts: FactTables) -> dict[str, Lines]:
    table = getattr(facts, "table", None)
    if table is None:
        return {}
    return lines.of_tables(rows_of(table("sentences")), rows_of(table("sections")))


def _newest(facts: FactTables) -> int:
    """What the facts say of the newest report of all, where they are a part of the books."""
    newest = getattr(facts, "newest", None)
    return int(newest() or 0) if newest is not None else 0


def _nation(facts: FactTables, known: Iterable[YearReport]) -> Mapping[int, YearReport]:
    """The panels of the State Council, where the facts are a part of the books without them."""
    nation = getattr(facts, "nation", None)
    if nation is None or any(r.government_code == NATION for r in known):
        return {}
    return around(nation()).nation


NATION = "000000"


def of_readings(readings: Iterable[Reading]) -> tuple[Chain, ...]:
    """The chains of reports just read, without books."""
    reports = []
    for reading in readings:
        who = reading.outline.identity
        if who.government is None or who.report_year is None:
            continue
        if who.genre not in genres.load().promising:
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
                genre=who.genre,
                headlines=reading.headlines,
                claims=reading.claims,
                lines=lines.of_reading(reading),
            )
        )
    return linked(reports)


def linked(
    reports: Iterable[YearReport], newest: int = 0, nation: Mapping[int, YearReport] | None = None
) -> tuple[Chain, ...]:
    """Reports put in chains. `newest` is a report year known from elsewhere, `nation` the
    reports of the State Council where they are not among these."""
    linked_by: dict[_Link, dict[int, YearReport]] = {}
    disputed: dict[_Link, set[int]] = {}
    best_last = sorted(reports, key=lambda r: (r.report_year, r.complete, r.characters, r.doc))
    for report in best_last:
        link = (*line_of(report.government_code, report.government), report.genre)
        years = linked_by.setdefault(link, {})
        other = years.get(report.report_year)
        if other is not None and other.complete and other.report_id != report.report_id:
            disputed.setdefault(link, set()).add(report.report_year)
        years[report.report_year] = report
    _stand_in(linked_by)
    newest = max((newest, *(r.report_year for r in best_last)))
    of_nation = (years for link, years in linked_by.items() if link[::2] == (NATION, "work_report"))
    nation = next(of_nation, nation or {})
    return tuple(
        Chain(
            government=years[max(years)].government,
            government_code=years[max(years)].government_code,
            level=years[max(years)].level,
            reports=years,
            newest=newest,
            nation=nation,
            disputed=frozenset(disputed.get(link, ())),
            genre=link[2],
        )
        for link, years in sorted(linked_by.items(), key=_in_order)
    )


def _stand_in(linked_by: dict[_Link, dict[int, YearReport]]) -> None:
    """Plan reports stand in for the work reports of years that have none at hand.

    They answer what was promised a year before; their silence accuses nobody (`silence`).
    """
    for (code, name, genre), years in list(linked_by.items()):
        work = linked_by.get((code, name, "work_report"))
        if genre != "plan_report" or work is None:
            continue
        for year in [y for y in years if y not in work]:
            work[year] = years.pop(year)
        linked_by[code, name, "work_report"] = dict(sorted(work.items()))
        if not years:
            del linked_by[code, name, genre]


_Link = tuple[str, str, Genre]
"""What reports have in common that answer each other: code and name, and the genre."""


def _in_order(item: tuple[_Link, Any]) -> tuple[str, str, bool, str]:
    code, name, genre = item[0]
    return code, name, genre != "work_report", genre


def rows_of(table: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a table, whatever it is made of."""
    if hasattr(table, "to_pylist"):
        return list(table.to_pylist())
    if hasattr(table, "rows"):
        return list(table.rows())
    return list(table)
