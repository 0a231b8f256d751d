"""Copies of the desk that take its place, made and brought back as docs/desk.md says."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from desk_databases import POSTGRESQL, SettableClock
from duixian.desk import Desk, attachments, backups
from duixian.desk.errors import DeskError, DeskUsage

ITEM = "990100-2024-030"


def worked(desk: Desk, clock: SettableClock, folder: Path) -> str:
    """A day's work, and the next day's first: a head is published, a file attached."""
    file = folder / "验收单.pdf"
    file.write_bytes(b"%PDF-1.4 invented")
    desk.act(ITEM, "assign", {"lead": "市教育局"}, actor="督查室")
    clock.forward(days=1)
    desk.act(ITEM, "accept", {}, actor="督查室")
    digest = desk.attach(file)
    desk.act(ITEM, "progress", {"share": 40, "files": [digest]}, actor="督查室")
    return digest


def test_a_backup_takes_the_desks_place(
    light_desk: Desk, clock: SettableClock, tmp_path: Path
) -> None:
    digest = worked(light_desk, clock, tmp_path)
    done = backups.back_up(light_desk, tmp_path / "safe")
    assert (done.heads, done.attachments) == (1, 1)
    before = light_desk.item(ITEM)
    light_desk.close()
    shutil.rmtree(light_desk.folder)
    shutil.copytree(tmp_path / "safe", light_desk.folder)
    again = Desk(tmp_path, clock)
    assert again.item(ITEM) == before
    assert attachments.missing(again.folder, [digest]) == []
    verified = again.verify()
    assert verified.sound, verified
    again.close()


def test_a_backup_of_a_desk_in_use_is_whole(
    light_desk: Desk, clock: SettableClock, tmp_path: Path
) -> None:
    worked(light_desk, clock, tmp_path)
    stop = threading.Event()

    def report() -> None:
        desk = Desk(tmp_path, clock)
        while not stop.is_set():
            desk.act(ITEM, "progress", {"share": 41}, actor="报送员")
        desk.close()

    writer = threading.Thread(target=report)
    writer.start()
    try:
        for n in range(3):
            backups.back_up(light_desk, tmp_path / f"safe-{n}")
    finally:
        stop.set()
        writer.join()
    for n in range(3):
        books = tmp_path / f"books-{n}"
        shutil.copytree(tmp_path / f"safe-{n}", books / "desk")
        copy = Desk(books, clock)
        assert copy.verify().sound
        copy.close()


def test_no_backup_is_overwritten_and_none_is_left_half(
    light_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(light_desk, tmp_path / "safe")
    with pytest.raises(DeskUsage, match="overwrites none"):
        backups.back_up(light_desk, tmp_path / "safe")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_copy_of_attachments", full)
    with pytest.raises(DeskError, match="No space left"):
        backups.back_up(light_desk, tmp_path / "other")
    assert not (tmp_path / "other").exists()
    monkeypatch.undo()
    assert backups.back_up(light_desk, tmp_path / "other").database  # what was left is no obstacle


@pytest.fixture
def two_databases() -> Iterator[tuple[str, str]]:
    """Names of two new databases on the test server; only the first is made."""
    names = (f"desk_{uuid.uuid4().hex[:12]}", f"desk_{uuid.uuid4().hex[:12]}")
    try:
        _postgresql("createdb", names[0])
    except (OSError, subprocess.CalledProcessError) as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL does not make a database: {error}")
    yield names
    for name in names:
        _postgresql("dropdb", "--if-exists", name)


def _postgresql(*command: str) -> None:
    url = make_url(POSTGRESQL)
    program, *rest = command
    where = ["--host", url.host or "127.0.0.1", "--username", url.username or ""]
    subprocess.run([program, *where, *rest], check=True, capture_output=True)


@pytest.mark.postgres
def test_postgresqls_own_tools_bring_the_log_back(
    two_databases: tuple[str, str], light_desk: Desk, clock: SettableClock, tmp_path: Path
) -> None:
    kept, restored = (str(make_url(POSTGRESQL).set(database=name)) for name in two_databases)
    books = tmp_path / "postgresql"
    Desk.init(books, clock, address=kept)
    desk = Desk(books, clock)
    desk.enrol(["市教育局"], actor="督查室")
    clock.forward(days=1)
    desk.enrol(["市水务局"], actor="督查室")
    done = backups.back_up(desk, tmp_path / "safe")
    desk.close()
    assert (done.database, done.heads) == (None, 1)
    dump = str(tmp_path / "safe" / "desk.dump")
    _postgresql("pg_dump", "--format", "custom", "--file", dump, two_databases[0])
    _postgresql("createdb", two_databases[1])
    _postgresql("pg_restore", "--dbname", two_databases[1], dump)
    again = Desk(books, clock, address=restored)
    assert again.units() == ("市教育局", "市水务局")
    assert again.verify().sound
    again.close()
