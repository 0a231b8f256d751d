"""Canonical indicators: from the phrase in a report to the one id it is known by.

`identify` runs for every claim, so it is one dictionary lookup on a folded phrase; the
lexicon itself is `indicators.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.model import Polarity
from duixian.patterns import either
from duixian.recent import recent
from duixian.registry import units

POLARITIES: frozenset[str] = frozenset(("higher", "ceiling", "fall", "neutral"))

RELATIVE_UNITS: frozenset[str] = frozenset(
    ("%", "百分点", "‰", "位", "年", "倍", "个季度", "报告期")
)
"""Units of growth, gaps, ranks and streaks: open to an indicator of any dimension."""

LOOSE: frozenset[str] = frozenset(("count", "people"))
"""Counts of firms, homes and households share their measure words (经营主体 in 户, 家 and 个)."""

_QUOTES = str.maketrans("", "", "“”\"'‘’《》 \t\n\u3000")

_LEAD = re.compile(
    "^"
    + "(?:"
    + either(
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全域",
        "我国",
        "我省",
        "我市",
        "我区",
        "我县",
        "本市",
        "本省",
        "自治区",
        "省内",
        "市内",
        "中国",
        "国内(?!生产总值|游客|旅游)",
        "全年",
        "当年",
        "去年",
        "今年",
        "上年",
        "本年",
        "年末",
        "年底",
        "年内",
        "到年底",
        "至年底",
        "截至年底",
        "五年来?",
        "过去五年",
        "过去一年",
        r"\d{2,4}年",
        "[一-鿿]{2,3}[省市](?=地区生产总值|生产总值|一般公共预算|居民|城镇|社会消费品|固定资产"
        "|规模以上|规上|粮食|进出口)",
        "实现",
        "完成",
        "预计",
        "力争",
        "确保",
        "其中",
        "保持",
        "使",
        "带动",
        "全部",
        "的",
    )
    + "[，,、]?"
    + ")"
    + "+"
)
_FIRST = frozenset("全我本自省市中国当去今上年到至截五过实完预力确其保使带的0123456789")
"""First characters of what `_LEAD` strips, place names apart: most phrases begin otherwise."""
_TAILS = (
    *(
        "增长速度",
        "增长率",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "平均",
        "均值",
        "累计",
        *("预期目标", "目标"),
    ),
    *("扣除价格因素", "扣除物价因素", "剔除价格因素", "剔除物价因素"),
    *("预期", "实际", "名义", "同比", "可比", "年均", "总体", "的", "数"),
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. `dimension` is that of its level, as units.toml names it."""

    id: str
    zh: str
    en: str
    subject: str
    dimension: str
    polarity: Polarity
    synonyms: tuple[str, ...]
    units: frozenset[str] = frozenset()
    """Units that it may have beside those of its dimension."""
    pattern: str | None = None
    """Regular variants of its phrases."""
    generic: frozenset[str] = frozenset()
    """Phrases that have meant it only since a year (物价涨幅 was of retail prices in the 1990s)."""
    generic_since: int = 0
    ordinary: frozenset[str] = frozenset()
    """Phrases that name it only where a figure stands: elsewhere they mean much more (经济)."""

    @property
    def own_words(self) -> tuple[str, ...]:
        """The phrases that name it wherever they stand: what a search of the text looks for.

        >>> "生产总值" in load().by_id["gdp"].own_words, "经济" in load().by_id["gdp"].own_words
        (True, False)
        """
        return tuple(p for p in (self.zh, *self.synonyms) if p not in self.ordinary)

    def admits(self, unit: str, dimension: str) -> bool:
        """Whether a figure in `unit`, which is of `dimension`, can speak of this indicator."""
        if unit in RELATIVE_UNITS or unit in self.units or dimension == self.dimension:
            return True
        return dimension in LOOSE and self.dimension in LOOSE


@dataclass(frozen=True)
class Indicators:
    """The lexicon: indicators by id and by phrase."""

    by_id: dict[str, Indicator]
    by_phrase: dict[str, str]
    unit_dimensions: dict[str, str]
    variants: re.Pattern[str]
    """All patterns in one; the group that matches is the indicator's id."""

    def identify(self, phrase: str, unit: str) -> str | None:
        """Canonical id of an indicator phrase measured in `unit`, or None when it is not known.

        >>> load().identify("全省地区生产总值", "元")
        'gdp'
        >>> load().identify("居民消费价格总水平涨幅", "%")
        'cpi'
        >>> load().identify("城镇新增就业", "元") is None
        True
        """
        found = self.by_phrase.get(phrase)
        if found is None:
            bare = fold(phrase)
            found = self.by_phrase.get(bare)
            if found is None and (variant := self.variants.fullmatch(bare)):
                found = variant.lastgroup
        if found is None or unit in RELATIVE_UNITS:
            return found
        dimension = self.unit_dimensions.get(unit) or self.unit_dimensions.get(
            unit.partition("/")[0], "count"
        )
        return found if self.by_id[found].admits(unit, dimension) else None

    def identify_then(self, phrase: str, unit: str, year: int | None) -> str | None:
        """As `identify`, in a report of `year`: a generic phrase names nothing before its time.

        >>> load().identify_then("物价涨幅", "%", 2008), load().identify_then("物价涨幅", "%", 1997)
        ('cpi', None)
        """
        found = self.identify(phrase, unit)
        if found is None or year is None or year >= self.by_id[found].generic_since:
            return found
        return None if fold(phrase) in self.by_id[found].generic else found


def fold(phrase: str) -> str:
    """A phrase without quotes, region, period, verbs of completion and words of growth.

    >>> fold("全市2019年城镇新增就业人数"), fold("“三公”经费"), fold("实现地区生产总值增速")
    ('城镇新增就业人', '三公经费', '地区生产总值')
    """
    # Chinese characters are alphanumeric to Python: most phrases have nothing to take out.
    bare = whole = phrase if phrase.isalnum() else phrase.translate(_QUOTES)
    if bare[:1] in _FIRST or bare[2:3] in ("省", "市") or bare[3:4] in ("省", "市"):
        lead = _LEAD.match(bare)
        bare = bare[lead.end() :] if lead else bare
    while bare.endswith(_TAILS):
        bare = bare[: -max(len(tail) for tail in _TAILS if bare.endswith(tail))]
    return bare or whole


@cache
def load() -> Indicators:
    """The lexicon of `indicators.toml`, checked.

    Raises RegistryError when an entry lacks a field, names an unknown dimension or polarity,
    or when one phrase stands for two indicators.
    """
    source = files("duixian.registry").joinpath("indicators.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Indicators:
    """The lexicon that a TOML text describes; see `load`."""
    tables = tomllib.loads(source)
    unit_dimensions = units.load().dimension
    dimensions = set(unit_dimensions.values())
    by_id: dict[str, Indicator] = {}
    by_phrase: dict[str, str] = {}
    for subject, entries in tables.items():
        for key, entry in entries.items():
            indicator = _indicator(key, subject, entry, dimensions)
            if key in by_id:
                raise RegistryError(f"indicators.toml: {key} is given twice. Keep one entry.")
            by_id[key] = indicator
            for phrase in (indicator.zh, *indicator.synonyms):
                for form in {phrase, fold(phrase)}:
                    other = by_phrase.setdefault(form, key)
                    if other != key:
                        raise RegistryError(
                            f"indicators.toml: {form} stands for both {other} and {key}. "
                            "Give it to one of them."
                        )
    variants = "|".join(f"(?P<{i.id}>{i.pattern})" for i in by_id.values() if i.pattern)
    return Indicators(by_id, by_phrase, unit_dimensions, re.compile(variants or r"(?!)"))


def _indicator(key: str, subject: str, entry: dict[str, object], dimensions: set[str]) -> Indicator:
    missing = {"zh", "en", "dim", "polarity", "synonyms"} - entry.keys()
    if missing:
        raise RegistryError(f"indicators.toml: {key} lacks {', '.join(sorted(missing))}.")
    if entry["dim"] not in dimensions:
        raise RegistryError(
            f"indicators.toml: {key} has the dimension {entry['dim']!r}; "
            f"known are {', '.join(sorted(dimensions))}."
        )
    if entry["polarity"] not in POLARITIES:
        raise RegistryError(
            f"indicators.toml: {key} has the polarity {entry['polarity']!r}; "
            f"known are {', '.join(sorted(POLARITIES))}."
        )
    synonyms = entry["synonyms"]
    assert isinstance(synonyms, list)
    since, generic = _generic(key, entry, synonyms)
    ordinary: list[str] = entry.get("ordinary", [])  # type: ignore[assignment]
    _refuse_strange(key, "ordinary", ordinary, synonyms)
    return Indicator(
        id=key,
        zh=str(entry["zh"]),
        en=str(entry["en"]),
        subject=subject,
        dimension=str(entry["dim"]),
        polarity=entry["polarity"],  # type: ignore[arg-type]
        synonyms=tuple(str(s) for s in synonyms),
        units=frozenset(map(str, entry.get("units", []))),  # type: ignore[call-overload]
        pattern=entry.get("pattern"),  # type: ignore[arg-type]
        generic=generic,
        generic_since=since,
        ordinary=frozenset(ordinary),
    )


def _generic(
    key: str, entry: dict[str, object], synonyms: list[object]
) -> tuple[int, frozenset[str]]:
    """The year and the phrases of an entry's `generic`; 0 and none where it has none."""
    given = entry.get("generic", {"since": 0, "phrases": []})
    assert isinstance(given, dict)
    _refuse_strange(key, "generic", given["phrases"], synonyms)
    return int(given["since"]), frozenset(map(fold, given["phrases"]))


def _refuse_strange(key: str, what: str, phrases: list[str], synonyms: list[object]) -> None:
    if strange := set(phrases) - set(synonyms):
        raise RegistryError(
            f"indicators.toml: {key} calls {', '.join(sorted(strange))} {what}, which are no "
            "synonyms of it. Add them to synonyms, or take them out."
        )


@recent
def identify(phrase: str, unit: str) -> str | None:
    """Canonical indicator id of a phrase measured in `unit`; see `Indicators.identify`."""
    return load().identify(phrase, unit)
