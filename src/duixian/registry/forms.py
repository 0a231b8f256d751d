"""How supervision offices head, name and write what their forms hold: forms.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian import late_re as re
from duixian.errors import RegistryError

FIELDS = (
    "number",
    "category",
    "quote",
    "text",
    "lead_leaders",
    "lead_units",
    "responsible_units",
    "supporting_units",
    "deadline",
    "goal",
    "milestones",
    "progress",
    "standing",
)
"""The columns that a form may have, in the order in which the desk writes them."""
_BRACKETED = re.compile(r"[(（【\[][^)）】\]]*[)）】\]]")
_NOISE = re.compile(r"[\s:：*＊、,，.。/“”《》<>〈〉\"]+")
_YEAR = re.compile(r"^(?:20\d\d年度?|本年度?)")


@dataclass(frozen=True)
class FormWords:
    """The words of forms.toml, ready for look-up."""

    headers: dict[str, str]
    """A heading without blanks and brackets -> the field."""
    quarters: dict[str, int]
    """A heading or label -> the quarter in which it ends."""
    blank: frozenset[str]
    ongoing: frozenset[str]
    remarks: tuple[str, ...]
    totals: tuple[str, ...]
    unit_ends: tuple[str, ...]
    collective: re.Pattern[str]
    lead_in: re.Pattern[str]
    tail: re.Pattern[str]
    lead_mark: re.Pattern[str]
    support_mark: re.Pattern[str]
    first_leads: re.Pattern[str]
    short: dict[str, str]
    """A unit's short form -> what it is short for, both without the place."""
    labels: dict[str, str]
    """A label of running text -> its field."""
    leading: re.Pattern[str]
    supporting: re.Pattern[str]
    answering: re.Pattern[str]
    titles: re.Pattern[str]
    written: dict[str, str]
    """What the desk calls its own columns, by field; `nothing` is a cell left blank on purpose."""
    quarter_names: tuple[str, ...]
    periods: tuple[str, ...]
    standings: tuple[str, ...]
    """Where an item may stand, in the order of a bulletin."""
    done: str
    behind: str
    lights: dict[str, str]

    def field_of(self, heading: str) -> str | None:
        """The field that a column's heading names; None for a heading not known.

        >>> words = load()
        >>> words.field_of("牵头 单位"), words.field_of("完成时限(月底前)"), words.field_of("电话")
        ('lead_units', 'deadline', None)
        """
        plain = plain_heading(heading)
        return self.headers.get(plain) or self.headers.get(_YEAR.sub("", plain))

    def quarter_of(self, heading: str) -> int | None:
        """The quarter that a column's heading names.

        >>> words = load()
        >>> words.quarter_of("第二季度"), words.quarter_of("2025年三季度"), words.quarter_of("月")
        (2, 3, None)
        """
        plain = _YEAR.sub("", plain_heading(heading))
        return self.quarters.get(plain) or next(
            (self.quarters[q] for q in self.quarters if plain.startswith(q) and len(q) > 1), None
        )


def plain_heading(heading: str) -> str:
    """A heading without blanks, signs and what stands in brackets."""
    bare = _NOISE.sub("", _BRACKETED.sub("", heading))
    return bare or _NOISE.sub("", heading)


@cache
def load() -> FormWords:
    """The words of forms.toml. RegistryError when a heading stands for two fields."""
    return parse(files("duixian.registry").joinpath("forms.toml").read_text(encoding="utf-8"))


def parse(source: str) -> FormWords:
    """The words of a registry file. RegistryError names what breaks its rules."""
    data = tomllib.loads(source)
    missing = [
        n for n in ("headers", "quarters", "cells", "units", "labels", "written") if n not in data
    ]
    if missing:
        raise RegistryError(f"forms.toml has no [{missing[0]}]. Every table of it is needed")
    units, cells, labels, written = (data[n] for n in ("units", "cells", "labels", "written"))
    headers = _headers(data["headers"])
    return FormWords(
        headers=headers,
        quarters={name: int(q) for q, names in data["quarters"].items() for name in names},
        blank=frozenset(cells["blank"]),
        ongoing=frozenset(cells["ongoing"]),
        remarks=tuple(cells["remarks"]),
        totals=tuple(cells["totals"]),
        unit_ends=tuple(sorted(units["ends"], key=len, reverse=True)),
        collective=re.compile("|".join(units["collective"])),
        lead_in=re.compile(units["lead_in"]),
        tail=re.compile(units["tail"]),
        lead_mark=re.compile(units["lead_mark"]),
        support_mark=re.compile(units["support_mark"]),
        first_leads=re.compile(units["first_leads"]),
        short=dict(units["short"]),
        labels={name: field for name, field in headers.items() if field in labels["fields"]},
        leading=re.compile(labels["lead"]),
        supporting=re.compile(labels["support"]),
        answering=re.compile(labels["responsible"]),
        titles=re.compile(data["titles"]["pattern"]),
        written={name: said for name, said in written.items() if isinstance(said, str)},
        quarter_names=tuple(written["quarters"]),
        periods=tuple(written["periods"]),
        standings=tuple(data["standings"]["order"]),
        done=data["standings"]["done"],
        behind=data["standings"]["behind"],
        lights=dict(data["standings"]["lights"]),
    )


def _headers(tables: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, names in tables.items():
        if field not in FIELDS:
            raise RegistryError(f"forms.toml: {field!r} is no column. Known are {FIELDS}")
        for name in names:
            if found.setdefault(name, field) != field or name != plain_heading(name):
                raise RegistryError(
                    f"forms.toml: the heading {name!r} of {field!r} stands for {found[name]!r} too,"
                    " or is not written plainly. A heading is written without blanks, signs and"
                    " brackets, and stands for one column"
                )
    return found
