"""The text of a Word document. Offsets are into the extracted text, one line a paragraph.

A DOCX is a zip archive from anywhere, so its sizes are checked before anything is unpacked, and
nothing in it is executed or fetched: only the paragraphs and tables of the body are read.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from duixian.errors import TooLarge, UnknownFormat
from duixian.sources.extracted import Extracted
from duixian.sources.limits import MEGABYTE, UNPACKED_BYTES

MOST_PARTS = 5000
MACROS = "it holds macros, which were not run. Save it as .docx to be rid of them"
_MAIN = "application/vnd.{}.main+xml"
_ALSO_WORD = (
    _MAIN.format("ms-word.document.macroEnabled"),
    _MAIN.format("ms-word.template.macroEnabledTemplate"),
    _MAIN.format("openxmlformats-officedocument.wordprocessingml.template"),
)
"""Documents with macros and templates: the same text in a part that is called otherwise."""
_CLICKED = "/hyperlink"
"""What is only followed when a reader clicks on it brings no text in."""
_BODY = "word/document.xml"
_OTHERS = (
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("OFD.xml", "an OFD document"),
    ("META-INF/container.xml", "an EPUB book"),
)


def extract(data: bytes, name: str) -> Extracted:
    """The paragraphs and table rows of the document's body, in order; macros and links to files
    elsewhere, which are neither run nor fetched, are noted.

    Raises:
        UnknownFormat: another kind of zip archive, or a damaged one.
        TooLarge: it would unpack to more than any report.
    """
    _check_archive(data, name)
    from docx.opc.exceptions import OpcError  # slow to import, and text files do without

    try:
        main = _main_part(data)
        blocks = main.document.iter_inner_content()
        lines = [line for block in blocks for line in _lines(block)]
        parts = list(main.package.iter_parts())
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, OpcError) as error:
        raise _damaged(name, str(error)) from error
    except SyntaxError as error:  # lxml's XMLSyntaxError
        raise _damaged(name, str(error)) from error
    return Extracted("\n".join(lines), notes=(*_macros(parts), *_links(parts)))


def _main_part(data: bytes) -> Any:
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    for kind in _ALSO_WORD:
        PartFactory.part_type_for.setdefault(kind, DocumentPart)
    return Package.open(BytesIO(data)).main_document_part


def _macros(parts: list[Any]) -> tuple[str, ...]:
    return (MACROS,) if any("vbaProject" in str(part.partname) for part in parts) else ()


def _links(parts: list[Any]) -> tuple[str, ...]:
    """A sentence on the files elsewhere that the document would fetch."""
    outside = [
        link.target_ref
        for part in parts
        for link in part.rels.values()
        if link.is_external and not link.reltype.endswith(_CLICKED)
    ]
    if not outside:
        return ()
    files = "1 file" if len(outside) == 1 else f"{len(outside)} files"
    return (
        f"it links to {files} elsewhere ({outside[0][:80]}), and nothing was fetched: what stands "
        "only there is missing. Save a copy that holds it, if it matters",
    )


def _lines(block: Any) -> list[str]:
    """A paragraph as one line; a table as one line a row, cells parted by tabs."""
    if hasattr(block, "rows"):
        return ["\t".join(_distinct(row.cells)) for row in block.rows]
    return [block.text]


def _distinct(cells: Any) -> list[str]:
    """Texts of the cells; a merged cell is given once."""
    texts: list[str] = []
    seen: list[Any] = []
    for cell in cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            texts.append(cell.text.replace("\n", " "))
    return texts


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged(name, str(error)) from error
    names = {part.filename for part in parts}
    if _BODY not in names:
        kind = next((kind for part, kind in _OTHERS if part in names), "a zip archive")
        raise UnknownFormat(name, f"this is {kind}", "Give the report as text, HTML, PDF or DOCX")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_BYTES or len(parts) > MOST_PARTS:
        raise TooLarge(
            name,
            f"the document would unpack to {unpacked / MEGABYTE:,.0f} MB in {len(parts):,} parts, "
            f"and the limits are {UNPACKED_BYTES // MEGABYTE} MB and {MOST_PARTS:,}",
            "Save the report as a plain document without attachments",
        )


def _damaged(name: str, why: str) -> UnknownFormat:
    return UnknownFormat(
        name, f"the Word document is damaged ({why})", "Open it in Word and save it again"
    )
