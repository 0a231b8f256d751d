"""Byte offsets on request: beside the character offsets, in the file as it came."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Duixian

REPORT = """2024年大连市政府工作报告
——2024年1月8日在大连市第十七届人民代表大会第三次会议上
各位代表：
我代表市人民政府报告工作，请予审议。
一、2023年工作回顾
地区生产总值增长6.5%，粮食产量12万吨。
二、2024年重点工作
新建公厕25座，年底前完成。
各位代表！让我们团结一心，努力奋斗！
"""


@pytest.fixture
def crlf(tmp_path: Path) -> Path:
    file = tmp_path / "dalian-2024.txt"
    file.write_bytes(REPORT.replace("\n", "\r\n").encode("gb18030"))
    return file


def test_read_gives_the_bytes_of_a_quote_when_asked(duixian: Duixian, crlf: Path) -> None:
    data = crlf.read_bytes()
    rows = duixian("read", crlf, "--byte-offsets").rows
    assert len(rows) >= 3
    for row in rows:
        quoted = data[row["start_byte"] : row["end_byte"]].decode("gb18030")
        assert quoted == row["quote"]
        assert row["start_byte"] != row["start"]
    assert "start_byte" not in duixian("read", crlf).rows[0]


def test_the_books_give_the_bytes_in_the_original(duixian: Duixian, crlf: Path) -> None:
    data = crlf.read_bytes()
    assert duixian("add", crlf).code == 0
    for command in ("claims", "tasks"):
        rows = duixian(command, "--byte-offsets").rows
        assert rows
        for row in rows:
            found = data[row["start_byte"] : row["end_byte"]].decode("gb18030")
            assert found == row.get("quote", row.get("text"))


def test_a_page_has_no_bytes_of_its_own(duixian: Duixian, tmp_path: Path) -> None:
    page = tmp_path / "dalian-2024.html"
    body = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    page.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    rows = duixian("read", page, "--byte-offsets").rows
    assert rows
    assert {(row["start_byte"], row["end_byte"]) for row in rows} == {(None, None)}
