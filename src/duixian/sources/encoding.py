"""Decode Chinese text whose encoding nobody told us.

Strict decoding comes first: an encoding that breaks anywhere is out. Of those that remain the
one whose text reads like Chinese wins; `charset-normalizer` is asked when none of the usual ones
fits. (It answers nothing for GBK text with a single wrong byte, and mistakes short GBK for other
East Asian encodings, so its word alone does not decide.) Nothing is ever replaced: what cannot
be decoded is refused, with the place.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import NamedTuple

from duixian.errors import UndecodableText, UnknownFormat
from duixian.sources.ngrams import model

CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""Encodings of Chinese texts on the web besides UTF-8. GB18030 contains GBK and GB 2312."""
NAMES = {"big5hkscs": "big5", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf_8": "utf-8"}
"""What an encoding is called in results."""
SAMPLE_CHARS = 3000
CHINESE = -7.5
"""Mean log probability per character below which decoded text is not taken for Chinese. Reports
have -4, ordinary other prose -6, text in the wrong encoding below -12."""
NEARLY_UTF8 = 0.9
"""Share of the bytes above ASCII that must form valid UTF-8 for the text to count as broken
UTF-8 rather than as another encoding."""


class OrderMark(NamedTuple):
    """A byte order mark: its bytes, the codec that it announces, and what that is called."""

    data: bytes
    codec: str
    name: str


_MARKS = (
    OrderMark(codecs.BOM_UTF8, "utf-8", "utf-8"),
    OrderMark(codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    OrderMark(codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    OrderMark(codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    OrderMark(codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    OrderMark(b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)

_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1a\x00\x1b")
_CONTROLS_TOO_MANY = 0.02
_ADVICE = (
    "Get the file again from where it came from, or save it as UTF-8 from a program that opens "
    "it; bytes are never replaced silently"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in; the byte order mark is gone."""

    text: str
    encoding: str


def decode(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """The text of `data`, exactly.

    `declared` is the encoding that a page states for itself; it is tried before guessing.

    Raises:
        UndecodableText: no known encoding fits; the error names the byte where the likeliest
            one breaks.
        UnknownFormat: the bytes are no text.
    """
    mark = mark_of(data)
    if mark is not None:
        skipped = len(mark.data)
        exact = _strict(data[skipped:], mark.codec, mark.name, name, skipped)
        return Decoded(exact, mark.name)
    wide = b"\x00" in data
    if not wide:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            if _valid_share(data) >= NEARLY_UTF8:
                raise _refusal(name, data, "utf-8", error.start, 0) from None
    if declared is not None and not wide:
        text = _decoded(data, declared)
        if text is not None and "\ufffd" not in text:
            return Decoded(text, NAMES.get(declared, declared))
    found = _likeliest(data, wide) or _by_charset_normalizer(data)
    if found is None:
        raise _nothing_fits(data, name, wide)
    return found


def mark_of(data: bytes) -> OrderMark | None:
    """The byte order mark that the bytes begin with."""
    return next((mark for mark in _MARKS if data.startswith(mark.data)), None)


def _likeliest(data: bytes, wide: bool) -> Decoded | None:
    scored: list[tuple[float, str, str]] = []
    for codec in CANDIDATES:
        if wide != codec.startswith("utf-16") and not (codec.startswith("utf-16") and _pairs(data)):
            continue
        text = _decoded(data, codec)
        if text is not None and not _is_binary(text):
            scored.append((chineseness(text), codec, text))
    if not scored:
        return None
    score, codec, text = max(scored)
    if score < CHINESE:
        return None
    return Decoded(text, NAMES.get(codec, codec))


def chineseness(text: str) -> float:
    """How much `text` reads like Chinese: mean log probability per character of a sample."""
    sample = "".join(c for c in text[: 4 * SAMPLE_CHARS] if ord(c) > 0x7F)[:SAMPLE_CHARS]
    return model().mean(sample) if sample else -20.0


def _by_charset_normalizer(data: bytes) -> Decoded | None:
    import charset_normalizer  # few texts need it, and it takes its time

    guess = charset_normalizer.from_bytes(data).best()
    if guess is None:
        return None
    text = _decoded(data, guess.encoding)
    if text is None or _is_binary(text) or chineseness(text) < CHINESE:
        return None
    return Decoded(text, NAMES.get(guess.encoding, guess.encoding))


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _strict(data: bytes, codec: str, shown: str, name: str, skipped: int) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _refusal(name, data, codec, error.start, skipped, shown) from None


def _pairs(data: bytes) -> bool:
    """Whether the bytes may be UTF-16 without a blank or line break in it (no zero byte)."""
    return len(data) % 2 == 0


def _valid_share(data: bytes) -> float:
    """Share of the bytes above ASCII that belong to valid UTF-8 sequences."""
    high = sum(1 for byte in data if byte >= 0x80)
    kept = data.decode("utf-8", "ignore").encode()
    return sum(1 for byte in kept if byte >= 0x80) / high if high else 1.0


def _is_binary(text: str) -> bool:
    sample = text[: 4 * SAMPLE_CHARS]
    controls = sum(1 for c in sample if c < " " and c not in _TEXT_CONTROLS) + sample.count("\x00")
    return controls > _CONTROLS_TOO_MANY * len(sample)


def _nothing_fits(data: bytes, name: str, wide: bool) -> UndecodableText | UnknownFormat:
    """The refusal: at the place where the encoding that gets furthest into Chinese breaks."""
    best: tuple[int, str] | None = None
    for codec in CANDIDATES[2:] if wide else CANDIDATES[:2]:
        reached = _reach(data, codec)
        before = data[:reached].decode(codec, "ignore")
        if reached < len(data) and not _is_binary(before) and chineseness(before) >= CHINESE:
            best = max(best or (0, ""), (reached, codec))
    if best is not None:
        return _refusal(name, data, best[1], best[0], 0)
    if _is_binary(data[: 4 * SAMPLE_CHARS].decode("latin-1")):
        return UnknownFormat(
            name,
            "the bytes are no text (control characters among the first "
            f"{min(len(data), 4 * SAMPLE_CHARS):,})",
            "Give the report as text, HTML, PDF with a text layer, or DOCX",
        )
    offset = _reach(data, "utf-8")
    return UndecodableText(
        name,
        offset,
        "the encoding is unknown: not UTF-8, UTF-16, GB18030 or Big5, or not Chinese in any of "
        f"them; the first byte that is not UTF-8 is 0x{data[offset]:02X}"
        if offset < len(data)
        else "the text is not Chinese in any known encoding",
        "Save the file as UTF-8 from a program that opens it",
    )


def _reach(data: bytes, codec: str) -> int:
    """How many bytes decode before the first that does not."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _refusal(
    name: str, data: bytes, codec: str, at: int, skipped: int, shown: str | None = None
) -> UndecodableText:
    before = data[:at].decode(codec, "ignore")[-12:].strip()
    after = f" after “{before}”" if before else ""
    byte = f"byte 0x{data[at]:02X}" if at < len(data) else "the end"
    encoding = (shown or NAMES.get(codec, codec)).upper()
    return UndecodableText(
        name, at + skipped, f"the text is {encoding}, but {byte} breaks it{after}", _ADVICE
    )
