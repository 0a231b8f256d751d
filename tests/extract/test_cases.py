"""Small inputs that were read wrongly once, by the kind of their fault."""

import pytest

from case_scoring import fault_of, read_text

OPENING = (
    "政府工作报告\n——2024年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n"
    "过去一年，我们坚持稳中求进，完成了各项任务。\n"
)


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("完成投资3,456.7亿元。", {"quote": "3,456.7亿元", "value": 345670000000.0}),
        (
            "新增商户七八十家。",
            {"quote": "七八十家", "value": 70, "value_high": 80, "bound": "range"},
        ),
        ("带动增收二十几万人。", {"quote": "二十几万人", "value": 200000, "bound": "gt"}),
        ("出口额二点三五万亿元。", {"quote": "二点三五万亿元", "value": 2.35e12}),
        ("拨付补助叁佰万元。", {"quote": "叁佰万元", "value": 3e6, "unit": "元"}),
        ("建成步道12.5km。", {"quote": "12.5km", "value": 12.5, "unit": "公里"}),
        ("新建厂房3.2万㎡。", {"quote": "3.2万㎡", "value": 32000, "unit": "平方米"}),
        ("年末生猪存栏8.4万头只。", {"quote": "8.4万头只", "unit": "头只"}),
        ("出生率下降0.3个千分点。", {"quote": "0.3个千分点", "value": -0.3, "aspect": "change"}),
        (
            "外贸出口完成12.4亿元，完成年度任务的103.1%，增长8.2%。",
            {"quote": "8.2%", "indicator": "外贸出口", "aspect": "growth"},
        ),
        (
            "财政支出完成40亿元，比上年减支2.1亿元，下降5%。",
            {"quote": "2.1亿元", "indicator": "财政支出", "aspect": "change", "value": -2.1e8},
        ),
        (
            "一、二、三产业投资分别增长4.1%、5.2%和6.3%。",
            {"quote": "5.2%", "indicator": "第二产业投资"},
        ),
        (
            "营业收入、出口额、利润总额分别增长12%、20%和1.5倍。",
            {"quote": "1.5倍", "indicator": "利润总额", "value": 150, "aspect": "growth"},
        ),
        ("投资增长7.1%，高于全县平均0.8个百分点。", {"quote": "0.8个百分点", "scope": "全县平均"}),
        ("培育产值超十亿元企业4家。", {"quote": "4家", "value": 4}),
        ("新建6座35千伏变电站。", {"quote": "6座", "indicator": "新建35千伏变电站"}),
        (
            "人口自然增长率为2.1‰。",
            {"quote": "2.1‰", "indicator": "人口自然增长率", "aspect": "level"},
        ),
        ("旅游收入达80亿元，是“十二五”末的2.2倍。", {"quote": "2.2倍", "indicator": "旅游收入"}),
        ("开展联合执法查处违法占地、毁林案件12件15人。", {"quote": "15人", "value": 15}),
        (
            "财政收入达30亿元（快报数，下同），增长5%。",
            {"quote": "30亿元", "indicator": "财政收入"},
        ),
    ],
)
def test_the_number_is_read_as_a_careful_reader_would(
    sentence: str, want: dict[str, object]
) -> None:
    case = {"want": [want]}
    assert (
        fault_of(case, read_text(f"{OPENING}{sentence}\n二、2024年工作安排\n今年是关键一年。\n"))
        == ""
    )


def test_a_fault_is_told_with_what_was_read() -> None:
    case = {"want": [{"quote": "5%", "indicator": "财政收入", "value": 6.0}]}
    told = fault_of(case, read_text(f"{OPENING}财政收入增长5%。\n二、2024年工作安排\n今年。\n"))
    assert "'value': 5.0" in told
