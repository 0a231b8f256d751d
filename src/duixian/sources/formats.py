"""What kind of file the bytes are, whatever the name says."""

from __future__ import annotations

from typing import Literal

from duixian import late_re as re
from duixian.errors import UnknownFormat

Format = Literal["text", "html", "pdf", "docx", "doc", "image"]

SNIFFED_CHARS = 4096
_PDF_HEAD = 1024
"""Readers accept a PDF whose header stands anywhere in the first kilobyte."""

# Formats that are not read, by their first bytes, with what to do instead.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and give the report in it"),
    (b"Rar!", "an archive (RAR)", "Unpack it and give the reports in it"),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "Unpack it and give the reports in it"),
    (b"BZh", "a compressed file (bzip2)", "Unpack it and give the report in it"),
    (b"\xfd7zXZ", "a compressed file (xz)", "Unpack it and give the report in it"),
    (b"\x7fELF", "a program", "Give the report's text, HTML, PDF or DOCX"),
    (b"MZ\x90", "a program", "Give the report's text, HTML, PDF or DOCX"),
    (b"SQLite format 3", "an SQLite database", "Give the report's text, HTML, PDF or DOCX"),
)
_OLD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""Old Word, Excel and WPS files (OLE) and RTF; `office` tells them apart."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
"""PNG, JPEG, TIFF, GIF."""
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.I | re.S
)
_HTML_TAG = re.compile(
    r"</?(?:html|head|body|meta|title|div|p|span|br|table|script|style|td|a)\b[^<>]{0,400}>", re.I
)
_HTML_TAGS_ENOUGH = 5


def of_bytes(data: bytes, name: str) -> Format | None:
    """The format that the first bytes prove, or None for what may be text.

    Raises:
        UnknownFormat: the bytes are of a known format that is not read.
    """
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"  # `docx` tells other zip files apart
    if data.startswith(_OLD):
        return "doc"
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    for magic, found, advice in _FOREIGN:
        if data.startswith(magic):
            raise UnknownFormat(name, f"this is {found}", advice)
    if data.startswith(_EMPTY_ZIP):
        raise UnknownFormat(name, "this is an empty zip archive", "Give the report itself")
    return None


def is_html(text: str) -> bool:
    """Whether decoded text is a web page, judged by its beginning.

    >>> is_html("<!DOCTYPE html><html><body>政府工作报告</body></html>")
    True
    >>> is_html("各位代表：2019年增长6.5%")
    False
    """
    if "<" not in text[:SNIFFED_CHARS]:
        return False
    if _HTML_START.match(text[:SNIFFED_CHARS]):
        return True
    return len(_HTML_TAG.findall(text[:SNIFFED_CHARS])) >= _HTML_TAGS_ENOUGH
