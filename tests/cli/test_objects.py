"""Reports in an object store: read and added by their address, on a local S3 server."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

import duixian as package
from duixian.engine import Input, find_inputs, read_many
from duixian.errors import InputError, PackageMissing, TooLarge, UsageError
from duixian.sources import StoredObject, limits, objects
from running import Duixian
from sources.tables import csv_of, zip_of
from stores import Store

NAMES = ("lanchuan-2024", "lanchuan-2025")


@pytest.fixture
def shelf(store: Store, reports: Path, request: pytest.FixtureRequest) -> str:
    """A bucket of its own with two reports in a folder whose name must not be escaped."""
    bucket = "b" + "".join(c for c in request.node.name.lower() if c.isalnum())[:50]
    store.bucket(bucket)
    for name in NAMES:
        store.put(bucket, f"报告 50%/{name}.txt", (reports / f"{name}.txt").read_bytes())
    return bucket


@pytest.fixture
def duixian(duixian: Duixian, store: Store) -> Duixian:
    """The program, led to the store."""
    return partial(duixian, **store.environment)


def test_reading_below_an_address_is_reading_the_files(
    duixian: Duixian, shelf: str, store: Store, reports: Path
) -> None:
    store.put(shelf, "报告 50%/.hidden.txt", b"x")
    store.put(shelf, "报告 50%/notes.md", b"x")
    far = duixian("read", f"s3://{shelf}/报告 50%/")
    near = duixian("read", *(reports / f"{name}.txt" for name in NAMES))
    assert (far.code, far.err) == (0, "")
    assert far.rows == near.rows
    assert len(far.rows) > 100
    one = duixian("read", f"s3://{shelf}/报告 50%/{NAMES[1]}.txt")
    assert one.rows == [row for row in near.rows if row["doc"] == NAMES[1]]


def test_added_reports_say_where_they_came_from_and_again_changes_nothing(
    duixian: Duixian, shelf: str, store: Store, reports: Path
) -> None:
    index = "doc,government,report_year,url\nlanchuan-2024,,,https://example.org/1\nnone,,,\n"
    store.put(shelf, "INDEX.csv", index.encode())
    asked = ("add", f"s3://{shelf}/报告 50%/", "--index", f"s3://{shelf}/INDEX.csv")
    run = duixian(*asked)
    assert run.code == 0
    assert "2 added" in run.err
    assert f"s3://{shelf}/INDEX.csv: 1 row matches no file that was given: none" in run.err
    rows = duixian("reports").rows
    assert {row["doc"]: row["origin"] for row in rows} == {
        NAMES[0]: "https://example.org/1",
        NAMES[1]: f"s3://{shelf}/报告 50%/{NAMES[1]}.txt",
    }
    assert "2 unchanged" in duixian(*asked).err
    assert duixian("rebuild").code == 0
    kept = [row | {"added_at": ""} for row in duixian("reports").rows]
    assert kept == [row | {"added_at": ""} for row in rows]


def test_workers_of_dask_are_sent_what_was_fetched(duixian: Duixian, shelf: str) -> None:
    run = duixian("add", f"s3://{shelf}/报告 50%/", "--engine", "dask", "--jobs", "1")
    assert (run.code, run.err.count("2 added")) == (0, 1)


def test_tables_and_archives_of_a_store_mean_their_reports(
    duixian: Duixian, shelf: str, store: Store, reports: Path
) -> None:
    texts = [(reports / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES]
    store.put(shelf, "t/t.csv", csv_of(("年份", "正文"), *zip((2024, 2025), texts, strict=True)))
    packed = store.put(
        shelf, "p.zip", zip_of({f"{n}.txt": t.encode() for n, t in zip(NAMES, texts, strict=True)})
    )
    rows = duixian("read", f"s3://{shelf}/t/", "--text-column", "正文").rows
    assert {row["doc"] for row in rows} == {"t#2", "t#3"}
    assert "2 added" in duixian("add", packed).err
    assert {row["origin"] for row in duixian("reports").rows} == {packed}
    assert "2 unchanged" in duixian("add", packed).err


def test_an_interrupted_addition_run_again_does_the_rest_once(
    duixian: Duixian, shelf: str, store: Store
) -> None:
    store.refuse_after(2)  # the list, and one of the two
    cut = duixian("add", f"s3://{shelf}/报告 50%/", "--jobs", "1")
    assert cut.code == 3
    assert "1 added, 1 failed" in cut.err
    assert "the store refuses it" in cut.err
    store.refuse_after(10**9)
    assert "1 added, 1 unchanged" in duixian("add", f"s3://{shelf}/报告 50%/").err


def test_what_is_too_large_is_not_fetched_and_the_rest_is_read(
    shelf: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_BYTES", 20_000)
    large = store.put(shelf, "报告 50%/large.txt", b"x" * 20_001)
    monkeypatch.setattr(objects.StoredObject, "data", lambda one: one.address.encode())
    found = list(find_inputs([f"s3://{shelf}/报告 50%/"]))
    (refused,) = [one for one in found if isinstance(one, TooLarge)]
    assert str(refused).startswith(f"{large}: the file has 0 MB")
    assert [one.doc for one in found if isinstance(one, Input)] == list(NAMES)


def test_what_grew_since_it_was_listed_is_refused_before_it_is_taken_in(
    shelf: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_BYTES", 10)
    grown = store.put(shelf, "grown.txt", b"x" * 11)
    with pytest.raises(TooLarge):
        StoredObject(grown, 3).data()


def test_what_cannot_be_fetched_is_told_in_its_place(shelf: str, store: Store) -> None:
    inputs = list(find_inputs([f"s3://{shelf}/报告 50%/"]))
    store.delete(shelf, f"报告 50%/{NAMES[0]}.txt")
    gone, read = read_many(inputs, jobs=1)
    assert str(gone.error).startswith(f"s3://{shelf}/报告 50%/{NAMES[0]}.txt: there is no such obj")
    assert read.reading is not None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("s3://no-such-bucket/reports/", "there is no such bucket"),
        ("s3://no-such-bucket/a.txt", "there is no such bucket"),
        ("s3://{}/nothing/", "no report is there"),
        ("s3://{}/nothing.txt", "no report is there"),
    ],
)
def test_what_is_not_there_is_told(duixian: Duixian, shelf: str, address: str, found: str) -> None:
    run = duixian("read", address.format(shelf))
    assert (run.code, run.out) == (3, "")
    assert f"{address.format(shelf)}: {found}" in run.err


def test_wrong_credentials_are_told_and_not_repeated(
    duixian: Duixian, shelf: str, store: Store
) -> None:
    store.refuse_after(0)
    run = duixian("read", f"s3://{shelf}/")
    assert run.code == 3
    assert "the store refuses it (InvalidAccessKeyId): credentials are missing or wrong" in run.err
    for secret in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        assert store.environment[secret] not in run.err


def test_a_store_that_does_not_answer_is_given_up(
    shelf: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(objects, "RETRIES", 0)
    objects._store.cache_clear()
    (error,) = find_inputs([f"s3://{shelf}/"])
    objects._store.cache_clear()
    assert isinstance(error, InputError)
    assert error.found == "the store does not answer"


def test_an_index_that_cannot_be_had_ends_the_command(duixian: Duixian, shelf: str) -> None:
    run = duixian("read", f"s3://{shelf}/报告 50%/", "--index", f"s3://{shelf}/INDEX.csv")
    assert run.code == 2
    assert f"s3://{shelf}/INDEX.csv: the index cannot be read: there is no such object" in run.err


def test_one_report_by_its_address_from_python(shelf: str, reports: Path) -> None:
    far = package.read(f"s3://{shelf}/报告 50%/{NAMES[0]}.txt")
    assert far.reading.claims == package.read(reports / f"{NAMES[0]}.txt").reading.claims


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org/a.txt", "nothing is fetched from the web. Download it"),
        ("http://169.254.169.254/latest/meta-data/", "nothing is fetched from the web"),
        ("ftp://example.org/a.txt", "there is no way to read from there. There are: s3://, gs://"),
        ("s3://", "the address names no bucket"),
        ("s3://key:secret@bucket/a.txt", "s3://…: the address names no bucket"),
    ],
)
def test_other_addresses_are_refused(duixian: Duixian, address: str, told: str) -> None:
    run = duixian("read", address)
    assert run.code == 2
    assert told in run.err
    assert "secret" not in run.err


def test_the_address_of_a_file_means_the_file(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "报告 50%"
    folder.mkdir()
    (folder / "a.txt").write_bytes((reports / f"{NAMES[0]}.txt").read_bytes())
    assert duixian("read", folder.as_uri()).rows == duixian("read", folder).rows != []


def test_a_store_takes_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("obstore", "obstore.store", "obstore.exceptions"):
        monkeypatch.setitem(sys.modules, module, None)
    objects._store.cache_clear()
    objects._errors.cache_clear()
    with pytest.raises(PackageMissing, match="the extra objects"):
        list(find_inputs(["s3://bucket/reports/"]))


def test_an_address_without_a_bucket_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="gs://BUCKET/PATH"):
        list(find_inputs(["gs:///reports/"]))
