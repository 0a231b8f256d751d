"""The text of a PDF: its text layer, and of pages that are pictures what is recognised in them.

Offsets are into the extracted text, pages joined by line breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from duixian.errors import TooLarge, UnknownFormat
from duixian.sources import grids, ocr
from duixian.sources.extracted import Extracted
from duixian.sources.limits import TEXT_BYTES

MOST_PAGES = 2000
"""More pages than any report: a yearbook or a collection."""
LEAST_CHARS_A_PAGE = 20
"""A page with fewer has no text layer worth the name: a page number at most."""
A_SCAN = 0.5
"""Share of a page that a picture must cover to be the page; emblems and photographs cover less."""
DOTS = 200 / 72
"""200 dots an inch: print of 9 points is 25 pixels high, and reads as well as at 300."""
NAMED = 10
"""Pages that a note names; more are counted."""


def extract(data: bytes, name: str) -> Extracted:
    """The text of all pages.

    Raises:
        UnknownFormat: the file is damaged or needs a password.
        ToolMissing: it is a scan, and the extra `ocr` is not installed.
        TooLarge: it has more pages or more text than any report.
        EmptyInput: it is a scan, and nothing was recognised in it.
    """
    import pypdfium2 as pdfium  # loads a native library: only when there is a PDF

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise UnknownFormat(
            name,
            "the PDF needs a password" if locked else f"the PDF cannot be opened ({error})",
            "Save it without a password" if locked else "Get the file again, or give its text",
        ) from error
    try:
        pages = _layer(document, name)
        size = sum(map(len, pages))
        without = [i for i, text in enumerate(pages) if len(text.strip()) < LEAST_CHARS_A_PAGE]
        if size < LEAST_CHARS_A_PAGE * max(1, len(pages)):
            found = f"the PDF is a scan: {size} characters of text on {len(pages)} page(s)"
            recognise = ocr.needed(name, found)
            return _with_pictures(document, pages, without, recognise, name)
        pictures = [i for i in without if _is_picture(document[i])]
        if pictures:
            try:
                recognise = ocr.engine()
            except ImportError:
                return Extracted("\n".join(pages), notes=(_left_out(pictures, len(pages)),))
            return _with_pictures(document, pages, pictures, recognise, name)
    finally:
        document.close()
    return Extracted("\n".join(pages))


def _layer(document: Any, name: str) -> list[str]:
    """The text layer of each page."""
    if len(document) > MOST_PAGES:
        raise TooLarge(
            name,
            f"the PDF has {len(document):,} pages, and the limit is {MOST_PAGES:,}",
            "Give the pages of the report alone",
        )
    pages, size = [], 0
    for page in document:
        text_page = page.get_textpage()
        pages.append(grids.tabbed(_plain(text_page.get_text_bounded())))
        text_page.close()
        page.close()
        size += len(pages[-1])
        if size > TEXT_BYTES:
            raise TooLarge(
                name,
                f"the PDF holds more than {TEXT_BYTES:,} characters",
                "Give the pages of the report alone",
            )
    return pages


def _with_pictures(
    document: Any, pages: list[str], pictures: Sequence[int], recognise: ocr.Engine, name: str
) -> Extracted:
    """The text layer, and for the pages that are pictures what is recognised in them."""
    if len(pictures) > ocr.MOST_PAGES:
        raise TooLarge(
            name,
            f"{len(pictures)} pages are pictures, and the limit is {ocr.MOST_PAGES}",
            "Give the pages of the report alone",
        )
    read = [Extracted(text) for text in pages]
    for i in pictures:
        page = document[i]
        width, height = page.get_size()
        # A page may state any size: what it is drawn at is bounded.
        scale = min(DOTS, (ocr.MOST_PIXELS / 4 / max(1.0, width * height)) ** 0.5)
        read[i] = ocr.recognised(recognise, page.render(scale=scale).to_numpy())
        page.close()
    made = ocr.joined(read, name)
    if len(pictures) < len(pages) and made.notes:
        return replace(made, notes=(f"{_named(pictures)}: {ocr.NOTE}",))
    return made


def _is_picture(page: Any) -> bool:
    """Whether pictures cover the page, as in a scan."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    covered = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    page.close()
    return bool(covered >= A_SCAN * width * height)


def _left_out(pictures: Sequence[int], pages: int) -> str:
    return (
        f"{_named(pictures)} of {pages} {'are pictures' if len(pictures) > 1 else 'is a picture'} "
        f"whose text is missing. To have it recognised (OCR): {ocr.INSTALL}"
    )


def _named(pages: Sequence[int]) -> str:
    more = f" and {len(pages) - NAMED} more" if len(pages) > NAMED else ""
    listed = ", ".join(str(i + 1) for i in pages[:NAMED])
    return f"pages {listed}{more}" if len(pages) > 1 else f"page {listed}"


def _plain(text: str) -> str:
    """Line breaks as one character, without the marks that PDFium leaves for hyphens."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\x02", "")
