"""The headline panel of one report: a figure, words, or said to be absent."""

import pytest


def figure(cell):
    return cell.value, cell.value_high, cell.unit, cell.bound


def test_the_headline_sentence_gives_the_targets_of_the_plan_year(panel):
    found = panel(
        targets="地区生产总值增长5%—5.5%,城镇新增就业6万人以上,城镇调查失业率控制在5.5%以内,"
        "居民消费价格涨幅2%左右,单位地区生产总值能耗下降3%左右。"
    )
    assert figure(found["gdp_growth", "target"]) == (5, 5.5, "%", "range")
    assert figure(found["urban_new_jobs", "target"]) == (60000, None, "人", "ge")
    assert figure(found["surveyed_unemployment", "target"]) == (5.5, None, "%", "le")
    assert figure(found["cpi", "target"]) == (2, None, "%", "approx")
    assert figure(found["energy_intensity", "target"]) == (-3, None, "%", "approx")
    assert {found[s, "target"].year for s in ("cpi", "gdp_growth")} == {2026}


def test_the_review_gives_the_results_of_the_year_before(panel):
    found = panel(
        review="全市地区生产总值达到5200亿元、增长5.4%,一般公共预算收入增长4.8%,"
        "城镇新增就业6.5万人,粮食产量120万吨。"
    )
    assert figure(found["gdp_growth", "result"]) == (5.4, None, "%", "eq")
    assert figure(found["gdp_level", "result"]) == (520_000_000_000, None, "元", "eq")
    assert found["urban_new_jobs", "result"].year == 2025
    assert "5.4%" in found["gdp_growth", "result"].quote
    assert "地区生产总值" in found["gdp_growth", "result"].quote


def test_what_the_report_does_not_speak_of_is_said_to_be_absent(panel):
    found = panel(targets="地区生产总值增长5%左右。")
    assert found["grain_output", "target"].absent
    assert found["grain_output", "target"].quote is None


def test_a_county_names_retail_and_revenue_in_its_own_words(panel):
    found = panel(
        review="全社会消费品零售总额38亿元，增长15.2%；财政一般预算收入6.8亿元，增长21%。",
        targets="全社会消费品零售总额增长14%。",
    )
    assert figure(found["retail_sales_growth", "result"]) == (15.2, None, "%", "eq")
    assert figure(found["retail_sales_growth", "target"]) == (14, None, "%", "eq")
    assert figure(found["fiscal_revenue_growth", "result"]) == (21, None, "%", "eq")


def test_a_restated_target_is_not_this_years(panel):
    found = panel(review="城镇新增就业6.5万人,超额完成全年6万人的目标。")
    assert found["urban_new_jobs", "target"].absent
    assert found["urban_new_jobs", "result"].value == 65000


def test_the_mean_of_five_years_is_not_the_year(panel):
    found = panel(lookback="地区生产总值年均增长6.1%,一般公共预算收入年均增长7%。")
    assert found["gdp_growth", "result"].absent
    assert found["fiscal_revenue_growth", "result"].absent


def test_jobs_of_five_years_are_not_the_years_but_a_standing_level_is(panel):
    found = panel(lookback="地区生产总值突破5000亿元,累计城镇新增就业31万人。")
    assert found["urban_new_jobs", "result"].absent
    assert figure(found["gdp_level", "result"]) == (5e11, None, "元", "gt")


@pytest.mark.parametrize(
    ("series", "sentence", "words"),
    [
        ("income_growth", "居民收入增长与经济增长同步。", "居民收入增长与经济增长同步"),
        ("cpi", "居民消费价格保持合理水平。", "居民消费价格保持合理水平"),
        (
            "carbon_intensity",
            "单位地区生产总值二氧化碳排放完成省下达任务。",
            "单位地区生产总值二氧化碳排放完成省下达任务",
        ),
        ("energy_intensity", "按照要求完成节能减排任务。", "按照要求完成节能减排任务"),
        ("trade_growth", "进出口稳量提质。", "进出口稳量提质"),
    ],
)
def test_a_target_in_words_is_kept_as_its_words(panel, series, sentence, words):
    cell = panel(targets="地区生产总值增长5%左右;" + sentence)[series, "target"]
    assert (cell.qualitative, cell.value, cell.absent) == (words, None, False)


def test_an_outcome_promised_among_the_tasks_is_a_target_in_words(panel):
    assert panel(tasks="保持对外贸易稳定增长。")["trade_growth", "target"].qualitative


@pytest.mark.parametrize(
    "task",
    ["优化投资结构。", "促进外商投资稳定增长。", "转变外贸发展方式。", "建立碳排放统计制度。"],
)
def test_an_action_or_another_quantity_among_the_tasks_is_no_target(panel, task):
    found = panel(tasks=task)
    for series in ("fixed_asset_investment_growth", "trade_growth", "carbon_intensity"):
        assert found[series, "target"].absent, series


def test_a_result_in_words_may_stand_in_the_review_or_among_the_problems(panel):
    found = panel(review="粮食再获丰收,居民消费价格总体平稳。", problems="固定资产投资增长乏力。")
    assert found["grain_output", "result"].qualitative == "粮食再获丰收"
    assert found["cpi", "result"].qualitative == "居民消费价格总体平稳"
    assert found["fixed_asset_investment_growth", "result"].qualitative == "固定资产投资增长乏力"


def test_income_of_town_and_country_apart_makes_two_series_of_one(panel):
    found = panel(review="城镇和农村居民人均可支配收入分别增长4.3%、5.5%。")
    assert found["income_growth_urban", "result"].value == 4.3
    assert found["income_growth_rural", "result"].value == 5.5
    assert ("income_growth", "result") not in found


def test_income_of_all_makes_one(panel):
    found = panel(review="居民人均可支配收入增长5.1%。")
    assert found["income_growth", "result"].value == 5.1
    assert ("income_growth_urban", "result") not in found


def test_figures_of_another_place_are_not_the_reports(panel):
    found = panel(review="望亭县地区生产总值增长9%,脱贫地区农村居民人均可支配收入增长8.4%。")
    assert found["gdp_growth", "result"].absent
    assert ("income_growth_rural", "result") not in found


def test_the_deficit_ratio_is_asked_of_the_nation_alone(panel):
    assert ("deficit_ratio", "target") not in panel()


def test_the_headline_sentence_goes_before_a_task_that_says_otherwise(panel):
    found = panel(targets="固定资产投资增长8%。", tasks="力争固定资产投资增长10%。")
    assert found["fixed_asset_investment_growth", "target"].value == 8


def test_a_target_given_only_among_the_tasks_counts(panel):
    found = panel(tasks="确保粮食产量稳定在120万吨以上。")
    assert figure(found["grain_output", "target"]) == (1_200_000, None, "吨", "ge")


def test_what_years_add_up_to_is_no_years_level(panel):
    found = panel(review="五年来，地区生产总值累计完成1097亿元，年均增长3.8%。")
    assert found["gdp_level", "result"].value is None
    found = panel(review="五年来，地区生产总值由400亿元增加到520亿元。")
    assert found["gdp_level", "result"].value == 520e8


def test_a_growth_that_reached_its_goal_is_a_result_in_words(panel):
    found = panel(review="全市生产总值增长率达到预期目标。")
    assert found["gdp_growth", "result"].qualitative == "全市生产总值增长率达到预期目标"


@pytest.mark.parametrize(
    ("task", "series"),
    [
        ("现在粮食连续增产,仓容吃紧。", "grain_output"),
        ("财政收入增长幅度减缓,支出压力加大。", "fiscal_revenue_growth"),
        ("国家财政收入占国民收入比重下降较多。", "fiscal_revenue_growth"),
        ("保持进出口贸易基本平衡。", "trade_growth"),
        ("以消费品工业带动交换,进一步促进农业和国内外贸易的发展。", "trade_growth"),
        ("加强口岸建设,为外贸出口的持久稳定发展打下坚实基础。", "trade_growth"),
    ],
)
def test_a_diagnosis_or_another_measure_is_no_target_in_words(panel, task, series):
    assert panel(tasks=task)[series, "target"].absent


def test_a_purpose_is_no_result_in_words(panel):
    found = panel(review="搞好总量平衡,使居民消费价格保持稳定。")
    assert found["cpi", "result"].absent


def test_growth_without_that_of_prices_is_the_growth_of_the_series(panel):
    found = panel(review="社会消费品零售总额扣除价格因素增长11.6%。")
    assert found["retail_sales_growth", "result"].value == 11.6
