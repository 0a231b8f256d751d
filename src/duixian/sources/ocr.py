"""Text recognised in pictures of pages, by RapidOCR (the extra `ocr`).

Its models come with its package: nothing is fetched. The package is looked for only when there is
a picture to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from duixian.errors import EmptyInput, TooLarge, ToolMissing, UnknownFormat
from duixian.model import Span
from duixian.sources.extracted import Extracted

if TYPE_CHECKING:
    import numpy as np

INSTALL = "pip install 'duixian[ocr]'"
MOST_PAGES = 300
"""Pages of one scan: at three to ten seconds a page, an hour."""
MOST_PIXELS = 100_000_000
"""A page of A3 at 600 dots an inch has 70 million."""
SURE = 0.95
"""How sure the recognition must be of a line for numbers to be read in it. Measured on spoilt print
(benchmarks/ocr.py): from here on every figure was right, between 0.8 and this one line in four had
a wrong one, and clean print has 0.96 and more."""
WORTH = 0.2
"""Below this a line is a stain or a seal. What is no better than a guess is still given, as
damaged: a line left out without a word would be worse."""
SAME_ROW = 0.5
"""Share of its height by which a line must overlap another to stand beside it."""
APART = 1.2
"""Heights of a line between two pieces of a row, from which on they are cells of a table."""
NOTE = "its text was recognised in pictures (OCR); figures may be misread, look at the page"


@dataclass(frozen=True, slots=True)
class RecognisedPiece:
    """One line of print as it was recognised, with its place on the page in pixels."""

    text: str
    score: float
    left: float
    top: float
    right: float
    bottom: float


class Engine(Protocol):
    """What recognises the lines of a picture, given as a file's bytes or as pixels."""

    def __call__(self, picture: bytes | np.ndarray[Any, Any]) -> list[RecognisedPiece]: ...


@cache
def engine() -> Engine:
    """The recogniser, loaded once a process (about a second).

    `ImportError` where the extra is not installed or is broken.
    """
    import onnxruntime  # noqa: F401  # rapidocr asks for it only when it reads
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    for part in ("det", "rec", "cls"):
        if not any(models.glob(f"*{part}*.onnx")):
            raise ImportError(f"the package rapidocr brings no model for {part!r}")
    settings = {
        "Global.log_level": "critical",
        "Global.max_side_len": 4000,
        "Global.text_score": WORTH,
    }
    reader = rapidocr.RapidOCR(params=settings)

    def recognise(picture: bytes | np.ndarray[Any, Any]) -> list[RecognisedPiece]:
        found = reader(picture)
        if found.txts is None:
            return []
        pieces = []
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
            pieces.append(RecognisedPiece(text, float(score), min(xs), min(ys), max(xs), max(ys)))
        return pieces

    return recognise


def needed(name: str, found: str) -> Engine:
    """The recogniser for a file that cannot be read without.

    Raises:
        ToolMissing: it is not installed; `found` says what the file is.
    """
    try:
        return engine()
    except ImportError as error:
        raise ToolMissing(
            name,
            f"{found}, and text recognition (OCR) is not installed ({error})",
            f"Install duixian with the extra ocr ({INSTALL}), or give the report's text",
        ) from error


def of_picture(data: bytes, name: str) -> Extracted:
    """The text of a picture of a page; of a TIFF, of all its pages.

    Raises:
        ToolMissing: the extra `ocr` is not installed.
        UnknownFormat: the picture is damaged.
        TooLarge: it has more pixels or pages than any scan.
        EmptyInput: there is no text in it.
    """
    recognise = needed(name, "this is a picture")
    return joined([recognised(recognise, page) for page in _pages(data, name)], name)


def recognised(recognise: Engine, picture: bytes | np.ndarray[Any, Any]) -> Extracted:
    """One page: its lines from top to bottom, the pieces of a line from left to right."""
    text, doubtful = "", []
    for row in _rows(recognise(picture)):
        line = text and "\n"
        for before, piece in zip((None, *row), row, strict=False):
            if before is not None and piece.left - before.right > APART * _height(piece):
                line += "\t"
            start = len(text) + len(line)
            line += piece.text
            if piece.score < SURE:
                doubtful.append(Span(start, start + len(piece.text)))
        text += line
    return Extracted(text, (Span(0, len(text)),) if text else (), tuple(doubtful))


def joined(pages: Iterable[Extracted], name: str) -> Extracted:
    """Pages as one text, parted by line breaks; what was recognised is noted.

    Raises:
        EmptyInput: there is nothing in any of them.
    """
    texts: list[str] = []
    recognised_ones: list[Span] = []
    doubtful: list[Span] = []
    at = 0
    for page in pages:
        texts.append(page.text)
        recognised_ones += [Span(at + s.start, at + s.end) for s in page.recognised]
        doubtful += [Span(at + s.start, at + s.end) for s in page.doubtful]
        at += len(page.text) + 1
    if not any(text.strip() for text in texts):
        found = f"no text was recognised on {len(texts)} page(s)"
        raise EmptyInput(name, found, "Scan it again with more contrast, or give its text")
    notes = (NOTE,) if recognised_ones else ()
    return Extracted("\n".join(texts), tuple(recognised_ones), tuple(doubtful), notes)


def _rows(pieces: list[RecognisedPiece]) -> list[list[RecognisedPiece]]:
    rows: list[list[RecognisedPiece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom) / 2):
        if rows and _overlap(rows[-1][-1], piece) > SAME_ROW * _height(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _overlap(one: RecognisedPiece, other: RecognisedPiece) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _height(piece: RecognisedPiece) -> float:
    return max(1.0, piece.bottom - piece.top)


def _pages(data: bytes, name: str) -> Iterator[np.ndarray[Any, Any]]:
    """The pages of a picture as pixels, blue first, as the recogniser wants them."""
    import numpy as np
    from PIL import Image, UnidentifiedImageError  # comes with rapidocr

    try:
        with Image.open(BytesIO(data)) as picture:
            frames = getattr(picture, "n_frames", 1)
            if frames > MOST_PAGES:
                found = f"the picture has {frames} pages, and the limit is {MOST_PAGES}"
                raise TooLarge(name, found, "Give the pages of the report alone")
            for frame in range(frames):
                with suppress(EOFError):
                    picture.seek(frame)
                if picture.width * picture.height > MOST_PIXELS:
                    found = f"the picture has {picture.width} × {picture.height} pixels"
                    raise TooLarge(name, found, "Save it at 300 dots an inch")
                yield np.asarray(picture.convert("RGB"))[:, :, ::-1].copy()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        found = f"the picture is damaged ({error})"
        raise UnknownFormat(name, found, "Scan or download it again") from error
    except Image.DecompressionBombError as error:
        raise TooLarge(name, str(error), "Save it at 300 dots an inch") from error
