"""Governments that report: the nation and the units of GB/T 2260, with their short names.

`governments.csv` holds every unit down to the county that stands or has stood since 1980, with
the first and the last of the yearly lists that have it, what became of it, and on what grounds
that is known: reports of their time are still read. `lineage` tells what became of what.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from duixian import late_re as re
from duixian.model import Government, Level

NATION = Government("000000", "全国", "nation")
FIRST_LIST = 1980
"""The lists begin with the end of this year: what stood before stood then."""
Change = Literal["", "code", "rank", "name", "merged", "divided"]
"""What ended a unit: another code, rank (县 to 市) or name; or it went up in others."""
_NATION_NAMES = frozenset({"全国", "中国", "国务院", "中华人民共和国", "中央", "国家"})
_PEOPLES = (
    "维吾尔|壮|回|蒙古|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡"
    "|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克"
    "|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|京|高山"
)
_AUTONOMOUS = re.compile(
    rf"(?:(?:{_PEOPLES}|各)族|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古(?=自治[州县]))+自治(?P<unit>[区州县旗])$"
)
_UNIT = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|县|区|盟|旗)$")
_OFFICE = re.compile(r"(?:人民政府|人民委员会|政府|人大)$")
_RANK: dict[Level, int] = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}


def level_of(code: str) -> Level:
    """Level of a GB/T 2260 code.

    >>> level_of("210000"), level_of("210200"), level_of("210281")
    ('province', 'prefecture', 'county')
    """
    if code == NATION.code:
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A row of the table: a unit, and what ended it."""

    unit: Government
    change: Change
    successors: tuple[str, ...]
    """Codes of what came in its place, in the list after its last."""
    basis: str
    """`lists` where name or stem is in both lists, `record` from notices, `likely`."""


def _known(line: dict[str, str], codes: set[str]) -> KnownUnit:
    code = line["code"]
    unit = Government(
        code=code,
        name=line["name"],
        level=level_of(code),
        parent=_parent(code, codes),
        since=int(line["since"]) if line["since"] else None,
        until=int(line["until"]) if line["until"] else None,
    )
    successors = tuple(line["successor"].split("/")) if line["successor"] else ()
    return KnownUnit(unit, line["change"], successors, line["basis"])  # type: ignore[arg-type]


class _Index:
    """Every unit by code and by name; read once, on first use."""

    def __init__(self) -> None:
        table = resources.files("duixian.registry").joinpath("governments.csv")
        head, *rows = csv.reader(table.read_text("utf-8").splitlines())
        lines = [dict(zip(head, row, strict=True)) for row in rows]
        codes = {line["code"] for line in lines}
        self.entries = [_known(line, codes) for line in lines]
        self.codes: dict[str, list[Government]] = {NATION.code: [NATION]}
        self.names: dict[str, list[Government]] = {}
        for unit in (entry.unit for entry in self.entries):
            self.codes.setdefault(unit.code, []).append(unit)
            for name in (unit.name, *short_names(unit.name)):
                self.names.setdefault(name, []).append(unit)


def _parent(code: str, codes: set[str]) -> str:
    """Code of the unit above: counties of Beijing or Hainan stand right under the province."""
    prefecture, province = code[:4] + "00", code[:2] + "0000"
    if code == province:
        return NATION.code
    return prefecture if code != prefecture and prefecture in codes else province


@cache
def _index() -> _Index:
    return _Index()


def entries() -> Iterator[KnownUnit]:
    """Every row of the table, by code."""
    return iter(_index().entries)


def short_names(name: str) -> tuple[str, ...]:
    """What a unit is called in running text, its full name left out.

    >>> short_names("内蒙古自治区"), short_names("延边朝鲜族自治州"), short_names("忠县")
    (('内蒙古',), ('延边', '延边州'), ())
    """
    found = _AUTONOMOUS.search(name)
    base = name[: found.start()] if found else _UNIT.sub("", name)
    if len(base) < 2 or base == name:
        return ()
    return (base, base + found["unit"]) if found else (base,)


def distance(unit: Government, year: int | None) -> int:
    """How many years a unit's time lies off a report's year; of no year, off the present.

    A report speaks early in its year for the government that the list of the year before has.

    >>> city = by_code("370181")
    >>> city.name, distance(city, 2016), distance(city, 2018), distance(city, None) > 2
    ('章丘市', 0, 2, True)
    """
    if year is None:
        return 0 if unit.until is None else _NEVER - unit.until
    list_of = max(year - 1, FIRST_LIST)
    before = (unit.since or FIRST_LIST) - list_of
    after = list_of - unit.until if unit.until is not None else 0
    return max(before, after, 0)


_NEVER = 9999


def nearest(units: Iterable[Government], year: int | None) -> list[Government]:
    """Of some units, those whose time is nearest to that of a report of `year`."""
    far = [(distance(unit, year), unit) for unit in units]
    least = min((d for d, _ in far), default=0)
    return [unit for d, unit in far if d == least]


def by_code(code: str, *, year: int | None = None) -> Government | None:
    """The government with that GB/T 2260 code, abolished ones included.

    A code may have had several names: the one of `year` is meant, else the latest.

    >>> by_code("210200").name, by_code("420600", year=2005).name
    ('大连市', '襄樊市')
    """
    found = nearest(_index().codes.get(code, ()), year)
    return found[0] if found else None


def find(name: str, *, within: str | None = None, year: int | None = None) -> Government | None:
    """The government that a full, short or compound name means; None if none or several.

    A short name shared by several levels means the highest (吉林 is the province), a present
    unit goes before an abolished one, and `within` (a code) looks below that unit only.
    With the `year` of a report, the unit that stood then goes before all others.

    >>> find("大连").code, find("辽宁省大连市人民政府").code, find("国务院").code
    ('210200', '210200', '000000')
    >>> find("朝阳区") is None, find("长春市朝阳区").code, find("朝阳区", within="110000").code
    (True, '220104', '110105')
    >>> find("綦江", year=2005).name, find("綦江").name
    ('綦江县', '綦江区')
    """
    plain = _OFFICE.sub("", name.strip()) or name.strip()
    if plain in _NATION_NAMES:
        return NATION
    found = _choice(plain, within, year)
    if found is not None:
        return found
    # 辽宁省大连市: the outer name in front, the unit itself after it.
    for cut in range(2, len(plain) - 1):
        outer = _choice(plain[:cut], within, year)
        if outer is not None and outer.level != "county":
            inner = find(plain[cut:], within=outer.code, year=year)
            if inner is not None:
                return inner
    return None


def named(name: str, *, year: int | None = None) -> tuple[Government, ...]:
    """Every government of that full or short name, those nearest to the year first.

    >>> sorted(g.code for g in named("鼓楼区"))
    ['320106', '320302', '350102', '410204']
    """
    units = _index().names.get(_OFFICE.sub("", name.strip()), [])
    return tuple(sorted(units, key=lambda u: distance(u, year)))


@lru_cache(maxsize=128)
def standing(level: Level, year: int | None = None) -> tuple[Government, ...]:
    """Every government of a level that stood for a report of `year`, by code; else the present.

    >>> "綦江县" in {g.name for g in standing("county", 2005)}
    True
    """
    units = (NATION, *(e.unit for e in _index().entries))
    return tuple(g for g in units if g.level == level and not distance(g, year))


def _choice(name: str, within: str | None, year: int | None) -> Government | None:
    """The one unit of that name: in full before in short, and of several levels the highest."""
    units = _index().names.get(name, [])
    if within is not None:
        prefix = within.rstrip("0") if within != NATION.code else ""
        prefix += "0" * (len(prefix) % 2)
        units = [u for u in units if u.code.startswith(prefix) and u.code != within]
    units = nearest(units, year)
    units = [u for u in units if u.name == name] or units
    if not units:
        return None
    highest = min(_RANK[u.level] for u in units)
    best = [u for u in units if _RANK[u.level] == highest]
    return best[0] if len({u.code for u in best}) == 1 else None
