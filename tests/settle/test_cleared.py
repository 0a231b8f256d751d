"""What a figure is not to be taken for before it accuses."""

import pytest

from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict", "cause"),
    [
        # of a part of the year
        (
            "社会消费品零售总额达到50亿元。",
            "1—11月社会消费品零售总额46亿元。",
            "not_comparable",
            "another_period",
        ),
        (
            "粮食总产量20万吨。",
            "截至11月底，粮食总产量18万吨。",
            "not_comparable",
            "another_period",
        ),
        ("粮食总产量20万吨。", "截至12月底，粮食总产量18万吨。", "missed", None),
        ("粮食总产量20万吨。", "1—11月雨水偏多，全年粮食总产量18万吨。", "missed", None),
        # of a holiday
        (
            "旅游综合收入增长20%。",
            "国庆假期接待游客24万人次，旅游综合收入增长25%。",
            "not_comparable",
            "another_period",
        ),
        # of another measure that goes by nearly the same name
        (
            "一般公共预算收入增长8%。",
            "财政总收入增长5%，支出增长9%。",
            "not_comparable",
            "another_base",
        ),
        (
            "规模以上工业增加值增长18%。",
            "全部工业增加值增长12%。",
            "not_comparable",
            "another_base",
        ),
        (
            "规模以上工业增加值增长18%。",
            "全部工业增加值增长17%，其中规模以上增长23%。",
            "exceeded",
            None,
        ),
        # added up over years
        ("单位GDP能耗下降3%。", "单位GDP能耗累计下降14.2%。", "not_comparable", "another_period"),
        ("单位GDP能耗下降3%。", "单位GDP能耗下降3.2%。", "exceeded", None),
        # on another basis, told beside it
        (
            "财政总收入增长8%。",
            "财政总收入下降2.3%，剔除减税降费因素，同口径增长8.6%。",
            "not_comparable",
            "another_base",
        ),
        ("财政总收入增长8%。", "财政总收入下降2.3%，同口径增长3.6%。", "missed", None),
        ("财政总收入增长8%。", "财政总收入下降2.3%，其中县本级增长8.6%。", "missed", None),
        (
            "进出口总额增长10%。",
            "以美元计，进出口总额下降3.2%；以人民币计，增长10.5%。",
            "not_comparable",
            "another_base",
        ),
    ],
)
def test_before_it_accuses(planned: str, done: str, verdict: str, cause: str | None) -> None:
    one = account(planned, done)
    assert (one.verdict, one.cause) == (verdict, cause)


def test_the_reason_says_what_the_figure_is() -> None:
    one = account("财政总收入增长8%。", "财政总收入下降2.3%，剔除减税降费因素，同口径增长8.6%。")
    assert "另有一个口径" in one.reason
    assert "another basis" in one.reason_en


def test_a_half_year_of_the_year_reviewed() -> None:
    one = account("地区生产总值增长7%。", "上半年地区生产总值增长5.2%，全年增长7.1%。")
    assert (one.verdict, one.result.value if one.result else None) == ("exceeded", 7.1)


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        # what was added is more than what is left of it
        ("净增规上工业企业10家。", "新增规上工业企业13家。", "not_comparable"),
        ("净增规上工业企业10家。", "净增规上工业企业13家。", "exceeded"),
        ("新增规上工业企业10家。", "净增规上工业企业8家。", "not_comparable"),
        ("新增规上工业企业10家。", "净增规上工业企业12家。", "exceeded"),
        # growth of less than was promised
        (
            "固定资产投资增长9%。",
            "扣除房地产开发投资后，固定资产投资增长10.7%。",
            "not_comparable",
        ),
        ("固定资产投资增长9%。", "扣除价格因素，固定资产投资增长10.7%。", "exceeded"),
        # not there yet
        ("新建标准厂房20万平方米。", "在建标准厂房26万平方米。", "not_found"),
        ("完成棚户区改造560套。", "棚改开工560套，发放租赁补贴218户。", "not_found"),
        ("帮扶脱贫户3000户。", "在建档立卡户中帮扶脱贫户3100户。", "exceeded"),
        # the target said again, before what came of it
        ("改造老旧小区26个。", "年初确定的26个老旧小区改造任务完成19个，其余转入下年。", "missed"),
        # what several years came to, and the year's own beside it
        ("单位GDP能耗下降2.5%。", "单位生产总值能耗累计下降8.1%，其中2023年下降2.9%。", "exceeded"),
        ("城镇新增就业5500人。", "五年来，城镇累计新增就业3.1万人。", "not_comparable"),
        # the air is measured by the year
        ("PM2.5平均浓度控制在32微克/立方米以内。", "PM2.5年均浓度29.8微克/立方米。", "met"),
    ],
)
def test_what_a_figure_is_of(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        # the house is told of, the beds are not
        (
            "建成县中医院门诊综合楼，新增床位200张。",
            "县中医院门诊综合楼竣工投用，优质资源下沉。",
            "not_found",
        ),
        # words of one field
        ("电商交易额达到5亿元。", "农产品网络零售额1.26亿元。", "not_found"),
        ("改造敬老院3所。", "建成老年助餐点9个。", "not_found"),
        ("新建凉亭3座。", "发放创业贷款9000万元。", "unreported"),
    ],
)
def test_who_speaks_of_the_field_is_not_silent(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict
