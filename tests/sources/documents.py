"""Word documents made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx

_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="999" cy="999"/><wp:docPr id="1" name="p"/><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.'
    'openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="p"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdX" xmlns:r="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999" cy="999"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_RELATION = (
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{address}" TargetMode="External"/></Relationships>'
)
_PLAIN = "openxmlformats-officedocument.wordprocessingml.document.main"


def word(*paragraphs: str) -> bytes:
    """Paragraphs, a table of one row, and a paragraph after it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "粮食总产量", "86.2万吨"
    document.add_paragraph("表后一段")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tabled(text: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The lines of a text, and below them a table."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            cell.text = content
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def linked(address: str, *paragraphs: str, kind: str = "image") -> bytes:
    """A document with a picture that is not in it but at `address`; or a link of another kind."""
    return _changed(
        word(*paragraphs),
        {
            "word/document.xml": ("<w:sectPr", (_PICTURE if kind == "image" else "") + "<w:sectPr"),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                _RELATION.format(kind=kind, address=address),
            ),
        },
    )


def with_macros(*paragraphs: str) -> bytes:
    """A document as .docm has it."""
    kind = "ms-word.document.macroEnabled.main"
    changed = _changed(
        word(*paragraphs),
        {
            "[Content_Types].xml": (
                _PLAIN + '+xml"/>',
                kind + '+xml"/><Override PartName="/word/vbaProject.bin" '
                'ContentType="application/vnd.ms-office.vbaProject"/>',
            ),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                '<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/'
                'relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
            ),
        },
    )
    out = io.BytesIO(changed)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def _changed(data: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in changes:
                before, after = changes[name]
                assert before.encode() in text, name
                text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(name, text)
    return out.getvalue()
