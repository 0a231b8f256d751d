"""The books as a data package, read back by what reads such packages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import frictionless
import pyarrow.parquet as pq
import pytest

from running import Duixian

COMMUNIQUE = """澜川市2024年国民经济和社会发展统计公报

澜川市统计局
2025年3月21日

一、综合
全年地区生产总值1286.4亿元，按不变价格计算，比上年增长5.2%。
"""


@pytest.fixture
def packaged(duixian: Duixian, books: Path, tmp_path: Path) -> Path:
    own, folder = tmp_path / "own", tmp_path / "published"
    shutil.copytree(books, own)
    figures = tmp_path / "公报.txt"
    figures.write_text(COMMUNIQUE, encoding="utf-8")
    given = ("--source", "统计局公报", "--vintage", "first")
    assert duixian("--books", own, "evidence", "add", figures, *given).code == 0
    done = duixian("--books", own, "package", folder, "--license", "CC-BY-4.0")
    assert done.code == 0, done.err
    assert "7 tables" in done.err
    return folder


def test_the_package_holds_by_the_standards_own_reader(packaged: Path) -> None:
    report = frictionless.validate(packaged / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    described = json.loads((packaged / "datapackage.json").read_text("utf-8"))
    tables = {one["name"]: one for one in described["resources"]}
    assert list(tables) == [
        *("reports", "claims", "tasks", "headlines", "evidence", "accounts", "findings")
    ]
    assert all(one["rows"] > 0 for one in tables.values())
    for table in tables.values():
        lacking = [f["name"] for f in table["schema"]["fields"] if not f.get("description")]
        assert lacking == [], "every column is explained, the parts of nested ones too"
    fields = {f["name"]: f["type"] for f in tables["accounts"]["schema"]["fields"]}
    assert (fields["target_value"], fields["verdict"]) == ("number", "string")
    assert tables["claims"]["schema"]["primaryKey"] == ["claim_id"]


def test_the_package_names_its_licence_and_where_its_rows_are_from(packaged: Path) -> None:
    described = json.loads((packaged / "datapackage.json").read_text("utf-8"))
    assert described["licenses"] == [{"name": "CC-BY-4.0"}]
    reports, second = described["sources"]
    assert reports["path"] == "reports.csv"
    assert "4, each in its row" in reports["title"]
    assert second == {"title": "统计局公报", "version": "first"}
    rows = (packaged / "evidence.csv").read_text("utf-8-sig").splitlines()
    assert any("增长5.2%" in row or "5.2%" in row for row in rows[1:])


def test_without_a_licence_none_is_granted(duixian: Duixian, books: Path, tmp_path: Path) -> None:
    assert duixian("--books", books, "package", tmp_path / "plain").code == 0
    described = json.loads((tmp_path / "plain" / "datapackage.json").read_text("utf-8"))
    assert "licenses" not in described
    refused = duixian("--books", books, "package", tmp_path / "no", "--license", "as you like")
    assert refused.code == 2
    assert "'as you like' is no name of a licence" in refused.err
    assert not (tmp_path / "no").exists()


def test_a_changed_table_no_longer_holds(packaged: Path) -> None:
    claims = packaged / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"result", b"target", 1))
    assert not frictionless.validate(packaged / "datapackage.json").valid


def test_a_folder_that_holds_something_is_left_alone(
    duixian: Duixian, books: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    refused = duixian("--books", books, "package", tmp_path)
    assert refused.code == 2
    assert "Name a new folder" in refused.err
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


def test_parquet_keeps_the_sides_nested(duixian: Duixian, books: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert duixian("--books", books, "package", tmp_path / "new", "-f", "parquet").code == 0
    table = pq.read_table(tmp_path / "new" / "accounts.parquet")
    assert table.schema.field("target").type.num_fields > 5
    described = json.loads((tmp_path / "new" / "datapackage.json").read_text("utf-8"))
    accounts = next(one for one in described["resources"] if one["name"] == "accounts")
    assert {f["name"]: f["type"] for f in accounts["schema"]["fields"]}["target"] == "object"
    assert accounts["rows"] == table.num_rows
