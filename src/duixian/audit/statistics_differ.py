"""Check 12: a result of a report, against what statistics give for the same series and year.

The report is given before anything is verified or revised: only a first release can contradict
it. Later states of the figure are told, and one that agrees ends the matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duixian.audit.making import clause_around, finding, number
from duixian.audit.reports import Report
from duixian.model import Aspect, Evidence, Figure, Finding, Headline, figures
from duixian.registry import series as registry
from duixian.registry import verdicts, vintages
from duixian.settle import FIRST, Statistics, differs, figure_en, figure_zh


def contradicted(cell: Headline, held: Statistics) -> tuple[Evidence, ...]:
    """The figures that contradict a result of the panel: first releases, then what is held of
    later states; none where any of them agrees, or no first release is held."""
    if cell.role != "result" or cell.value is None or not _is_of_last_year(cell):
        return ()
    name, year = cell.government or "", cell.year or 0
    told = held.comparable(name, cell.government_code, year, cell.series)
    if not told or told[0].vintage != FIRST:
        return ()
    side = figures.of_cell(cell)
    return told if all(differs(side, one) for one in told) else ()


def check(reports: Iterable[Report], held: Statistics) -> Iterator[Finding]:
    """The results of reports that a first release gives otherwise."""
    for report in reports:
        for cell in report.headlines:
            if told := contradicted(cell, held):
                yield _finding(report, cell, told)


def _is_of_last_year(cell: Headline) -> bool:
    known = cell.government is not None or cell.government_code is not None
    return known and cell.report_year is not None and cell.year == cell.report_year - 1


def _finding(report: Report, cell: Headline, told: Sequence[Evidence]) -> Finding:
    series, one = registry.load()[cell.series], told[0]
    side = figures.of_cell(cell, _clause(report, cell))
    other = figures.of_evidence(one)
    states_zh, states_en = _states(told, series.aspect)
    return finding(
        "statistics_differ",
        "low",
        [side, other],
        message=f"{cell.year}年{series.zh}，报告为{figure_zh(side, series.aspect)}；{states_zh}",
        message_en=(
            f"{series.en} of {cell.year}: the report gives {figure_en(side, series.aspect)}; "
            f"{states_en}"
        ),
        arithmetic=_difference(side, other),
        expected=one.value,
        found=cell.value,
        key=(report.report_id, cell.series, cell.start, one.evidence_id),
    )


def _clause(report: Report, cell: Headline) -> tuple[str, int, int]:
    start, end = clause_around(report, cell.start or 0, cell.end or 0)
    return report.source[start:end], start, end


def _states(told: Sequence[Evidence], aspect: Aspect) -> tuple[str, str]:
    """What each source gives, with the state that its figure is in."""
    zh, en = [], []
    for one in told:
        state, side = vintages.load()[one.vintage], figures.of_evidence(one)
        place_zh, place_en = _place(one)
        zh.append(f"{one.source}为{figure_zh(side, aspect)}（{state.zh}，{place_zh}）")
        en.append(f"“{one.source}” gives {figure_en(side, aspect)} ({state.en}, {place_en})")
    return "，".join(zh), ", ".join(en)


def _place(one: Evidence) -> tuple[str, str]:
    """Where the figure stands in its file: the cell of a table, the characters of a text."""
    if one.sheet_row is None:
        return (
            f"{one.doc}第{one.start}—{one.end}字",
            f"{one.doc}, characters {one.start} to {one.end}",
        )
    sheet_zh, sheet_en = (f"{one.sheet}", f", sheet “{one.sheet}”") if one.sheet else ("", "")
    return (
        f"{one.doc}{sheet_zh and f'工作表“{sheet_zh}”'}第{one.sheet_row}行“{one.sheet_column}”列",
        f"{one.doc}{sheet_en}, row {one.sheet_row}, column “{one.sheet_column}”",
    )


def _difference(side: Figure, other: Figure) -> str:
    assert side.value is not None
    assert other.value is not None
    value = verdicts.load().convert(other.value, other.unit or "", side.unit or "")
    assert value is not None
    said, told, apart = (
        f"{number(each)}{side.unit or ''}" for each in (side.value, value, side.value - value)
    )
    return f"{said} - {told} = {apart}".replace("- -", "+ ")
