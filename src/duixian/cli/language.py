"""The language in which the program speaks at a terminal: `DUIXIAN_LANG`, else the locale's.

Only what is said to people has a language: of rows, the headings of a table that is shown. The
rows themselves, the names of their columns and exit codes have none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from duixian.errors import UsageError

Language = Literal["zh", "en"]

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where POSIX says a locale of messages stands; the first that is not empty counts."""


def chosen(environment: Mapping[str, str]) -> Language:
    """The language that an environment asks for; `UsageError` for one that there is not.

    >>> chosen({"LANG": "zh_CN.UTF-8"}), chosen({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}), chosen({})
    ('zh', 'en', 'en')
    """
    asked = environment.get("DUIXIAN_LANG", "")
    if not asked:
        locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
        return "zh" if locale.lower().startswith("zh") else "en"
    for language in get_args(Language):
        if asked == language:
            known: Language = language
            return known
    known_are = ", ".join(get_args(Language))
    raise UsageError(f"DUIXIAN_LANG={asked}: there is no such language. There are: {known_are}")


@cache
def is_chinese() -> bool:
    """Whether this process speaks Chinese."""
    return chosen(os.environ) == "zh"


def told(sentence: str) -> str:
    """A sentence in the language of this process; what has no Chinese stays as it is."""
    if not is_chinese():
        return sentence
    from duixian import chinese

    return chinese.said(sentence) or sentence


def headed(column: str, name: str | None = None) -> str:
    """What a column is called at the head of a table for the reader of this process; in English by
    its name, which is `name` where the catalogue has it under another."""
    if not is_chinese():
        return (name or column).removesuffix("_en")
    from duixian import chinese

    return chinese.headed(column) or column


def twin(column: str) -> str:
    """The column of a table that says the same in the language of this process."""
    from duixian.cli.columns import ENGLISH

    return column if is_chinese() else ENGLISH.get(column, column)


def valued(column: str, value: str) -> str:
    """What a table calls a value of a column for the reader of this process."""
    if not is_chinese():
        return _in_english(column, value)
    from duixian import chinese
    from duixian.registry import audit, series

    if column == "kind" and value in audit.kinds():
        return audit.kinds()[value].zh
    if column in ("series", "indicator") and value in series.load():
        return series.load()[value].zh
    return chinese.valued(column, value) or value


def _in_english(column: str, value: str) -> str:
    """Places, units and indicators by their English names; what has none as it is."""
    from duixian.registry import indicators
    from duixian.registry.places import place_en
    from duixian.registry.units_en import unit_en

    if column in ("government", "above", "nearest"):
        return place_en(value) or value
    if column.rpartition("_")[2] == "unit":
        return unit_en(value)
    if column == "indicator":
        known = indicators.identify(value, "%")  # growth of anything may stand in %
        return indicators.load().by_id[known].en if known else value
    return value
