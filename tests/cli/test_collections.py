"""Tables and archives at the command line: their reports read, what fails named, the rest done."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Duixian
from sources.tables import csv_of, jsonl_of, parquet_of, xlsx_of, zip_of


@pytest.fixture
def texts(reports: Path) -> list[str]:
    names = ("lanchuan-2024", "lanchuan-2025")
    return [(reports / f"{name}.txt").read_text(encoding="utf-8") for name in names]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_same_claims_from_every_kind_of_table(
    duixian: Duixian, texts: list[str], tmp_path: Path
) -> None:
    rows = [(2024, texts[0]), (2025, texts[1])]
    files = [
        written(tmp_path, "t.csv", csv_of(("年份", "正文"), *rows, encoding="gb18030")),
        written(tmp_path, "t.jsonl", jsonl_of(*({"年份": y, "正文": t} for y, t in rows))),
        written(tmp_path, "t.xlsx", xlsx_of(甲=[("年份", "正文"), *rows])),
        written(tmp_path, "t.parquet", parquet_of(年份=[2024, 2025], 正文=texts)),
    ]
    found = []
    for file in files:
        run = duixian("read", file, "--text-column", "正文")
        assert (run.code, run.err) == (0, "")
        found.append([(r["claim_id"], r["quote"], r["start"]) for r in run.rows])
    assert len(found[0]) > 100
    assert all(claims == found[0] for claims in found)


def test_rows_are_added_under_file_and_row_and_bad_ones_are_named(
    duixian: Duixian, texts: list[str], tmp_path: Path
) -> None:
    header = ("地区", "年份", "网址", "正文")
    table = csv_of(header, ("澜川市", 2024, "https://example.org/1", texts[0]), ("甲", "", "", ""))
    file = written(tmp_path, "t.csv", table + csv_of(("澜川市", "今年", "", texts[1])))
    run = duixian("add", file, "--text-column", "正文")
    assert run.code == 3
    assert "t.csv, row 3: its cell under '正文' is empty" in run.err
    assert "t.csv, row 4: '今年' under '年份' is no year" in run.err
    assert "2 added, 1 failed" in run.err
    rows = duixian("reports").rows
    assert {(r["doc"], r["origin"]) for r in rows} == {
        ("t#2", "https://example.org/1"),
        ("t#4", None),
    }
    again = duixian("add", file, "--text-column", "正文")
    assert "2 unchanged" in again.err
    assert duixian("rebuild").code == 0
    made_anew = duixian("reports").rows
    assert [r | {"added_at": ""} for r in made_anew] == [r | {"added_at": ""} for r in rows]


def test_a_table_given_plainly_is_met_with_a_hint(
    duixian: Duixian, reports: Path, texts: list[str], tmp_path: Path
) -> None:
    file = written(tmp_path, "t.csv", csv_of(("地区", "正文"), ("澜川市", texts[0])))
    run = duixian("add", file, reports / "yanxi-2025.txt")
    assert run.code == 3
    assert "--text-column 正文" in run.err
    assert "1 added, 1 failed" in run.err


def test_a_table_without_the_column_is_named_and_the_rest_goes_on(
    duixian: Duixian, reports: Path, texts: list[str], tmp_path: Path
) -> None:
    file = written(tmp_path, "t.csv", csv_of(("地区", "正文"), ("澜川市", texts[0])))
    run = duixian("identify", file, reports / "yanxi-2025.txt", "--text-column", "文章")
    assert (run.code, [r["doc"] for r in run.rows]) == (3, ["yanxi-2025"])
    assert "no column '文章'" in run.err


def test_a_table_may_come_through_standard_input(duixian: Duixian, texts: list[str]) -> None:
    run = duixian("read", "-", "--text-column", "t", stdin=jsonl_of({"t": texts[0]}))
    assert (run.code, {r["doc"] for r in run.rows}) == (0, {"stdin#1"})


def test_the_reports_of_an_archive_are_added_and_the_rest_of_it_is_refused_by_name(
    duixian: Duixian, texts: list[str], tmp_path: Path
) -> None:
    members: dict[str, bytes | str] = {
        "a/lanchuan-2024.txt": texts[0],
        "../lanchuan-2025.txt": texts[1],
        "more.zip": b"PK",
        "bomb.txt": bytes(20 * 1024 * 1024),
        "photo.jpg": b"x",
    }
    file = written(tmp_path, "all.zip", zip_of(members))
    run = duixian("add", file)
    assert run.code == 3
    for name, what in (
        ("../lanchuan-2025.txt", "leads out of the archive"),
        ("more.zip", "archive inside an archive"),
        ("bomb.txt", "grow to"),
    ):
        assert f"all.zip/{name}: " in run.err
        assert what in run.err
    assert "1 added, 3 failed" in run.err
    assert [r["doc"] for r in duixian("reports").rows] == ["lanchuan-2024"]
    assert not (tmp_path.parent / "lanchuan-2025.txt").exists()
    assert duixian("rebuild").code == 0


def test_the_index_of_a_folder_is_no_table_of_reports(
    duixian: Duixian, texts: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    index = written(folder, "INDEX.csv", b"doc,government,report_year\nt#2,,2024\n")
    written(folder, "t.csv", csv_of(("正文",), (texts[0],)))
    run = duixian("identify", folder, "--index", index, "--text-column", "正文")
    assert (run.code, run.err) == (0, "")
    assert [r["doc"] for r in run.rows] == ["t#2"]
