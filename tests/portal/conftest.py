"""A portal over the demo's books, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import portal_books
import portal_desk
from duixian.portal import app
from duixian.settled import settled
from portal_desk import Staffed


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books that no test changes, with the copy made."""
    books = portal_books.build(tmp_path_factory.mktemp("portal"))
    made = app(books)
    made.state.holdings.state()
    made.state.holdings.close()
    return books


@pytest.fixture
def unsettled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Books that nobody has opened yet, settled one government at a time."""
    monkeypatch.setattr(settled, "TOGETHER", 1)
    return portal_books.build(tmp_path)


@pytest.fixture(scope="session")
def manned(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same books with a desk that has people; no test changes them."""
    books = Path(shutil.copytree(built, tmp_path_factory.mktemp("manned") / "books"))
    portal_desk.man(books)
    return books


@pytest.fixture
def staffed(manned: Path, tmp_path: Path) -> Iterator[Staffed]:
    """A portal whose desk has somebody of every role; the test may change all of it."""
    made = portal_desk.copied(manned, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def portal(built: Path) -> Iterator[FastAPI]:
    """The portal over books that no test changes."""
    made = app(built, token=portal_books.TOKEN)
    yield made
    made.state.uploads.close()
    made.state.holdings.close()


@pytest.fixture
def client(portal: FastAPI) -> TestClient:
    """A browser without a memory: no cookies, redirects shown."""
    return TestClient(portal, follow_redirects=False)


@pytest.fixture
def books(built: Path, tmp_path: Path) -> Path:
    """Books that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "books"))


@pytest.fixture
def own(books: Path) -> Iterator[TestClient]:
    """A portal over books that the test may change."""
    with TestClient(app(books, token=portal_books.TOKEN), follow_redirects=False) as made:
        yield made
