"""What the columns of a table of reports hold, by what they are called."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Literal, get_args

from duixian import late_re as re
from duixian.errors import RegistryError

Meaning = Literal[
    "text", "government", "code", "province", "prefecture", "county", "year", "title", "url"
]
_LEFT_OUT = re.compile(r"[\s_\-\ufeff\u3000]+")


def meaning(header: str) -> Meaning | None:
    """What a column of that name holds; None for a name that says nothing.

    >>> meaning("Report_Year"), meaning("省份"), meaning(" 正文 "), meaning("备注")
    ('year', 'province', 'text', None)
    """
    return _names().get(_LEFT_OUT.sub("", header).lower())


def mapped(headers: Iterable[str], *, without: str) -> dict[Meaning, str]:
    """The column for each meaning: the first that is called so, the column `without` left out."""
    found: dict[Meaning, str] = {}
    for header in headers:
        known = meaning(header)
        if known is not None and header != without:
            found.setdefault(known, header)
    return found


@cache
def _names() -> dict[str, Meaning]:
    source = resources.files("duixian.registry").joinpath("columns.toml").read_text("utf-8")
    tables = tomllib.loads(source)
    if set(tables) != set(get_args(Meaning)):
        raise RegistryError(f"columns.toml: the tables are not {', '.join(get_args(Meaning))}")
    names: dict[str, Meaning] = {}
    for kind in get_args(Meaning):
        for name in tables[kind]["names"]:
            if name in names:
                raise RegistryError(f"columns.toml: {name!r} stands under {names[name]} and {kind}")
            names[name] = kind
    return names
