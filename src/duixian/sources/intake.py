"""Bytes to Document: format, decoding, damage, page furniture."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

from duixian.errors import EmptyInput, InputError, UnknownFormat
from duixian.model import Document, Media, Repair, Span
from duixian.sources import (
    boilerplate,
    docx,
    encoding,
    formats,
    grids,
    html,
    language,
    limits,
    ocr,
    office,
    pdf,
    recover,
    tables,
)
from duixian.sources.extracted import Extracted
from duixian.sources.paths import shown

_PROVEN = frozenset({".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".parquet", ".pq", ".zip"})
_PROVEN |= limits.PICTURE_SUFFIXES
"""Endings of formats whose first bytes prove them. (What is called .doc is often a web page.)"""


def load(path: Path, name: str | None = None) -> Document:
    """Read one file. `name` is the report's name; by default the file's stem.

    Raises:
        InputError: the file is missing, empty, too large, of no known format, or not decodable;
            the message says what was found and what to do.
    """
    label = shown(path)
    return _document(bytes_of(path), name or Path(label).stem, label, path.suffix)


def bytes_of(path: Path) -> bytes:
    """What is in a file, as long as it is no larger than any report of its kind.

    Raises:
        InputError: the file is missing, may not be read, or is too large.
    """
    label = shown(path)
    try:
        return limits.read(path, label)
    except FileNotFoundError:
        raise InputError(label, "there is no such file", "Check the path") from None
    except IsADirectoryError:
        raise InputError(label, "this is a folder", "Give a file of it") from None
    except PermissionError:
        raise InputError(label, "the file may not be read", "Check its permissions") from None
    except OSError as error:
        loops = error.errno == errno.ELOOP
        found = "the link leads back to itself" if loops else f"unreadable ({error.strerror})"
        raise InputError(label, found, "Name the file itself, or check its disk") from None


def from_bytes(data: bytes, name: str, hint: str | None = None) -> Document:
    """Read bytes that came from elsewhere. `hint` is the file suffix, if there was one.

    Raises:
        InputError: as `load`; `name` stands for the path in the message.
    """
    limits.check(name, len(data), hint or "")
    return _document(data, name, name, hint or "")


def from_text(text: str, doc: str) -> Document:
    """A document from text that is decoded already, taken as it is, character for character.

    Raises:
        EmptyInput: the text is blank.
    """
    digest = _digest(text.encode("utf-8", "surrogatepass"))
    return _built(Extracted(text), doc, doc, digest, "text", None)


def _document(data: bytes, doc: str, path: str, suffix: str) -> Document:
    if not data.strip():
        found = "the file is empty" if not data else "the file holds only blanks"
        raise EmptyInput(path, found, "Give a file with the report's text")
    table = tables.kind_of(data, suffix)
    if table is not None:
        tables.refuse(data, path, table)
    digest = _digest(data)
    kind = formats.of_bytes(data, path)
    if kind is not None:
        return _built(_extracted(kind, data, path, suffix), doc, path, digest, kind, None)
    _check_claim(suffix, path)
    if suffix.lower() in (".html", ".htm", ".xhtml", ".shtml"):
        decoded = html.decode(data, path)
        page = True
    else:
        decoded = encoding.decode(data, path)
        page = formats.is_html(decoded.text)
    if page:
        read = Extracted(html.extract(decoded.text, path))
        return _built(read, doc, path, digest, "html", decoded.encoding)
    read = Extracted(_newlines(decoded.text))
    return _built(read, doc, path, digest, "text", decoded.encoding)


def _extracted(kind: formats.Format, data: bytes, path: str, suffix: str) -> Extracted:
    """What is in a file whose first bytes told its format."""
    if kind == "pdf":
        return pdf.extract(data, path)
    if kind == "docx":
        return docx.extract(data, path)
    if kind == "doc":
        return office.extract(data, path, suffix)
    return ocr.of_picture(data, path)


def _check_claim(suffix: str, path: str) -> None:
    """A file that calls itself PDF, DOCX and so on and is none has been cut or renamed."""
    if suffix.lower() in _PROVEN:
        kind = suffix[1:].upper()
        raise UnknownFormat(
            path, f"the file is called {kind} and is none", "Get the file again from its origin"
        )


def _built(
    read: Extracted, doc: str, path: str, original: str, media: Media, charset: str | None
) -> Document:
    text = read.text
    if not text.strip():
        raise EmptyInput(path, "there is no text in it", "Give a file with the report's text")
    language.check(text, path)
    repairs, damaged = recover.find(text)
    encoded = text.encode("utf-8", "surrogatepass")
    return Document(
        doc=doc,
        source=text,
        report_id=_digest(encoded),
        original_digest=original,
        media=media,
        encoding=charset,
        repairs=repairs,
        damaged=damaged if not read.doubtful else _merged(damaged, read.doubtful, repairs),
        boilerplate=boilerplate.find(text, paged=media in ("pdf", "image")),
        notes=read.notes,
        recognised=read.recognised,
        tables=grids.find(text),
    )


def _merged(
    damaged: tuple[Span, ...], doubtful: tuple[Span, ...], repairs: tuple[Repair, ...]
) -> tuple[Span, ...]:
    """Both kinds of damage in order; a line that holds other damage or a repair goes with that."""
    taken = [*damaged, *(Span(r.start, r.end) for r in repairs)]
    free = [d for d in doubtful if not any(t.start < d.end and d.start < t.end for t in taken)]
    return tuple(sorted((*damaged, *free), key=lambda span: span.start))


def _newlines(text: str) -> str:
    """Line ends as Python's text mode gives them, so that offsets agree with `read_text`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
