"""Reports in web pages, PDF and Word documents."""

from __future__ import annotations

import socket
import zipfile
from io import BytesIO

import pypdfium2
import pytest

from duixian.errors import EmptyInput, TooLarge, UnknownFormat
from duixian.sources import from_bytes
from sources.documents import linked, with_macros, word
from sources.lost_bytes import SENTENCES

TITLE = "2024年澜川市政府工作报告"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>{TITLE}_澜川市人民政府</title>
<script>var x = "不是正文";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<h1>{TITLE}</h1><div class="content"><p>各位代表：</p>
{"".join(f"<p>{s}</p>" for s in SENTENCES)}</div>
<div class="footer">版权所有 澜川市人民政府</div></body></html>"""


def page(charset: str) -> bytes:
    return PAGE.replace("CHARSET", charset).encode(
        "gb18030" if charset.startswith("gb") else charset
    )


# -- HTML --------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_a_page_is_read_for_its_main_text(charset: str) -> None:
    document = from_bytes(page(charset), "report.html", ".html")
    assert document.media == "html"
    assert TITLE in document.source[:60]
    assert all(sentence in document.source for sentence in SENTENCES)
    assert "不是正文" not in document.source
    assert "<p>" not in document.source


def test_title_and_occasion_outside_the_main_text_are_kept() -> None:
    occasion = "（2024年1月18日在澜川市第六届人民代表大会第三次会议上）"
    body = "<br>\n　　".join(("各位代表：", *SENTENCES))
    data = (
        f"<html><head><title>{TITLE}_门户网站</title></head><body><center><b>{TITLE}</b><br>"
        f"{occasion}</center><div class=zw>{body}</div></body></html>"
    )
    source = from_bytes(data.encode(), "x.html", ".html").source
    assert source.split("\n")[:3] == [TITLE, occasion, "各位代表："]


def test_a_table_of_figures_among_the_text_of_a_page_is_kept_where_it_stands() -> None:
    rows = (("指标", "目标", "完成"), ("粮食总产量", "86.2万吨", "87.1万吨"))
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    paragraphs = [f"<p>{s}</p>" for s in SENTENCES]
    data = (
        f"<html><body><h1>{TITLE}</h1><div>{''.join(paragraphs[:8])}<table>{cells}</table>"
        f"{''.join(paragraphs[8:])}</div></body></html>"
    )
    source = from_bytes(data.encode(), "x.html", ".html").source
    assert "粮食总产量\t86.2万吨\t87.1万吨" in source
    assert source.index(SENTENCES[7]) < source.index("87.1万吨") < source.index(SENTENCES[8])


def test_a_page_laid_out_with_tables_is_read_as_prose() -> None:
    cells = "".join(f"<p>&nbsp;&nbsp;{s}</p>" for s in SENTENCES)
    data = f"<html><body><table><tr><td>{TITLE}</td></tr><tr><td>{cells}</td></tr></table></body>"
    lines = from_bytes(data.encode(), "x.html", ".html").source.split("\n")
    assert lines[-len(SENTENCES) :] == list(SENTENCES)


def test_a_page_given_as_txt_is_known_for_what_it_is() -> None:
    document = from_bytes(page("utf-8"), "report.txt", ".txt")
    assert document.media == "html"
    assert "<" not in document.source


def test_a_fragment_of_a_page_is_html_too() -> None:
    data = "".join(f"<p>{s}</p>\n" for s in SENTENCES).encode("gbk")
    document = from_bytes(data, "report.txt", ".txt")
    assert document.media == "html"
    assert SENTENCES[3] in document.source


def test_a_page_that_lies_about_its_encoding_is_decoded_all_the_same() -> None:
    data = PAGE.replace("CHARSET", "big5").encode("utf-8")
    assert SENTENCES[0] in from_bytes(data, "report.html", ".html").source


def test_a_text_that_mentions_angle_brackets_is_no_page() -> None:
    assert from_bytes("增长<6.5%，降幅>3%。".encode(), "x", ".txt").media == "text"


def test_a_page_without_text() -> None:
    with pytest.raises(EmptyInput, match="no text"):
        from_bytes(b"<html><body><script>load()</script></body></html>", "x.html", ".html")


# -- PDF ---------------------------------------------------------------------------------------


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF in a font that is not embedded, as printing programs of old made them."""
    shown = "".join(
        f"1 0 0 1 50 {800 - 20 * i} Tm <{line.encode('utf-16-be').hex()}> Tj\n"
        for i, line in enumerate(lines)
    )
    stream = f"BT /F1 12 Tf\n{shown}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_the_text_layer_of_a_pdf_is_read() -> None:
    document = from_bytes(pdf([TITLE, SENTENCES[0][:30], "— 3 —"]), "report.pdf", ".pdf")
    assert document.media == "pdf"
    assert document.source.splitlines()[:2] == [TITLE, SENTENCES[0][:30]]
    (furniture,) = document.boilerplate
    assert document.source[furniture.start : furniture.end].strip() == "— 3 —"


def test_a_scan_is_said_to_be_one() -> None:
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(595, 842)
    out = BytesIO()
    scan.save(out)
    with pytest.raises(UnknownFormat, match=r"scan.*OCR"):
        from_bytes(out.getvalue(), "scan.pdf", ".pdf")


def test_a_pdf_with_a_password_is_said_to_need_it() -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>/ID[<00><00>]" % (
        *(b"1f" * 32, b"2e" * 32),
    )
    data = pdf([TITLE]).replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)
    with pytest.raises(UnknownFormat, match=r"needs a password\. Save it without"):
        from_bytes(data, "report.pdf", ".pdf")


def test_a_damaged_pdf() -> None:
    with pytest.raises(UnknownFormat, match="cannot be opened"):
        from_bytes(b"%PDF-1.7\n garbage", "report.pdf", ".pdf")


# -- DOCX --------------------------------------------------------------------------------------


def test_paragraphs_and_tables_of_a_word_document_keep_their_order() -> None:
    document = from_bytes(word(TITLE, SENTENCES[0]), "report.docx", ".docx")
    assert document.media == "docx"
    lines = document.source.split("\n")
    assert lines == [TITLE, SENTENCES[0], "粮食总产量\t86.2万吨", "表后一段"]


def test_other_zip_files_are_named() -> None:
    for part, found in (("ppt/presentation.xml", "PowerPoint"), ("a.txt", "zip archive")):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(part, "x")
        with pytest.raises(UnknownFormat, match=found):
            from_bytes(out.getvalue(), "report.docx", ".docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(300 * 1024 * 1024))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(TooLarge, match="unpack to 300 MB"):
        from_bytes(out.getvalue(), "bomb.docx", ".docx")


def test_a_word_document_cut_short() -> None:
    with pytest.raises(UnknownFormat, match="damaged"):
        from_bytes(word(TITLE)[:2000], "report.docx", ".docx")


def test_a_document_with_macros_is_read_and_they_are_noted() -> None:
    for suffix in (".docm", ".docx"):
        document = from_bytes(with_macros(TITLE), f"report{suffix}", suffix)
        assert document.source.split("\n")[0] == TITLE
        assert "macros, which were not run" in document.notes[0]


@pytest.mark.parametrize("kind", ["image", "subDocument", "attachedTemplate", "frame"])
def test_what_a_document_links_to_is_not_fetched_and_noted(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("the network was asked"))
    data = linked("https://example.org/x", TITLE, SENTENCES[0], kind=kind)
    document = from_bytes(data, "report.docx", ".docx")
    assert SENTENCES[0] in document.source
    assert "links to 1 file elsewhere (https://example.org/x)" in document.notes[0]


def test_an_address_that_a_reader_may_click_on_is_no_link_of_that_kind() -> None:
    data = linked("https://example.org/x", TITLE, kind="hyperlink")
    assert from_bytes(data, "report.docx", ".docx").notes == ()


def test_a_text_by_the_name_of_a_page_is_read_as_it_stands() -> None:
    said = "澜川县2024年生产总值增长5.2%。\n财政收入增长4%。\n"
    assert from_bytes(said.encode(), "report.html", ".html").source == said
