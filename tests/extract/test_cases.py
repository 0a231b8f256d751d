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
        (
            "城乡居民收入比由2.45∶1缩小至2.3∶1。",
            {"quote": "2.3∶1", "indicator": "城乡居民收入比", "value": 2.3, "unit": "比"},
        ),
        (
            "三次产业结构由12.3:45.6:42.1调整为11.5:46.2:42.3。",
            {"quote": "46.2", "indicator": "第二产业比重", "value": 46.2, "unit": "%"},
        ),
        (
            "三次产业结构由12.3:45.6:42.1调整为11.5:46.2:42.3。",
            {"quote": "12.3", "indicator": "第一产业比重", "role": "context"},
        ),
        ("7座桥梁建成通车。", {"quote": "7座", "indicator": "桥梁建成通车"}),
        ("香菇种植等30个项目全部开工。", {"quote": "30个", "indicator": "项目开工"}),
        (
            "油菜籽产量连续3年占全省六成以上。",
            {"quote": "3年", "indicator": "油菜籽产量", "aspect": "streak"},
        ),
        (
            "连续第5年提高退休人员基本养老金。",
            {"quote": "5年", "indicator": "退休人员基本养老金", "aspect": "streak"},
        ),
        (
            "日均新设企业由3千多户增加到1万2千多户。",
            {"quote": "1万2千多户", "value": 12000, "bound": "gt"},
        ),
        ("筹集资金1亿5千万元。", {"quote": "1亿5千万元", "value": 1.5e8}),
        ("外贸总额120亿元，其中出口80亿元。", {"quote": "80亿元", "indicator": "出口"}),
        (
            "继续推进安居工程建设，在确保质量的前提下，基本建成500套。",
            {"quote": "500套", "indicator": "安居工程基本建成"},
        ),
        ("风电开工120万千瓦、投产80万千瓦。", {"quote": "80万千瓦", "indicator": "风电投产"}),
        (
            "议事机构由45个整合为18个，精简比例60%。",
            {"quote": "60%", "indicator": "议事机构精简比例"},
        ),
        ("财政支出的74%用于民生。", {"quote": "74%", "indicator": "财政支出用于民生"}),
        ("削减涉企收费项目60%以上。", {"quote": "60%", "value": -60, "aspect": "growth"}),
        (
            "转移支付规模大幅增加、专项支付项目减少三分之二。",
            {"quote": "三分之二", "indicator": "专项支付项目"},
        ),
        ("发明专利较“十三五”时期增长80%。", {"quote": "80%", "indicator": "发明专利"}),
        (
            "县办企业由2018年亏损5亿元变为2023年盈利2亿元。",
            {"quote": "5亿元", "period": "2018", "role": "context"},
        ),
        ("五年来累计完成投资120亿元。", {"quote": "120亿元", "indicator": "投资"}),
        ("建设用地减量8平方公里。", {"quote": "8平方公里", "value": -8, "aspect": "change"}),
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
