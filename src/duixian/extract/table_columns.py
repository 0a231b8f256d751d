"""What the columns of a table of figures hold, by their heads and the table's caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duixian import late_re as re
from duixian.model import Role
from duixian.registry import table_heads, units

Kind = Literal["stub", "unit", "figure", "left_out"]
GROWTH = "增长"
"""What the head of a column of relative changes adds to the name of a row."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)年?")
_IN_BRACKETS = re.compile(r"\(([^()]{1,10})\)")
_UNIT_OF_ALL = re.compile(r"单位[:：]\s*([^\s,，;；、)]{1,8})")
_HAN = re.compile(r"[\u4e00-\u9fff（(]")
_BLANKS = re.compile(r"\s+")
_SPAN = re.compile(r"(?:19|20)\d\d年?[-—–~至](?:19|20)\d\d")
MANY_UNITS = re.compile("[、,，/和]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table: its year, what it is a table of, the unit of all its figures."""

    year: int | None = None
    role: Role | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of figures, or one that is there for them."""

    kind: Kind
    unit: str | None = None
    measure: str = ""
    """What the head adds to the name of a row: 增长, 占预算."""
    role: Role = "context"
    year: int | None = None


def caption(lines: list[str], before: Caption) -> Caption:
    """What lines above a table say; `before` is what still holds where they do not."""
    text = "\n".join(_BLANKS.sub("", line) for line in lines)
    years = _YEAR.findall(text) if not _SPAN.search(text) else []
    heads = table_heads.load()
    role: Role | None = before.role
    if heads.result.search(text):
        role = "result"
    elif heads.target.search(text):
        role = "target"
    given = _UNIT_OF_ALL.search(text)
    unit = before.unit if given is None else _unit(given[1])
    return Caption(int(years[-1]) if years else before.year, role, unit)


def columns(
    cells: list[str], above: Caption, section: Caption, report_year: int | None
) -> list[TableColumn]:
    """The columns by the cells of a header. `section` is what holds where nothing else says."""
    plain = [_BLANKS.sub("", cell) for cell in cells]
    stub = _stub(plain)
    answered = any(_is(table_heads.load().result, head) for head in plain)
    return [
        TableColumn("stub") if i == stub else _column(head, above, section, report_year, answered)
        for i, head in enumerate(plain)
    ]


def without_head(
    cells: list[str], above: Caption, section: Caption, report_year: int | None
) -> list[TableColumn]:
    """The columns of a row in a table without a header: a name, and figures that have units of
    their own. (What a bare number is of, nothing says.)"""
    role, year = _standing("", None, above, section, report_year, answered=False)
    stub = next((i for i, cell in enumerate(cells) if _HAN.match(cell)), 0)
    return [
        TableColumn("stub") if i == stub else TableColumn("figure", None, "", role, year)
        for i in range(len(cells))
    ]


def _stub(heads: list[str]) -> int:
    """The column that names the rows: the first that says so, else the first that says anything."""
    known = table_heads.load()
    said = [i for i, h in enumerate(heads) if _is(known.stub, h) and not _YEAR.search(h)]
    spoken = [i for i, h in enumerate(heads) if h and not _is(known.left_out, h)]
    return (said or spoken or [0])[0]


def _column(
    head: str, above: Caption, section: Caption, report_year: int | None, answered: bool
) -> TableColumn:
    known = table_heads.load()
    bare = _IN_BRACKETS.sub("", head).rstrip("%")
    unit = _unit_of(head)
    if not head or _SPAN.search(head):
        return TableColumn("left_out")
    if _is(known.unit, bare) and not _is(known.result, bare):
        return TableColumn("unit")
    if _is(known.left_out, bare):
        return TableColumn("left_out")
    year = _year(head)
    role, of = _standing(bare, year, above, section, report_year, answered)
    if _is(known.growth, bare):
        return TableColumn("figure", unit or "%", GROWTH, role, of)
    if _is(known.share, bare):
        return TableColumn("figure", unit or "%", _YEAR.sub("", bare), role, of)
    return TableColumn("figure", unit or above.unit, "", role, of)


def _standing(
    head: str,
    year: int | None,
    above: Caption,
    section: Caption,
    report_year: int | None,
    answered: bool,
) -> tuple[Role, int | None]:
    """Role and year of a column's figures."""
    known = table_heads.load()
    if year is None and _is(known.before, head) and not _is(known.growth, head):
        base = above.year or (report_year - 1 if report_year else None)
        return "result", base - 1 if base else None
    if answered and _is(known.planned, head) and not _is(known.share, head):
        past = above.year is None or report_year is None or (year or above.year) < report_year
        if past and (year is None or report_year is None or year < report_year):
            return "context", year or above.year or (report_year - 1 if report_year else None)
    if _is(known.result, head) or (answered and _is(known.share, head)):
        role: Role = "result"
    elif _is(known.target, head):
        role = "target"
    elif year and report_year:
        role = "target" if year >= report_year else "result"
    else:
        role = above.role or section.role or "context"
    return role, year or _default_year(role, above, section, report_year)


def _default_year(
    role: Role, above: Caption, section: Caption, report_year: int | None
) -> int | None:
    """The year of a column that names none: the caption's, unless a target is of another."""
    if report_year is None:
        return above.year
    usual = report_year if role == "target" else report_year - 1
    if above.year is None:
        return section.year or usual
    fits = above.year >= report_year if role == "target" else above.year < report_year
    return above.year if fits or role == "context" else usual


def _unit_of(head: str) -> str | None:
    found = [u for cell in _IN_BRACKETS.findall(head) if (u := _unit(cell))]
    return found[0] if found else "%" if head.endswith("%") else None


def _unit(cell: str) -> str | None:
    """A unit as a cell gives it, with its scale (亿元, 万人); None for several or none."""
    plain = _BLANKS.sub("", cell)
    bare = plain.lstrip("万亿千百")
    known = units.load()
    if MANY_UNITS.search(plain) and "/" not in plain:
        return None
    return plain if plain == "%" or known.pattern.fullmatch(bare) else None


def unit(cell: str) -> str | None:
    """The unit in a cell of the column of units, or in brackets behind a row's name.

    >>> unit("亿元"), unit("（%）"), unit("个、处"), unit("约束性")
    ('亿元', '%', None, None)
    """
    return _unit(cell.strip().strip("()（）"))


def _year(head: str) -> int | None:
    found = _YEAR.search(head)
    return int(found[1]) if found else None


def _is(words: re.Pattern[str], head: str) -> bool:
    return words.search(head) is not None
