"""Whose report a text is: the names it gives itself, else the place it speaks of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duixian import late_re as re
from duixian.model import Government, Level
from duixian.registry import governments

_FRONT = 2500
"""Title, session line, speaker and address stand within the first characters."""
_TITLE, _SESSION, _ADDRESS, _SPEAKER, _PAPER = 6.0, 6.0, 6.0, 3.0, 1.0
"""Weights of the signs: what names the government outright, and what goes with it."""
_ENOUGH = 3.0

_NAME = re.compile("[一-鿿]{2,22}$")
_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?:\d{4}年度?)?(?:人民)?政府(?:\d{4}年度?)?工作报告"), _TITLE),
    (re.compile(r"第?[一二三四五六七八九十]{1,3}届人民代表大会"), _SESSION),
    (re.compile(r"(?:人民)?政府(?=[,向]|作)"), _ADDRESS),
    (re.compile(r"(?:人民政府)?(?:代)?(?:省长|市长|县长|区长|州长|盟长|旗长|主席)[ :]"), _SPEAKER),
    (re.compile(r"(?:\d{4}年度?)?(?=国民经济[^。,\n]{0,30}(?:公报|报告|计划))"), _TITLE),
    (re.compile(r"\d{4}年(?=财政|预算)"), _TITLE),
    (re.compile(r"日报"), _PAPER),
)
_NATION = re.compile(
    r"代表(?:中华人民共和国)?国务院|受(?:中共中央和)?国务院的?委托|代表中央人民政府|国务院总理"
    r"|(?:根据|按照)国务院的决定|国务院(?:作出|制定|提请|决定|认为)|周恩来总理"
)
_UNKNOWN = re.compile(
    "(?:^|[^一-鿿]|[在向为代表年省市州盟])(?![在向为代表年])([一-鿿]{2,7}[省市州盟县区旗])$"
)
_LEVEL_OF_ENDING: dict[str, Level] = {
    "省": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "区": "county",
    "旗": "county",
}
_SELF_WORDS: tuple[tuple[Level, tuple[str, ...]], ...] = (
    ("nation", ("我国", "国务院", "全国人大常委会", "全国各族人民")),
    ("province", ("全省", "我省", "省委", "自治区党委", "自治区人民政府", "省人大")),
    ("prefecture", ("全市", "我市", "市委", "全州", "我州", "州委", "市人大")),
    ("county", ("全县", "我县", "县委", "全旗", "我旗", "旗委", "我区", "区委", "区人大")),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The government that the signs agree on best."""

    government: Government | None
    level: Level | None
    evidence: tuple[str, ...]
    name: str | None = None
    """What the text calls its government, where the registry knows none of that name."""


def name_government(text: str, year: int | None = None) -> Naming:
    """The government that reports in a reading text; of one name, the one that stood in `year`."""
    votes: Counter[Government] = Counter()
    quotes: dict[Government, list[str]] = {}
    for unit, weight, quote in _signs(text, year):
        votes[unit] += weight  # type: ignore[assignment]
        quotes.setdefault(unit, []).append(quote)
    if votes:
        best, weight = max(votes.items(), key=lambda v: (v[1], v[0].code))
        if weight >= _ENOUGH:
            return Naming(best, best.level, tuple(quotes[best][:2]))
    level = _own_level(text)
    unknown = _unknown_name(text)
    if unknown is not None:
        return Naming(None, _LEVEL_OF_ENDING[unknown[-1]], (unknown,), unknown)
    if level == "nation":
        return Naming(governments.NATION, "nation", ("我国、国务院",))
    place = _most_named(text, level, year)
    if place is None:
        return Naming(None, level, ())
    unit, count = place
    return Naming(unit, unit.level, (f"{unit.name} ×{count}",))


def _signs(text: str, year: int | None) -> Iterator[tuple[Government, float, str]]:
    found = _NATION.search(text, 0, _FRONT)
    if found is not None:
        yield governments.NATION, _ADDRESS, found.group()
    for pattern, weight in _SIGNS:
        for found in pattern.finditer(text, 0, _FRONT):
            name = _NAME.search(text, max(0, found.start() - 22), found.start())
            unit = _resolved(name.group(), text, year) if name else None
            if name is not None and unit is not None:
                yield unit, weight, text[name.start() : found.end()].strip()
                break


def _unknown_name(text: str) -> str | None:
    """A government named in title or session line that the registry does not know.

    New towns and zones are founded faster than registries learn of them. A name that several
    governments have is not unknown: whose it is stays open, so that the report of one does not
    stand for another's (鼓楼区 of four cities).
    """
    for pattern, weight in _SIGNS:
        for found in pattern.finditer(text, 0, _FRONT) if weight >= _ENOUGH else ():
            name = _UNKNOWN.search(text, max(0, found.start() - 12), found.start())
            told = name is not None and text.count(name[1], 0, _FRONT) > 1
            if name is not None and told and not governments.named(name[1]):
                return name[1]
    return None


def _resolved(name: str, text: str, year: int | None) -> Government | None:
    """The government that a captured name ends with: 作北京市 is 北京市."""
    for start in range(len(name) - 1):
        unit = governments.find(name[start:], year=year)
        if unit is not None:
            return unit
        several = governments.nearest(governments.named(name[start:]), year)
        if several:
            return _by_neighbours(several, text, year)
    return None


def _by_neighbours(units: Sequence[Government], text: str, year: int | None) -> Government | None:
    """Among governments of one name, the one whose superiors the text names."""
    counts: Counter[Government] = Counter()
    for unit in units:
        above = unit
        while above.parent is not None and above.parent != governments.NATION.code:
            found = governments.by_code(above.parent, year=year)
            if found is None:
                break
            above = found
            counts[unit] += _mentions(text, above)
    if not counts:
        return None
    (best, most), *rest = counts.most_common(2)
    return best if most > 0 and (not rest or rest[0][1] < most) else None


def _own_level(text: str) -> Level | None:
    """The level whose words for itself (我省, 全市) a text uses most."""
    counts = {level: sum(text.count(w) for w in words) for level, words in _SELF_WORDS}
    if "自治区" in text and counts["province"] == 0:
        counts["province"] = text.count("全区") + text.count("自治区党委")
        counts["county"] = 0
    # A local report speaks of the nation too, a national one never of 我省 or 全市's own.
    local = max(counts["province"], counts["prefecture"], counts["county"])
    if counts["nation"] >= 3 and counts["nation"] > 2 * local:
        return "nation"
    del counts["nation"]
    best = max(counts, key=lambda level: counts[level])
    return best if counts[best] >= 2 else None


def _most_named(text: str, level: Level | None, year: int | None) -> tuple[Government, int] | None:
    """The unit of that level that the text names clearly more often than any other."""
    levels: tuple[Level, ...] = (level,) if level else ("province", "prefecture")
    units = [u for one in levels for u in governments.standing(one, year)]
    if level == "prefecture":
        # 全市 is what Beijing and Shanghai call themselves, too.
        provinces = governments.standing("province", year)
        units += [u for u in provinces if u.name.endswith("市")]
    counts = Counter({u: _mentions(text, u) for u in units})
    (best, most), (_, second) = counts.most_common(2)
    return (best, most) if most >= 3 and most >= 2 * second else None


def _mentions(text: str, unit: Government) -> int:
    """How often a text names a unit; counties by their full names, which are less ambiguous."""
    if unit.level == "county":
        return text.count(unit.name)
    return max(text.count(name) for name in (unit.name, *governments.short_names(unit.name)))
