"""What kind of text a report is: the work report, or another one that the same congress hears."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

WORK_REPORT = "work_report"
_NAME = re.compile(r"关于(?:[^。]{0,60})|^[^。，]{0,60}$", re.MULTILINE)
"""Where an opening names a report: after 关于, or alone on a line."""


def genre(title: str | None, opening: str = "") -> str:
    """The kind of a text by its title, or by how it opens: work_report, budget, plan, court...

    >>> genre("关于三门市2019年预算执行情况和2020年预算草案的报告"), genre("政府工作报告")
    ('budget', 'work_report')
    """
    if title and "政府工作报告" in title:
        return WORK_REPORT
    names = "\n".join((title or "", *(found.group() for found in _NAME.finditer(opening))))
    for kind, words in _kinds().items():
        if words.search(names):
            return kind
    return WORK_REPORT


def is_work_report(title: str | None, opening: str = "") -> bool:
    """Whether a text may stand in a government's chain of work reports."""
    return genre(title, opening) == WORK_REPORT


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    source = files("duixian.registry").joinpath("genres.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    return {kind: re.compile("|".join(map(re.escape, t["words"]))) for kind, t in tables.items()}
