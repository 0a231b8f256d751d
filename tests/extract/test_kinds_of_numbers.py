"""Kinds of numbers and units as county and city reports write them."""

from collections.abc import Callable

import pytest

from case_scoring import read_text

Fault = Callable[..., str]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "引进人才二三百人。",
            {"quote": "二三百人", "indicator": "引进人才", "value": 200, "value_high": 300},
        ),
        (
            "修路七八公里。",
            {"quote": "七八公里", "value": 7, "value_high": 8, "bound": "range"},
        ),
        (
            "新建学校三四所。",
            {"quote": "三四所", "indicator": "新建学校", "bound": "range"},
        ),
        ("近1400万农业转移人口在城镇落户。", {"quote": "1400万", "unit": "人"}),
        ("新增510万沼气用户。", {"quote": "510万", "unit": "户"}),
        ("新增市场主体十几家。", {"quote": "十几家", "value": 10, "bound": "gt"}),
        ("十余家企业入驻。", {"quote": "十余家", "value": 10, "bound": "gt"}),
        ("吸引上百家企业入驻。", {"quote": "百家", "value": 100, "bound": "ge"}),
        (
            "城乡居民收入比为2.5比1。",
            {"quote": "2.5比1", "indicator": "城乡居民收入比", "value": 2.5, "unit": "比"},
        ),
        (
            "孕产妇死亡率控制在12/10万以内。",
            {"quote": "12/10万", "indicator": "孕产妇死亡率", "value": 12, "bound": "le"},
        ),
        ("供热面积860万m2。", {"quote": "860万m2", "unit": "平方米"}),
        ("用气量2300万m3。", {"quote": "2300万m3", "unit": "立方米"}),
        ("PM2.5浓度降至28μg/m³。", {"quote": "28μg/m³", "value": 28, "unit": "微克/立方米"}),
        ("出动车辆860台次。", {"quote": "860台次", "unit": "台次"}),
        ("机场起降1.2万架次。", {"quote": "1.2万架次", "aspect": "level", "value": 12000}),
        ("日产5000吨水泥生产线建成投产。", {"quote": "5000吨", "unit": "吨/日"}),
        ("日处理污水2万吨。", {"quote": "2万吨", "value": 20000, "unit": "吨/日"}),
        ("日供水3万立方米。", {"quote": "3万立方米", "unit": "立方米/日"}),
        (
            "产业结构由“15.2:50.1:34.7”调整为“13.9:49.8:36.3”。",
            {"quote": "49.8", "value": 49.8, "role": "result"},
        ),
        (
            "三次产业结构比由18.2:46.5:35.3优化为15.1:45.8:39.1。",
            {"quote": "45.8", "indicator": "第二产业比重"},
        ),
    ],
)
def test_a_number_and_its_unit_are_read_as_they_are_written(
    fault: Fault, sentence: str, want: dict[str, object]
) -> None:
    assert fault(sentence, want) == ""


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("三四线城市建设提速，新建公园3个。", "3个"),
        ("几百名干部下沉，新建公园3个。", "3个"),
        ("上午10:15开工，新建公园3个。", "3个"),
    ],
)
def test_what_has_no_value_is_no_claim(fault: Fault, sentence: str, read: str) -> None:
    found = read_text(f"政府工作报告\n各位代表：\n一、2023年工作回顾\n{sentence}\n").claims
    assert [claim.quote for claim in found] == [read]


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "粮食、油料、蔬菜产量分别达到56万吨、3.2万吨和88万吨。",
            (
                {"quote": "56万吨", "indicator": "粮食产量"},
                {"quote": "88万吨", "indicator": "蔬菜产量"},
            ),
        ),
        (
            "PM2.5、PM10平均浓度分别下降12.3%和8.5%。",
            (
                {"quote": "12.3%", "indicator": "PM2.5平均浓度"},
                {"quote": "8.5%", "indicator": "PM10平均浓度"},
            ),
        ),
        (
            "小麦、玉米单产分别提高12公斤、20公斤。",
            ({"quote": "12公斤", "indicator": "小麦单产"},),
        ),
        (
            "存贷款余额分别达到320亿元和210亿元，比年初增加30亿元和25亿元。",
            (
                {"quote": "320亿元", "indicator": "存款余额"},
                {"quote": "25亿元", "indicator": "贷款余额", "aspect": "change"},
            ),
        ),
        (
            "县城污水、垃圾处理率分别达到95%和100%。",
            ({"quote": "95%", "indicator": "县城污水处理率"},),
        ),
        (
            "养老、医疗、失业保险参保人数分别达到12万人、35万人和6.2万人。",
            ({"quote": "35万人", "indicator": "医疗保险参保人数"},),
        ),
        (
            "新登记企业、个体工商户分别为2300户、8600户，增长12%和1.5倍。",
            (
                {"quote": "12%", "indicator": "新登记企业", "aspect": "growth"},
                {"quote": "1.5倍", "indicator": "个体工商户", "aspect": "growth", "value": 150},
            ),
        ),
        (
            "孕产妇、婴儿死亡率分别下降到8.2/10万和3.1‰。",
            (
                {"quote": "8.2/10万", "indicator": "孕产妇死亡率"},
                {"quote": "3.1‰", "indicator": "婴儿死亡率"},
            ),
        ),
    ],
)
def test_each_of_a_list_takes_its_own_number(
    fault: Fault, sentence: str, wants: tuple[dict[str, object], ...]
) -> None:
    assert fault(sentence, *wants) == ""
