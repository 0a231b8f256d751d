"""Targets as variables: how hard, how far from the level above, from neighbours and last year, and
what came of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from duixian.model import Account, Headline
from duixian.registry import bounds, governments, series
from duixian.settle import YearReport, comparable
from duixian.text import fold
from duixian.variables.beside import PLACES, adjoining, beside
from duixian.variables.panel import (
    Ask,
    ComparedTargets,
    LineName,
    LineTargets,
    SetTarget,
    TargetPanel,
)
from duixian.variables.rows import Lack, Stated, TargetVariables

Row = dict[str, Any]


def targets(
    ask: Ask,
    accounts: Callable[[Collection[LineName]], Iterable[Account]],
    *,
    report_ids: Collection[str] | None = None,
    wanted: Sequence[str] | None = None,
) -> Iterator[TargetVariables]:
    """A row of every target, by government, report year and the order of series.

    `accounts` gives those of a government under all its names; `report_ids` and `wanted` (ids of
    series) narrow the rows, not what they are compared with. Lists of None: all.
    """
    for compared in TargetPanel(ask, wanted, report_ids):
        chosen = {
            target.report.report_id
            for one in compared.lines
            for target in one.targets
            if report_ids is None or target.report.report_id in report_ids
        }
        clauses = _clauses(ask, chosen)
        for one in compared.lines:
            settled = {
                _place(a.target.doc, a.series, a.target.start): a
                for a in accounts(one.names)
                if a.series
            }
            for target in one.targets:
                if target.report.report_id in chosen:
                    account = settled.get(
                        _place(target.cell.doc, target.cell.series, target.cell.start)
                    )
                    yield _row(target, one, compared, clauses, account)


def _row(
    target: SetTarget,
    line: LineTargets,
    compared: ComparedTargets,
    clauses: Mapping[tuple[str, int], str],
    account: Account | None,
) -> TargetVariables:
    return TargetVariables(
        **_said(target, clauses),
        **_above(target, compared),
        **beside(target, compared),
        **adjoining(target, compared),
        **_revised(target, line),
        **_fulfilled(target, account),
    )


def _place(doc: str, series_id: str, start: int | None) -> tuple[str, str, int]:
    return doc, series_id, start or 0


# -- what the report says ------------------------------------------------------------------


def _said(target: SetTarget, clauses: Mapping[tuple[str, int], str]) -> Row:
    report, cell = target.report, target.cell
    kind = word = None
    if cell.bound is not None and cell.value is not None:
        clause = clauses.get((report.report_id, cell.start or 0), fold(cell.quote or ""))
        kind, word = bounds.load().of(cell.bound, clause)
    same = ("value", "value_high", "unit", "bound", "qualitative", "quote", "start", "end")
    return {
        "government": report.government,
        "government_code": report.government_code,
        "level": report.level,
        "report_year": report.report_year,
        "plan_year": target.plan_year,
        "series": cell.series,
        "doc": cell.doc,
        "report_id": report.report_id,
        "stated": _stated(cell),
        **{name: getattr(cell, name) for name in (*same, "claim_id")},
        "bound_kind": kind,
        "bound_word": word,
        "target": target.figure,
        "target_high": target.figure_high,
        "series_unit": series.load()[cell.series].unit,
    }


def _stated(cell: Headline) -> Stated:
    if cell.absent:
        return "absent"
    return "figure" if cell.value is not None else "words"


_SENTENCES = """
    SELECT h.report_id, h.start AS place, h."end" AS stop, s.start AS begins, s.text
    FROM headlines h JOIN sentences s
      ON s.report_id = h.report_id AND s.start <= h.start AND h."end" <= s."end"
    WHERE h.role = 'target' AND h.value IS NOT NULL
      AND h.report_id IN (SELECT unnest(?::VARCHAR[]))
"""
_STOPS = re.compile(r"[,，;；。:：、!！?？\n]")


def _clauses(ask: Ask, report_ids: Collection[str]) -> dict[tuple[str, int], str]:
    """The clause that each figure stands in, folded, by report and the figure's place."""
    found = {}
    for row in ask(_SENTENCES, [sorted(report_ids)]).rows():
        first, last = row["place"] - row["begins"], row["stop"] - row["begins"]
        text = row["text"]
        head = max((m.end() for m in _STOPS.finditer(text, 0, first)), default=0)
        tail = _STOPS.search(text, last)
        found[row["report_id"], row["place"]] = fold(text[head : tail.start() if tail else None])
    return found


# -- what it is compared with --------------------------------------------------------------


def _lack(own: SetTarget, other: SetTarget | None, report: YearReport | None) -> Lack | None:
    """Why a target cannot be set against another one; None where it can. `report`: the one in
    which the other would stand, if the books have it."""
    if own.cell.value is None:
        return "no_figure"
    if other is None or other.cell.absent:
        if report is None:
            return "no_report"
        return "partial" if "plan" in report.missing else "not_found"
    if other.cell.value is None:
        return "in_words"
    return "another_unit" if own.figure is None or other.figure is None else None


def _source(prefix: str, other: SetTarget | None) -> Row:
    """The figure of the other side and where it stands; nothing where it set no figure."""
    figure = other if other is not None and other.cell.value is not None else None
    return {
        f"{prefix}_target": figure.figure if figure else None,
        **{
            f"{prefix}_{name}": getattr(figure.cell, name) if figure else None
            for name in ("doc", "start", "end", "claim_id")
        },
    }


def _above(target: SetTarget, compared: ComparedTargets) -> Row:
    code, year = target.superior, target.plan_year
    report = compared.report(code, year) if code else None
    other = compared.of(code, year, target.cell.series) if code else None
    if code is None:
        lack: Lack | None = "no_superior" if target.report.government_code else "no_code"
    else:
        lack = _lack(target, other, report)
    gap = share = None
    if lack is None and other and target.figure is not None and other.figure is not None:
        if series.load()[target.cell.series].unit == "%":
            gap = round(target.figure - other.figure, PLACES)
        elif other.figure:
            share = target.figure / other.figure
        else:
            lack = "zero"
    return {
        "above": report.government if report else _name(code, year),
        "above_code": code,
        **_source("above", other),
        "gap_above": gap,
        "share_of_above": share,
        "gap_above_missing": lack,
    }


def _name(code: str | None, year: int) -> str | None:
    unit = governments.by_code(code, year=year) if code else None
    return unit.name if unit else None


def _revised(target: SetTarget, line: LineTargets) -> Row:
    other = line.before(target)
    lack = _lack(target, other, line.years.get(target.plan_year - 1))
    change = None
    if lack is None and other and target.figure is not None and other.figure is not None:
        change = round(target.figure - other.figure, PLACES)
    return {**_source("previous", other), "revision": change, "revision_missing": lack}


# -- what came of it -----------------------------------------------------------------------


def _fulfilled(target: SetTarget, account: Account | None) -> Row:
    told = account.result if account else None
    figure = comparable(target.cell.series, told.value, told.unit) if told else None
    lack = _unfulfilled(target, account, figure)
    over = None
    if lack is None and figure is not None and target.figure is not None:
        over = round(figure - target.figure, PLACES)
    return {
        "account_id": account.account_id if account else None,
        "verdict": account.verdict if account else None,
        "result": figure,
        "result_bound": told.bound if told else None,
        **{
            f"result_{name}": getattr(told, name) if told else None
            for name in ("doc", "start", "end", "claim_id")
        },
        "over_fulfilment": over,
        "over_fulfilment_missing": lack,
    }


def _unfulfilled(target: SetTarget, account: Account | None, figure: float | None) -> Lack | None:
    """Why no result can be set against the target; None where one can."""
    if target.cell.value is None:
        return "no_figure"
    if account is None:
        return "no_account"
    told = account.result
    if told is None:
        return "no_result"
    if account.verdict == "not_comparable":
        return "not_comparable"
    if told.value is None:
        return "in_words"
    if told.indicator in series.load()[target.cell.series].parts:
        return "in_parts"
    return "another_unit" if figure is None or target.figure is None else None
