"""The demonstration as a whole: what the invented reports were written to show is shown."""

import io

import pytest
from rich.console import Console

from duixian import demo
from duixian.books import Books
from duixian.errors import BooksError


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """One run, with what it printed."""
    printed = io.StringIO()
    target = tmp_path_factory.mktemp("demo")
    result = demo.run(target, Console(file=printed, width=160))
    return result, printed.getvalue(), target


def account(shown, series):
    (found,) = [
        a
        for a in shown[0].accounts
        if a.government == "澜川市" and a.year == 2024 and a.series == series
    ]
    return found


def test_the_reports_are_copied_out_and_the_books_hold_them(shown):
    result, _, target = shown
    assert len(list((target / "reports").glob("*.txt"))) == 4
    assert len(Books(result.books).reports()) == 4


def test_the_made_up_governments_have_their_made_up_codes(shown):
    codes = {(r["government"], r["government_code"]) for r in Books(shown[0].books).reports()}
    assert codes == {("澜川市", "990100"), ("望汀区", "990102"), ("砚溪县", "990121")}


@pytest.mark.parametrize(
    ("series", "verdict"),
    [
        ("gdp_growth", "missed"),
        ("fixed_asset_investment_growth", "missed"),
        ("rd_growth", "unreported"),
        ("income_growth", "met"),
        ("retail_sales_growth", "met"),
    ],
)
def test_the_headline_targets_come_out_as_they_were_written_to(shown, series, verdict):
    assert account(shown, series).verdict == verdict


def test_the_livelihood_item_that_is_passed_over_is_not_found(shown):
    (found,) = [a for a in shown[0].accounts if a.year == 2024 and "社区食堂" in a.indicator]
    assert found.verdict == "not_found"


def test_the_damaged_run_is_restored_and_read(shown):
    (later,) = [r for r in shown[0].readings if r.doc == "lanchuan-2025"]
    (repair,) = later.outline.document.repairs
    assert "九成以上诉求在" in repair.restored
    assert [c.value for c in later.claims if c.recovered] == [90]


def test_the_arithmetic_slip_is_found(shown):
    slips = [f for f in shown[0].findings if f.doc == "lanchuan-2025" and f.found == 63]
    assert [f.expected for f in slips] == [60]


@pytest.mark.parametrize(
    "words",
    [
        ("社区食堂", "没有交代"),
        ("研发经费投入增速", "不再提出"),
        ("规模以上工业企业", "612家", "598家"),
    ],
)
def test_what_was_planted_for_the_audit_is_found(shown, words):
    messages = [finding.message for finding in shown[0].findings]
    assert any(all(word in message for word in words) for message in messages)


def test_the_terminal_names_reports_repairs_verdicts_and_the_page(shown):
    result, printed, _ = shown
    for told in ("lanchuan-2025", "九成以上", "未完成 missed", "未交账 unreported", "查账"):
        assert told in printed
    assert str(result.page) in printed.replace("\n", "")


def test_the_page_holds_every_report_and_the_ladder(shown):
    page = shown[0].page.read_text("utf-8")
    assert shown[0].readings
    assert all(f'id="{r.doc}"' in page for r in shown[0].readings)
    assert "层层加码" in page


def test_doing_it_again_changes_nothing(shown):
    result, _, target = shown
    before = Books(result.books).commit
    again = demo.run(target, Console(file=io.StringIO()))
    assert Books(again.books).commit == before
    assert again.accounts == result.accounts


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(BooksError, match="taken"):
        demo.run(tmp_path / "taken", Console(file=io.StringIO()))
