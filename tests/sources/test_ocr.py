"""Scans: what is recognised in pictures, marked as such; a sentence where nothing can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from duixian.errors import EmptyInput, TooLarge, ToolMissing, UnknownFormat
from duixian.extract import read
from duixian.model import Span
from duixian.sources import from_bytes, ocr
from duixian.sources.ocr import RecognisedPiece
from sources.lost_bytes import SENTENCES
from sources.test_formats import TITLE, pdf

LINES = (TITLE, "各位代表：", "一、2023年工作回顾", "地区生产总值增长6.5%。", "— 1 —")


def page(*lines: str, score: float = 0.99) -> list[RecognisedPiece]:
    return [RecognisedPiece(t, score, 100, 40 * i, 500, 40 * i + 30) for i, t in enumerate(lines)]


@dataclass
class FakeEngine:
    """Recognises what it was told, page by page."""

    pages: list[list[RecognisedPiece]]
    seen: list[Any] = field(default_factory=list)

    def __call__(self, picture: Any) -> list[RecognisedPiece]:
        self.seen.append(picture)
        return self.pages[len(self.seen) - 1]


@pytest.fixture
def recognises(monkeypatch: pytest.MonkeyPatch) -> Any:
    def install(*pages: list[RecognisedPiece]) -> FakeEngine:
        made = FakeEngine(list(pages))
        monkeypatch.setattr(ocr, "engine", lambda: made)
        return made

    return install


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def engine() -> None:
        raise ImportError("No module named 'rapidocr'")

    monkeypatch.setattr(ocr, "engine", engine)


def scan(pages: int = 1, *, with_text: bytes | None = None, picture: bool = False) -> bytes:
    """A PDF of pages without text, after those of another; with `picture`, full of one."""
    made = pypdfium2.PdfDocument.new()
    if with_text is not None:
        made.import_pages(pypdfium2.PdfDocument(with_text))
    for _ in range(pages):
        new = made.new_page(595, 842)
        if picture:
            bitmap = pypdfium2.PdfBitmap.new_native(60, 84, 4)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, 60, 84)
            image = pypdfium2.PdfImage.new(made)
            image.set_bitmap(bitmap)
            image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
            new.insert_obj(image)
            new.gen_content()
    out = BytesIO()
    made.save(out)
    return out.getvalue()


LONG = pdf([TITLE, *(s[:30] for s in SENTENCES)])


# -- recognised --------------------------------------------------------------------------------


def test_a_scan_is_read_and_each_claim_says_so(recognises: Any) -> None:
    engine = recognises(page(*LINES), page("粮食总产量86.2万吨。"))
    document = from_bytes(scan(2), "scan.pdf", ".pdf")
    assert document.source == "\n".join((*LINES, "粮食总产量86.2万吨。"))
    assert document.media == "pdf"
    assert "OCR" in document.notes[0]
    assert engine.seen[0].shape[0] == pytest.approx(842 * 200 / 72, abs=2)
    (furniture,) = document.boilerplate
    assert document.source[furniture.start : furniture.end].strip() == "— 1 —"
    claims = read(document).claims
    assert [(c.quote, c.ocr) for c in claims] == [("6.5%", True), ("86.2万吨", True)]


def test_a_claim_out_of_a_text_layer_does_not_say_so_and_is_surer(recognises: Any) -> None:
    recognises(page(*LINES))
    text = "\n".join(LINES)
    (printed,) = read(from_bytes(text.encode(), "a", ".txt")).claims
    (scanned,) = read(from_bytes(scan(), "a", ".pdf")).claims
    assert (printed.ocr, scanned.ocr) == (False, True)
    assert scanned.confidence < printed.confidence


def test_only_the_pages_that_are_pictures_are_recognised(recognises: Any) -> None:
    engine = recognises(page("粮食总产量86.2万吨。"))
    data = scan(with_text=LONG, picture=True)
    document = from_bytes(data, "mixed.pdf", ".pdf")
    assert len(engine.seen) == 1
    (run,) = document.recognised
    assert document.source[run.start : run.end] == "粮食总产量86.2万吨。"
    assert document.notes[0].startswith("page 2: ")
    assert [c.quote for c in read(document).claims if c.ocr] == ["86.2万吨"]


def test_a_blank_page_among_others_is_no_picture(recognises: Any) -> None:
    recognises()
    document = from_bytes(scan(with_text=LONG), "blank.pdf", ".pdf")
    assert (document.recognised, document.notes) == ((), ())


def test_no_number_is_read_in_a_line_that_is_hardly_legible(recognises: Any) -> None:
    lines = page(*LINES)
    lines[3] = RecognisedPiece(lines[3].text, ocr.SURE - 0.1, 100, 120, 500, 150)
    recognises(lines)
    document = from_bytes(scan(), "scan.pdf", ".pdf")
    (damaged,) = document.damaged
    assert document.source[damaged.start : damaged.end] == LINES[3]
    assert read(document).claims == ()


def test_pieces_are_put_in_the_order_of_reading(recognises: Any) -> None:
    row = [
        RecognisedPiece("5.2%", 1, 400, 104, 470, 130),
        RecognisedPiece("收入增长", 1, 100, 100, 230, 130),
    ]
    close = [
        RecognisedPiece("就业", 1, 100, 200, 160, 230),
        RecognisedPiece("11.6万人", 1, 165, 200, 300, 230),
    ]
    recognises([*row, *close, RecognisedPiece("各位代表", 1, 100, 20, 300, 50)])
    assert from_bytes(scan(), "scan.pdf", ".pdf").source == "各位代表\n收入增长\t5.2%\n就业11.6万人"


def test_lines_are_marked_where_they_stand() -> None:
    first = ocr.recognised(FakeEngine([page("甲乙", "丙", score=0.5)]), b"")
    second = ocr.recognised(FakeEngine([page("丁")]), b"")
    made = ocr.joined([first, second], "x")
    assert made.text == "甲乙\n丙\n丁"
    assert made.doubtful == (Span(0, 2), Span(3, 4))
    assert made.recognised == (Span(0, 4), Span(5, 6))


def test_a_picture_of_a_page(recognises: Any) -> None:
    image = pytest.importorskip("PIL.Image")
    recognises(page(*LINES), page("第二页"))
    out = BytesIO()
    pages = [image.new("L", (60, 80), 255) for _ in range(2)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    document = from_bytes(out.getvalue(), "scan.tif", ".tif")
    assert document.media == "image"
    assert document.source.endswith("— 1 —\n第二页")
    with pytest.raises(UnknownFormat, match="damaged"):
        from_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), "scan.png", ".png")


def test_the_real_engine_reads_print() -> None:
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    drawn = pypdfium2.PdfDocument(pdf([TITLE, "地区生产总值增长6.5%"]))[0].render(scale=2)
    text = ocr.recognised(ocr.engine(), drawn.to_numpy()).text
    assert "政府工作报告" in text
    assert "增长6.5%" in text.replace("％", "%")


# -- refused -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("not_installed")
def test_without_the_extra_a_scan_is_refused_with_what_to_install() -> None:
    with pytest.raises(ToolMissing, match=r"scan: 0 characters.*duixian\[ocr\]"):
        from_bytes(scan(), "scan.pdf", ".pdf")
    with pytest.raises(ToolMissing, match=r"picture.*duixian\[ocr\]"):
        from_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), "report.txt", ".txt")


@pytest.mark.usefixtures("not_installed")
def test_without_the_extra_the_text_of_a_mixed_pdf_is_read_and_the_rest_named() -> None:
    data = scan(2, with_text=LONG, picture=True)
    document = from_bytes(data, "mixed.pdf", ".pdf")
    assert TITLE in document.source
    assert "pages 2, 3 of 3 are pictures whose text is missing" in document.notes[0]
    assert "duixian[ocr]" in document.notes[0]


def test_nothing_recognised(recognises: Any) -> None:
    recognises([])
    with pytest.raises(EmptyInput, match="no text was recognised on 1 page"):
        from_bytes(scan(), "scan.pdf", ".pdf")


def test_a_scan_longer_than_any_report(recognises: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    recognises()
    monkeypatch.setattr(ocr, "MOST_PAGES", 2)
    with pytest.raises(TooLarge, match="3 pages are pictures"):
        from_bytes(scan(3), "scan.pdf", ".pdf")


def test_a_package_without_models_counts_as_not_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    import sys
    from types import SimpleNamespace

    bare = SimpleNamespace(__file__=str(tmp_path / "__init__.py"))
    monkeypatch.setitem(sys.modules, "rapidocr", bare)
    monkeypatch.setitem(sys.modules, "onnxruntime", SimpleNamespace())
    ocr.engine.cache_clear()
    with pytest.raises(ToolMissing, match="brings no model"):
        ocr.needed("scan.pdf", "this is a scan")
