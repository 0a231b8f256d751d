"""Whose report a text is, of which year, and what kind of text."""

from __future__ import annotations

from duixian import late_re as re
from duixian.model import Government, Identity, Level
from duixian.registry import governments
from duixian.text.dating import date_report
from duixian.text.front import whole_date_line
from duixian.text.genre import Sort
from duixian.text.naming import Naming, name_government
from duixian.text.title_times import year_named

_FRONT = 2500
_TITLE = re.compile(
    r"^.{0,40}(?:政府工作报告?|工作报告|国民经济和社会发展.{0,20}报告|讲话|决议|致辞).{0,30}$",
    re.MULTILINE,
)
_NOT_A_TITLE = re.compile(r"[。;,]|现在|相关|来源|>|代表.{2,20}(?:作|向)")


def identify(
    text: str, sort: Sort, *, government: str | None = None, report_year: int | None = None
) -> Identity:
    """The identity that a reading text of a sort gives itself.

    `government` and `report_year` supply what the text does not say. `kind`, `complete` and
    `missing` are left as for a whole report: they take the sections to decide.
    """
    text = whole_date_line(text)
    dating = date_report(text, year_named(sort))
    year = dating.year if dating.year is not None else report_year
    naming = name_government(text, year)
    unit = naming.government
    if unit is None and naming.name is None and government is not None:
        unit = governments.find(government, year=year)
        unit = unit or governments.by_code(government, year=year)
    return Identity(
        title=_title(text, sort),
        government=unit.name if unit else naming.name or government,
        government_code=unit.code if unit else None,
        level=_level(unit, naming),
        report_year=year,
        delivered=dating.delivered,
        stated_date=dating.stated,
        kind="report",
        complete=True,
        evidence=tuple(dict.fromkeys((*naming.evidence, *dating.evidence, *sort.evidence))),
        genre=sort.genre,
        issuer=sort.issuer,
    )


def _title(text: str, sort: Sort) -> str | None:
    """The work report's title line; of another text, the title that says what it is."""
    if sort.genre in ("work_report", "other"):
        return find_title(text) or sort.title
    return sort.title or (find_title(text) if sort.genre == "unknown" else None)


def find_title(text: str) -> str | None:
    """The line that a page sets as the report's title, if it has one."""
    for found in _TITLE.finditer(text, 0, _FRONT):
        if not _NOT_A_TITLE.search(found.group()):
            return found.group().strip()
    return None


def _level(unit: Government | None, naming: Naming) -> Level | None:
    return unit.level if unit else naming.level
