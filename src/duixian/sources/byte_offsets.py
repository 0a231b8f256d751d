"""Where each character of a plain text stands in the bytes of its file."""

from __future__ import annotations

import codecs
from array import array
from collections.abc import Iterator, Sequence

from duixian.sources.encoding import NAMES, mark_of


def byte_places(data: bytes, source: str, encoding: str | None) -> Sequence[int] | None:
    """The byte at which each character of `source` begins in `data`, and where the last ends.

    `encoding` is the document's; `source[start:end]` stands in
    ``data[places[start]:places[end]]``. A byte order mark is counted, and a line end of two
    bytes is one character. None where `source` is not just `data` decoded: of a page, of a PDF.

    >>> list(byte_places("\\ufeff增长\\r\\n8%".encode(), "增长\\n8%", "utf-8"))
    [3, 6, 9, 11, 12, 13]
    >>> list(byte_places("增长8%".encode("gb18030"), "增长8%", "gb18030"))
    [0, 2, 4, 5, 6]
    """
    for codec, begin in _codecs(data, encoding):
        places = _places(data, begin, codec, source)
        if places is not None:
            return places
    return None


def _codecs(data: bytes, encoding: str | None) -> Iterator[tuple[str, int]]:
    """What the bytes may be decoded with, and from which byte on."""
    if encoding is None:
        return
    mark = mark_of(data)
    if mark is not None:
        yield mark.codec, len(mark.data)
        return
    # An encoding is named without the order of its bytes, or after the smaller one in it.
    yield from ((codec, 0) for codec, name in NAMES.items() if name == encoding)
    if encoding not in NAMES.values() or encoding == "utf-8":
        yield encoding, 0


def _places(data: bytes, begin: int, codec: str, source: str) -> Sequence[int] | None:
    places = array("q")
    after_return = False
    for char, at in _characters(data, begin, codec):
        if char == "\n" and after_return:
            after_return = False
            continue
        after_return = char == "\r"
        told = "\n" if after_return else char
        if len(places) >= len(source) or source[len(places)] != told:
            return None
        places.append(at)
    places.append(len(data))
    return places if len(places) == len(source) + 1 else None


def _characters(data: bytes, begin: int, codec: str) -> Iterator[tuple[str, int]]:
    """Each character with the byte at which it begins; none where a byte breaks the encoding."""
    decoder = codecs.getincrementaldecoder(codec)()
    at = begin
    for end in range(begin, len(data)):
        try:
            found = decoder.decode(data[end : end + 1])
        except UnicodeDecodeError:
            return
        for char in found:
            yield char, at
        if found:
            at = end + 1
