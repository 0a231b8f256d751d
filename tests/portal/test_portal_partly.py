"""Pages while the books are opened: of what is there, and honest about what is not."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian.books import Books
from duixian.portal import app
from duixian.portal.pages import rows
from duixian.portal.readmodel import OpeningStep, copying
from duixian.settled import Batch
from portal_cut_off import cut_off

REPORTS = 5
"""Of the books; the first that is copied is 990100's of 2024, the last that of one without code."""
EN = {"accept-language": "en"}


class Halted:
    """A portal whose opening is held where it is told to be."""

    def __init__(self, books: Path, held: int, watch: Any = iter) -> None:
        self.portal = app(books, watch=watch)
        self.client = TestClient(self.portal, follow_redirects=False)
        self.reached, self.go_on = threading.Event(), threading.Event()
        self._held, self._copy = held, copying.copy
        self._copied = 0

    def copy(self, *given: Any) -> None:
        if self._copied == self._held:
            self.reached.set()
            assert self.go_on.wait(60)
        self._copied += 1
        self._copy(*given)

    def open(self) -> None:
        self._beside = self.portal.state.holdings.open_beside()
        assert self.reached.wait(60)

    def end(self) -> None:
        self.go_on.set()
        self._beside.join(60)

    def get(self, path: str) -> Any:
        return self.client.get(path, headers=EN)


@pytest.fixture
def first_only(unsettled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Halted]:
    """A portal that has copied one report of five."""
    monkeypatch.setattr(copying, "TOGETHER", 1)
    halted = Halted(unsettled, held=1)
    monkeypatch.setattr(copying, "copy", halted.copy)
    halted.open()
    yield halted
    halted.end()
    halted.portal.state.holdings.close()


def test_what_is_copied_is_shown_with_a_notice_of_how_much_that_is(first_only: Halted) -> None:
    said = {"en": f"so far 1 of {REPORTS} reports are read in", "zh": "5 份报告中已读入 1 份"}
    for path in ("/", "/g/990100", "/g/990100/2024", "/r/lanchuan-2024", "/tasks", "/wide"):
        for language, words in said.items():
            page = first_only.client.get(path, headers={"accept-language": language})
            assert page.status_code == 200, path
            assert words in page.text, path
            assert page.headers["cache-control"] == "no-store"
            assert "etag" not in page.headers
    found = first_only.get("/search?q=地区生产总值").text
    assert "/r/lanchuan-2024" in found
    assert "/r/yanxi-2025" not in found


def test_the_json_of_a_page_says_so_in_a_field(first_only: Halted) -> None:
    for path in ("/index.json", "/g/990100.json", "/r/lanchuan-2024.json"):
        opening = first_only.get(path).json()["opening"]
        assert (opening["stage"], opening["done"], opening["total"]) == ("copying", 1, REPORTS)
        assert f"1 of {REPORTS}" in opening["text_en"]
        assert "已读入 1 份" in opening["text"]
    for beyond in ("/g/990100.csv", "/api/v1/reports", "/panel.xlsx", "/embed/i/gdp_growth/chart"):
        refused = first_only.get(beyond)
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
    first_only.end()
    assert "opening" not in first_only.get("/index.json").json()


def test_what_is_not_copied_yet_is_to_be_asked_for_again_and_not_missing(
    first_only: Halted, unsettled: Path
) -> None:
    asked = "SELECT claim_id, key FROM claims WHERE doc = 'yanxi-2025' AND role = 'target'"
    claim = Books(unsettled).query(f"{asked} ORDER BY key").rows()[0]
    paths = [f"/c/{claim['claim_id']}", f"/p/{claim['key']}", "/tasks?government=990121"]
    paths += ["/g/990121", "/g/990100/2025", "/r/yanxi-2025", "/g/砚溪县"]
    for path in paths:
        page = first_only.get(path)
        assert page.status_code == 503, path
        assert page.headers["refresh"] == page.headers["retry-after"] == "10"
        assert page.headers["cache-control"] == "no-store"
        assert f"So far 1 of {REPORTS} reports are read in, and “" in page.text
    data = first_only.get("/g/990121.json")
    assert (data.status_code, data.json()["type"]) == (503, "/docs#problem-not_copied")
    assert data.headers["retry-after"] == "10"
    assert "refresh" not in data.headers
    assert first_only.get("/nothing-of-the-kind").status_code == 404
    first_only.end()
    for path in paths:
        assert first_only.get(path).status_code in (200, 308), path
    assert first_only.get("/g/990199").status_code == 404


def test_no_count_leads_and_nothing_is_called_missing_before_all_is_copied(
    first_only: Halted,
) -> None:
    home = first_only.get("/index.json").json()
    assert home["counts"]["reports"] == 1
    assert home["counts"]["accounts"] is home["counts"]["findings"] is None
    assert home["fulfilment"] is home["coverage"] is home["map"] is None
    for path in ("/", "/g/990100", "/g/990100/2024"):
        page = first_only.get(path).text
        assert "the share of promises kept comes later" in page
        assert 'class="lead-counts"' not in page
    place = first_only.get("/g/990100.json").json()
    assert place["fulfilment"] is None
    assert {year["due"] for year in place["years"]} == {None}
    assert "None so far: the books are still being opened." in first_only.get("/findings").text
    first_only.end()
    assert first_only.get("/index.json").json()["fulfilment"]["due"] > 0
    assert 'class="lead-counts"' in first_only.get("/g/990100").text


def test_rates_are_those_of_governments_that_are_settled(unsettled: Path) -> None:
    seen: dict[str, Any] = {}

    def watch(batches: Iterable[Batch]) -> Iterator[Batch]:
        for number, batch in enumerate(batches):
            if number == 2:  # two of four governments are settled
                for path in ("/index.json", "/g/990100.json", "/g/990121.json"):
                    seen[path] = client.get(path).json()
                key = seen["/g/990100.json"]["open"][0]["account_id"]
                seen["promise"] = client.get(f"/p/{key}", headers=EN)
                seen["year"] = client.get("/g/990100/2025").text
            yield batch

    portal = app(unsettled, watch=watch)
    client = TestClient(portal)
    portal.state.holdings.open_beside().join(60)
    settled, whole = seen["/g/990100.json"], client.get("/g/990100.json").json()
    unready = seen["/g/990121.json"]
    assert seen["/index.json"]["fulfilment"] is None
    assert seen["/index.json"]["coverage"] == client.get("/index.json").json()["coverage"]
    assert settled["fulfilment"] == whole["fulfilment"]
    assert settled["opening"]["stage"] == "settling"
    assert unready["fulfilment"] is None
    assert client.get("/g/990121.json").json()["fulfilment"]["counts"]
    assert seen["promise"].status_code == 503
    assert "not all is settled" in seen["promise"].text
    assert 'href="None"' not in seen["year"]
    portal.state.holdings.close()


def test_an_opening_taken_up_again_shows_at_once_what_was_copied_before(
    unsettled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(unsettled, monkeypatch, 2)
    again = Halted(unsettled, held=0)
    monkeypatch.setattr(copying, "copy", again.copy)
    again.open()
    opening = again.get("/index.json").json()["opening"]
    assert (opening["done"], opening["total"]) == (2, REPORTS)
    assert again.get("/g/990100/2025").status_code == 200
    again.end()
    assert again.get("/g/990121").status_code == 200
    again.portal.state.holdings.close()


def test_a_text_that_is_not_copied_yet_is_found_once_it_is(
    first_only: Halted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_KEPT", {})
    books = Books(first_only.portal.state.holdings.books.path)
    (late,) = books.query("SELECT report_id FROM reports WHERE doc = 'yanxi-2025'").rows()
    holdings = first_only.portal.state.holdings
    with holdings.look() as look:
        assert rows.sources(look, [late["report_id"]]) == {late["report_id"]: ""}
    first_only.end()
    with holdings.look() as look:
        assert "砚溪县" in rows.sources(look, [late["report_id"]])[late["report_id"]]


def test_a_step_knows_whose_accounts_are_there() -> None:
    settling = OpeningStep("settling", 1, 2, frozenset({"990100"}))
    assert settling.has_accounts("990100")
    assert not settling.has_accounts("990100", "990121")
    assert not settling.has_accounts()
    assert not OpeningStep("copying", 1, 2, frozenset({"990100"})).has_accounts("990100")
    assert OpeningStep("comparing").has_accounts()
