"""The demo city's year at the desk: the same each time, and its last page says what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from duixian import demo
from duixian.books import Books
from duixian.demo.desk_year import DemoClock, DemoYear, demo_units, lead_of, run_year
from duixian.desk import Desk, DeskUsage, forms


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return Books(demo.run(tmp_path_factory.mktemp("demo"), Console(quiet=True)).books)


@pytest.fixture(scope="module")
def lived(books: Books, tmp_path_factory: pytest.TempPathFactory) -> DemoYear:
    return run_year(books, tmp_path_factory.mktemp("lived"), 2024)


def test_twelve_units_share_the_promises_and_finish_some(lived: DemoYear) -> None:
    assert {row.lead for row in lived.rows} == set(demo_units())
    assert len(demo_units()) == 12
    done = [row for row in lived.rows if row.done]
    assert 0 < len(done) < len(lived.rows)
    assert all("2024-02-29" <= row.done <= "2024-12-31" for row in done if row.done)
    assert {"met", "missed", "exceeded", None} <= {row.verdict for row in lived.rows}


def test_two_runs_tell_the_same(lived: DemoYear, books: Books, tmp_path: Path) -> None:
    again = run_year(books, tmp_path, 2024)
    assert (again.rows, again.rates, again.events) == (lived.rows, lived.rates, lived.events)
    assert again.page.read_bytes() == lived.page.read_bytes()
    desk = Desk(tmp_path, DemoClock(2025))
    try:
        assert desk.verify().sound
    finally:
        desk.close()
    with pytest.raises(DeskUsage, match="lived through"):
        run_year(books, tmp_path, 2024)


def test_the_page_shows_both_sides_of_every_promise(lived: DemoYear) -> None:
    page = lived.page.read_text(encoding="utf-8")
    assert page.count("<tr>\n<td>") == len(lived.rows)
    for row in lived.rows:
        assert f"{row.doc} {row.start}–{row.end}" in page
        if row.result_quote:
            assert row.result_quote in page
            assert f"{row.result_doc} {row.result_start}–{row.result_end}" in page
    for rate in lived.rates:
        assert f"<b>{rate.numerator}／{rate.denominator}</b>" in page


def test_forms_bulletins_and_feeds_of_each_quarter_can_be_read(lived: DemoYear) -> None:
    folder = lived.page.parent
    form = forms.read_form(folder / "分解表.xlsx", 2024, tuple(demo_units()))
    assert len(form.rows) == len({row.item for row in lived.rows})
    assert {row.lead_units[0] for row in form.rows} == set(demo_units())
    for quarter in range(1, 5):
        assert (folder / f"台账-{quarter}.xlsx").is_file()
        assert (folder / f"通报-{quarter}.docx").is_file()
        assert "BEGIN:VEVENT" in (folder / f"到期-{quarter}.ics").read_text(encoding="utf-8")
        assert "<entry>" in (folder / f"到期-{quarter}.atom").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("新建公办幼儿园12所", "市教育局"), ("做好今年工作", "市政府办公室")],
)
def test_a_task_goes_to_the_unit_of_its_words(text: str, unit: str) -> None:
    assert lead_of(text, demo_units()) == unit
