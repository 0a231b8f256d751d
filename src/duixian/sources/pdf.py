"""The text layer of a PDF. Offsets are into the extracted text, pages joined by line breaks."""

from __future__ import annotations

from duixian.errors import TooLarge, UnknownFormat
from duixian.sources.limits import TEXT_BYTES

MOST_PAGES = 2000
"""More pages than any report: a yearbook or a collection."""
LEAST_CHARS_A_PAGE = 20
"""A page with fewer has no text layer worth the name: a page number at most."""


def extract(data: bytes, name: str) -> str:
    """The text of all pages.

    Raises:
        UnknownFormat: the file is damaged, needs a password, or is a scan.
        TooLarge: it has more pages or more text than any report.
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
        if len(document) > MOST_PAGES:
            raise TooLarge(
                name,
                f"the PDF has {len(document):,} pages, and the limit is {MOST_PAGES:,}",
                "Give the pages of the report alone",
            )
        pages, size = [], 0
        for page in document:
            text_page = page.get_textpage()
            pages.append(_plain(text_page.get_text_bounded()))
            text_page.close()
            page.close()
            size += len(pages[-1])
            if size > TEXT_BYTES:
                raise TooLarge(
                    name,
                    f"the PDF holds more than {TEXT_BYTES:,} characters",
                    "Give the pages of the report alone",
                )
    finally:
        document.close()
    if size < LEAST_CHARS_A_PAGE * max(1, len(pages)):
        raise UnknownFormat(
            name,
            f"the PDF is a scan: {size} characters of text on {len(pages)} page(s)",
            "Reading scans (OCR) is not supported yet: give a PDF with text, or the text itself",
        )
    return "\n".join(pages)


def _plain(text: str) -> str:
    """Line breaks as one character, without the marks that PDFium leaves for hyphens."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\x02", "")
