"""Every kind of file by its first bytes and by its ending, and how much of each is read."""

from __future__ import annotations

import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from duixian.errors import InputError, TooLarge, ToolMissing, UnknownFormat, UnsafeArchive
from duixian.model import Span
from duixian.sources import archive, docx, formats, grids, html, limits, ocr, office, pdf
from duixian.sources.extracted import Extracted
from duixian.sources.ocr import RecognisedPiece
from duixian.sources.tables import kinds
from wordlists import words

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"junk before " * 20 + b"%PDF-1.4", "pdf"),
        (b"PK\x03\x04rest", "docx"),
        (b"\xd0\xcf\x11\xe0rest", "doc"),
        (b"{\\rtf1", "doc"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00", "image"),
        (b"MM\x00*", "image"),
        (b"GIF89a", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image"),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"x" * 1024 + b"%PDF-1.4", None),
        ("各位代表".encode(), None),
    ],
)
def test_the_first_bytes_tell_the_kind(head: bytes, kind: str | None) -> None:
    assert formats.of_bytes(head, "报告") == kind


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (b"\x1f\x8b\x08", "gzip"),
        (b"Rar!\x1a", "RAR"),
        (b"7z\xbc\xaf\x27", "7-Zip"),
        (b"BZh91", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"\x7fELF", "program"),
        (b"MZ\x90\x00", "program"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"PK\x05\x06", "empty zip"),
    ],
)
def test_kinds_that_are_not_read_are_named(head: bytes, named: str) -> None:
    with pytest.raises(UnknownFormat) as refused:
        formats.of_bytes(head, "报告")
    assert named in str(refused.value.found)


@pytest.mark.parametrize(
    "tag", words("html head body meta title div p span br table script style td a")
)
def test_a_page_is_told_by_its_tags(tag: str) -> None:
    assert formats.is_html(f"政府工作报告<{tag}>" * 5)
    assert not formats.is_html(f"政府工作报告<{tag}>" * 4)
    assert formats.is_html(f"政府工作报告</{tag.upper()}>" * 5)


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>",
        "<html>",
        "<head>",
        "<body class='x'>",
        "  <!-- 注 --> <html>",
        '<?xml version="1.0"?> <html>',
    ],
)
def test_a_page_is_told_by_its_beginning(start: str) -> None:
    assert formats.is_html(f"{start}各位代表")
    assert not formats.is_html(f"各位代表{start}")
    assert not formats.is_html("字" * 4096 + start)


@pytest.mark.parametrize(
    ("suffixes", "most"),
    [
        (".csv .tsv .jsonl .ndjson .json .xlsx .xlsm .parquet .pq", 256),
        (".pdf .docx .docm .doc .wps .png .jpg .jpeg .tif .tiff .gif .webp", 128),
        (".txt .html .md", 32),
    ],
)
def test_how_large_a_file_of_each_ending_may_be(suffixes: str, most: int) -> None:
    for suffix in words(suffixes):
        for ending in (suffix, suffix.upper()):
            limits.check("报告", most * MEGABYTE, ending)
            with pytest.raises(TooLarge) as refused:
                limits.check("报告", most * MEGABYTE + 1, ending)
            assert f"the limit is {most} MB" in str(refused.value.found)


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        *((s, "csv") for s in (".csv", ".tsv")),
        *((s, "jsonl") for s in (".jsonl", ".ndjson", ".json")),
    ],
)
def test_tables_of_text_are_told_by_their_ending(suffix: str, kind: str) -> None:
    assert kinds.kind_of("省份,正文".encode(), suffix.upper()) == kind
    assert kinds.is_table("省份,正文".encode(), suffix)


def test_packed_tables_are_told_by_what_is_in_them() -> None:
    def packed(*names: str) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name in names:
                file.writestr(name, "x")
        return out.getvalue()

    assert kinds.kind_of(packed("xl/workbook.xml"), ".bin") == "xlsx"
    assert kinds.kind_of(packed("word/document.xml"), ".xlsx") is None
    assert kinds.kind_of(b"PK\x03\x04broken", ".xlsx") == "xlsx"  # opening it tells what is wrong
    assert kinds.kind_of(b"PK\x03\x04broken", ".docx") is None
    assert kinds.kind_of("文".encode(), ".xlsx") is None
    assert kinds.is_table(b"PK\x03\x04", ".xlsx")
    assert not kinds.is_table(b"PK\x03\x04", ".csv")
    assert kinds.guessed(b"\xef\xbb\xbf {") == kinds.guessed(b"[1]") == "jsonl"
    assert kinds.guessed(b"a,b") == "csv"
    assert kinds.guessed(b"PAR1") == "parquet"


# ---- old documents


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), ".wps", ".doc"),
        (b"{\\rtf1 text}", ".doc", ".rtf"),
        (b"\xd0\xcf\x11\xe0", ".WPS", ".wps"),
        (b"\xd0\xcf\x11\xe0", ".DOC", ".doc"),
    ],
)
def test_an_old_document_is_converted_as_what_it_is(
    data: bytes, suffix: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []

    def convert(data: bytes, suffix: str, to: str, name: str) -> bytes:
        seen.append((suffix, to))
        return b"made"

    monkeypatch.setattr(office, "convert", convert)
    monkeypatch.setattr(docx, "extract", lambda made, name: Extracted(made.decode()))
    assert office.extract(data, "报告", suffix).text == "made"
    assert seen == [(kind, "docx")]


@pytest.mark.parametrize("suffix", [".txt", ".bin"])
def test_an_old_file_of_no_kind_is_refused(suffix: str) -> None:
    with pytest.raises(UnknownFormat, match="of an unknown kind"):
        office.extract(b"\xd0\xcf\x11\xe0", "报告", suffix)


@pytest.mark.parametrize(
    ("suffix", "named"),
    [(".doc", "old Word document"), (".wps", "old WPS document"), (".rtf", "RTF")],
)
def test_what_takes_libreoffice_is_named(
    suffix: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(ToolMissing, match=named):
        office.convert(b"", suffix, "docx", "报告")


# ---- pictures


def piece(text: str, left: float, top: float, *, high: float = 30, score: float = 0.99) -> Any:
    return RecognisedPiece(text, score, left, top, left + 100, top + high)


def seen_as(*pieces: Any) -> Extracted:
    return ocr.recognised(lambda picture: list(pieces), b"")


def test_pieces_beside_each_other_are_one_line_from_left_to_right() -> None:
    assert seen_as(piece("乙", 100, 3), piece("甲", 0, 0), piece("丙", 0, 40)).text == "甲乙\n丙"
    # overlapping by half of its height is not yet beside
    assert seen_as(piece("甲", 0, 0), piece("乙", 100, 15)).text == "甲\n乙"
    assert seen_as(piece("甲", 0, 0), piece("乙", 100, 14)).text == "甲乙"


def test_pieces_far_apart_are_cells_of_a_table() -> None:
    # 30 high: from a gap of more than 36 on
    assert seen_as(piece("甲", 0, 0), piece("乙", 136, 0)).text == "甲乙"
    assert seen_as(piece("甲", 0, 0), piece("乙", 137, 0)).text == "甲\t乙"


def test_lines_that_were_not_recognised_for_sure_are_doubtful() -> None:
    read = seen_as(
        piece("甲甲", 0, 0), piece("乙乙", 0, 40, score=0.94), piece("丙", 0, 80, score=0.95)
    )
    assert read.doubtful == (Span(3, 5),)
    assert read.recognised == (Span(0, len(read.text)),)
    assert seen_as().recognised == ()


def test_pages_are_joined_with_their_places_moved() -> None:
    one = Extracted("甲甲", (Span(0, 2),), (Span(0, 1),))
    made = ocr.joined([Extracted("前言"), one, one], "报告")
    assert made.text == "前言\n甲甲\n甲甲"
    assert made.recognised == (Span(3, 5), Span(6, 8))
    assert made.doubtful == (Span(3, 4), Span(6, 7))
    assert made.notes == (ocr.NOTE,)
    assert ocr.joined([Extracted("前言")], "报告").notes == ()


@pytest.fixture
def rapidocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A package of that name with its three models, recognising what it is told."""
    made: Any = ModuleType("rapidocr")
    made.__file__ = str(tmp_path / "rapidocr" / "__init__.py")
    (tmp_path / "rapidocr" / "models").mkdir(parents=True)
    for part in ("det", "rec", "cls"):
        (tmp_path / "rapidocr" / "models" / f"x_{part}_y.onnx").touch()
    made.found = SimpleNamespace(txts=None, boxes=[], scores=[])
    made.RapidOCR = lambda params: lambda picture: made.found
    monkeypatch.setitem(sys.modules, "rapidocr", made)
    monkeypatch.setitem(sys.modules, "onnxruntime", ModuleType("onnxruntime"))
    ocr.engine.cache_clear()
    yield made
    ocr.engine.cache_clear()


def test_what_the_recogniser_gives_are_pieces_with_their_places(rapidocr: Any) -> None:
    assert ocr.engine()(b"") == []
    box = [(10, 5), (60, 6), (60, 25), (9, 24)]
    rapidocr.found = SimpleNamespace(txts=["甲"], boxes=[box], scores=[0.5])
    assert ocr.engine()(b"") == [RecognisedPiece("甲", 0.5, 9.0, 5.0, 60.0, 25.0)]


@pytest.mark.parametrize("part", ["det", "rec", "cls"])
def test_a_recogniser_without_a_model_counts_as_not_installed(rapidocr: Any, part: str) -> None:
    next((Path(rapidocr.__file__).parent / "models").glob(f"*{part}*")).unlink()
    with pytest.raises(ToolMissing, match=f"no model for '{part}'"):
        ocr.needed("报告", "this is a picture")


# ---- PDF


class Page:
    """A page of 100 by 200 with pictures on it."""

    def __init__(self, *pictures: tuple[float, float, float, float]) -> None:
        self.pictures = pictures
        self.closed = False

    def get_size(self) -> tuple[float, float]:
        return 100.0, 200.0

    def get_objects(self, filter: Any) -> list[Any]:
        return [SimpleNamespace(get_bounds=lambda box=box: box) for box in self.pictures]

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("pictures", "scan"),
    [
        ([(0, 0, 100, 200)], True),
        ([(0, 0, 100, 100)], True),  # just half of the page
        ([(0, 0, 100, 99)], False),
        ([(0, 0, 50, 100), (50, 0, 100, 100)], True),
        ([(10, 0, 0, 200)], False),  # turned round: nothing is covered
        ([], False),
    ],
)
def test_a_page_is_a_scan_when_pictures_cover_half_of_it(pictures: Any, scan: bool) -> None:
    page = Page(*pictures)
    assert pdf._is_picture(page) is scan
    assert page.closed


def test_pages_whose_text_is_missing_are_named() -> None:
    assert pdf._left_out([1], 9).startswith("page 2 of 9 is a picture whose text is missing")
    assert pdf._left_out([1, 3], 9).startswith("pages 2, 4 of 9 are pictures")
    ten = "pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    assert pdf._named(range(10)) == ten
    assert pdf._named(range(12)) == f"{ten} and 2 more"


def test_line_breaks_of_a_pdf_are_one_character() -> None:
    assert pdf._plain("甲\r\n乙\r丙\n丁\ufffe戊\x02己") == "甲\n乙\n丙\n丁戊己"


# ---- rows of figures


def test_rows_of_a_pdf_are_a_table_with_their_header() -> None:
    head, rows = "指标 2023年 2024年", "生产总值 120.5 131.2\n财政收入 ≥12.5% -3.1%"
    assert grids.tabbed(f"{head}\n{rows}") == f"{head}\n{rows}".replace(" ", "\t")
    alone = f"{head}\n生产总值 120.5 131.2\n正文。"
    assert grids.tabbed(alone) == alone
    assert grids.tabbed(rows) == rows  # no header above
    short = f"指标 数值\n{rows}"
    assert grids.tabbed(short) == short  # a header of other cells


@pytest.mark.parametrize(
    "figure",
    [
        "12",
        "1,234.5",
        "≥95%",
        "约3",
        "5.5-6",
        "-3.1%",
        "12.5万亩",
        "3‰",
    ],
)
def test_a_cell_that_is_a_figure(figure: str) -> None:
    assert grids.is_figure(figure)
    assert grids.is_figure(f" {figure} ")


@pytest.mark.parametrize(
    "other",
    [
        "2023年",
        "2023年完成",
        "一、税收",
        "增长5%",
        "5%左右的目标任务数",
        "",
        "—",
    ],
)
def test_a_cell_that_is_none(other: str) -> None:
    assert not grids.is_figure(other)


@pytest.mark.parametrize("cell", ["", " ", "-", "—", "/", "…", "*", "——"])
def test_a_cell_that_is_empty(cell: str) -> None:
    assert grids.is_empty(cell)
    assert not grids.is_empty(f"{cell}0")


def test_a_table_has_two_rows_of_figures_and_not_more_prose_than_these() -> None:
    row, prose = "生产总值\t120.5\n", "牵头单位\t责任单位\n"
    assert grids.find(row * 2) == (Span(0, len(row) * 2),)
    assert grids.find(row) == ()
    assert grids.find(row * 2 + prose * 2) == (Span(0, len(row * 2 + prose * 2)),)
    assert grids.find(row * 2 + prose * 3) == ()
    assert grids.find("正文。\n" + row * 2) == (Span(4, 4 + len(row) * 2),)
    assert grids.find(f"{'长' * 60}\t12\n" * 2) != ()
    assert grids.find(f"{'长' * 61}\t12\n" * 2) == ()


# ---- archives


def packed(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "suffix", words(".zip .rar .7z .tar .tgz .gz .bz2 .xz .zst .jar .cab .iso")
)
def test_every_kind_of_archive_inside_an_archive_is_refused(suffix: str) -> None:
    (refused,) = archive.members(packed(**{f"里{suffix}": b"x"}), "外.zip", (".txt",))
    assert isinstance(refused, UnsafeArchive)
    assert "inside an archive" in str(refused.found)


@pytest.mark.parametrize(
    "marker",
    [
        "[Content_Types].xml",
        "mimetype",
        "OFD.xml",
        "META-INF/container.xml",
    ],
)
def test_a_document_that_is_an_archive_inside_is_none(marker: str) -> None:
    assert not archive.is_archive(packed(**{marker: b"x"}))
    assert archive.is_archive(packed(**{f"里/{marker}": b"x"}))


@pytest.mark.parametrize("hidden", ["__MACOSX/a.txt", ".git/a.txt", "里/.a.txt", ".a.txt"])
def test_hidden_members_are_passed_over(hidden: str) -> None:
    found = list(archive.members(packed(**{hidden: b"x", "乙.TXT": b"x"}), "外.zip", (".txt",)))
    assert [m.name for m in found if isinstance(m, archive.Member)] == ["乙.TXT"]
    assert len(found) == 1


@pytest.mark.parametrize("name", ["/a.txt", "../a.txt", "里/../a.txt", "C:a.txt", "c:\\a.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    (refused,) = archive.members(packed(**{name: b"x"}), "外.zip", (".txt",))
    assert isinstance(refused, UnsafeArchive)


def test_how_far_a_member_may_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SMALL", 1000)
    (bomb,) = archive.members(packed(**{"甲.txt": b"0" * 1_000_000}), "外.zip", (".txt",))
    assert isinstance(bomb, InputError)
    assert "times its size" in str(bomb.found)
    (small,) = archive.members(packed(**{"甲.txt": b"0" * 1000}), "外.zip", (".txt",))
    assert isinstance(small, archive.Member)
    monkeypatch.setattr(archive, "MOST_GROWTH", 2000)
    (slow,) = archive.members(packed(**{"甲.txt": b"0" * 1_000_000}), "外.zip", (".txt",))
    assert isinstance(slow, archive.Member)


# ---- pages


@pytest.mark.parametrize("tag", words("script style noscript template iframe form button select"))
def test_what_a_reader_does_not_see_is_dropped(tag: str) -> None:
    page = f"<html><body><p>各位代表</p><{tag}>看不见</{tag}><p>报告</p></body></html>"
    assert html._all_text(page) == ["各位代表", "报告"]


@pytest.mark.parametrize("tag", words("p div li h1 h2 h3 h4 h5 h6 table"))
def test_what_begins_a_line(tag: str) -> None:
    page = f"<html><body>甲<{tag}>乙</{tag}>丙</body></html>"
    assert html._all_text(page) == ["甲", "乙", "丙"]


@pytest.mark.parametrize("mark", ["_", "|", "-", "--", " - "])
def test_the_name_of_the_site_is_no_part_of_the_title(mark: str) -> None:
    page = f"<html><head><title>政府工作报告{mark}某站</title></head><body>甲</body></html>"
    assert html._all_text(page) == ["政府工作报告", "甲"]


def test_rows_of_a_page_s_tables_have_tabs_and_no_rules() -> None:
    assert html._tabbed("正文\n| 甲 | 1 |\n|---|:---:|\n| 乙 | 2 |") == "正文\n甲\t1\n乙\t2"
    assert html._tabbed("没有表") == "没有表"


def test_a_page_laid_out_with_a_table_is_told_by_its_long_cell() -> None:
    assert html._lays_out_with_tables("|" + "字" * 300)
    assert not html._lays_out_with_tables("|" + "字" * 299)
    assert not html._lays_out_with_tables("字" * 400)
