"""What statistics call things: the whole of an indicator, sums, computed figures, blanks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.registry import indicators
from duixian.registry import series as headline_series
from duixian.registry.series import Series

_NOTES = re.compile(r"[(\[〔【][^)\]〕】]*[)\]〕】]|[①-⑳“”\"'\s:：,，]")
"""Footnotes, abbreviations and remarks: 地区生产总值(GDP), 固定资产投资(不含农户), …[2]."""
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、.*(?=全年)")
"""A heading that ran into the first sentence: 六、国内贸易全年社会消费品零售总额."""
_YEARS = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True, slots=True)
class StatisticsWords:
    """The words of statistics.toml."""

    whole: tuple[tuple[str, str], ...]
    """Names of the whole with the indicator's id, the longest first."""
    lead: tuple[str, ...]
    tail: tuple[str, ...]
    levels: tuple[str, ...]
    sums: frozenset[str]
    computed: tuple[str, ...]
    part_of_year: re.Pattern[str]
    blank: frozenset[str]
    growth: float
    """Per cent: a growth of a headline series is never larger, so a cell that says so is wrong."""

    def indicator(self, phrase: str, places: Iterable[str] = ()) -> str | None:
        """The indicator whose whole a phrase names, in the mouth of one of `places`; None for a
        part of it and for what is no headline matter.

        >>> load().indicator("阿克苏地区生产总值(GDP)", ["阿克苏地区", "阿克苏"])
        'gdp'
        >>> load().indicator("六、国内贸易全年社会消费品零售总额")
        'retail_sales'
        >>> [load().indicator(p) for p in ("商品零售额", "工业增加值", "人均地区生产总值")]
        [None, None, None]
        """
        bare = _YEARS.sub("", _HEADING.sub("", _NOTES.sub("", phrase)))
        for name, found in self.whole:
            for said in (bare, _cut(bare, self.tail)):
                before = said[: -len(name)] if said.endswith(name) else None
                if before is not None and self._says_nothing(before, places):
                    return found
        return None

    def _says_nothing(self, before: str, places: Iterable[str]) -> bool:
        words = sorted((*self.lead, *places), key=len, reverse=True)
        while before:
            word = next((w for w in words if w and before.endswith(w)), None)
            if word is None:
                return False
            before = before[: -len(word)]
        return True

    def level(self, headings: Iterable[str]) -> str | None:
        """The word of a heading that says its part is of one level's own accounts.

        >>> load().level(["一、执行情况", "(二)市级收支情况"]), load().level(["(一)全市收支情况"])
        ('市级', None)
        """
        for heading in reversed(tuple(headings)):
            if "全" in heading:
                return None
            for word in self.levels:
                if word in heading:
                    return word
        return None

    def is_sum(self, cell: str) -> bool:
        """Whether a row's name says that it sums the others up: 合计, 各省平均."""
        plain = cell.strip().casefold()
        return any(plain == w or (len(w) > 1 and plain.endswith(w)) for w in self.sums)

    def is_computed(self, words: str) -> bool:
        """Whether a heading says that its figures were computed, not published."""
        said = words.casefold()
        return any(word in said for word in self.computed)

    def is_part_of_year(self, words: str) -> bool:
        """Whether a title or sentence says that its figures are of a part of a year.

        >>> load().is_part_of_year("关于2024年上半年预算执行情况的报告")
        True
        >>> load().is_part_of_year("全年城镇新增就业64.5万人"), load().is_part_of_year("截至10月底")
        (False, True)
        """
        return self.part_of_year.search(words) is not None

    def is_blank(self, cell: str) -> bool:
        """Whether a cell stands for no figure."""
        return cell.strip().casefold() in self.blank


def _cut(phrase: str, tails: tuple[str, ...]) -> str:
    while phrase.endswith(tails):
        phrase = phrase[: -max(len(t) for t in tails if phrase.endswith(t))]
    return phrase


@cache
def series() -> dict[str, Series]:
    """What a figure of statistics may stand for: the headline series, then those of
    statistics_series.toml.

    >>> "gdp_growth" in series(), series()["fiscal_expenditure_level"].unit
    (True, '元')
    """
    place = files("duixian.registry").joinpath("statistics_series.toml")
    own = headline_series.parse(place.read_text(encoding="utf-8"))
    return {**headline_series.load(), **own}


@cache
def load() -> StatisticsWords:
    """The words. `RegistryError` where a table is missing or an indicator is unknown."""
    source = files("duixian.registry").joinpath("statistics.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> StatisticsWords:
    """The words that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    try:
        if unknown := sorted(data["whole"].keys() - indicators.load().by_id.keys()):
            raise RegistryError(f"statistics.toml: no indicator {unknown[0]!r}. Mend its name")
        names = [(name, key) for key, several in data["whole"].items() for name in several]
        return StatisticsWords(
            whole=tuple(sorted(names, key=lambda pair: -len(pair[0]))),
            lead=tuple(data["around"]["lead"]),
            tail=tuple(data["around"]["tail"]),
            levels=tuple(data["levels"]["words"]),
            sums=frozenset(data["sums"]["words"]),
            computed=tuple(data["computed"]["words"]),
            part_of_year=re.compile("|".join(data["part_of_year"]["patterns"])),
            blank=frozenset(data["blank"]["words"]),
            growth=float(data["largest"]["growth"]),
        )
    except KeyError as missing:
        raise RegistryError(f"statistics.toml: {missing} is missing. Give its words") from missing
