"""Plans: demands, goals, conditions, and what was done, told as an example."""

from collections.abc import Callable

import pytest

Want = dict[str, object]


def w(quote: str, indicator: str | None = None, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    named: Want = {"indicator": indicator} if indicator else {}
    return {"quote": quote, **named, **fields}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "要求消费部分增长5.7%，社会商品零售总额增长8%。",
            [w("5.7%", "消费部分", aspect="growth"), w("8%", "社会商品零售总额")],
        ),
        (
            "要求工农业总产值的增长速度由去年的3%提高到4%。",
            [w("4%", "工农业总产值", aspect="growth", role="target")],
        ),
        ("国民收入也安排为比上年增长4%左右。", [w("4%", "国民收入", bound="approx")]),
        (
            "今年经济增长速度的宏观调控目标，定为百分之八至九。",
            [w("百分之八至九", "经济增长", aspect="growth", value=8, value_high=9, bound="range")],
        ),
        ("全社会固定资产投资预定增长10%。", [w("10%", "全社会固定资产投资", aspect="growth")]),
        ("全社会固定资产投资预定增长10%或者更多一些。", [w("10%", bound="ge", role="target")]),
        ("年均经济增长速度预期目标为7%左右。", [w("7%", "经济增长", aspect="growth")]),
        (
            "城乡居民基本医保财政补助标准提高到人均320元。",
            [w("320元", "城乡居民基本医保财政补助标准", aspect="level")],
        ),
        (
            "居民医保和基本公共卫生服务经费人均财政补助标准分别再提高30元和5元。",
            [
                w("30元", "居民医保人均财政补助标准", aspect="change"),
                w("5元", "基本公共卫生服务经费人均财政补助标准", aspect="change"),
            ],
        ),
        (
            "要淘汰钢铁2700万吨、水泥4200万吨、平板玻璃3500万标准箱等落后产能。",
            [
                w("2700万吨", "淘汰钢铁落后产能"),
                w("4200万吨", "淘汰水泥落后产能"),
                w("3500万标准箱", "淘汰平板玻璃落后产能"),
            ],
        ),
        (
            "小铁厂由466个减少到现在的276个，结果炼铁焦比由950公斤降到705公斤。",
            [
                w("276个", "小铁厂", role="context", period="2023"),
                w("950公斤", "炼铁焦比", role="context", period="2023"),
                w("705公斤", "炼铁焦比", role="result", period="2023"),
            ],
        ),
        (
            "只要成本降低1%，一年就可以增加收入20亿元。",
            [w("1%", role="context"), w("20亿元", "增加收入", role="context")],
        ),
        ("如果减少占用3%，就可以节省资金70亿元。", [w("70亿元", "节省资金", role="context")]),
        ("改革试点覆盖农村5亿人口。", [w("5亿", "改革试点覆盖农村人口", unit="人")]),
        (
            "改革不仅取消了原先3.4亿元的收费，而且取消了7000多万元的集资。",
            [w("3.4亿元", "取消收费"), w("7000多万元", "取消集资")],
        ),
    ],
)
def test_a_plan_is_read_without_the_words_it_is_put_in(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted, plan=True) == ""


def test_more_than_forty_heads_of_state_are_a_count_and_no_rank(fault: Callable[..., str]) -> None:
    counted = w("40多位", aspect="level", bound="gt")
    assert fault("40多位外国元首和政府首脑先后访华。", counted) == ""
    assert fault("经济总量居全省第4位。", w("4位", aspect="rank")) == ""
