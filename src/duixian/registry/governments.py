"""Governments that report: the nation and the units of GB/T 2260, with their short names.

`governments.csv` holds every unit down to the county, those abolished since 1990 with their
last year: reports of their time are still read.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from duixian.model import Government, Level

NATION = Government("000000", "全国", "nation")
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


class _Index:
    """Every unit by code and by name; read once, on first use."""

    def __init__(self) -> None:
        self.current: dict[str, Government] = {NATION.code: NATION}
        self.former: dict[str, Government] = {}
        rows = resources.files("duixian.registry").joinpath("governments.csv")
        lines = list(csv.DictReader(rows.read_text("utf-8").splitlines()))
        codes = {line["code"] for line in lines}
        for line in lines:
            code = line["code"]
            unit = Government(code, line["name"], level_of(code), _parent(code, codes))
            if line["until"]:
                self.former[code] = unit
            else:
                self.current[code] = unit
        self.names: dict[str, list[Government]] = {}
        for units in (self.current, self.former):
            for unit in units.values():
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


def by_code(code: str) -> Government | None:
    """The government with that GB/T 2260 code, abolished ones included.

    >>> by_code("210200").name
    '大连市'
    """
    index = _index()
    return index.current.get(code) or index.former.get(code)


def find(name: str, *, within: str | None = None) -> Government | None:
    """The government that a full, short or compound name means; None if none or several.

    A short name shared by several levels means the highest (吉林 is the province), a present
    unit goes before an abolished one, and `within` (a code) looks below that unit only.

    >>> find("大连").code, find("辽宁省大连市人民政府").code, find("国务院").code
    ('210200', '210200', '000000')
    >>> find("朝阳区") is None, find("长春市朝阳区").code, find("朝阳区", within="110000").code
    (True, '220104', '110105')
    """
    plain = _OFFICE.sub("", name.strip()) or name.strip()
    if plain in _NATION_NAMES:
        return NATION
    found = _choice(_index().names.get(plain, []), within)
    if found is not None:
        return found
    # 辽宁省大连市: the outer name in front, the unit itself after it.
    for cut in range(2, len(plain) - 1):
        outer = _choice(_index().names.get(plain[:cut], []), within)
        if outer is not None and outer.level != "county":
            inner = find(plain[cut:], within=outer.code)
            if inner is not None:
                return inner
    return None


def named(name: str) -> tuple[Government, ...]:
    """Every government of that full or short name, present ones first.

    >>> sorted(g.code for g in named("鼓楼区"))
    ['320106', '320302', '350102', '410204']
    """
    units = _index().names.get(_OFFICE.sub("", name.strip()), [])
    return tuple(sorted(units, key=lambda u: _index().current.get(u.code) is not u))


def present(level: Level) -> tuple[Government, ...]:
    """Every present government of a level, by code."""
    units = (g for g in _index().current.values() if g.level == level)
    return tuple(sorted(units, key=lambda g: g.code))


def _choice(units: list[Government], within: str | None) -> Government | None:
    if within is not None:
        prefix = within.rstrip("0") if within != NATION.code else ""
        prefix += "0" * (len(prefix) % 2)
        units = [u for u in units if u.code.startswith(prefix) and u.code != within]
    if not units:
        return None
    present = [u for u in units if u.code in _index().current and _index().current[u.code] is u]
    units = present or units
    highest = min(_RANK[u.level] for u in units)
    best = [u for u in units if _RANK[u.level] == highest]
    return best[0] if len({u.code for u in best}) == 1 else None
