"""The books' tables as Delta tables: published, read by others, again and after a change."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from duixian.cli.all_tables import PUBLISHED
from duixian.errors import PublishError
from duixian.exports import Publication
from running import Duixian
from stores import ALWAYS, Store

ROWS = pa.table({"a": [1, 2]})


@pytest.fixture
def own(duixian: Duixian, reports: Path, tmp_path: Path) -> Path:
    """Books of one report, which may be added to."""
    place = tmp_path / "own"
    assert duixian("--books", place, "add", reports / "lanchuan-2024.txt").code == 0
    return place


@pytest.fixture
def led(duixian: Duixian, store: Store, own: Path) -> Duixian:
    """The program, led to the store and to those books."""
    return partial(duixian, "--books", own, **store.environment)


@pytest.fixture
def place(store: Store, request: pytest.FixtureRequest) -> str:
    bucket = "p" + "".join(c for c in request.node.name.lower() if c.isalnum())[:50]
    store.bucket(bucket)
    return f"s3://{bucket}/公开/books"


def versions(place: str) -> dict[str, int]:
    return {name: DeltaTable(f"{place}/{name}").version() for name in PUBLISHED}


def commits(place: str) -> set[str]:
    return {DeltaTable(f"{place}/{name}").history(1)[0]["duixian.commit"] for name in PUBLISHED}


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, rows))


def test_what_is_published_is_what_the_books_say_and_is_only_written_when_that_changed(
    led: Duixian, place: str, reports: Path
) -> None:
    first = led("publish", place)
    assert first.code == 0
    assert "8 tables" in first.err
    assert "of commit 1 of the books" in first.err
    assert (versions(place), commits(place)) == (dict.fromkeys(PUBLISHED, 0), {"1"})

    again = led("publish", f"{place}/")
    assert (again.code, "commit 1 of the books is there already" in again.err) == (0, True)
    assert versions(place) == dict.fromkeys(PUBLISHED, 0)

    assert led("add", reports / "lanchuan-2025.txt").code == 0
    assert "of commit 2 of the books" in led("publish", place).err
    assert (versions(place), commits(place)) == (dict.fromkeys(PUBLISHED, 1), {"2"})
    for name in ("reports", "claims", "tasks", "headlines"):
        told = led("query", f"SELECT * FROM {name}").rows
        published = DeltaTable(f"{place}/{name}").to_pyarrow_table()
        columns = list(told[0])
        assert in_order(published.select(columns).to_pylist()) == in_order(told)


def test_other_programs_read_what_was_published(
    led: Duixian, place: str, store: Store, reports: Path
) -> None:
    place = place.replace("公开", "open")  # Polars seeks what is below other letters in vain
    assert led("add", reports / "lanchuan-2025.txt").code == 0
    assert led("publish", place).code == 0
    told = in_order(led("query", "SELECT claim_id, value FROM claims").rows)
    options = {key.lower(): value for key, value in store.environment.items()}
    frame = pl.read_delta(f"{place}/claims", storage_options=options)
    assert in_order(frame.select("claim_id", "value").to_dicts()) == told
    claims = DeltaTable(f"{place}/claims").to_pyarrow_dataset()
    with duckdb.connect() as engine:
        engine.register("claims", claims)
        found = engine.sql("SELECT claim_id, value FROM claims").to_arrow_table()
    assert in_order(found.to_pylist()) == told
    accounts = DeltaTable(f"{place}/accounts").to_pyarrow_table().select(["account_id", "verdict"])
    verdicts = [
        {key: row[key] for key in ("account_id", "verdict")} for row in led("accounts").rows
    ]
    assert in_order(accounts.to_pylist()) == in_order(verdicts)


def test_a_store_that_refuses_half_way_keeps_what_is_whole_and_again_does_the_rest(
    led: Duixian, place: str, store: Store
) -> None:
    store.refuse_after(60)
    cut = led("publish", place)
    store.refuse_after(ALWAYS)
    assert cut.code == 1
    assert cut.err.count("\n") == 1
    assert "the table cannot be written (the store refuses it (InvalidAccessKeyId)" in cut.err
    assert store.environment["AWS_ACCESS_KEY_ID"] not in cut.err
    done = [name for name in PUBLISHED if DeltaTable.is_deltatable(f"{place}/{name}")]
    assert 0 < len(done) < len(PUBLISHED)
    rest = led("publish", place)
    assert (rest.code, f"{len(PUBLISHED) - len(done)} tables" in rest.err) == (0, True)
    assert versions(place) == dict.fromkeys(PUBLISHED, 0)


def test_a_bucket_that_is_not_there_is_told(led: Duixian) -> None:
    run = led("publish", "s3://no-such-bucket/books")
    assert run.code == 1
    assert "s3://no-such-bucket/books/reports: the table there cannot be read" in run.err
    assert "(there is no such bucket)" in run.err


def test_of_two_that_publish_at_once_one_is_told(place: str) -> None:
    one, other = (Publication(place, ("claims",), state) for state in ("a", "b"))
    assert one.put("claims", ROWS.schema, (ROWS,), {}) == 2
    with pytest.raises(PublishError, match="claims: somebody else is publishing there"):
        other.put("claims", ROWS.schema, (ROWS,), {})
    third, fourth = (Publication(place, ("claims",), state) for state in ("c", "d"))
    assert third.put("claims", ROWS.schema, (ROWS,), {}) == 2
    with pytest.raises(PublishError, match="claims: somebody else is publishing there"):
        fourth.put("claims", ROWS.schema, (ROWS,), {})
    assert Publication(place, ("claims",), "c").due == []
    assert Publication(place, ("claims",), "a").due == ["claims"]


def test_a_table_with_other_columns_takes_the_place_of_one_of_before(tmp_path: Path) -> None:
    where, other = str(tmp_path), pa.table({"b": ["x"]})
    Publication(where, ("t",), "a").put("t", ROWS.schema, (ROWS,), {})
    Publication(where, ("t",), "b").put("t", other.schema, (other,), {})
    assert DeltaTable(tmp_path / "t").to_pyarrow_table().to_pydict() == {"b": ["x"]}


def test_somebody_elses_table_is_left_alone(duixian: Duixian, own: Path, tmp_path: Path) -> None:
    write_deltalake(tmp_path / "lake/claims", ROWS)
    run = duixian("--books", own, "publish", "lake")
    assert run.code == 1
    assert "claims: a Delta table is there that Duixian did not publish" in run.err
    assert [one.name for one in (tmp_path / "lake").iterdir()] == ["claims"]


def test_a_folder_and_the_address_of_a_folder(duixian: Duixian, own: Path, tmp_path: Path) -> None:
    assert duixian("--books", own, "publish", "公开").code == 0
    address = (tmp_path / "公开").as_uri()
    assert "is there already" in duixian("--books", own, "publish", address).err
    assert DeltaTable(tmp_path / "公开/reports").to_pyarrow_table().num_rows == 1


def test_a_past_commit_can_be_published(
    duixian: Duixian, own: Path, reports: Path, tmp_path: Path
) -> None:
    assert duixian("--books", own, "add", reports / "lanchuan-2025.txt").code == 0
    assert duixian("--books", own, "--at", "1", "publish", "past").code == 0
    assert DeltaTable(tmp_path / "past/reports").to_pyarrow_table().num_rows == 1


@pytest.mark.parametrize(
    ("place", "code", "told"),
    [
        ("own/here", 2, "lies in the books themselves"),
        ("a%20b", 2, "a path with % in it"),
        ("https://example.org/books", 2, "tables cannot be published there"),
        ("s3://key:secret@bucket/books", 2, "the address names no bucket"),
        ("file.txt/books", 1, "reports: the table cannot be written (Not a directory)"),
    ],
)
def test_places_that_take_no_tables(
    duixian: Duixian, own: Path, tmp_path: Path, place: str, code: int, told: str
) -> None:
    (tmp_path / "file.txt").touch()
    run = duixian("--books", own, "publish", place)
    assert (run.code, told in run.err) == (code, True)
    assert "secret" not in run.err


def test_books_that_are_not_there_are_told(duixian: Duixian, tmp_path: Path) -> None:
    run = duixian("--books", tmp_path / "none", "publish", "out")
    assert (run.code, "there are no books here" in run.err) == (1, True)
