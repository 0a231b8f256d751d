"""Old Word and WPS documents and rich text: through LibreOffice where it is, else a sentence."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from duixian.errors import ToolMissing, UnknownFormat
from duixian.sources import docx, from_bytes, office
from sources.documents import linked, word
from sources.lost_bytes import SENTENCES
from sources.test_formats import TITLE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + bytes(500) + "WordDocument".encode("utf-16-le")

with_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@pytest.fixture(scope="module")
def old_word() -> bytes:
    """A document as Word 97 wrote it."""
    return office.convert(word(TITLE, SENTENCES[0]), ".docx", "doc:MS Word 97", "x")


@with_libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".wps", ".txt"])
def test_an_old_word_or_wps_document_is_read(old_word: bytes, suffix: str) -> None:
    document = from_bytes(old_word, f"report{suffix}", suffix)
    assert document.media == "doc"
    assert document.source.split("\n") == [TITLE, SENTENCES[0], "粮食总产量\t86.2万吨", "表后一段"]


@with_libreoffice
def test_rich_text_is_read() -> None:
    data = office.convert(word(TITLE, SENTENCES[0]), ".docx", "rtf", "x")
    assert SENTENCES[0] in from_bytes(data, "report.doc", ".doc").source


@with_libreoffice
def test_a_word_document_that_is_damaged(old_word: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        from_bytes(WORD, "report.doc", ".doc")
    assert "LibreOffice cannot open it" in str(caught.value) or "no text" in str(caught.value)


@pytest.fixture
def visited() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what was asked of it."""
    asked: list[str] = []

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/picture.png", asked
    server.shutdown()


@with_libreoffice
def test_nothing_that_a_document_links_to_is_fetched(visited: tuple[str, list[str]]) -> None:
    address, asked = visited
    data = office.convert(linked(address), ".docx", "doc:MS Word 97", "x")
    document = from_bytes(data, "report.doc", ".doc")
    assert asked == []
    assert address in document.notes[0]


@pytest.mark.parametrize(
    ("data", "suffix", "found"),
    [
        (WORD, ".doc", "an old Word document"),
        (OLE + bytes(500), ".wps", "an old WPS document"),
        (b"{\\rtf1 text}", ".txt", "a rich-text file"),
    ],
)
def test_without_libreoffice_the_refusal_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, data: bytes, suffix: str, found: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ToolMissing, match=rf"{found}.*no program soffice.*Install LibreOffice"):
        from_bytes(data, f"report{suffix}", suffix)


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        ("EncryptedPackage", "needs a password"),
        ("Workbook", "old Excel workbook"),
        ("PowerPoint Document", "PowerPoint"),
        ("Something", "unknown kind"),
    ],
)
def test_other_files_of_the_kind_are_told_apart(stream: str, found: str) -> None:
    with pytest.raises(UnknownFormat, match=found):
        from_bytes(OLE + bytes(500) + stream.encode("utf-16-le"), "report.docx", ".docx")


def standing_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))


def test_a_conversion_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing_in(tmp_path, monkeypatch, "sleep 60 & wait")
    monkeypatch.setattr(office, "SECONDS", 0.5)
    with pytest.raises(UnknownFormat, match="has not opened it in"):
        from_bytes(WORD, "report.doc", ".doc")


def test_what_libreoffice_says_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing_in(tmp_path, monkeypatch, "echo source file could not be loaded")
    with pytest.raises(UnknownFormat, match="source file could not be loaded"):
        from_bytes(WORD, "report.doc", ".doc")


def test_macros_of_an_old_document_are_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(word(TITLE))
    script = f"""for last in "$@"; do :; done
        folder=$(dirname "$last")/made
        mkdir $folder
        cp {made} $folder/report.docx"""
    standing_in(tmp_path, monkeypatch, script)
    data = WORD + "_VBA_PROJECT".encode("utf-16-le")
    assert from_bytes(data, "report.doc", ".doc").notes == (docx.MACROS,)
