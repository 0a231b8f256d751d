"""Words that turn a figure away as another thing: only where they are said of it."""

import pytest

from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        # 能力 of another thing, in the clause before
        ("货物吞吐量2600万吨。", "港口通过能力提升，货物吞吐量2714万吨。", "exceeded"),
        # 投放 of another thing, in the promise's own sentence
        ("投放鱼苗后，水产品总产量32万吨。", "水产品总产量32.4万吨。", "exceeded"),
        # a total behind the figure
        ("新建初制所12座。", "新建初制所12座、累计达96座。", "met"),
        # several deeds done to one thing
        ("建设保障性住房1200套。", "保障性住房建成和基本建成1236套。", "exceeded"),
        # what is under way is not done
        ("除险加固水库12座。", "12座水库除险加固工程有序推进。", "not_found"),
        # another line, another station
        ("新建10千伏线路80公里。", "新建低压线路142公里。", "not_found"),
        ("建成光伏电站12座。", "建成充电站12座。", "not_found"),
        # what is all the nation's
        ("粮食总产42万吨。", "在全国粮食总产首次突破6亿吨的大局中作出贡献。", "not_comparable"),
        # the prices of a growth are not those of the amounts beside it
        (
            "财政总收入达到6亿元。",
            "生产总值36.4亿元，按可比价计算增长13.6%；财政总收入6.38亿元。",
            "exceeded",
        ),
        # by the month, said once in the unit and once in the name
        ("城市低保标准提高到每月330元。", "城市低保月标准提高到330元。", "met"),
    ],
)
def test_a_guard_looks_at_the_figure_s_own_words(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


def test_standards_by_the_month_and_by_the_year_are_not_set_against_each_other() -> None:
    found = account("低保标准达到每人每年6800元。", "低保标准达到每人每月5900元。")
    assert found.verdict == "not_comparable"
