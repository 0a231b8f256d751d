"""Page furniture is told apart from the report; the title and the occasion are the report's."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.sources import boilerplate, from_text
from sources.lost_bytes import SENTENCES

TITLE = "2024年澜川市政府工作报告\n"
BODY = "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、工作回顾\n" + "\n".join(SENTENCES)


def kept(text: str) -> str:
    """The text without its furniture."""
    parts, at = [], 0
    for span in boilerplate.find(text):
        parts.append(text[at : span.start])
        at = span.end
    return "".join((*parts, text[at:]))


def test_share_buttons_and_source_lines_go_and_title_and_occasion_stay() -> None:
    title = "2024年澜川市政府工作报告\n——2024年1月18日在澜川市第六届人民代表大会第三次会议上\n"
    buttons = "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n"
    source = "来源：澜川日报\n时间：2024-01-25\n"
    assert kept(buttons + title + source + "市长 周未明\n" + BODY) == title + "市长 周未明\n" + BODY


def test_a_label_takes_the_next_line_with_it() -> None:
    head = "2024年澜川市政府工作报告\n时间：\n2024-02-02 09:20\n来源：\n澜川市人民政府\n"
    assert kept(head + BODY) == "2024年澜川市政府工作报告\n" + BODY


def test_a_trail_of_links_goes() -> None:
    trail = "您的位置:\n首页\n>\n政务公开\n>\n省政府工作报告\n"
    assert kept(trail + "2024年澜川市政府工作报告\n" + BODY) == "2024年澜川市政府工作报告\n" + BODY
    assert kept("首页 > 政务公开 > 政府工作报告\n" + BODY) == BODY


def test_a_title_that_stands_beside_a_trail_of_links_stays() -> None:
    text = "首页\n>\n2024年澜川市政府工作报告\n" + BODY
    assert kept(text) == "2024年澜川市政府工作报告\n" + BODY


def test_captions_go() -> None:
    caption = "周未明市长作政府工作报告。本报记者 李一摄\n"
    assert (
        kept("2024年澜川市政府工作报告\n" + caption + BODY) == "2024年澜川市政府工作报告\n" + BODY
    )


@pytest.mark.parametrize(
    "foot",
    [
        "相关报道：",
        "扫一扫在手机打开当前页",
        "责任编辑：\n李一\n相关链接>>\n别的新闻\n打印本页\n关闭窗口",
        "本文仅代表作者观点,不代表本站立场。\n\n本文地址:/a/9607.html\n\n留言与评论(0)\n验证码:",
        "》》点击图片进入专题《《\n收藏\n|\n分享到:\n分享到微信\n×",
        "本作品是中华人民共和国的\n法律\n、\n法规\n，属于公有领域。\nPublic domain\nfalse",
        "|",
    ],
)
def test_the_foot_of_a_page_goes_to_its_end(foot: str) -> None:
    assert kept(f"{BODY}\n{foot}") == f"{BODY}\n"


def test_the_words_of_furniture_inside_the_report_stay() -> None:
    text = (
        BODY + "\n打印、复制、下载等服务事项全部上网办理，来源：各部门。\n" + "\n".join(SENTENCES)
    )
    assert kept(text) == text


def test_furniture_does_not_swallow_a_report_that_goes_on() -> None:
    text = BODY + "\n相关报道：\n" + "".join(SENTENCES) + "\n"
    assert kept(text) == text


def test_furniture_stays_in_the_offsets() -> None:
    document = from_text("打印\n" + BODY, "x")
    assert document.source == "打印\n" + BODY
    assert [(s.start, s.end) for s in document.boilerplate] == [(0, 3)]


def test_page_numbers_are_furniture_on_printed_pages_only() -> None:
    text = "2024年澜川市政府工作报告\n— 1 —\n" + BODY
    paged = boilerplate.find(text, paged=True)
    assert "— 1 —\n" in [text[s.start : s.end] for s in paged]
    assert boilerplate.find(text) == ()


@pytest.mark.corpus
def test_on_real_pages_the_salutation_and_the_occasion_are_never_furniture(
    corpus_dir: Path,
) -> None:
    paths = sorted(corpus_dir.glob("*.txt"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        spans = boilerplate.find(text)
        assert sum(s.end - s.start for s in spans) < 600, path.stem
        if path.stem.endswith("-2026"):
            assert any("代表大会" in line for line in kept(text).splitlines()[:4]), path.stem
            assert "各位代表" in kept(text)[:300], path.stem
