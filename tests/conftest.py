"""What several rooms' tests need."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import stores
import wide_books
from duixian.books import Books

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_finish() -> None:
    """Twelve thousand collected tests stay to the end: who looks for garbage need not pass them."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    gc.unfreeze()


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """The folder of real reports beside the checkout; continuous integration must have it."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        message = "the corpus (../shared/corpus) is not beside the checkout"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Books of short reports that leave cells of a wide table empty in every way."""
    return wide_books.build(tmp_path_factory.mktemp("sparse") / "books")


@pytest.fixture(scope="session")
def labels_dir(corpus_dir: Path) -> Path:
    """The folder of hand-made labels of the real reports."""
    return corpus_dir.parent / "eval"


@pytest.fixture(scope="session")
def s3() -> Iterator[stores.Store]:
    """A local S3 server."""
    with stores.running() as store:
        yield store


@pytest.fixture
def store(s3: stores.Store, monkeypatch: pytest.MonkeyPatch) -> stores.Store:
    """The S3 server, with the environment that leads to it, answering everybody."""
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    s3.refuse_after(stores.ALWAYS)
    return s3


# A suite that runs in the background (`make test &`) is started with SIGINT ignored, and its
# children would inherit that; those that the tests interrupt must hear it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What the tests expect the program to say is English, whatever the locale of who runs them.
os.environ["DUIXIAN_LANG"] = "en"
