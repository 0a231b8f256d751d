"""What an error advises is true: the command in it, run as it stands, mends the books."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from duixian.books import Books, Entry
from duixian.engine import Input, read_input
from duixian.errors import BooksError
from older_books import as_if_older
from running import Duixian

TEXT = """2024年云和县政府工作报告
——2024年1月10日在云和县第十届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2023年工作回顾
过去一年，地区生产总值增长5.5%。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右。新建公办幼儿园3所。
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Books of one report, in a folder with a blank in its name."""
    books = Books(tmp_path / "my books")
    data = TEXT.encode()
    books.add(Entry(read_input(Input("yunhe.txt", data=data)), data))
    return books.path


def _without_log(own: Path) -> None:
    (own / "books.json").unlink()


def _log_overwritten(own: Path) -> None:
    (own / "books.json").write_text("{}", encoding="utf-8")


def _table_overwritten(own: Path) -> None:
    for file in (own / "tables" / "claims").glob("*.parquet"):
        file.write_bytes(b"no parquet")


@pytest.mark.parametrize(
    "damage",
    [_without_log, _log_overwritten, _table_overwritten],
)
def test_the_command_that_an_error_advises_mends_the_books(
    duixian: Duixian, own: Path, damage: Callable[[Path], None]
) -> None:
    before = Books(own).claims().rows()
    damage(own)
    with pytest.raises(BooksError) as told:
        Books(own).claims()
    (command,) = re.findall(r"`duixian ([^`]+ rebuild)`", str(told.value))
    run = duixian(*shlex.split(command), "--jobs", 1)
    assert (run.code, "made anew from 1 originals" in run.err) == (0, True), run.err
    assert Books(own).claims().rows() == before


def test_books_of_an_older_version_are_added_to_without_any_command(
    duixian: Duixian, own: Path, tmp_path: Path
) -> None:
    former = {claim["claim_id"] for claim in Books(own).claims()}
    as_if_older(Books(own))
    blank = tmp_path / "yunhe.txt"
    blank.write_text(TEXT + " \n", encoding="utf-8")
    run = duixian("--books", own, "add", blank)
    assert (run.code, "1 added" in run.err) == (0, True), run.err
    for id in former:
        successor = Books(own).successor(id)
        assert successor is not None
        assert successor.new_id is not None
