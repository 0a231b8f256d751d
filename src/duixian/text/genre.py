"""What kind of text it is and who gives it: by its title, and by what its speaker says.

A page names many texts: its columns, its neighbours, the report that another is about. A text
begins where a title stands right before a body, or where a speaker says what he reports; what
begins a second time with another genre is two texts in one, and of no genre.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duixian import late_re as re
from duixian.model import Genre, Issuer
from duixian.registry import genres
from duixian.text.title_lines import (
    BARE,
    BEFORE_BODY,
    FRONT,
    TITLE_LENGTH,
    Start,
    TitleLine,
    is_body,
    lines_of,
    of_title,
    strange_title,
    titles,
)

TWO_GENRES = "two genres in one text: "
"""So the evidence begins where a second text of another genre was found."""
_APART = 200
"""A second text begins so many characters after the first at the least."""
_TITLE_OF_ITS_OWN = re.compile("(?:关于|[省市州盟县区旗镇乡国]).*(?:报告|公报|纲要)")
"""A title in the middle of a text is one only in full: 计划执行情况 is a heading there."""
_READ_ALOUD = re.compile(r"\([a-zà-öø-ǿǎ-ǜ]{1,6}\)")
"""Readings of characters that a page puts behind them: 报(bào)告."""
_HEAD_OF_GOVERNMENT = re.compile(
    r"""
    ^(?:[^\n,。]{0,14}?人民政府)?[^\n,。]{0,8}?代?
    (?:国务院总理|省长|市长|州长|盟长|县长|区长|旗长|镇长|乡长|自治区主席)[ ]*[一-鿿·× ]{2,12}$
    """,
    re.VERBOSE | re.MULTILINE,
)
"""The line under a session's date that says who spoke."""
_OFFICE = re.compile(r"^[^,。;]{0,50}$")
_NOTICE = re.compile(r"(?:人民政府|国务院|政府办公[室厅])(?:办公[室厅])?(?:关于|印发)")
_SENTENCE = re.compile(r"[^。!?\n]+")
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]部分)(.{2,40})$", re.M
)


@dataclass(frozen=True, slots=True)
class Sort:
    """What a text is."""

    genre: Genre
    issuer: Issuer
    evidence: tuple[str, ...] = ()
    title: str | None = None
    """The title that says so, or one that no genre knows."""
    said: str = ""
    """The title or the whole sentence that says so: it may name the time, too."""


def sort_of(text: str) -> Sort:
    """The genre of a reading text and who gives it.

    >>> sort_of("关于三门市2020年预算草案的报告\\n三门市财政局\\n各位代表:").genre
    'budget_report'
    """
    lines = lines_of(text)
    titled, spoken = list(titles(lines)), list(_addresses(text))
    front = [s for s in titled if s.at < FRONT]
    said = next((s for s in spoken if s.at < FRONT), None)
    first = _chosen(front[0] if front else None, said)
    strange = strange_title(lines) if first is None else None
    if first is None and strange is None:
        first = _by_speaker(text) or _by_headings(text)
    if first is None:
        return Sort("unknown", _office(lines, 0) or "unknown", title=strange)
    other = _second([*titled, *spoken], first)
    if other is not None:
        both = f"{TWO_GENRES}“{first.quote}”, “{other.quote}”"
        return Sort("unknown", "unknown", (both,), title=first.quote)
    title = first if first.title else front[0] if front and front[0].kind is first.kind else None
    return Sort(
        first.kind.id,
        _issuer(lines, first),
        (first.quote,),
        title=title.quote if title else None,
        said=first.said or first.quote,
    )


def _chosen(title: Start | None, said: Start | None) -> Start | None:
    """What is said goes before the title, which may be a column of the site.

    受市政府委托报告 under the title of a budget report is the budget report all the same.
    """
    if title is None or said is None or title.kind is said.kind:
        return title or said
    if said.kind.id == "work_report" and title.kind.given and title.at < said.at:
        return title
    return said


def _second(starts: list[Start], first: Start) -> Start | None:
    """Where a text of another genre begins behind the first."""
    for start in sorted(starts, key=lambda s: s.at):
        if start.at < first.at + _APART or start.kind.annex or first.kind.annex:
            continue
        if start.kind is first.kind or start.kind.id == "other":
            continue
        if not start.title or _TITLE_OF_ITS_OWN.search(start.quote):
            return start
    return None


# -- what is said ----------------------------------------------------------------------------


_SPEAKS = re.compile(r"我(?!们)|委托|现将|根据国务院|督查|(?:汇报|通报)如下")


def _addresses(text: str) -> Iterator[Start]:
    """Sentences in which a speaker says what he reports."""
    begin = 0
    for found in _SPEAKS.finditer(text):
        # not before the sentence of the last one, which is far nearer than the begin of the text
        before = (text.rfind(mark, begin, found.start()) for mark in "。!?\n")
        begin = max(begin, max(before) + 1)
        sentence = _SENTENCE.match(text, begin)
        if sentence is None:
            continue
        start = _of_address(_READ_ALOUD.sub("", sentence.group()), begin)
        if start is not None:
            yield start


def _of_address(sentence: str, at: int) -> Start | None:
    best: tuple[int, bool] | None = None
    start = None
    if not genres.load().may_address(sentence):
        return None
    for kind in genres.load().kinds.values():
        found = kind.address.search(sentence) if kind.address else None
        if found is None:
            continue
        rank = found.end(), kind.id == "other"
        if best is None or rank < best:
            best, start = rank, Start(kind, at, found.group(), said=sentence)
    return start


def _by_speaker(text: str) -> Start | None:
    """Where the head of the government stands as the speaker, it is the government's report."""
    found = _HEAD_OF_GOVERNMENT.search(text, 0, FRONT)
    if found is None:
        return None
    return Start(genres.load().kinds["work_report"], found.start(), found.group().strip())


def _by_headings(text: str) -> Start | None:
    """Where neither title nor address is left, headings may say it: 一、2025年预算执行情况."""
    found = {}
    for heading in _NUMBERED.finditer(text):
        kind = of_title(heading[1])
        if kind is not None and kind.given and kind.id != "work_report":
            found[kind.id] = Start(kind, heading.start(), heading[1].strip())
    return next(iter(found.values())) if len(found) == 1 else None


# -- who gives it ----------------------------------------------------------------------------


def _issuer(lines: list[TitleLine], start: Start) -> Issuer:
    """Who gives a text: the office that the lines around its title name, else the usual one."""
    if start.kind.id in BARE:
        return start.kind.issuer
    return _office(lines, start.at) or start.kind.issuer


def _office(lines: list[TitleLine], at: int) -> Issuer | None:
    """The office named in the lines around a title: that of a bureau, or of the government."""
    index = next((i for i, line in enumerate(lines) if line.start >= at), 0)
    if any(_NOTICE.search(line.text) for line in lines[:index] if len(line.text) < TITLE_LENGTH):
        return "government"
    near = []
    for line in lines[max(0, index - 3) : index + BEFORE_BODY + 1]:
        if is_body(line.text) and line.start > at:
            break
        near.append(line.text)
    offices = [line for line in near if _OFFICE.match(line)]
    for giver in genres.load().issuers.values():
        if giver.id != "government" and any(n in line for line in offices for n in giver.names):
            return giver.id
    return None
