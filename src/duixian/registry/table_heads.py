"""What the heads of columns say in tables of figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from duixian import late_re as re


@dataclass(frozen=True, slots=True)
class Heads:
    """table_heads.toml: for each kind of column the words that its head may hold."""

    stub: re.Pattern[str]
    unit: re.Pattern[str]
    left_out: re.Pattern[str]
    growth: re.Pattern[str]
    share: re.Pattern[str]
    before: re.Pattern[str]
    planned: re.Pattern[str]
    target: re.Pattern[str]
    result: re.Pattern[str]


@cache
def load() -> Heads:
    """The words of table_heads.toml.

    >>> bool(load().growth.search("比上年增长")), bool(load().unit.search("计量单位"))
    (True, True)
    """
    tables = tomllib.loads(
        files("duixian.registry").joinpath("table_heads.toml").read_text("utf-8")
    )
    return Heads(
        **{
            f.name: re.compile("|".join(map(re.escape, tables[f.name]["words"])))
            for f in fields(Heads)
        }
    )
