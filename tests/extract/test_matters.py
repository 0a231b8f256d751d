"""What a number's phrase takes from what its sentence pursues, and what it leaves out."""

import pytest

from case_scoring import read_text

OPENING = (
    "政府工作报告\n——2024年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n"
    "过去一年，我们坚持稳中求进，完成了各项任务。\n"
)


def named(sentence: str) -> list[tuple[str, str]]:
    """The numbers of a sentence of a report as they stand, each with its indicator."""
    return [(c.quote, c.indicator) for c in read_text(OPENING + sentence).claims]


@pytest.mark.parametrize(
    ("sentence", "quote", "indicator"),
    [
        (
            "12个乡镇开展长期护理保险试点，3万人参保，2万人领取补助。",
            "3万人",
            "长期护理保险试点参保",
        ),
        (
            "12个乡镇开展长期护理保险试点，3万人参保，2万人领取补助。",
            "2万人",
            "长期护理保险试点领取补助",
        ),
        ("三次产业比例由2018年的20:45:35，调整到2023年的15:45:40。", "20", "第一产业比例"),
        ("三次产业比例由2018年的20:45:35，调整到2023年的15:45:40。", "40", "第三产业比例"),
        ("对外贸易增长7.3%，大大低于2022年增长44.6%的速度。", "44.6%", "对外贸易"),
        ("原煤产量达到70万吨，原油达到10万吨。", "10万吨", "原油产量"),
        ("城乡居民储蓄存款大幅度增加，存款余额达到46亿元。", "46亿元", "城乡居民储蓄存款余额"),
        ("新建6条市政道路、建成滨河大道景观桥。", "6条", "新建市政道路"),
        ("举办3届茶商大会等系列活动。", "3届", "举办茶商大会"),
        ("实施30个老旧小区、20个老旧街区改造。", "30个", "实施老旧小区改造"),
        ("水稻最低收购价每50公斤提高5元。", "5元", "水稻最低收购价"),
        (
            "新能源汽车、智能家电、智能手机限上零售额分别增长8%、31%和32%。",
            "8%",
            "新能源汽车限上零售额",
        ),
        ("高技术制造业、低空产业、数字产业增加值分别增长8%、9%、7%。", "8%", "高技术制造业增加值"),
        ("经济增长连续4年超过8%。", "4年", "经济增长"),
    ],
)
def test_the_indicator_is_what_a_careful_reader_takes(
    sentence: str, quote: str, indicator: str
) -> None:
    assert (quote, indicator) in named(sentence)


def test_what_names_its_own_measure_takes_no_harvest() -> None:
    found = named("粮食产量达到60万吨，煤炭出口量达到5万吨。")
    assert ("5万吨", "煤炭出口量") in found
