"""What a document says about the bytes it came from, and what is refused before it is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from duixian.errors import EmptyInput, InputError, TooLarge, UnknownFormat
from duixian.sources import from_bytes, from_text, limits, load
from sources.lost_bytes import SENTENCES

TEXT = "2024年澜川市政府工作报告\n各位代表：\n" + "\n".join(SENTENCES)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_becomes_a_document_named_after_it(tmp_path: Path) -> None:
    path = tmp_path / "lanchuan-2024.txt"
    path.write_bytes(TEXT.encode("gbk"))
    document = load(path)
    assert (document.doc, document.media, document.encoding) == ("lanchuan-2024", "text", "gb18030")
    assert document.report_id == sha256(TEXT.encode())
    assert document.original_digest == sha256(TEXT.encode("gbk"))
    assert load(path, "澜川").doc == "澜川"


def test_the_same_text_in_two_encodings_is_the_same_report() -> None:
    one, other = from_bytes(TEXT.encode(), "a"), from_bytes(TEXT.encode("utf-16"), "b")
    assert one.report_id == other.report_id
    assert one.original_digest != other.original_digest


def test_line_ends_are_those_of_text_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("各位代表：\r\n一、回顾\r增长\n".encode())
    assert load(path).source == path.read_text(encoding="utf-8") == "各位代表：\n一、回顾\n增长\n"


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".shtml", ".HTM"])
def test_a_page_is_one_by_its_ending_though_it_has_hardly_a_tag(suffix: str) -> None:
    data = f"转载：\n<html><body>{TEXT}&nbsp;完</body></html>".encode()
    document = from_bytes(data, f"x{suffix}", suffix)
    assert document.media == "html"
    assert "&nbsp;" not in document.source
    assert from_bytes(data, "x.txt", ".txt").media == "text"


def test_the_byte_order_mark_is_no_character() -> None:
    assert from_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "x").source == TEXT


def test_decoded_text_is_taken_as_it_is() -> None:
    document = from_text(" 各位代表：\r\n增长", "x")
    assert document.source == " 各位代表：\r\n增长"
    assert document.encoding is None


@pytest.mark.parametrize(("data", "found"), [(b"", "is empty"), (b" \n\t\n", "only blanks")])
def test_nothing_to_read(data: bytes, found: str) -> None:
    with pytest.raises(EmptyInput, match=found):
        from_bytes(data, "report.txt")


def test_a_text_of_blanks_alone() -> None:
    with pytest.raises(EmptyInput):
        from_text("\u3000\n", "x")


def test_a_missing_file_and_a_folder_are_said_to_be_that(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "absent.txt")
    with pytest.raises(InputError, match="folder"):
        load(tmp_path)


def test_a_file_of_200_megabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))
    with pytest.raises(TooLarge, match=r"200 MB.*limit is 32 MB"):
        load(path)


def test_the_limit_holds_for_bytes_as_well() -> None:
    with pytest.raises(TooLarge):
        from_bytes(b"a" * (33 * 1024 * 1024), "x", ".txt")


@pytest.mark.parametrize(
    ("magic", "found"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"PK\x05\x06" + bytes(18), "empty zip"),
    ],
)
def test_other_formats_are_named_even_when_called_txt(magic: bytes, found: str) -> None:
    with pytest.raises(UnknownFormat, match=found):
        from_bytes(magic, "report.txt", ".txt")


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_file_that_is_not_what_its_name_says(suffix: str) -> None:
    with pytest.raises(UnknownFormat, match="is none"):
        from_bytes(TEXT.encode(), f"report{suffix}", suffix)


def test_every_refusal_names_the_input_and_says_what_to_do() -> None:
    for data in (b"", bytes(range(256)) * 20, b"\x89PNG", TEXT.encode() + b"\xff"):
        with pytest.raises(InputError) as caught:
            from_bytes(data, "report.txt")
        assert str(caught.value).startswith("report.txt: ")
        assert len(caught.value.advice) > 10


def test_a_device_without_end_is_refused_after_the_limit(tmp_path: Path) -> None:
    link = tmp_path / "report.txt"
    link.symlink_to("/dev/zero")
    for path in (link, Path("/dev/zero")):
        with pytest.raises(TooLarge, match="after 32 MB there was still more"):
            load(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("增长5%。".encode() * 100)
    monkeypatch.setattr(limits, "TEXT_BYTES", 500)
    monkeypatch.setattr(limits, "check", lambda *_: None)
    with pytest.raises(TooLarge):
        load(path)
