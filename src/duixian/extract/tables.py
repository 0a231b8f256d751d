"""Claims out of tables of figures: each cell with its row's name, its column's head and its unit.

A cell is put into words (地区生产总值增长6%左右) and those are read by the same rules as any
sentence; whose year it is and whether it is promised, the heads say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from duixian import late_re as re
from duixian.extract.claims import claim_id, claims
from duixian.extract.faults import Faults
from duixian.extract.table_columns import (
    GROWTH,
    Caption,
    TableColumn,
    caption,
    columns,
    unit,
    without_head,
)
from duixian.model import Claim, Document, Outline, Role, Section, Sentence, TableRow
from duixian.registry import confidence
from duixian.text import reading_text

ABOVE = 3
"""Lines above a table that may be its caption."""
LONGEST_CAPTION = 60
RULE = "table"
FALL = "下降"
_FIGURE = re.compile(
    r"""(?P<bound>[≥≤><≧≦约]?)\s*
    (?P<number>[-−+]?\d[\d,]*(?:\.\d+)?(?:\s*[-~—]\s*\d[\d,]*(?:\.\d+)?)?\s*
      (?P<unit>[%‰]?[\u4e00-\u9fff/²³]{0,6}?))
    (?P<after>左右|以上|以下|以内|上下)?""",
    re.VERBOSE,
)
_BOUNDS = {"≥": "不低于", "≧": "不低于", "≤": "不超过", "≦": "不超过"}
_BOUNDS |= {">": "超过", "<": "低于", "约": "约", "": ""}
_ORDINAL = re.compile(
    r"""[\s*#★☆]*
    (?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．](?!\d)|其中[:：]|\#)?\s*""",
    re.VERBOSE,
)
_BRACKETS = re.compile(r"[(（]([^()（）]{1,10})[)）]\s*$")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:年|$)")
"""A cell that begins so is the head of a column."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its place in the source, blanks around it left out."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure put into words, with where its number stands in them and in the source."""

    words: str
    at: int
    source: int
    length: int
    row: TableRow
    column: TableColumn


def table_claims(outline: Outline, faults: Faults | None = None) -> tuple[Claim, ...]:
    """The claims of a document's tables of figures, in order. Source offsets.

    Of a table without a header only figures with units of their own are read: what the others
    measure, nothing says.
    """
    found: list[Claim] = []
    for _, rows in groupby(outline.rows, key=lambda row: row.table):
        said = list(_said(outline, list(rows)))
        if said:
            found += _read(outline, said, faults)
    return tuple(sorted(found, key=lambda claim: claim.start))


def _said(outline: Outline, rows: list[TableRow]) -> Iterator[_Said]:
    """Every figure of a table in words."""
    year = outline.identity.report_year
    section = outline.sections[rows[0].section]
    standing = Caption(_one_year(section.period), _role(section), None)
    above = caption(_above(outline.document, rows[0].start), Caption())
    head: list[TableColumn] = []
    captions: list[str] = []
    for row in rows:
        cells = _cells(row)
        filled = [cell.text for cell in cells if cell.text]
        figures = [t for t in filled if _FIGURE.fullmatch(t) and not _YEARS.match(t)]
        if len(filled) == 1 or (not figures and any("单位" in t and ":" in t for t in filled)):
            captions += filled
            if not figures:
                above = caption(captions, above)
            continue
        if not figures and len(filled) > 1:
            head = columns([cell.text for cell in cells], above, standing, year)
        elif figures:
            texts = [cell.text for cell in cells]
            yield from _of_row(row, cells, head or without_head(texts, above, standing, year))
        captions = []


def _of_row(row: TableRow, cells: list[_Cell], head: list[TableColumn]) -> Iterator[_Said]:
    name = next((c.text for c, h in zip(cells, head, strict=False) if h.kind == "stub"), "")
    named = next((c.text for c, h in zip(cells, head, strict=False) if h.kind == "unit"), None)
    brackets = _BRACKETS.search(name)
    own = (unit(named) if named else None) or (unit(brackets[1]) if brackets else None)
    if brackets and unit(brackets[1]):
        name = name[: brackets.start()]
    name = re.sub(r"\s+", "", _ORDINAL.sub("", name, count=1))
    if not _HAN.search(name):
        return
    for cell, column in zip(cells, head, strict=False):
        found = _FIGURE.fullmatch(cell.text) if column.kind == "figure" else None
        if found is None:
            continue
        measured = column.unit if column.measure else own or column.unit
        if not found["unit"] and not measured:
            continue  # a number of nothing
        number = re.sub(r"\s", "", found["number"])
        measure = column.measure
        if measure == GROWTH and number[0] in "-−":
            measure, number = FALL, number[1:]
        elif measure == GROWTH and name.endswith((GROWTH, "增速", "增幅", "涨幅")):
            measure = ""
        lead = name + measure + _BOUNDS[found["bound"]]
        tail = ("" if found["unit"] else measured or "") + (found["after"] or "")
        start = cell.start + found.start("number")
        length = len(found["number"].rstrip())
        yield _Said(f"{lead}{number}{tail}。", len(lead), start, length, row, column)


def _read(outline: Outline, said: list[_Said], faults: Faults | None) -> Iterator[Claim]:
    """The words read as sentences of a document of their own; the claims put in their places."""
    text = "\n".join(one.words for one in said)
    made = Document("", text, outline.document.report_id, "", "text", None)
    sections, sentences, at = [], [], 0
    for i, one in enumerate(said):
        section = outline.sections[one.row.section]
        end = at + len(one.words)
        period = str(one.column.year) if one.column.year else None
        # A section each: what the cell before was about is nothing to this one.
        sections.append(
            replace(section, index=i, start=at, body=at, end=end + 1, period=period, parent=None)
        )
        sentences.append(Sentence(at, end, i))
        at = end + 1
    words = replace(
        outline,
        document=made,
        reading=replace(reading_text(made), text=text, reading=(0,), source=(0,)),
        sections=tuple(sections),
        sentences=tuple(sentences),
        rows=(),
    )
    met = Faults(words)
    starts = [sentence.start for sentence in sentences]
    for claim in claims(words, met if faults else None):
        index = bisect_right(starts, claim.start) - 1
        if claim.start <= starts[index] + said[index].at < claim.end:
            yield _placed(claim, said[index], outline)
    if faults is None:
        return
    for fault in met.found:
        one = said[max(0, bisect_right(starts, fault.start) - 1)]
        end = one.source + one.length
        quote = outline.document.source[one.source : end]
        faults.found.append(replace(fault, start=one.source, end=end, quote=quote))


def _placed(claim: Claim, one: _Said, outline: Outline) -> Claim:
    document, end = outline.document, one.source + one.length
    period = str(one.column.year) if one.column.year else None
    ocr = document.is_recognised(one.source, end)
    return replace(
        claim,
        claim_id=claim_id(document.report_id, one.source),
        doc=document.doc,
        role=one.column.role,
        period=period,
        quote=document.source[one.source : end],
        start=one.source,
        end=end,
        sentence_start=one.row.start,
        sentence_end=one.row.end,
        rule=RULE,
        confidence=confidence.load().of(
            RULE,
            claim.indicator,
            known=claim.indicator_id is not None,
            recovered=False,
            dated=period is not None,
            ocr=ocr,
        ),
        ocr=ocr,
    )


def _cells(row: TableRow) -> list[_Cell]:
    cells, at = [], row.start
    for cell in row.text.split("\t"):
        bare = cell.strip()
        cells.append(_Cell(bare, at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    return cells


def _above(document: Document, start: int) -> list[str]:
    """The short lines right above a table."""
    lines = [line.strip() for line in document.source[max(0, start - 400) : start].split("\n")]
    near: list[str] = []
    for line in reversed([line for line in lines if line][-ABOVE:]):
        if len(line) > LONGEST_CAPTION or line.endswith(("。", "；")):
            break
        near.insert(0, line)
    return near


def _one_year(period: str | None) -> int | None:
    return int(period) if period and period.isdecimal() else None


def _role(section: Section) -> Role | None:
    if section.role in ("targets", "tasks"):
        return "target"
    return "result" if section.role == "review" else None
