"""Settling at the terminal: a page of the books, what changed, the ladder, the trend."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from duixian import Books, settle
from duixian.books import Filter
from duixian.cli.changes import earlier
from duixian.cli.settled_rows import Asked
from duixian.errors import UsageError
from duixian.settled import GovernmentReports, Settled
from running import Duixian

CITY = "lanchuan"


@pytest.fixture(scope="session")
def demo_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books of the demonstration: a city with its code above a district's and a county's."""
    from rich.console import Console

    from duixian import demo

    return demo.run(tmp_path_factory.mktemp("demo"), Console(file=io.StringIO())).books


@pytest.fixture
def growing(duixian: Duixian, reports: Path, tmp_path: Path) -> Path:
    """Books of the city's plan, to which the report of the year after was added later."""
    place = tmp_path / "growing"
    for year in (2024, 2025):
        run = duixian(
            *("--books", place, "add", reports / f"{CITY}-{year}.txt"),
            *("--index", reports / "INDEX.csv"),
        )
        assert run.code == 0, run.err
    return place


# -- a page of the books -------------------------------------------------------------------


def test_one_year_of_one_government_is_a_page(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 2024).rows
    run = duixian("--books", books, "accounts", "-g", "澜川", "-y", 2024, "-f", "table")
    assert (run.code, run.err) == (0, "")
    page = "".join(run.out.split())
    assert rows
    for row in rows:
        assert f"{CITY}-2024:{row['target']['start']}" in page
    (gdp,) = [r for r in rows if r["series"] == "gdp_growth"]
    assert "未完成" in page
    assert "地区生产总值增长6%左右" in page
    assert gdp["reason"] in page
    assert f"{CITY}-2025:{gdp['result']['start']}" in page


def test_the_page_gives_the_rate_with_its_counts_as_a_whole_and_by_section(
    duixian: Duixian, books: Path
) -> None:
    accounts = [a for a in settle.accounts(Books(books).part("澜川市")) if a.year == 2024]
    run = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 2024, "-f", "table")
    assert settle.fulfilment(accounts).text in run.out
    assert settle.fulfilment(accounts).text_en in run.out
    assert run.out.count("到期承诺") + run.out.count("没有到期的承诺") == 1 + len(
        settle.by_section(accounts)
    )


@pytest.mark.parametrize(
    "filters",
    [
        ("-g", "澜川市"),
        ("-y", "2024"),
        ("-g", "澜川市", "-y", "2024-2025"),
        ("-g", "澜川市", "-y", "2024", "--verdict", "missed"),
        ("-g", "澜川市", "-g", "望汀区", "-y", "2025"),
    ],
)
def test_anything_else_is_a_table_without_a_rate(
    duixian: Duixian, books: Path, filters: tuple[str, ...]
) -> None:
    out = duixian("--books", books, "accounts", *filters, "-f", "table").out
    assert "rows" in out
    assert "兑现率" not in out


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_what_reads_by_machine_gets_rows_and_no_page(
    duixian: Duixian, books: Path, format: str
) -> None:
    run = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 2024, "-f", format)
    assert "兑现率" not in run.out
    if format == "jsonl":
        piped = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 2024)
        assert run.rows == piped.rows
    else:
        header = next(csv.reader(io.StringIO(run.out)))
        assert header[:6] == ["government", "year", "series", "indicator", "verdict", "reason"]


def test_what_has_no_page_says_there_are_no_rows(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 1999, "-f", "table")
    assert run.code == 0
    assert "0 rows" in run.out


# -- what changed ----------------------------------------------------------------------------


def test_a_later_report_settles_what_was_pending(duixian: Duixian, growing: Path) -> None:
    rows = duixian("--books", growing, "accounts", "--changed", "-y", 2024).rows
    gdp = next(r for r in rows if r["series"] == "gdp_growth")
    assert (gdp["change"], gdp["verdict_before"], gdp["verdict"]) == (
        "verdict",
        "pending",
        "missed",
    )
    assert gdp["result_before"] is None
    assert gdp["result"]["doc"] == f"{CITY}-2025"
    assert gdp["target"] == gdp["target_before"]
    assert "未到期 → 未完成" in gdp["message"]
    assert {"met", "missed", "unreported"} <= {r["verdict"] for r in rows}
    assert {r["verdict_before"] for r in rows} == {"pending"}


def test_the_promises_of_the_later_report_are_new(duixian: Duixian, growing: Path) -> None:
    rows = duixian("--books", growing, "accounts", "--changed", "-y", 2025).rows
    assert rows
    assert {(r["change"], r["verdict_before"]) for r in rows} == {("added", None)}


def test_changes_are_those_since_the_commit_that_is_named(duixian: Duixian, growing: Path) -> None:
    since = duixian("--books", growing, "accounts", "--changed").rows
    assert duixian("--books", growing, "accounts", "--changed", 1).rows == since
    assert duixian("--books", growing, "accounts", "--changed=-1").rows == since
    everything = duixian("--books", growing, "accounts", "--changed", 0).rows
    assert {r["change"] for r in everything} == {"added"}
    assert len(everything) == len(duixian("--books", growing, "accounts").rows)
    then = duixian("--books", growing, "--at", 1, "accounts", "--changed").rows
    assert len(then) == len(duixian("--books", growing, "--at", 1, "accounts").rows)


def test_filters_and_formats_hold_for_changes(duixian: Duixian, growing: Path) -> None:
    missed = duixian("--books", growing, "accounts", "--changed", "--verdict", "missed").rows
    assert {r["verdict"] for r in missed} == {"missed"}
    where = ("--where", "change = 'verdict' AND target.unit = '%'")
    assert duixian("--books", growing, "accounts", "--changed", *where).rows
    out = duixian("--books", growing, "accounts", "--changed", "-f", "csv").out
    assert {"verdict_before", "result_quote", "target_before_value"} <= set(
        next(csv.reader(io.StringIO(out)))
    )


def test_a_promise_that_only_moved_has_not_changed(
    duixian: Duixian, growing: Path, reports: Path, tmp_path: Path
) -> None:
    again = tmp_path / f"{CITY}-2024.txt"
    text = (reports / again.name).read_text(encoding="utf-8")
    shifted = text.replace("各位代表", "各位代表、同志们", 1)
    assert shifted != text
    again.write_text(shifted, encoding="utf-8")
    assert duixian("--books", growing, "add", again, "--index", reports / "INDEX.csv").code == 0
    assert duixian("--books", growing, "accounts", "--changed").rows == []
    again.write_text(shifted.replace("增长6%左右", "增长5%左右"), encoding="utf-8")
    assert duixian("--books", growing, "add", again, "--index", reports / "INDEX.csv").code == 0
    rows = duixian("--books", growing, "accounts", "--changed").rows
    gdp = next(r for r in rows if r["series"] == "gdp_growth")
    assert (gdp["target_before"]["value"], gdp["target"]["value"]) == (6.0, 5.0)
    # The later report still says of its figure that it fell short of the target.
    assert (gdp["verdict_before"], gdp["verdict"]) == ("missed", "missed")
    assert "按其说法" in gdp["reason"]


def test_changes_are_told_one_government_after_the_other(
    demo_books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[str, str]] = []
    accounts = Settled.accounts

    def noted(self: Settled, some: Iterable[GovernmentReports]) -> Iterator[pa.Table]:
        some = list(some)
        read.extend(one.line for one in some)
        return accounts(self, some)

    monkeypatch.setattr(Settled, "accounts", noted)
    kept = Settled(Books(demo_books))
    found = Asked((), Filter(), ()).changes(None, kept)
    first = next(found)
    assert len(read) == 1, "the accounts of others were read before the first change was told"
    rest = list(found)
    assert len(read) == len(kept.all) > 1
    told = [c.after.government for c in (first, *rest) if c.after]
    assert len(told) == len(kept.accounts_of())


@pytest.mark.parametrize("commit", [2, 9])
def test_a_state_is_compared_with_an_earlier_one(
    duixian: Duixian, growing: Path, commit: int
) -> None:
    run = duixian("--books", growing, "accounts", "--changed", commit)
    assert (run.code, run.raw) == (2, b"")
    assert f"commit {commit} is not before commit 2" in run.err
    with pytest.raises(UsageError):
        earlier(Books(growing, commit=1), 1)


# -- the ladder ------------------------------------------------------------------------------


def test_the_ladder_tells_what_each_level_adds(duixian: Duixian, demo_books: Path) -> None:
    rows = duixian("--books", demo_books, "ladder", "gdp_growth", "--year", 2025).rows
    assert [(r["government"], r["level"], r["above"], r["added"]) for r in rows] == [
        ("澜川市", "prefecture", None, None),
        ("望汀区", "county", "澜川市", 1.0),
        ("砚溪县", "county", "澜川市", 0.5),
    ]
    named = duixian("--books", demo_books, "ladder", "地区生产总值增速", "-y", 2025)
    assert named.rows == rows


def test_amounts_are_shares_of_the_level_above(duixian: Duixian, demo_books: Path) -> None:
    rows = duixian("--books", demo_books, "ladder", "urban_new_jobs", "-y", 2025).rows
    shares = {r["government"]: r["of_above"] for r in rows if r["of_above"]}
    assert shares == pytest.approx({"望汀区": 1.3 / 4.2, "砚溪县": 0.4 / 4.2})


def test_the_ladder_in_a_table_is_indented_and_summed_up_by_level(
    duixian: Duixian, demo_books: Path
) -> None:
    out = duixian("--books", demo_books, "ladder", "gdp_growth", "-y", 2025, "-f", "table").out
    assert " 澜川市" in out
    assert "   望汀区" in out
    assert "+1 个百分点 points on 澜川市" in out
    assert "2 above, 0 at, 0 below the level above (mean of 2: +0.75 points)" in out


def test_the_ladder_names_who_set_none(duixian: Duixian, demo_books: Path) -> None:
    rows = duixian("--books", demo_books, "ladder", "rd_growth", "-y", 2025).rows
    silent = [r["government"] for r in rows if r["absent"]]
    assert "澜川市" in silent
    out = duixian("--books", demo_books, "ladder", "rd_growth", "-y", 2025, "-f", "table").out
    assert "未找到 none found: 澜川市" in out


def test_latest_lets_who_has_not_reported_stand_with_the_year_before(
    duixian: Duixian, demo_books: Path
) -> None:
    ladder = ("ladder", "gdp_growth", "-y", 2026)
    assert duixian("--books", demo_books, *ladder).rows == []
    rows = duixian("--books", demo_books, *ladder, "--latest").rows
    assert {r["year"] for r in rows} == {2025}
    out = duixian("--books", demo_books, *ladder, "--latest", "-f", "table").out
    assert "（2025年）" in out


@pytest.mark.corpus
def test_provinces_of_one_year_stand_below_the_nation_of_the_year_before(
    duixian: Duixian, corpus_dir: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    for doc in ("national-2025", "hubei-2026", "liaoning-2026"):
        shutil.copy(corpus_dir / f"{doc}.txt", chosen)
    duixian("add", chosen, "--index", corpus_dir / "INDEX.csv")
    rows = duixian("ladder", "gdp_growth", "-y", 2026, "--latest").rows
    assert [(r["doc"], r["year"], r["above"], r["added"]) for r in rows] == [
        ("national-2025", 2025, None, None),
        ("liaoning-2026", 2026, "全国", -0.5),
        ("hubei-2026", 2026, "全国", 0.5),
    ]


# -- the trend -------------------------------------------------------------------------------


def test_the_trend_puts_targets_beside_results(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "trend", "gdp_growth", "--government", "澜川").rows
    years = {r["year"]: r for r in rows}
    assert list(years) == [2023, 2024, 2025]
    assert years[2023]["target"] is None
    assert (years[2024]["target"]["value"], years[2024]["target"]["bound"]) == (6.0, "approx")
    assert (years[2024]["result"]["value"], years[2024]["verdict"]) == (5.2, "missed")
    assert (years[2025]["result"], years[2025]["verdict"]) == (None, "pending")
    out = duixian("--books", books, "trend", "gdp_growth", "-g", "澜川", "-f", "csv").out
    assert {"target_value", "target_bound", "result_value"} <= set(
        next(csv.reader(io.StringIO(out)))
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("ladder", "no_such_series", "--year", "2025"),
        ("ladder", "gdp_growth"),
        ("ladder", "gdp_growth", "--year", "soon"),
        ("trend", "no_such_series", "-g", "澜川市"),
        ("trend", "gdp_growth"),
        ("trend", "gdp_growth", "-g", "无此地"),
        ("accounts", "--changed", "soon"),
    ],
)
def test_wrong_usage_ends_with_code_2_and_a_sentence(
    duixian: Duixian, books: Path, arguments: tuple[str, ...]
) -> None:
    run = duixian("--books", books, *arguments)
    assert (run.code, run.raw) == (2, b"")
    assert run.err
