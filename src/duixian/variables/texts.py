"""Reports as variables: how alike to last year's and to the superior's, and what they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from duixian.model import SectionRole
from duixian.registry import governments, similarity
from duixian.registry import topics as topic_registry
from duixian.settle import YearReport, chains
from duixian.variables.panel import Ask, ReportsOnly, superior_of
from duixian.variables.shingles import Shingled, cosine, han, jaccard, shared, shingled
from duixian.variables.text_rows import ReportVariables, TextLack
from duixian.variables.topics import NONE, part_shares, topic_shares

Row = dict[str, Any]
TOGETHER = 100
"""Reports compared in one go: the table of sentences is read through for each."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A report with those that it is compared with."""

    report: YearReport
    previous: YearReport | None
    superior: str | None
    above: YearReport | None
    above_before: YearReport | None

    @property
    def ids(self) -> tuple[str, ...]:
        all_of = (self.report, self.previous, self.above, self.above_before)
        return tuple(one.report_id for one in all_of if one is not None)


@dataclass(frozen=True, slots=True)
class _Text:
    sentences: tuple[tuple[str, str], ...]
    """Role of the section and reading text of each."""
    han: int
    compared: Shingled


def reports(ask: Ask, *, report_ids: Collection[str] | None = None) -> Iterator[ReportVariables]:
    """A row of every work report whose government and year are known, by government and year.

    `report_ids` narrows the rows, not what they are compared with.
    """
    chosen = [one for one in _all(ask) if report_ids is None or one.report.report_id in report_ids]
    for first in range(0, len(chosen), TOGETHER):
        some = chosen[first : first + TOGETHER]
        texts = _texts(ask, sorted({report_id for one in some for report_id in one.ids}))
        for one in some:
            yield _row(one, texts)


def work_reports(ask: Ask) -> list[YearReport]:
    """Every work report whose government and year are known, by government and year."""
    return [report for work in _lines(ask) for report in work.values()]


def shingled_texts(ask: Ask, report_ids: Sequence[str]) -> dict[str, Shingled]:
    """What of each report is compared."""
    return {key: text.compared for key, text in _texts(ask, report_ids).items()}


def _lines(ask: Ask) -> list[dict[int, YearReport]]:
    """The work reports of each government, under whatever name, by year."""
    known = (chain for chain in chains(ReportsOnly(ask)) if chain.genre == "work_report")
    return [{y: r for y, r in c.reports.items() if r.genre == "work_report"} for c in known]


def _all(ask: Ask) -> list[_Compared]:
    of_code: dict[tuple[str, int], YearReport] = {}
    own: list[tuple[YearReport, YearReport | None]] = []
    for work in _lines(ask):
        for year, report in work.items():
            own.append((report, work.get(year - 1)))
            if report.government_code:
                of_code[report.government_code, year] = report
    found = []
    for report, previous in own:
        code, year = superior_of(report.government_code, report.report_year), report.report_year
        above, before = (of_code.get((code or "", y)) for y in (year, year - 1))
        found.append(_Compared(report, previous, code, above, before))
    return found


_SENTENCES = """
    SELECT s.report_id, coalesce(p.role, 'other') AS role, s.reading
    FROM sentences s LEFT JOIN sections p ON p.report_id = s.report_id AND p.index = s.section
    WHERE s.report_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY s.report_id, s.index
"""


def _texts(ask: Ask, report_ids: Sequence[str]) -> dict[str, _Text]:
    sentences: dict[str, list[tuple[str, str]]] = {key: [] for key in report_ids}
    for row in ask(_SENTENCES, [report_ids]).rows():
        sentences[row["report_id"]].append((row["role"], row["reading"]))
    return {key: _text(tuple(own)) for key, own in sentences.items()}


def _text(sentences: tuple[tuple[str, str], ...]) -> _Text:
    rule = similarity.load()
    said = [text for _, text in sentences if not rule.formulas.search(text)]
    length = sum(len(han(text)) for text in said)
    return _Text(sentences, length, shingled(said, rule.shingle, rule.gram))


def _row(one: _Compared, texts: dict[str, _Text]) -> ReportVariables:
    report, text = one.report, texts[one.report.report_id]
    no_one: TextLack = "no_superior" if report.government_code else "no_code"
    without = None if one.superior else no_one
    return ReportVariables(
        government=report.government,
        government_code=report.government_code,
        level=report.level,
        report_year=report.report_year,
        doc=report.doc,
        report_id=report.report_id,
        complete=report.complete,
        han=text.han,
        shingles=len(text.compared.shingles),
        **_told("previous", one.previous),
        **_likeness("last_year", report, one.previous, texts),
        above=one.above.government if one.above else _name(one.superior, report.report_year),
        above_code=one.superior,
        **_told("above", one.above),
        **_likeness("superior", report, one.above, texts, without),
        **_told("above_before", one.above_before),
        **_likeness("superior_before", report, one.above_before, texts, without),
        **_shares(report, text),
    )


def _shares(report: YearReport, text: _Text) -> Row:
    """What the report speaks of; nothing of a text that is not whole, whose rest is unknown."""
    topics: dict[str, float] = {}
    parts: dict[str, float] = {}
    if report.complete:
        topics = topic_shares(reading for _, reading in text.sentences)
        parts = part_shares(text.sentences)
    lack: TextLack = "too_short" if report.complete else "partial"
    return {
        **{f"part_{role}": parts.get(role, 0.0) if parts else None for role in _PARTS},
        **{f"topic_{key}": topics.get(key) for key in (*topic_registry.load(), NONE)},
        "shares_missing": None if topics else lack,
    }


_PARTS = get_args(SectionRole)


def _name(code: str | None, year: int) -> str | None:
    unit = governments.by_code(code, year=year) if code else None
    return unit.name if unit else None


def _told(prefix: str, other: YearReport | None) -> Row:
    return {
        f"{prefix}_doc": other.doc if other else None,
        f"{prefix}_report_id": other.report_id if other else None,
    }


def _likeness(
    name: str,
    report: YearReport,
    other: YearReport | None,
    texts: dict[str, _Text],
    without: TextLack | None = None,
) -> Row:
    """How alike two reports are, or why that is not said."""
    row: Row = dict.fromkeys((f"shared_{name}", f"similarity_{name}", f"cosine_{name}"))
    lack = without or _lack(report, other, texts)
    if lack is None and other is not None:
        mine, theirs = (texts[one.report_id].compared for one in (report, other))
        row[f"shared_{name}"] = shared(mine, theirs)
        row[f"similarity_{name}"] = jaccard(mine, theirs)
        row[f"cosine_{name}"] = cosine(mine, theirs)
    return {**row, f"{name}_missing": lack}


def _lack(report: YearReport, other: YearReport | None, texts: dict[str, _Text]) -> TextLack | None:
    if other is None:
        return "no_report"
    if not (report.complete and other.complete):
        return "partial"
    least = similarity.load().least
    short = any(len(texts[r.report_id].compared.shingles) < least for r in (report, other))
    return "too_short" if short else None
