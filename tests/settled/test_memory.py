"""What is held while governments are set against each other: no more the more of them there are."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from duixian import audit
from duixian.audit import Statement
from duixian.books import Stream, in_order, nouns_of, schema, schema_of, spooled, table_of
from duixian.model import Finding, figures
from duixian.settled import GovernmentReports, settling
from duixian.settled.filing import filed

SIDE = figures.of_passage("0", "增长5%", 0)
GAP = Statement(
    kind="implied",
    field="000000",
    name="gdp",
    measure="growth",
    period="2024",
    report_id="0",
    doc="0",
    whose="某市",
    line="",
    government_code=None,
    report_year=2025,
    value=5.0,
    low=4.95,
    high=5.05,
    scope="全国",
    arithmetic="5.4 - 0.4 = 5",
    figures=(SIDE,),
)
"""What one report implies of the nation."""


def alive(kind: type) -> int:
    return sum(isinstance(one, kind) for one in gc.get_objects())


def said(governments: int, years: int) -> Iterator[pa.Table]:
    """What each government implies of each year: all the same, but the last says 6 of the last."""
    for number in range(governments):
        odd = number == governments - 1
        yield table_of(
            Statement,
            [
                replace(
                    GAP,
                    period=str(year),
                    report_id=f"{number}-{year}",
                    doc=f"{number}-{year}",
                    figures=(replace(SIDE, doc=f"{number}-{year}"),),
                    value=6.0 if odd and year == years - 1 else 5.0,
                    low=5.95 if odd and year == years - 1 else 4.95,
                    high=6.05 if odd and year == years - 1 else 5.05,
                )
                for year in range(years)
            ],
        )


def test_what_is_said_of_one_subject_alone_is_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    between = audit.between

    def counted(known: list[Statement]) -> list[Finding]:
        held.append(alive(Statement))
        assert len({one.subject for one in known}) == 1
        return between(known)

    monkeypatch.setattr(audit, "between", counted)
    monkeypatch.setattr(spooled, "_ROWS", 3)
    found = list(settling.between(said(governments=4, years=20)))
    assert [(f.kind, f.doc, f.found) for f in found] == [("level_above_disputed", "3-19", 6.0)]
    assert len(held) == 20
    assert max(held) <= 4 + 4 + 1  # of this subject, of the one before, and `GAP`


def test_the_order_of_governments_decides_who_is_the_witness() -> None:
    tables = list(said(governments=3, years=4))
    whole = [one for table in tables for one in nouns_of(Statement, table)]
    assert list(settling.between(iter(tables))) == audit.between(whole)


def finding(doc: str, number: int) -> Finding:
    usual = [replace(GAP, report_id=one, doc=one) for one in "ab"]
    odd = replace(GAP, report_id=doc, value=7.0, low=6.9, high=7.1, doc=doc)
    (found,) = audit.between([*usual, odd])
    return replace(found, doc=doc, finding_id=f"{number:04}")


def government(*docs: str) -> GovernmentReports:
    reports = {f"id of {doc}": (doc, None) for doc in docs}
    return GovernmentReports(("", docs[0]), reports, "", 0, in_step=False)


def test_findings_are_put_to_governments_without_holding_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schema, "_ROWS_AT_ONCE", 10)
    monkeypatch.setattr(spooled, "_ROWS", 10)
    most = 0
    first = finding("x", 0)

    def made() -> Iterator[Finding]:
        nonlocal most
        for number in range(200):
            most = max(most, alive(Finding))
            yield replace(first, doc=f"doc {number % 7}", finding_id=f"{number:04}")

    # "doc 1" is a name that two reports have: its findings are the first one's, as ever.
    governments = [government("doc 5", "doc 1"), government("doc 1"), government("doc 0", "doc 3")]
    rows = {owner: nouns_of(Finding, table) for owner, table in filed(made(), governments)}
    told = {owner: [(f.doc, f.finding_id) for f in found] for owner, found in rows.items()}
    assert list(told) == [0, 2]
    for owner, docs in ((0, (5, 1)), (2, (0, 3))):
        numbers = [n for doc in docs for n in range(200) if n % 7 == doc]
        assert told[owner] == [(f"doc {n % 7}", f"{n:04}") for n in numbers]
    assert most <= 2 * 10 + 2


def test_equal_rows_stay_as_they_came_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spooled, "_ROWS", 7)
    monkeypatch.setattr(spooled, "_PART", 11)
    monkeypatch.setattr(spooled, "_PARTS", 6)
    columns: dict[str, pa.DataType] = {"key": pa.string(), "at": pa.int64()}
    wanted = pa.schema(columns)
    rows: list[dict[str, Any]] = [{"key": "ba"[n % 2], "at": n} for n in range(100)]
    tables = (pa.Table.from_pylist(rows[n : n + 3], wanted) for n in range(0, 100, 3))
    ordered = in_order(Stream(wanted, tables), "key").whole()
    assert ordered.arrow().schema == wanted
    assert ordered.rows() == sorted(rows, key=lambda row: row["key"])


def test_more_rows_are_ordered_than_the_engine_could_hold_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spooled, "MEMORY", "16MB")
    monkeypatch.setattr(spooled, "_PART", 500)
    schema = pa.schema({"key": pa.string(), "wide": pa.string()})
    keys = [f"{n * 7919 % 9973:05}" for n in range(9973)]
    tables = (
        pa.table({"key": keys[at : at + 100], "wide": [key * 400 for key in keys[at : at + 100]]})
        for at in range(0, len(keys), 100)
    )  # 20 MB
    seen = [key for table in in_order(Stream(schema, tables), "key") for key in _right(table)]
    assert seen == sorted(keys)


def _right(table: pa.Table) -> list[str]:
    rows = table.to_pylist()
    assert all(row["wide"] == row["key"] * 400 for row in rows)
    return [row["key"] for row in rows]


def test_findings_sorted_are_findings() -> None:
    table = table_of(Finding, [finding("x", 2), finding("x", 1)])
    tables = iter([table])
    rows = in_order(Stream(schema_of(Finding), tables), "finding_id").whole().arrow()
    assert nouns_of(Finding, rows) == [finding("x", 1), finding("x", 2)]
