"""What the audit knows before it looks: audit.toml, ready for use."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian.errors import RegistryError
from duixian.model import Severity

TRUSTED = 0.9
"""The share of unseen findings that must be right before a kind may be called high."""
ENOUGH = 10
"""How many unseen findings must be read before their share says anything."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. `check` is the number of the check that makes it (docs/audit.md)."""

    id: str
    check: int
    zh: str
    en: str
    ceiling: Severity
    """The gravest that a finding of the kind may be called."""
    unseen: tuple[int, int]
    """Findings on reports that the rules were not written on: right, read."""
    innocent: tuple[str, ...]
    """What may explain a finding innocently, Chinese and English in one line each."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("duixian.registry").joinpath("audit.toml").read_text("utf-8"))


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of findings by id.

    >>> kinds()["share"].check
    1

    Raises RegistryError when a kind names an explanation that is not given, or may be called
    high without the readings that bear it out.
    """
    return kinds_of(_data())


def kinds_of(data: dict[str, Any]) -> dict[str, Kind]:
    """The kinds that the tables of a registry file describe; see `kinds`."""
    explanations: dict[str, list[str]] = data["innocent"]
    found = {}
    for key, entry in data["kinds"].items():
        for name in entry["innocent"]:
            if name not in explanations:
                raise RegistryError(
                    f"audit.toml: {key} is explained by {name!r}, which [innocent] does not give."
                )
        right, read = entry["unseen"]
        if entry["ceiling"] == "high" and (read < ENOUGH or right < TRUSTED * read):
            raise RegistryError(
                f"audit.toml: {key} may not be called high: {right} of {read} unseen findings are "
                f"right, which must be {TRUSTED:.0%} of at least {ENOUGH}. Lower its ceiling or "
                "read more findings."
            )
        found[key] = Kind(
            ceiling=entry["ceiling"],
            unseen=(right, read),
            id=key,
            check=entry["check"],
            zh=entry["zh"],
            en=entry["en"],
            innocent=tuple(
                f"{zh} / {en}" for zh, en in map(explanations.__getitem__, entry["innocent"])
            ),
        )
    return found


def halves(one: str, other: str) -> bool:
    """Whether two names stand for the two halves of a whole.

    >>> halves("中央财政赤字", "地方财政赤字"), halves("高速铁路", "高速公路")
    (True, False)
    """
    return any(
        (a in one and b in other) or (b in one and a in other)
        for a, b in _data()["halves"]["pairs"]
    )


def real_growth(indicator: str) -> bool:
    """Whether growth of this quantity is told at constant prices.

    >>> real_growth("国内生产总值"), real_growth("财政收入")
    (True, False)
    """
    return any(word in indicator for word in _data()["real_growth"]["words"])


def qualifiers(text: str, *, spans: bool) -> frozenset[str]:
    """The words in a stretch of text that narrow what its figures measure.

    `spans` adds those that speak of several years (五年).

    >>> sorted(qualifiers("五年来，扣除减税降费因素，可比", spans=False))
    ['可比', '扣除']
    """
    data = _data()["qualifiers"]
    words = data["words"] + (data["spans"] if spans else [])
    return frozenset(word for word in words if word in text)


def fulfilment(which: str) -> tuple[str, ...]:
    """Words of claims of fulfilment, and of what contradicts them; see [fulfilment]."""
    return tuple(_data()["fulfilment"][which])


def step_words() -> tuple[str, ...]:
    """Words that turn an amount into a step (增支300亿元)."""
    return tuple(_data()["steps"]["words"])


def per_head(text: str) -> bool:
    """Whether a stretch of text counts by head or household.

    >>> per_head("农民年人均收入"), per_head("农民总收入")
    (True, False)
    """
    return any(word in text for word in _data()["per_head"]["words"])


def comparable() -> frozenset[str]:
    """The qualifiers under which growth does not follow from the two amounts."""
    return frozenset(_data()["qualifiers"]["comparable"])


def quantity_words(which: str) -> tuple[str, ...]:
    """Words by which a sentence names a quantity plainly: link, before, no_beginning, no_end."""
    return tuple(_data()["quantity"][which])


def names_of(level: str) -> frozenset[str]:
    """How a distance (高于全国) names the government of a level: nation or province."""
    return frozenset(_data()["names"][level])


def is_setting(series: str) -> bool:
    """Whether a headline series is decided rather than reached (the deficit ratio)."""
    return series in _data()["settings"]["series"]


def is_quota(indicator: str) -> bool:
    """Whether an amount is set by a quota, so that a change counts from last year's quota.

    >>> is_quota("地方政府专项债券"), is_quota("“三农”投入")
    (True, False)
    """
    return any(word in indicator for word in _data()["qualifiers"]["quotas"])


@cache
def terms() -> dict[str, int]:
    """Coined terms and the year of the first report known to use them (audit_terms.csv).

    >>> terms()["两个维护"]
    2019
    """
    text = files("duixian.registry").joinpath("audit_terms.csv").read_text("utf-8")
    return {row["term"]: int(row["first_year"]) for row in csv.DictReader(text.splitlines())}


@cache
def desk_rates() -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """Rates of the year's work: the desk's name of each by what reports call it; words that say
    that a rate is of the report's tasks; and words that say that it is of something else."""
    table = _data()["desk_rates"]
    return dict(table["names"]), tuple(table["about"]), tuple(table["others"])
