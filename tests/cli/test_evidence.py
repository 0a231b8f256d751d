"""The commands for a second source, as they are typed."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from evidence_tables import MAPPING, ROWS
from running import Duixian

COMMUNIQUE = """澜川市2024年国民经济和社会发展统计公报
2024年，全市坚持稳中求进，经济运行总体平稳。
一、综合
全年地区生产总值1920.3亿元，比上年增长5.4%。全年居民消费价格比上年上涨0.3%。
"""


def test_statistics_come_in_by_file_and_judge_beside_the_reports(
    duixian: Duixian, books: Path, tmp_path: Path
) -> None:
    own = shutil.copytree(books, tmp_path / "own")
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    wrong = "合计,2024,地区生产总值增速,5.0,%,快报\n无此市,2024,地区生产总值增速,5.0,%,快报\n"
    (tmp_path / "统计.csv").write_text(ROWS + wrong, encoding="utf-8")
    (tmp_path / "公报.txt").write_text(COMMUNIQUE, encoding="utf-8")
    evidence = ("--books", own, "evidence")
    added = duixian(*evidence, "add", "统计.csv", "--mapping", "m.toml", "--source", "澜川统计局")
    assert added.code == 3
    assert "统计.csv, row 6: '合计' sums other rows up" in added.err
    assert "统计.csv, row 7, column 地区: no place is called '无此市'" in added.err
    assert "统计.csv: 4 figures, added" in added.err
    text = ("公报.txt", "--source", "公报", "--vintage", "census", "-g", "澜川市")
    told = duixian(*evidence, "add", *text, "-f", "csv")
    assert (told.code, told.out.splitlines()[1]) == (0, "公报,3,added")
    assert "公报: 3 figures, unchanged" in duixian(*evidence, "add", *text).err
    listed = duixian(*evidence, "list", "-i", "gdp_growth", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(listed.removeprefix("\ufeff"))))
    assert sorted((r["vintage"], r["value"], r["sheet_row"], r["quote"][:4]) for r in rows) == [
        ("census", "5.4", "", "全年地区"),
        ("census", "6.1", "3", ""),
        ("first", "5.6", "2", ""),
    ]
    asked = ("accounts", "-g", "澜川市", "-i", "gdp_growth", "-y", "2024", "-f", "csv")
    (account,) = csv.DictReader(io.StringIO(duixian("--books", own, *asked).out[1:]))
    assert (account["verdict"], account["evidence_verdict"]) == ("missed", "missed")
    assert account["evidence_reason"].startswith("报告称增长5.2%，澜川统计局为增长5.6%（初次公布）")
    page = duixian("--books", own, *asked[:3], "-y", "2024", "-f", "table").out
    assert "澜川统计局为增长5.6%" in page.replace("\n", "").replace(" ", "")
    gone = duixian(*evidence, "remove", *{row["file_id"] for row in rows})
    assert gone.code == 0
    assert "no evidence of that kind" in duixian(*evidence, "list").err
    refused = duixian(*evidence, "remove", "zzzz")
    assert (refused.code, "no evidence is of a file zzzz" in refused.err) == (2, True)


def test_a_text_is_taken_by_whatever_title_names_its_place_and_year(
    duixian: Duixian, books: Path, tmp_path: Path
) -> None:
    own = shutil.copytree(books, tmp_path / "own")
    given = ("--source", "统计局", "--vintage", "first")
    add = ("--books", own, "evidence", "add")
    for name, text, said in (
        ("年", "辽宁省2023年经济运行情况\n全年全省地区生产总值增长5.3%。", "年: 1 figure, added"),
        ("月", "大连市2023年1-12月经济指标\n全市地区生产总值增长6.0%。", "月: 1 figure, added"),
        ("季", "辽宁省2026年一季度经济运行情况\n一季度增长5.3%。", "of a part of a year"),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert said in duixian(*add, f"{name}.txt", *given).err
    listed = duixian("--books", own, "evidence", "list", "-f", "csv").out.removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(listed))
    assert {(r["government"], r["year"], r["value"]) for r in rows} == {
        ("辽宁省", "2023", "5.3"),
        ("大连市", "2023", "6"),
    }
    assert "1 figure removed" in duixian("--books", own, "evidence", "remove", "年.txt").err


def test_evidence_is_not_taken_without_source_or_vintage(duixian: Duixian, tmp_path: Path) -> None:
    (tmp_path / "公报.txt").write_text(COMMUNIQUE, encoding="utf-8")
    (tmp_path / "统计.csv").write_text(ROWS, encoding="utf-8")
    add = ("--books", "none", "evidence", "add")
    for given, said in (
        (("公报.txt", "--vintage", "first"), "evidence has no source"),
        (("公报.txt", "--source", "公报"), "evidence has no vintage"),
        (("公报.txt", "--source", "公报", "--vintage", "soon"), "no vintage 'soon'"),
        (("统计.csv", "--source", "公报", "--vintage", "first"), "a table takes --mapping"),
    ):
        run = duixian(*add, *given)
        assert (run.code, said in run.err) == (2, True), run.err
    assert not (tmp_path / "none").exists()


def test_each_bad_row_is_named_in_the_readers_language(duixian: Duixian, tmp_path: Path) -> None:
    rows = (
        "合计,2024,地区生产总值增速,5.0,%,快报\n"
        '大连市,2024,粮食产量,"87,52.9",吨,快报\n'
        "大连市,2024,粮食产量,5.0,蒲式耳,快报\n"
        '大连市,2024,地区生产总值,"9,516.9",亿元,快报\n'
    )
    (tmp_path / "统计.csv").write_text(ROWS.splitlines()[0] + "\n" + rows, encoding="utf-8")
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    add = ("--books", "own", "evidence", "add", "统计.csv", "--mapping", "m.toml", "--source", "局")
    told = duixian(*add, DUIXIAN_LANG="zh")
    assert told.code == 3
    assert "统计.csv，行 2: '合计' 是其他行的合计" in told.err.replace("：", ": ")
    assert "统计.csv，行 3，列 数值: '87,52.9' 的逗号不是千分位" in told.err.replace("：", ": ")
    assert "统计.csv，行 4，列 单位: 不认识单位 '蒲式耳'" in told.err.replace("：", ": ")
    assert "1 个数字，新增" in told.err
