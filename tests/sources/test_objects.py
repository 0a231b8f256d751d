"""Objects of a store, kept in memory: which are listed, what is refused, and what a store's answer
is told as. A real server is asked in tests/cli/test_objects.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duixian.errors import EmptyInput, InputError, TooLarge, UsageError
from duixian.sources import limits, objects

obstore = pytest.importorskip("obstore.store")

Shelf = Callable[..., None]


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Puts objects of given sizes into the one bucket that there is."""
    store = obstore.MemoryStore()
    monkeypatch.setattr(objects, "_store", lambda root: store)

    def put(**sizes: int) -> None:
        for key, size in sizes.items():
            store.put(key, b"x" * size)

    return put


def names(address: str, suffixes: tuple[str, ...] = (".txt", ".pdf")) -> list[str]:
    return [
        found.address if isinstance(found, objects.StoredObject) else f"! {found.path}"
        for found in objects.listed(address, suffixes)
    ]


def test_what_lies_below_an_address_is_listed_by_its_ending_and_hidden_ones_are_not(
    shelf: Shelf,
) -> None:
    shelf(**{"年/甲.txt": 1, "年/乙.PDF": 2, "年/.丙.txt": 3, "年/.旧/丁.txt": 4, "年/戊.md": 5})
    shelf(**{"别/己.txt": 6})
    below = ["s3://b/年/乙.PDF", "s3://b/年/甲.txt"]
    assert sorted(names("s3://b/年/")) == below
    assert sorted(names("s3://b/年")) == below
    assert sorted(names("s3://b")) == ["s3://b/别/己.txt", *below]
    assert names("s3://b/年/戊.md") == ["s3://b/年/戊.md"]  # named itself, whatever its ending
    (one,) = objects.listed("s3://b/年/乙.PDF", ())
    assert isinstance(one, objects.StoredObject)
    assert (one.size, one.suffix) == (2, ".PDF")


def test_a_folder_whose_own_name_is_hidden_may_be_asked_for(shelf: Shelf) -> None:
    shelf(**{".存/甲.txt": 1})
    assert names("s3://b/.存/") == ["s3://b/.存/甲.txt"]
    assert names("s3://b") == ["! s3://b"]


def test_where_no_report_is_the_endings_that_are_read_are_named(shelf: Shelf) -> None:
    shelf(**{"年/戊.md": 5})
    (nothing,) = objects.listed("s3://b/年/", (".txt", ".pdf"))
    assert isinstance(nothing, EmptyInput)
    assert "no report is there" in str(nothing)
    assert ".txt, .pdf" in str(nothing)


def test_what_is_larger_than_any_report_is_refused_when_listed_and_when_fetched(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_BYTES", 10)
    shelf(**{"甲.txt": 10, "乙.txt": 11})
    small, large = sorted(
        objects.listed("s3://b", (".txt",)), key=lambda found: isinstance(found, InputError)
    )
    assert isinstance(small, objects.StoredObject)
    assert small.data() == b"x" * 10
    assert isinstance(large, TooLarge)
    grown = objects.StoredObject("s3://b/乙.txt", 9)  # it grew after it was listed
    with pytest.raises(TooLarge):
        grown.data()
    listed_large = objects.StoredObject("s3://b/甲.txt", 11)
    with pytest.raises(TooLarge):
        listed_large.data()


def test_an_object_that_is_not_there_is_named(shelf: Shelf) -> None:
    with pytest.raises(InputError, match=r"s3://b/无\.txt: there is no such object"):
        objects.object_at("s3://b/无.txt")
    with pytest.raises(InputError, match="there is no such object"):
        objects.StoredObject("s3://b/无.txt", 1).data()
    shelf(**{"有.txt": 3})
    assert objects.object_at("s3://b/有.txt").size == 3


def answered(status: str, code: str = "") -> OSError:
    body = f"<Error><Code>{code}</Code><Key>AKIA-secret</Key></Error>" if code else ""
    return OSError(f"Client error with status code: {status}: {body}")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (answered("404 Not Found", "NoSuchBucket"), "there is no such bucket"),
        (answered("404 Not Found", "ContainerNotFound"), "there is no such bucket"),
        (answered("404 Not Found", "NoSuchKey"), "there is no such object"),
        (answered("404 Not Found"), "there is no such object"),
        (FileNotFoundError("gone"), "there is no such object"),
        (answered("403 Forbidden", "AccessDenied"), "the store refuses it (AccessDenied)"),
        (answered("401 Unauthorized"), "the store refuses it (401)"),
        (answered("403 Forbidden"), "credentials are missing or wrong"),
        (answered("503 Slow Down", "SlowDown"), "the store does not do it (SlowDown)"),
        (answered("500 Internal Server Error"), "the store does not do it (500)"),
        (OSError("error sending request for url"), "the store does not answer"),
        (OSError("operation timed out"), "the store does not answer"),
        (OSError("Connection refused"), "the store does not answer"),
        (OSError("connection closed"), "the store does not answer"),
        (OSError("no credential provider"), "the store does not answer"),
        (OSError("something else"), "the store fails and does not say why"),
    ],
)
def test_why_a_store_did_not_give_it_holds_nothing_of_the_request(
    error: OSError, told: str
) -> None:
    assert told in objects.why(error)
    assert "AKIA" not in objects.why(error)


@pytest.mark.parametrize("scheme", ["s3", "gs", "az"])
def test_addresses_of_stores_are_no_paths(scheme: str) -> None:
    assert objects.local(f"{scheme}://b/甲.txt") is None
    assert objects.address(f"{scheme.upper()}://b/甲.txt") == f"{scheme}://b/甲.txt"


def test_a_file_address_is_a_path_and_the_web_is_not_asked() -> None:
    assert objects.local("file:///tmp/%E7%94%B2.txt") == Path("/tmp/甲.txt")
    for scheme in ("http", "https"):
        with pytest.raises(UsageError, match="nothing is fetched from the web"):
            objects.local(f"{scheme}://example.org/a.txt")
    with pytest.raises(UsageError, match=r"There are: s3://, gs://, az://, file://"):
        objects.local("ftp://example.org/a.txt")


@pytest.mark.parametrize("address", ["s3:///甲.txt", "s3://", "s3://key:secret@b/甲.txt"])
def test_an_address_without_a_bucket_or_with_a_secret_is_refused_unsaid(address: str) -> None:
    with pytest.raises(UsageError, match="names no bucket") as caught:
        objects.parted(address)
    assert "secret" not in str(caught.value)
