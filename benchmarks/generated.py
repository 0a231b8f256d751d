"""Made-up reports of real places' names, as many as there are governments and years.

Every government has a line of years of its own: what a report promises, the next one answers,
mostly near the target, now and then short of it, left out or told in other words. Names,
figures, order and wording vary by government and year; the same seed gives the same texts.
Each text says of itself that it is made up.

    python benchmarks/generated.py --governments 40 --years 25 --output var/generated
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

NATION, NATION_CODE = "全国", "000000"
FIRST_YEAR = 2001
MADE_UP = "【虚构文本】本文为测试程序规模而自动生成，数字全部编造，与该地无关。"


@dataclass(frozen=True, slots=True)
class Made:
    """One report that was made up."""

    government: str
    code: str
    year: int
    text: str

    @property
    def doc(self) -> str:
        return f"{self.code}-{self.year}"


def governments(most: int) -> list[tuple[str, str]]:
    """Code and name of so many governments of today: the nation, provinces, then the others in
    equal parts of their provinces."""
    source = files("duixian.registry").joinpath("governments.csv").read_text("utf-8")
    living = [
        (row["code"], row["name"])
        for row in csv.DictReader(source.splitlines())
        if not row["until"]
        and row["code"].isdigit()
        and row["code"][:2] not in ("71", "81", "82", "83")
    ]
    provinces = [one for one in living if one[0].endswith("0000") and one[0] != NATION_CODE]
    others = [one for one in living if not one[0].endswith("0000")]
    step = max(1, len(others) // max(1, most - len(provinces) - 1))
    return [(NATION_CODE, NATION), *provinces, *others[::step]][:most]


SERIES: tuple[tuple[str, str, float, float], ...] = (
    ("地区生产总值", "%", 4.5, 9.0),
    ("规模以上工业增加值", "%", 4.0, 11.0),
    ("固定资产投资", "%", 3.0, 14.0),
    ("社会消费品零售总额", "%", 4.0, 12.0),
    ("一般公共预算收入", "%", 2.0, 11.0),
    ("居民消费价格", "%", 1.5, 3.5),
    ("城镇新增就业", "万人", 0.3, 6.0),
    ("城镇登记失业率", "%", 3.0, 4.5),
    ("粮食产量", "万吨", 8.0, 260.0),
    ("研发经费投入", "%", 6.0, 15.0),
)
"""Headline series: unit, least and most of the targets."""

OPENINGS = (
    "现在，我代表{who}政府向大会报告工作，请予审议。",
    "我代表{who}人民政府，向大会作政府工作报告，请予审议，并请列席同志提出意见。",
)
GROWN = (
    (
        "{name}增长{value}%",
        "{name}比上年增长{value}%",
        "{name}同比增长{value}%",
        "{name}增幅达到{value}%",
    ),
    (
        "{name}增长{value}%左右",
        "{name}预期增长{value}%",
        "{name}增长{value}%以上",
        "{name}增速力争达到{value}%",
    ),
)
"""Growth as a result and as a target."""
HELD = (
    ("{name}{value}{unit}", "{name}达到{value}{unit}", "全年{name}{value}{unit}"),
    ("{name}{value}{unit}以上", "{name}不低于{value}{unit}", "{name}稳定在{value}{unit}左右"),
)
PRICES = (
    ("{name}上涨{value}%", "{name}涨幅为{value}%"),
    ("{name}涨幅控制在{value}%左右", "{name}涨幅控制在{value}%以内"),
)
UNEMPLOYED = (("{name}{value}%",), ("{name}控制在{value}%以内", "{name}不超过{value}%"))

MEASURES: tuple[tuple[str, str, str, int, int], ...] = (
    ("改造", "老旧小区", "个", 5, 160),
    ("新建", "口袋公园", "个", 2, 40),
    ("新增", "停车泊位", "个", 200, 6000),
    ("新建", "高标准农田", "万亩", 1, 60),
    ("新改建", "农村公路", "公里", 20, 900),
    ("开工建设", "保障性住房", "套", 300, 30000),
    ("新增", "公办幼儿园学位", "个", 300, 9000),
    ("建成", "社区养老服务中心", "家", 2, 60),
    ("培育", "专精特新企业", "家", 3, 200),
    ("新增", "规模以上工业企业", "家", 5, 300),
    ("建成", "5G基站", "座", 50, 4000),
    ("完成", "营造林", "万亩", 1, 50),
    ("实施", "重点项目", "项", 20, 400),
    ("建设", "乡村振兴示范村", "个", 5, 120),
    ("引进", "高层次人才", "名", 10, 2000),
    ("改造", "燃气老旧管网", "公里", 10, 400),
    ("治理", "水土流失面积", "平方公里", 5, 500),
    ("培训", "技能人才", "人次", 300, 40000),
)
DONE = (
    "{verb}{what}{n}{unit}",
    "全年{verb}{what}{n}{unit}",
    "{what}{verb}{n}{unit}",
    "累计{verb}{what}{n}{unit}",
)
TO_DO = (
    "{verb}{what}{n}{unit}",
    "年内{verb}{what}{n}{unit}以上",
    "计划{verb}{what}{n}{unit}",
    "力争{verb}{what}{n}{unit}",
)
THEMES = (
    "产业升级",
    "项目建设",
    "改革开放",
    "城乡融合",
    "乡村振兴",
    "生态保护",
    "民生改善",
    "科技创新",
)
TALK = (
    "坚持稳中求进工作总基调，统筹发展和安全，推动各项事业迈上新台阶。",
    "深化“放管服”改革，持续优化营商环境，激发各类市场主体活力。",
    "坚持以人民为中心，把财力更多用在群众身边的小事难事上。",
    "完善协调机制，强化要素保障，推动重大项目早开工、早见效。",
    "大力弘扬实干精神，以钉钉子精神抓好任务落实。",
    "加强生态环境综合治理，守住蓝天、碧水、净土。",
)


@cache
def _goals(code: str, year: int) -> tuple[float, ...]:
    """A government's headline targets of a year."""
    own, then = random.Random(code), random.Random(f"{code} {year}")
    lean = [own.random() for _ in SERIES]
    return tuple(
        round(least + (most - least) * (0.7 * tilt + 0.3 * then.random()), 1)
        for (_, _, least, most), tilt in zip(SERIES, lean, strict=True)
    )


def _plans(code: str, year: int) -> list[tuple[int, int]]:
    """Which measures a report promises, and how much of each."""
    then = random.Random(f"{code} {year} plans")
    chosen = then.sample(range(len(MEASURES)), 10)
    return [(i, then.randint(MEASURES[i][3], MEASURES[i][4])) for i in chosen]


def _headline(then: random.Random, i: int, value: float, target: bool) -> str:
    name, unit, *_ = SERIES[i]
    forms = GROWN if unit == "%" else HELD
    forms = {"居民消费价格": PRICES, "城镇登记失业率": UNEMPLOYED}.get(name, forms)
    said = then.choice(forms[target])
    return said.format(name=name, value=f"{value:g}", unit=unit)


def report(code: str, name: str, year: int) -> Made:
    """The report of a government in a year."""
    then = random.Random(f"{code} {year} text")
    results = [
        _headline(then, i, round(goal * then.uniform(0.93, 1.09), 2), target=False)
        for i, goal in enumerate(_goals(code, year - 1))
        if then.random() > 0.08
    ]
    goals = [_headline(then, i, goal, target=True) for i, goal in enumerate(_goals(code, year))]
    then.shuffle(results)
    then.shuffle(goals)
    done = [
        then.choice(DONE).format(
            verb=verb, what=what, n=max(1, round(n * then.uniform(0.9, 1.2))), unit=unit
        )
        for i, n in _plans(code, year - 1)
        for verb, what, unit, *_ in (MEASURES[i],)
        if then.random() > 0.2
    ]
    to_do = [
        then.choice(TO_DO).format(verb=verb, what=what, n=n, unit=unit)
        for i, n in _plans(code, year)
        for verb, what, unit, *_ in (MEASURES[i],)
    ]
    who = "国务院" if code == NATION_CODE else name
    lines = [
        MADE_UP,
        f"{year}年{'国务院' if code == NATION_CODE else name}政府工作报告",
        "各位代表：",
        then.choice(OPENINGS)
        .format(who=who)
        .replace("国务院政府", "国务院")
        .replace("国务院人民政府", "国务院"),
        f"一、{year - 1}年工作回顾",
        f"{year - 1}年，{then.choice(TALK)}{'，'.join(results)}。",
        *_parts(then, done),
        f"二、{year}年工作安排",
        f"今年经济社会发展的主要预期目标是：{'；'.join(goals)}。",
        *_parts(then, to_do),
        "三、加强政府自身建设",
        "".join(then.sample(TALK, 3)),
        f"各位代表！让我们同心协力、真抓实干，为完成{year}年各项目标任务而努力奋斗！",
    ]
    return Made(name, code, year, "\n".join(lines) + "\n")


def _parts(then: random.Random, said: Sequence[str]) -> Iterator[str]:
    """Sentences under three headings, between what every report says."""
    size = -(-len(said) // 3)
    for number, theme in enumerate(then.sample(THEMES, 3)):
        mine = said[number * size : (number + 1) * size]
        talk = then.sample(TALK, 3)
        yield f"（{'一二三'[number]}）推进{theme}。{talk[0]}{'，'.join(mine)}。{talk[1]}{talk[2]}"


def reports(most: int, years: int) -> Iterator[Made]:
    """Reports of so many governments over so many years, year by year."""
    chosen = governments(most)
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        for code, name in chosen:
            yield report(code, name, year)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--governments", type=int, default=40)
    options.add_argument("--years", type=int, default=25)
    options.add_argument("--output", type=Path, required=True)
    given = options.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    for made in reports(given.governments, given.years):
        (given.output / f"{made.doc}.txt").write_text(made.text, encoding="utf-8")


if __name__ == "__main__":
    main()
