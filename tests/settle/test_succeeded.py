"""A government that was called otherwise: its later reports answer for its earlier ones."""

from __future__ import annotations

from pathlib import Path

import lineages
from duixian import audit, settle
from duixian.books import Books, Entry
from duixian.model import Reading
from duixian.settle.accounts import NOT_DUE
from duixian.settle.chains import of_readings

GROWTH = "gdp_growth"


def kept(readings: list[Reading], folder: Path) -> Books:
    books = Books(folder)
    books.add([Entry(reading) for reading in readings])
    return books


def test_the_district_answers_for_what_the_city_promised() -> None:
    (chain,) = of_readings(lineages.zhangqiu())
    assert (chain.government, chain.government_code) == ("章丘区", "370114")
    assert chain.names == {"章丘市", "370181", "章丘区", "370114"}
    promised = {a.year: a for a in settle.settle([chain]) if a.series == GROWTH}
    account = promised[lineages.LAST_AS_CITY]
    assert (account.government, account.government_code) == ("章丘市", "370181")
    assert account.verdict == "exceeded"
    assert account.result is not None
    assert account.result.doc == "章丘区-2017"
    assert "章丘市2016年改为章丘区" in account.reason
    assert "章丘市 became 章丘区 in 2016" in account.reason_en
    open_one = promised[lineages.FIRST_AS_DISTRICT]
    assert open_one.government == "章丘区"
    assert "改为" not in open_one.reason


def test_what_was_merged_into_another_is_not_answered_by_it() -> None:
    merged, into = of_readings(lineages.chongwen())
    assert (merged.government, into.government) == ("东城区", "崇文区")
    verdicts = {a.government: a.verdict for a in settle.settle([merged, into])}
    assert verdicts["崇文区"] in NOT_DUE


def test_the_books_give_a_government_under_all_its_names(tmp_path: Path) -> None:
    books = kept([*lineages.zhangqiu(), *lineages.chongwen()], tmp_path / "books")
    for asked in ("章丘市", "章丘区", "370114"):
        part = books.part(asked)
        assert {r["government"] for r in part.reports()} == {"章丘市", "章丘区"}
        assert {a.government for a in settle.accounts(part)} == {"章丘市", "章丘区"}
        points = settle.trend(part, GROWTH, asked)
        of_2016 = next(p for p in points if p.year == lineages.LAST_AS_CITY)
        assert of_2016.target is not None
        assert of_2016.result is not None
    assert {r["government"] for r in books.part("崇文区").reports()} == {"崇文区"}
    assert {r["government"] for r in books.reports(government="章丘市")} == {"章丘市"}


def test_the_checks_go_along_the_whole_line(tmp_path: Path) -> None:
    books = kept(lineages.zhangqiu(), tmp_path / "books")
    (chain,) = audit.chain.chains(audit.from_books(books))
    assert [r.government for r in chain.reports] == ["章丘市", "章丘区"]


def test_the_ladder_of_a_year_has_the_governments_of_that_year(tmp_path: Path) -> None:
    books = kept(lineages.zhangqiu(), tmp_path / "books")
    (rung,) = settle.ladder(books, GROWTH, lineages.LAST_AS_CITY)
    assert (rung.government, rung.government_code) == ("章丘市", "370181")
