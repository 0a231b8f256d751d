"""Adding a report in the browser: with the token, within limits, shown before it counts."""

from __future__ import annotations

import html
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import portal_books
from duixian.books import Books
from duixian.portal import Settings, app, uploads
from factories import read_or_die

TOKEN = {"authorization": f"Bearer {portal_books.TOKEN}"}
TEXT = """2026年澜川市政府工作报告
——2026年1月16日在澜川市第六届人民代表大会第五次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2025年工作回顾
全年地区生产总值增长5.6%，城镇新增就业4.4万人。
二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业4.5万人以上。
各位代表，让我们团结奋斗，谢谢大家！
"""


def sent(client: TestClient, **form: object) -> str:
    """Send a report in and wait until it is read; the address of its preview."""
    files = form.pop("files", None)
    answer = client.post("/add", data=form, files=files, headers=TOKEN)  # type: ignore[arg-type]
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    for _ in range(600):
        if client.get(f"{address}.json", headers=TOKEN).json()["state"] != "reading":
            return str(address)
        time.sleep(0.05)
    raise AssertionError("it was never read")


def test_without_a_token_of_its_own_the_portal_takes_nothing(built: Path) -> None:
    closed = TestClient(app(built), follow_redirects=False)
    assert "未开放" in closed.get("/add").text
    for given in ({}, TOKEN, {"authorization": "Bearer "}, {"authorization": "Bearer None"}):
        assert closed.post("/add", data={"text": TEXT}, headers=given).status_code == 403
    assert closed.post("/add/token", data={"token": ""}).status_code == 403


@pytest.mark.parametrize("given", ["", "wrong", portal_books.TOKEN[:-1], portal_books.TOKEN + "x"])
def test_a_wrong_token_opens_nothing(given: str, client: TestClient) -> None:
    answer = client.post("/add/token", data={"token": given})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    headers = {"authorization": f"Bearer {given}"}
    assert client.post("/add", data={"text": TEXT}, headers=headers).status_code == 401


def test_the_token_is_asked_before_anything_is_taken_in(client: TestClient) -> None:
    assert client.post("/add", data={"text": TEXT}).status_code == 401
    for address in ("/add/any", "/add/any.json"):
        assert client.get(address).status_code == 401
    for address in ("/add/any/confirm", "/add/any/drop"):
        assert client.post(address).status_code == 401


def test_what_was_read_is_shown_and_nothing_is_in_the_books_yet(
    own: TestClient, books: Path
) -> None:
    address = sent(own, text=TEXT, name="lanchuan-2026")
    page = own.get(address, headers=TOKEN).text
    data = own.get(f"{address}.json", headers=TOKEN).json()
    assert data["report"]["government"] == "澜川市"
    assert data["report"]["report_year"] == 2026
    assert {c["quote"] for c in data["claims"]} >= {"5.6%", "5.5%", "4.5万人"}
    assert 'class="claim target' in page
    assert len(Books(books).reports()) == 5
    rows = own.get(f"{address}.csv", headers=TOKEN).text
    assert rows.strip().count("\r\n") == len(data["claims"])


def test_a_confirmed_report_is_in_the_books_and_settled(own: TestClient, books: Path) -> None:
    address = sent(own, text=TEXT, name="lanchuan-2026")
    answer = own.post(f"{address}/confirm", headers=TOKEN)
    assert answer.status_code == 303
    assert own.get(answer.headers["location"]).status_code == 200
    row = own.get("/api/v1/reports/lanchuan-2026").json()
    assert row["added_at"]
    assert own.get("/r/lanchuan-2026/original").content.decode() == TEXT
    assert own.get("/search.json?q=城镇新增就业4.5万人").json()["total"] == 1
    assert own.get(address, headers=TOKEN).status_code == 404
    assert len(Books(books).reports()) == 6


def test_a_later_report_settles_what_was_pending(own: TestClient) -> None:
    years = {"government": "砚溪县"}
    pending = own.get("/api/v1/accounts", params={**years, "verdict": "pending"}).json()["total"]
    text = TEXT.replace("澜川市第六届", "砚溪县第六届").replace("澜川市", "砚溪县")
    address = sent(own, text=text, name="yanxi-2026", government="990121")
    assert own.post(f"{address}/confirm", headers=TOKEN).status_code == 303
    settled = own.get("/api/v1/reports", params={"year": "2026"}).json()["items"]
    assert settled[0]["doc"] == "yanxi-2026"
    assert pending > 0


def test_a_dropped_report_is_forgotten(own: TestClient, books: Path) -> None:
    address = sent(own, text=TEXT)
    assert own.post(f"{address}/drop", headers=TOKEN).headers["location"] == "/add"
    assert own.get(address, headers=TOKEN).status_code == 404
    assert own.post(f"{address}/confirm", headers=TOKEN).status_code == 404
    assert len(Books(books).reports()) == 5


def test_a_file_keeps_its_name_without_its_folders(own: TestClient) -> None:
    files = {"file": ("../../etc/a report.txt", TEXT.encode(), "text/plain")}
    data = own.get(f"{sent(own, files=files)}.json", headers=TOKEN).json()
    assert data["name"] == "a report.txt"
    assert data["report"]["doc"] == "a report"


def test_what_the_text_does_not_say_can_be_supplied(own: TestClient) -> None:
    text = "一、去年工作\n全年地区生产总值增长5%。\n二、今年目标\n地区生产总值增长6%。\n"
    address = sent(own, text=text, government="大连市", year="2019")
    report = own.get(f"{address}.json", headers=TOKEN).json()["report"]
    assert (report["government"], report["report_year"]) == ("大连市", 2019)
    answer = own.post("/add", data={"text": text, "year": "soon"}, headers=TOKEN)
    assert answer.status_code == 400


def test_sending_nothing_is_said(own: TestClient) -> None:
    answer = own.post("/add", data={"text": "   "}, headers=TOKEN)
    assert answer.status_code == 400
    assert "没有收到文件" in answer.text


def test_what_cannot_be_read_is_said_with_the_reason(own: TestClient) -> None:
    address = sent(own, files={"file": ("a.pdf", b"%PDF-1.4 broken", "application/pdf")})
    data = own.get(f"{address}.json", headers=TOKEN).json()
    assert data["state"] == "failed"
    assert "PDF" in data["error"]
    page = own.get(address, headers=TOKEN).text
    assert "PDF 无法打开" in page
    assert "请重新取得文件" in page
    english = own.get(f"{address}?lang=en", headers=TOKEN).text
    assert data["error"] in html.unescape(english)
    assert own.post(f"{address}/confirm", headers=TOKEN).status_code == 400


def test_what_is_no_work_report_is_put_in_only_when_insisted_on(own: TestClient) -> None:
    address = sent(own, text="今天天气很好，我们去公园走了3公里。" * 20, name="walk")
    assert "看起来不是政府工作报告" in own.get(address, headers=TOKEN).text
    refused = own.post(f"{address}/confirm", headers=TOKEN)
    assert refused.status_code == 400
    assert "没有入账" in refused.text
    assert "已读取文本，但不是政府工作报告" in refused.text
    insisted = own.post(f"{address}/confirm", data={"force": "yes"}, headers=TOKEN)
    assert insisted.status_code == 303


def test_markup_in_what_is_sent_shows_as_text(own: TestClient) -> None:
    page = own.get(sent(own, text=portal_books.ILL_TEXT, name="<svg onload=x>"), headers=TOKEN).text
    assert "<script>document" not in page
    assert "<svg onload" not in page


def test_a_report_that_takes_too_long_costs_only_itself(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(inputs: object, **limits: object) -> object:
        from duixian.engine import read_many

        return read_many(inputs, reader=read_or_die, **limits)  # type: ignore[call-overload]

    monkeypatch.setattr(uploads, "read_many", slow)
    settings = Settings(token=portal_books.TOKEN, read_seconds=1.5)
    with TestClient(app(books, settings=settings), follow_redirects=False) as own:
        address = sent(own, files={"file": ("hang.txt", b"x", "text/plain")})
        data = own.get(f"{address}.json", headers=TOKEN).json()
        assert data["state"] == "failed"
        assert "1.5 s" in data["error"]
        assert own.get("/").status_code == 200


def test_the_oldest_upload_gives_way(books: Path) -> None:
    settings = Settings(token=portal_books.TOKEN, max_pending=2)
    with TestClient(app(books, settings=settings), follow_redirects=False) as own:
        first, second, third = (sent(own, text=TEXT, name=f"r{i}") for i in range(3))
        assert own.get(first, headers=TOKEN).status_code == 404
        assert own.get(second, headers=TOKEN).status_code == 200
        assert own.get(third, headers=TOKEN).status_code == 200


# -- size --------------------------------------------------------------------------------


@pytest.fixture
def listening(built: Path, tmp_path: Path) -> Iterator[tuple[int, uvicorn.Server]]:
    """A real server: limits on what streams in can only be seen there."""
    settings = replace(Settings(token=portal_books.TOKEN, cache=tmp_path), max_upload=1024 * 1024)
    config = uvicorn.Config(app(built, settings=settings), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1], server
    server.should_exit = True
    thread.join(10)


HEAD = (
    "POST /add HTTP/1.1\r\nHost: localhost\r\n"
    f"Authorization: Bearer {portal_books.TOKEN}\r\n"
    "Content-Type: multipart/form-data; boundary=b\r\n"
)
PART = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'


def exchange(port: int, head: str, chunks: Iterator[bytes]) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(head.encode())
        for chunk in chunks:
            line.sendall(chunk)
        answer = b""
        while more := line.recv(65536):
            answer += more
        return answer.decode()


@pytest.mark.parametrize("announced", [True, False])
def test_three_hundred_megabytes_are_refused_and_not_kept(
    announced: bool, listening: tuple[int, uvicorn.Server]
) -> None:
    import resource

    port, _ = listening
    block, count = bytes(1024 * 1024), 300
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if announced:
        head = (
            f"{HEAD}Content-Length: {len(PART) + len(block) * count}\r\nConnection: close\r\n\r\n"
        )
        chunks = iter([PART, *[block] * count])
    else:
        head = f"{HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        framed = b"%x\r\n%b\r\n" % (len(block), block)
        first = b"%x\r\n%b\r\n" % (len(PART), PART)
        chunks = iter([first, *[framed] * count, b"0\r\n\r\n"])
    answer = exchange(port, head, chunks)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert re.match(r"HTTP/1\.1 413 ", answer)
    assert "文件太大：最多 1 MB" in answer
    assert grown < 50_000, f"{grown} kB more than before"


def test_a_body_that_is_announced_too_large_is_not_asked_for(
    listening: tuple[int, uvicorn.Server],
) -> None:
    port, _ = listening
    head = f"{HEAD}Content-Length: 314572800\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    assert exchange(port, head, iter(())).startswith("HTTP/1.1 413 ")


def test_a_body_within_the_limit_is_taken(listening: tuple[int, uvicorn.Server]) -> None:
    port, _ = listening
    body = PART + bytes(900_000) + b"\r\n--b--\r\n"
    head = f"{HEAD}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    assert exchange(port, head, iter([body])).startswith("HTTP/1.1 303 ")
