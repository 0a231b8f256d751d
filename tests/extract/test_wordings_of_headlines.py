"""Headline series told in words: which words set a target or tell a result, one row a wording."""

import pytest

from wordlists import words

SET = words(
    "保持稳定 稳定增长 平稳增长 持续增长 较快增长 合理增长 适度增长 稳中提质 促稳提质 "
    "保稳提质 回稳向好 增速放缓 增速高于全国 增速快于全国 增速好于上年 "
    "不会下降 增产 下降 降低 同步增长 完成目标 达到全国水平 稳量提质"
)


@pytest.mark.parametrize("said", SET)
def test_words_in_the_plan_that_set_a_target(panel, said):
    cell = panel(tasks=f"进出口{said}。")["trade_growth", "target"]
    assert cell.qualitative == f"进出口{said}"


LED = words("保持 实现 促进 确保 稳定 稳住 控制 努力实现 抑制 推动")


@pytest.mark.parametrize("verb", LED)
def test_words_before_the_series_that_set_a_target(panel, verb):
    told = f"{verb}进出口增长" if verb not in ("控制", "抑制") else f"{verb}进出口下降"
    assert panel(tasks=f"{told}。")["trade_growth", "target"].qualitative == told


TOLD = words(
    "总体平稳 保持稳定 稳中有升 企稳回升 回稳 持平 超额完成任务 完成任务 实现增长 "
    "有所回落 明显回升 增速放缓 增速减缓 增速高于全国 增速快于全国 增速低于全国 "
    "位居全省前列 居全省前列 居第三 连续增长 再获佳绩 创新高 下降 增长乏力 得到控制 "
    "没有增长 连增 增产 进入前列 全省最优 增长较快 增长较低"
)


@pytest.mark.parametrize("said", TOLD)
def test_words_in_the_review_that_tell_a_result(panel, said):
    cell = panel(review=f"进出口{said}。")["trade_growth", "result"]
    assert cell.qualitative == f"进出口{said}"


@pytest.mark.parametrize("no", ["没有", "未能", "未", "没有如期", "未能全面"])
@pytest.mark.parametrize("done", ["实现", "完成", "达到"])
def test_a_target_that_is_said_to_be_missed_is_a_result_in_words(panel, no, done):
    told = f"进出口{no}{done}增长6%的目标"
    assert panel(problems=f"{told}。")["trade_growth", "result"].qualitative == told


OTHERS = words(
    "国债 外商 民间 社会 制造业 工业 房地产 企业 农业 产业 基础设施 信息 高技术 全县各镇 邻州"
)


@pytest.mark.parametrize("whose", OTHERS)
def test_words_of_another_quantity(panel, whose):
    found = panel(tasks=f"{whose}投资规模保持稳定。")
    assert found["fixed_asset_investment_growth", "target"].absent
    assert not panel(tasks="投资规模保持稳定。")["fixed_asset_investment_growth", "target"].absent


ARGUES = words(
    "因素影响 问题突出 矛盾加剧 风险上升 如果下降 方式转变 专项行动 基金工程 政策完善 "
    "过快增长 过猛增长"
)


@pytest.mark.parametrize("about", ARGUES)
def test_words_that_argue_set_no_target(panel, about):
    assert panel(tasks=f"进出口保持稳定{about}。")["trade_growth", "target"].absent


@pytest.mark.parametrize("about", words("因素 政策 过快 过多 面临压力 不确定 如果 矛盾突出"))
def test_words_that_argue_tell_no_result(panel, about):
    assert panel(review=f"进出口回升{about}。")["trade_growth", "result"].absent


def test_a_long_clause_argues(panel):
    long = (
        "进出口保持稳定" + "并为全市经济社会高质量发展提供坚强支撑和不竭动力" + "让开放成果惠及各方"
    )
    assert len(long) > 36
    assert panel(tasks=f"{long}。")["trade_growth", "target"].absent
    assert not panel(tasks=f"{long[:36]}。")["trade_growth", "target"].absent


def test_the_headline_sentence_is_taken_at_its_word(panel):
    found = panel(
        targets="地区生产总值增长5%,进出口质量明显提升保持稳定。", tasks="进出口增长较快。"
    )
    assert found["trade_growth", "target"].qualitative == "进出口质量明显提升保持稳定"


# ---- figures whose indicator is told by the name before them

FUNCTION = words(
    "预期增长 预计增长 增速 增幅 目标 增长目标 达到 达 为 在 按 拟定 计划增长 "
    "平均增长 约 比上年增长 较上年增长 同比增长 实际增长 名义增长 累计增长 "
    "力争增长 争取增长 提高 提升 上升 增加 大幅增长 继续增长 首次突破 将增长 要增长 "
    "全年增长 总额增长 规模增长 去年增长 2025年增长"
)


@pytest.mark.parametrize("between", [w for w in FUNCTION if "增" in w or "提" in w])
def test_function_words_between_a_name_and_its_figure(panel, between):
    found = panel(review=f"固定资产投资{between}6.5%。")
    assert found["fixed_asset_investment_growth", "result"].value == 6.5


LEADING = words(
    "全市 全省 全县 我市 本市 年度 其中 预计 力争 确保 争取 实现 完成 保持 带动 推动 全社会 以及"
)


@pytest.mark.parametrize("before", LEADING)
def test_what_may_stand_before_the_name(panel, before):
    found = panel(review=f"{before}固定资产投资增长6.5%。")
    assert found["fixed_asset_investment_growth", "result"].value == 6.5


@pytest.mark.parametrize("whose", words("望亭县 脱贫地区 高新区 民营企业 制造业 占"))
def test_a_longer_name_is_another_s(panel, whose):
    assert panel(review=f"{whose}固定资产投资增长6.5%。")[
        "fixed_asset_investment_growth", "result"
    ].absent


@pytest.mark.parametrize(
    "said",
    [
        "如进出口增长较快",
        "在保持进出口稳定增长的前提下",
        "稳定进出口增长的工作初见成效",
        "进出口增长还没有得到控制",
        "与共建国家贸易投资较快增长",
        "固定资产投资保持千亿级规模",
        "粮食产量平均每年的增长速度都在百分之四点三以上",
    ],
)
def test_words_in_the_plan_that_set_no_target(panel, said):
    told = panel(tasks=f"{said}。")
    for series in ("trade_growth", "fixed_asset_investment_growth", "grain_output"):
        assert told[series, "target"].absent, said


@pytest.mark.parametrize("said", ["既要保证进出口稳定增长", "粮食实现了购销同价"])
def test_words_in_the_review_that_tell_no_result(panel, said):
    told = panel(review=f"{said}。")
    for series in ("trade_growth", "grain_output"):
        assert told[series, "result"].absent, said


def test_words_of_one_part_do_not_stand_for_a_whole_whose_parts_have_figures(panel):
    told = panel(
        review="城镇居民、农村居民人均可支配收入分别增长4.5%、5.7%。"
        "农村居民人均可支配收入增速连续15年高于城镇居民。"
    )
    assert ("income_growth", "result") not in told
    assert told["income_growth_rural", "result"].value == 5.7


def test_what_some_firms_did_is_not_the_territorys(panel):
    told = panel(review="省属企业创新导向更加突出，研发经费投入增长15.6%。")
    assert told["rd_growth", "result"].value is None
    whole = panel(review="省属企业创新导向更加突出，全社会研发经费投入增长15.6%。")
    assert whole["rd_growth", "result"].value == 15.6
