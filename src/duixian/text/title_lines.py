"""Titles of texts, of whatever genre: the lines that stand right before a body.

A page is full of them: its columns, its neighbours, the report that another is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duixian import late_re as re
from duixian.patterns import preceded
from duixian.registry import genres
from duixian.registry.genres import GenreSigns

FRONT = 2500
"""Title, session line, speaker and address stand within the first characters."""
TITLE_LENGTH = 64
_TITLE_LINES = 3
"""Lines over which a title may be broken."""
BEFORE_BODY = 8
"""Lines between a title and the body: session, date, speaker, office, address."""
_BODY_LINE = 24
"""A line that long, with a comma or full stop, is text and no title, even in a narrow column."""
_NOT_A_TITLE = re.compile(
    r"""
    ^\s*(?:[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|第.{1,3}[部章节])
    | ^\s*(?:附|注[::]|来源|出处|相关|上一篇|下一篇|责任编辑)
    | > | [,。;!?] | 《[^》]*$
    """,
    re.VERBOSE,
)
"""Headings inside a text, annexes, links, the way through a site; sentences and quoted titles."""
_GOES_ON = re.compile("[,。;]")
"""Behind a title these make a sentence of it."""
_NO_TITLE_PART = re.compile(r"会议上|\d日$|文件|人民政府$|[::]")
"""Lines above a title that are none of it: the session, the number of the paper."""
_SPACED = re.compile(preceded("[一-鿿]", " ") + " *(?=[一-鿿])")
_HEADS = re.compile(
    "报告|公报|规划|计划|纲要|草案|情况|实事|工程|清单|决议|讲话|总结|通报|说明|解释|意见"
)
_NAMED = re.compile(r"\d|《|[省市州盟县区旗镇乡]|关于|国|五”|[一二三四五六七八九十]件")
"""What a title has and a site's column (统计公报) has not: a year, a place, a subject."""
BARE = ("work_report", "court_report", "procuratorate_report")
"""Their titles often name nothing."""
_PAPERS = "报告|公报|通知|意见|方案|白皮书|条例|办法|通报|简报|纪要|公告|读本|解读"
_TITLED = re.compile(
    rf"(?:{_PAPERS}|纲要|总结|计划|综述|规定|要点|清单)(?:\(.{{0,12}})?$",
)
"""How titles end that no genre here has."""
_PAPER = re.compile(rf"[一-鿿]{{3}}(?:{_PAPERS})(?:\(.{{0,12}})?$")
"""Those of them that are no headings: 环境状况公报, not 工作总结."""


@dataclass(frozen=True, slots=True)
class Start:
    """A place where a text begins, and what it says it is."""

    kind: GenreSigns
    at: int
    quote: str
    title: bool = False
    said: str = ""
    """The whole sentence, where it is a speaker who says so."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line that is not empty, and where it begins."""

    start: int
    text: str


def lines_of(text: str) -> list[TitleLine]:
    """The lines of a text that are not empty."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(TitleLine(at, line))
        at += len(line) + 1
    return found


def titles(lines: list[TitleLine]) -> Iterator[Start]:
    """Titles that a body follows, in their order."""
    waiting: Start | None = None
    last = next_line = 0
    for i, line in enumerate(lines):
        if i < next_line:
            continue
        kind, length, glued = _title_at(lines, i)
        if kind is not None:
            quote = "".join(one.text.strip() for one in lines[i : i + length])
            waiting = Start(kind, line.start, quote[:TITLE_LENGTH], title=True)
            next_line = i + length
            last = next_line + BEFORE_BODY
        if waiting is not None and (glued or (kind is None and is_body(line.text))):
            yield waiting
            waiting = None
        elif i >= last or (kind is None and _PAPER.search(line.text)):
            waiting = None  # a column of the site, or the title of another paper stands between
    if waiting is not None and waiting.at < FRONT:
        yield waiting  # a text of short lines, or the title alone


def is_body(line: str) -> bool:
    """Whether a line is running text, or addresses those who hear it."""
    return line.startswith("各位代表") or (
        len(line) >= _BODY_LINE and ("," in line or "。" in line)
    )


def _title_at(lines: list[TitleLine], i: int) -> tuple[GenreSigns | None, int, bool]:
    """The genre of the title that begins at a line, over how many lines, and whether the text
    goes on in the same line."""
    title = ""
    for length, line in enumerate(lines[i : i + _TITLE_LINES], 1):
        glued = len(line.text) > TITLE_LENGTH
        if glued and (length > 1 or line.start > FRONT):
            break
        if length > 1 and (_NO_TITLE_PART.search(title) or _NOT_A_TITLE.search(line.text)):
            break
        title += _SPACED.sub("", line.text[: 2 * TITLE_LENGTH].strip())
        if _HEADS.search(line.text):
            kind = of_title(title, glued=glued)
            if kind is not None:
                return kind, length, glued
    return None, 0, False


def of_title(line: str, *, glued: bool = False) -> GenreSigns | None:
    """The genre of a title; with `glued`, of one that date and speaker follow in the line."""
    for kind in genres.load().kinds.values():
        found = kind.title.search(line)
        if found is None:
            continue
        name = line[: found.end()]
        if len(name) > TITLE_LENGTH or _NOT_A_TITLE.search(name):
            continue
        if not glued and _GOES_ON.search(line, found.end()):
            continue
        if glued and line[found.end() : found.end() + 1] not in ("-", "—", "(", " "):
            continue
        if kind.id in BARE or _NAMED.search(name):
            return kind
    return None


def strange_title(lines: list[TitleLine]) -> str | None:
    """A title that no genre knows, where one stands before the body."""
    for line in lines[: BEFORE_BODY * 2]:
        if is_body(line.text):
            return None
        if _TITLED.search(line.text) and not _NOT_A_TITLE.search(line.text):
            return line.text.strip()
    return None
