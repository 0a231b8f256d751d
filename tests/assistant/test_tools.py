"""An assistant asks the books: in memory, and a real process over its standard streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult
from starlette.testclient import TestClient

import portal_books
from duixian.assistant import server
from duixian.assistant.asking import MISSING
from duixian.books import Books
from duixian.portal import app
from duixian.portal.web.language import problem_sentences, words

T = TypeVar("T")
CITY = "澜川市"
PORTAL = "https://dc.example.org"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portal_books.build(tmp_path_factory.mktemp("assistant"))


def asking(target: Any, ask: Callable[[Client], Awaitable[T]]) -> T:
    async def all_of_it() -> T:
        async with Client(target) as client:
            return await ask(client)

    return anyio.run(all_of_it)


def called(books: Path, tool: str, **arguments: Any) -> CallToolResult:
    made = server(books, base_url=PORTAL)
    return asking(made, lambda client: client.call_tool(tool, arguments))


def answer(books: Path, tool: str, **arguments: Any) -> dict[str, Any]:
    result = called(books, tool, **arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] | None = result.structured_content
    assert found is not None
    return found


def refusal(books: Path, tool: str, **arguments: Any) -> str:
    result = called(books, tool, **arguments)
    assert result.is_error
    return result.content[0].text  # type: ignore[union-attr]


def test_every_tool_says_what_it_does_and_that_it_only_reads(books: Path) -> None:
    listed = asking(server(books), lambda client: client.list_tools()).tools
    assert [tool.name for tool in listed] == [
        *("governments", "series", "search", "panel", "accounts", "promise"),
        *("claim_in_context", "words", "word_places"),
    ]
    for tool in listed:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert len(tool.description or "") > 60
        assert tool.output_schema
        assert tool.output_schema["type"] == "object"


ROWS = (
    ("search", {"query": "就业"}),
    ("search", {"query": "就业", "kind": "claim"}),
    ("panel", {"series": ["gdp_growth"]}),
    ("word_places", {"words": ["就业"]}),
)


@pytest.mark.parametrize(("tool", "asked"), ROWS)
def test_every_row_leads_to_the_characters_it_quotes(
    books: Path, tool: str, asked: dict[str, Any]
) -> None:
    rows = answer(books, tool, **asked)["items"]
    quoted = [row for row in rows if row["quote"]]
    assert quoted
    texts = {t["doc"]: t["source"] for t in Books(books).query("SELECT doc, source FROM texts")}
    for row in quoted:
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"]
    for row in rows:
        assert row["address"].startswith((f"{PORTAL}/c/", f"{PORTAL}/r/"))


def test_the_promises_of_a_city_and_one_of_them_again_by_its_key(books: Path) -> None:
    rows = answer(books, "accounts", governments=[CITY], years=["2024"], limit=100)
    assert rows["total"] == len(rows["items"]) > 0
    settled = Books(books)
    texts = {t["doc"]: t["source"] for t in settled.query("SELECT doc, source FROM texts")}
    for row in rows["items"]:
        for side in (row["target"], *([row["result"]] if row["result"] else []), *row["nearest"]):
            assert texts[side["report"]][side["start"] : side["end"]] == side["quote"]


def test_a_promise_by_its_key_by_its_address_by_its_account_and_by_its_claim(books: Path) -> None:
    rows = answer(books, "accounts", governments=[CITY], years=["2024"], limit=100)["items"]
    pages = TestClient(app(books))
    for row in rows:
        assert row["address"] == f"{PORTAL}/p/{row['key']}"
        assert pages.get(row["address"].removeprefix(PORTAL)).status_code == 200
    one = next(row for row in rows if row["target"]["claim_id"])
    told = answer(books, "promise", key=one["key"])
    assert (told["key"], told["address"]) == (one["key"], one["address"])
    assert told["accounts"] == [one]
    assert one["address"].removeprefix(PORTAL) in told["citation"]
    assert told["title_en"]
    for given in (one["address"], one["account_id"], one["target"]["claim_id"]):
        assert answer(books, "promise", key=given) == told


def test_a_promise_in_words_has_its_key_too(books: Path) -> None:
    rows = answer(books, "accounts", governments=[CITY], limit=100)["items"]
    words = next(row for row in rows if not row["target"]["claim_id"])
    assert answer(books, "promise", key=words["key"])["accounts"][0] == words


def test_a_year_may_be_given_as_a_number(books: Path) -> None:
    asked = {"governments": [CITY], "limit": 5}
    spelled = answer(books, "accounts", years=["2024"], **asked)
    assert spelled["total"]
    assert answer(books, "accounts", years=[2024], **asked) == spelled
    assert "years" in refusal(books, "accounts", years=[True])


def test_a_search_knows_the_place_and_year_that_it_names(books: Path) -> None:
    found = answer(books, "search", query=f"{CITY}2024年城镇新增就业")
    assert {"2024年: 2024", f"{CITY}: 990100"} < set(found["understood"])
    assert {(row["government"], row["year"]) for row in found["items"]} == {(CITY, 2024)}
    given = answer(books, "search", query="城镇新增就业", governments=[CITY], years=["2024"])
    assert (found["items"], found["total"]) == (given["items"], given["total"])
    assert given["understood"] == ["城镇新增就业: urban_new_jobs"]
    alone = answer(books, "search", query="2024年")
    assert alone["understood"] == []
    assert all("2024" in row["sentence"] for row in alone["items"])
    assert alone["total"] > 0


def test_every_row_of_a_listing_has_an_address(books: Path) -> None:
    """A page of the portal, whatever the row is of."""
    pages = TestClient(app(books))
    tools: tuple[tuple[str, dict[str, Any]], ...] = (
        *(("governments", {}), ("series", {}), ("search", {"query": "就业"}), ("panel", {})),
        *(("accounts", {}), ("words", {"words": ["就业"]}), ("word_places", {"words": ["就业"]})),
    )
    for tool, given in tools:
        rows = answer(books, tool, **given, limit=20)["items"]
        assert rows, tool
        for row in rows:
            assert row["address"].startswith(PORTAL), tool
            if "%2F" in row["address"]:  # a made place whose name has a slash: no page can be its
                continue
            assert pages.get(row["address"].removeprefix(PORTAL)).status_code == 200, row


def test_a_finding_of_a_claim_quotes_its_figures(books: Path) -> None:
    listed = TestClient(app(books)).get("/findings.json").json()["findings"]
    found = next(one for one in listed if one["figures"] and one["figures"][0]["claim_id"])
    shown = answer(books, "claim_in_context", claim_id=found["figures"][0]["claim_id"])
    (one,) = [f for f in shown["findings"] if f["message"] == found["message"]]
    assert [f["quote"] for f in one["figures"]] == [f["quote"] for f in found["figures"]]
    assert all(f["address"].startswith(PORTAL) for f in one["figures"])


def test_a_claim_stands_in_its_text(books: Path) -> None:
    claim = Books(books).claims(government=CITY, role="target").arrow().to_pylist()[0]
    shown = answer(books, "claim_in_context", claim_id=claim["claim_id"])
    report = f"SELECT source FROM texts WHERE doc = '{claim['doc']}'"
    source = next(iter(Books(books).query(report)))["source"]
    assert shown["before"] + shown["sentence"] + shown["after"] in source
    assert shown["quote"] in shown["sentence"]
    assert shown["accounts"][0]["target"]["quote"]


def test_words_are_counted_as_the_books_count_them(books: Path) -> None:
    rows = answer(books, "words", words=["就业"], governments=[CITY])["items"]
    counted = Books(books).words("就业", government=[CITY]).arrow().to_pylist()
    assert [row["count"] for row in rows] == [row["count"] for row in counted]
    assert (
        sum(row["count"] for row in rows)
        == answer(books, "word_places", words=["就业"], governments=[CITY], limit=1)["total"]
    )


@pytest.mark.parametrize(
    ("tool", "asked"),
    [("accounts", {}), ("word_places", {"words": ["就业"]}), ("panel", {"governments": [CITY]})],
)
def test_pages_follow_one_another_without_gap_or_repetition(
    books: Path, tool: str, asked: dict[str, Any]
) -> None:
    whole = answer(books, tool, **asked, limit=100)
    first = answer(books, tool, **asked, limit=2)
    assert first["limit"] == 2
    second = answer(books, tool, **asked, limit=2, cursor=first["next_cursor"])
    assert first["items"] + second["items"] == whole["items"][:4]
    assert first["total"] == whole["total"]


BAD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("accounts", {"governments": ["澜川县城"]}, "Nearest: 澜川市"),
    ("words", {"words": ["就业"], "governments": ["澜川县城"]}, "Nearest: 澜川市"),
    ("panel", {"series": ["gdp_grwth"]}, "Nearest: gdp_growth"),
    ("accounts", {"indicators": ["gdp_grwoth_rate"]}, "Nearest: "),
    ("accounts", {"limit": 101}, "less than or equal to 100"),
    ("accounts", {"limit": 0}, "greater than or equal to 1"),
    ("accounts", {"limit": "many"}, "limit"),
    ("accounts", {"verdicts": ["broken"]}, "missed"),
    ("accounts", {"years": ["next"]}, "years"),
    ("accounts", {"years": ["2025-2020"]}, "neither a year"),
    ("accounts", {"cursor": "cut"}, "Start without one"),
    ("word_places", {"words": ["就业"], "cursor": "cut"}, "Ask again without one"),
    ("accounts", {"goverment": [CITY]}, "knows no argument goverment"),
    ("promise", {"key": "0123456789abcdef"}, "Take `key` from a row of accounts"),
    ("promise", {"key": "../../etc"}, "Take `key` from a row of accounts"),
    ("claim_in_context", {"claim_id": "0123456789abcdef"}, "no claim with the id"),
    ("claim_in_context", {"claim_id": "0123456789abcdef"}, "Take `claim_id` from a row of search"),
    ("accounts", {"governments": ["无此县"]}, "The tool governments lists those"),
    ("words", {}, "one of the two"),
    ("words", {"dictionary": "/etc/passwd"}, "There are: "),
    ("search", {}, "query"),
    ("forget", {}, "There is no tool forget"),
)


@pytest.mark.parametrize(("tool", "asked", "said"), BAD, ids=lambda v: str(v)[:40])
def test_what_cannot_be_answered_says_what_to_try(
    books: Path, tool: str, asked: dict[str, Any], said: str
) -> None:
    told = refusal(books, tool, **asked)
    assert said in told
    assert "Traceback" not in told


def test_a_cursor_of_another_question_is_refused(books: Path) -> None:
    cursor = answer(books, "accounts", limit=1)["next_cursor"]
    assert "Start without one" in refusal(books, "accounts", years=["2024"], cursor=cursor)
    assert "Start without one" in refusal(books, "accounts", cursor=cursor[:-4])


def test_calls_at_once_are_answered_each_for_itself(books: Path) -> None:
    async def both(client: Client) -> list[int]:
        totals = [0, 0]

        async def one(place: int, year: str) -> None:
            result = await client.call_tool("accounts", {"years": [year]})
            totals[place] = (result.structured_content or {})["total"]

        async with anyio.create_task_group() as group:
            group.start_soon(one, 0, "2024")
            group.start_soon(one, 1, "2025")
        return totals

    alone = [answer(books, "accounts", years=[year])["total"] for year in ("2024", "2025")]
    assert asking(server(books), both) == alone


def command(books: Path) -> list[str]:
    return ["-m", "duixian", "--books", str(books), "mcp"]


def test_a_real_process_answers_over_its_standard_streams(books: Path) -> None:
    env = {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    process = StdioServerParameters(command=sys.executable, args=command(books), env=env)

    async def ask(client: Client) -> tuple[CallToolResult, CallToolResult]:
        good = await client.call_tool("accounts", {"governments": [CITY], "limit": 1})
        return good, await client.call_tool("accounts", {"governments": ["无此地"]})

    good, bad = asking(process, ask)
    assert (good.structured_content or {})["items"][0]["target"]["address"].startswith("/")
    assert bad.is_error


def test_an_interrupt_ends_it_and_standard_output_stays_clean(books: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, *command(books)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(
        b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",'
        b'"capabilities":{},"clientInfo":{"name":"test","version":"0"}}}\n'
    )
    process.stdin.flush()
    assert b'"serverInfo"' in process.stdout.readline()  # it serves: now it is interrupted
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=20)
    assert process.returncode == 130, told
    assert out == b""
    assert b"Traceback" not in told


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['mcp'] = None\n"
        f"sys.argv = ['duixian', '--books', {str(tmp_path)!r}, 'mcp']\n"
        "from duixian.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the extra mcp" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("given", [["--at", "1"], ["--base-url", "dc.example.org"], ["--no-books"]])
def test_what_the_command_does_not_take(given: list[str], books: Path, tmp_path: Path) -> None:
    place = tmp_path / "none" if given == ["--no-books"] else books
    before = given if given[0] == "--at" else []
    after = given if given[0] == "--base-url" else []
    done = subprocess.run(
        [sys.executable, "-m", "duixian", "--books", str(place), *before, "mcp", *after],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert "duixian: " in done.stderr
    assert done.stdout == ""


def test_an_unknown_claim_is_not_answered_with_governments(books: Path) -> None:
    told = refusal(books, "claim_in_context", claim_id="0123456789abcdef")
    assert "governments" not in told


def test_every_missing_thing_that_is_advised_on_is_a_problem_of_the_portal() -> None:
    known = {key for key, _ in problem_sentences(words("en"))}
    assert MISSING.keys() <= known
