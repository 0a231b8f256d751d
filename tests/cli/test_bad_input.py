"""What is no report costs itself: a sentence, exit code 3, the rest done, the books intact."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from running import Duixian, Run

NOVEL = "那天夜里下着雪，老人坐在窗前，想起许多年前的事情。他没有说话，只是慢慢地喝茶。\n" * 40


def bad(folder: Path, what: str) -> Path:
    """A file that is no report, of the kind named."""
    file = folder / f"{what}.txt"
    if what == "empty":
        file.write_bytes(b"")
    elif what == "blank":
        file.write_text("　\n \n", encoding="utf-8")
    elif what == "binary":
        file.write_bytes(bytes(range(256)) * 64)
    elif what == "picture":
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4096))
    elif what == "huge":
        with file.open("wb") as out:
            out.truncate(200 * 1024 * 1024)
    elif what == "unknown-encoding":
        file.write_text(NOVEL, encoding="utf-7")
        file.write_bytes(NOVEL.encode("iso2022_jp_2", "ignore") + b"\xff\xfe\xfd" * 50)
    elif what == "missing":
        pass
    elif what == "broken-pdf":
        file = file.with_suffix(".pdf")
        file.write_bytes(b"%PDF-1.7\n" + b"nothing" * 100)
    elif what == "broken-docx":
        file = file.with_suffix(".docx")
        file.write_bytes(b"PK\x03\x04" + b"nothing" * 100)
    return file


KINDS = (
    *("empty", "blank", "binary", "picture", "huge", "unknown-encoding", "missing"),
    *("broken-pdf", "broken-docx"),
)


def is_named(run: Run, file: Path) -> bool:
    """Whether the run ended with code 3, saying what is wrong with the file in one line."""
    lines = [line for line in run.err.splitlines() if file.name in line]
    return run.code == 3 and len(lines) == 1 and len(lines[0]) > len(str(file)) + 20


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("command", ["read", "identify", "recover"])
def test_what_cannot_be_read_is_named(
    duixian: Duixian, tmp_path: Path, what: str, command: str
) -> None:
    file = bad(tmp_path, what)
    run = duixian(command, file)
    assert is_named(run, file), run.err
    assert run.raw == b""


@pytest.mark.parametrize("what", KINDS)
def test_the_books_stay_as_they_were(
    duixian: Duixian, books: Path, tmp_path: Path, what: str
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(books, kept)
    file = bad(tmp_path, what)
    assert is_named(duixian("--books", kept, "add", file), file)
    assert len(duixian("--books", kept, "history").rows) == 1


def test_a_web_page_called_txt_is_read_as_the_page_it_is(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    text = (reports / "lanchuan-2025.txt").read_text(encoding="utf-8")
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = tmp_path / "page.txt"
    page.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    run = duixian("read", page)
    assert run.code == 0
    assert not any("<" in row["quote"] + row["indicator"] for row in run.rows)
    assert len(run.rows) > 20


def test_what_is_no_work_report_is_named_but_its_figures_are_given(duixian: Duixian) -> None:
    text = "全年地区生产总值增长6.5%，城镇新增就业11.6万人。".encode()
    run = duixian("read", "-", stdin=text)
    assert (run.code, [row["quote"] for row in run.rows]) == (3, ["6.5%", "11.6万人"])
    assert "no work report" in run.err
    forced = duixian("read", "-", "--force", stdin=text)
    assert (forced.code, forced.err, forced.raw) == (0, "", run.raw)


def test_what_is_no_work_report_is_not_added(duixian: Duixian, tmp_path: Path) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text(NOVEL, encoding="utf-8")
    run = duixian("add", novel)
    assert is_named(run, novel.with_suffix("")), run.err
    assert "no work report" in run.err
    forced = duixian("add", novel, "--force")
    assert (forced.code, len(duixian("reports").rows)) == (0, 1)


def test_one_broken_file_among_twenty_costs_itself(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = (reports / "yanxi-2025.txt").read_text(encoding="utf-8")
    for i in range(19):
        (folder / f"r{i:02d}.txt").write_text(f"{text}\n{i}", encoding="utf-8")
    broken = folder / "r19.txt"
    broken.write_bytes(text.encode("utf-8")[:3000] + b"\xe4\xff\xff" * 40)
    index = tmp_path / "index.csv"
    lines = "".join(f"r{i:02d},,{2000 + i}\n" for i in range(20))
    index.write_text("doc,government,report_year\n" + lines, encoding="utf-8")

    run = duixian("add", folder, "--index", index, "--jobs", 2)
    assert is_named(run, broken), run.err
    assert "1 failed" in run.err
    texts = duixian("reports", "--all").rows
    assert {r["doc"] for r in texts} == {f"r{i:02d}" for i in range(19)}
    read = duixian("read", folder)
    assert read.code == 3
    assert len({row["doc"] for row in read.rows}) == 19


def test_a_folder_without_reports_is_named(duixian: Duixian, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    run = duixian("read", tmp_path / "nothing")
    assert run.code == 3
    assert "holds no report" in run.err
