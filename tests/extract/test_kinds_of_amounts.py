"""What is a number, what it counts in and how it is bounded."""

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
            "工业技改投资达到1,284.06亿元，增长9.7%。",
            [w("1,284.06亿元", "工业技改投资", value=128406000000.0)],
        ),
        ("全年接待游客12,350.8万人次。", [w("12,350.8万人次", "接待游客", value=123508000)]),
        (
            "新建标准厂房12.6万㎡，绿道35km。",
            [w("12.6万㎡", "新建标准厂房", unit="平方米", value=126000), w("35km", unit="公里")],
        ),
        (
            "人口出生率6.8‰，比上年下降0.4个千分点。",
            [
                w("6.8‰", "人口出生率", unit="‰", aspect="level"),
                w("0.4个千分点", aspect="change", value=-0.4),
            ],
        ),
        ("年末大牲畜存栏5.6万头只。", [w("5.6万头只", unit="头只")]),
        (
            "机场保障航班2.3万架次，增长18%。",
            [w("2.3万架次", "保障航班", unit="架次"), w("18%", "保障航班", aspect="growth")],
        ),
        ("污水处理厂日处理能力提升至4万吨。", [w("4万吨", unit="吨/日")]),
        ("流域面积治理86km²。", [w("86km²", unit="平方公里")]),
        ("新增个体户四五百家。", [w("四五百家", value=400, value_high=500, bound="range")]),
        ("吸引十几万人次观展。", [w("十几万人次", value=100000, bound="gt")]),
        ("发放救助金陆佰万元。", [w("陆佰万元", value=6e6)]),
        ("培训骨干三四十名。", [w("三四十名", value=30, value_high=40)]),
        ("带动2万多户农户增收。", [w("2万多户", bound="gt", value=20000)]),
    ],
)
def test_an_amount_is_read_with_its_unit_and_bound(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "中央财政安排51亿元，用于支持地方加强公共卫生服务。",
            {"quote": "51亿元", "indicator": "中央财政安排用于支持地方加强公共卫生服务"},
        ),
        (
            "市财政还将安排15亿元，增加对产粮大县的转移支付。",
            {"quote": "15亿元", "indicator": "市财政还将安排增加对产粮大县的转移支付"},
        ),
        (
            "今年市财政安排109亿元资金支持再就业。",
            {"quote": "109亿元", "indicator": "市财政支持再就业资金"},
        ),
        (
            "安排30亿元建设资金，支持煤矿安全技术改造。",
            {"quote": "30亿元", "indicator": "安排支持煤矿安全技术改造建设资金"},
        ),
        ("安排30亿元建设资金，支持8个煤矿改造。", {"quote": "30亿元", "indicator": "安排建设资金"}),
        (
            "赤字率拟按4%左右安排、比上年提高1个百分点。",
            {"quote": "1个百分点", "indicator": "赤字率", "aspect": "change"},
        ),
        (
            "机构共59个，比现有的86个减少27个。",
            {"quote": "86个", "indicator": "机构", "role": "context"},
        ),
        (
            "机构共59个，比现有的86个减少27个。",
            {"quote": "27个", "indicator": "机构", "value": -27},
        ),
        (
            "减少青壮年文盲4万人。",
            {"quote": "4万人", "indicator": "青壮年文盲", "aspect": "change", "value": -40000},
        ),
    ],
)
def test_money_is_named_with_its_purpose_and_less_is_a_change(
    fault: Callable[..., str], sentence: str, want: Want
) -> None:
    assert fault(sentence, want, plan=True) == ""
