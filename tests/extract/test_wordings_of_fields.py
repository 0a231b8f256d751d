"""The trade that a paragraph speaks of, and further words of counts, roles and distances."""

import pytest

from duixian.extract.fields import field_of, named
from wordlists import words

LEADS = words(
    "大力 加快 推动 推进 发展 培育 壮大 提升 创新 聚焦 打造 支持 实施 深化 巩固 突出 "
    "促进 抓好 做强 做大 做优 加快发展 大力发展 加快培育"
)


@pytest.mark.parametrize("lead", LEADS)
def test_what_is_done_for_a_trade_is_no_part_of_its_name(lead):
    assert field_of(f"{lead}石化产业,释放新产能。") == "石化产业"


TRADES = words(
    "石化产业 装备制造业 数字经济 低空经济 冰雪经济 银发经济 夜间经济 总部经济 "
    "循环经济 林下经济 飞地经济 首发经济 开放型经济"
)


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_is_named_at_the_head_of_a_sentence(trade):
    assert field_of(f"{trade}持续向好。") == trade
    assert field_of(f"支持企业。{trade}持续向好。抓好项目。") == trade
    assert field_of(f"各地都在发展{trade}。") != trade


def test_a_trade_named_far_off_is_another_s():
    assert field_of("石化产业提质。" + "抓好项目。" * 70) == "石化产业"
    assert field_of("石化产业提质。" + "抓好项目。" * 80) == ""


def test_what_both_names_say_is_said_once():
    assert named("石化产业", "产业投资") == "石化产业投资"
    assert named("石化", "投资") == "石化投资"


# ---- roles


@pytest.mark.parametrize("standing", words("现有 现行 目前 当前 已有 已达 已经达到 已经有 已开工"))
def test_what_stands_already_in_a_plan(report, standing):
    (one,) = report(plan=f"全市{standing}公共厕所120座。").claims
    assert one.role != "target"


@pytest.mark.parametrize("once", words("建成后 投产后 达产后 试车后 投用后 建成投产后"))
def test_what_a_thing_will_yield_once_built_is_no_result(report, once):
    (one,) = report(review=f"化工项目{once}产值120亿元。").claims
    assert one.role != "result"


FUTURE = words(
    "达到 超过 为 增加到 有 继续保持 建成 实现 成为 新增 再增 突破 完成 投入 形成 "
    "提高到 下降到 降到 由现在增至 逐步增至 全面建成 开工 拥有 累计建成 安排 带动新建 "
    "推动新建 是 保持 在明年达到"
)


@pytest.mark.parametrize("verb", [w for w in FUTURE if w[0] not in "由在是为有"])
def test_what_will_be(report, verb):
    found = report(review=f"公共厕所将{verb}120座。").claims
    assert [c.role for c in found] == ["target"]


FLOWS = words("投资 投入 资金 支出 补贴 补助 贷款 融资 让利")


@pytest.mark.parametrize("flow", FLOWS)
def test_what_runs_up_over_the_years_is_of_the_span(report, flow):
    (one,) = report(review=f"五年来,棚户区改造{flow}120亿元。").claims
    assert one.period == "2020-2024"


def test_what_stands_at_the_end_of_a_span_is_of_its_last_year(report):
    (one,) = report(review="五年来,公路里程达到900公里。").claims
    assert one.period == "2024"


SPENT = words(
    "出台 实施 推出 发放 开展 举办 培训 减免 兑现 化解 查处 办结 盘活 救助 资助 拨付 "
    "清理 整治 拆除 修复 改造"
)


@pytest.mark.parametrize("verb", SPENT)
def test_what_was_done_is_added_up_over_the_span(report, verb):
    (one,) = report(review=f"五年来,累计{verb}公共厕所120座。").claims
    assert one.period == "2020-2024"


# ---- counts


BEFORE = words("制定 出台 颁布 惠企 新政 经济 发展 创新 消费 稳增长")


@pytest.mark.parametrize("word", BEFORE)
def test_more_numbers_in_the_names_of_policies(report, word):
    assert [c.quote for c in report(review=f"落实{word}28条。").claims] == []


OLD = words("老人 老年人 老年 居民 贷款 人口 职称 学历")


@pytest.mark.parametrize("whose", OLD)
def test_an_age_or_size_that_says_who_is_meant(report, whose):
    assert [c.quote for c in report(review=f"惠及100元以上{whose}。").claims] == []


@pytest.mark.parametrize("span", words("工期 工龄 通关时间 提速"))
def test_more_durations(report, span):
    found = [c.quote for c in report(review=f"{span}缩短6小时。").claims]
    assert found == ["6小时"]


# ---- distances in time


@pytest.mark.parametrize("base", words("上届 上月 以往 期末 年底 年末 过去"))
def test_more_distances_in_time(report, base):
    ((aspect, scope),) = [
        (c.aspect, c.scope) for c in report(review=f"城镇化率比{base}高2.5个百分点。").claims
    ]
    assert (aspect, scope) == ("change", None)


@pytest.mark.parametrize("down", words("拉低 压低 拖累"))
def test_what_pulls_down_is_negative(report, down):
    found = report(review=f"房地产{down}财政收入2.5个百分点。").claims
    assert [c.value for c in found] == [-2.5]


MORE_PLACES = words("挺进 晋升 跃至 前移到 双双位居 跃升到 升到")


@pytest.mark.parametrize("verb", MORE_PLACES)
def test_more_ways_to_a_place(report, verb):
    found = report(review=f"财政收入总量{verb}全省第3位。").claims
    assert [(c.indicator, c.value, c.scope) for c in found] == [("财政收入总量", 3.0, "全省")]
