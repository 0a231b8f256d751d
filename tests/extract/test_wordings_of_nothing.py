"""Numbers that measure nothing, each beside one that does: one row a wording.

The rules are the label guide's: dates, names, set phrases, counts of a list just given.
"""

import pytest

from wordlists import words


def quotes(report, sentence):
    return [c.quote for c in report(review=sentence).claims]


@pytest.mark.parametrize("idiom", words("放在 摆在 置于 作为 摆到 放到 摆上 当作 视为 列为"))
def test_the_first_place_in_which_a_thing_is_put(report, idiom):
    assert quotes(report, f"始终把安全{idiom}第一位。") == []
    assert quotes(report, f"始终把安全{idiom}首位。") == []


def test_a_first_place_that_was_won(report):
    assert quotes(report, "安全指数居全省第一位。") == ["一位"]
    assert quotes(report, "安全指数居全省首位。") == ["首位"]
    assert quotes(report, "牢固树立首位意识。") == []
    assert quotes(report, "坚持首位度战略。") == []
    assert quotes(report, "扛牢首要任务。") == []


@pytest.mark.parametrize("won", words("荣获 获 蝉联 入选 登上 上榜 位居 进入"))
def test_a_time_that_something_was_won(report, won):
    assert quotes(report, f"兰川市第三次{won}全国双拥模范城。") == ["三次"]
    assert quotes(report, "召开第三次会议。") == []


NAMED = words("企业 项目 园区 集群 产业 乡镇 街道 镇 乡 村 县 市场 楼宇")


@pytest.mark.parametrize("thing", NAMED)
def test_the_amount_says_only_which_of_them_are_counted(report, thing):
    assert quotes(report, f"税收超亿元{thing}3家。") == ["3家"]


SPECIFIES = words("级 高程 特高压 输电 输变电 线路 变电 直流 交流 电网 型 跨径")


@pytest.mark.parametrize("what", SPECIFIES)
def test_a_size_that_says_which_thing_is_meant(report, what):
    assert quotes(report, f"建设500千伏{what}工程。") == []


@pytest.mark.parametrize(
    "thing",
    words("企业 城市 区 镇 村 项目 产业集群 产业 园区 集群 乡镇 街道 地区 商场 工业企业 市 强镇"),
)
def test_a_bound_that_says_which_are_meant(report, thing):
    assert quotes(report, f"支持产值10亿元以上的{thing}做强。") == []


@pytest.mark.parametrize("step", words("台阶 大台阶 大关 关口"))
def test_steps_are_passed_and_not_measured(report, step):
    assert quotes(report, f"经济总量连跨3个百亿元{step}。") == []


@pytest.mark.parametrize("campaign", words("行动 计划 工程 攻坚行动 专项行动 提升行动"))
def test_what_a_campaign_is_named_after(report, campaign):
    assert quotes(report, f"实施5微克{campaign}。") == []


@pytest.mark.parametrize("half", words("是 天 时间 年"))
def test_half_of_the_time(report, half):
    assert quotes(report, f"一半{half}过去了。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "抓好“六稳”“六保”工作。",
        "落实《长三角一体化3年规划》。",
        "推广“枫桥经验2.0版”。",
        "实施“双百千”工程,建设“1+N”体系。",
        "建成A4级驿站,打造G60走廊。",
        "三四线城市去库存。",
        "涉及千家万户的事办好了。",
        "百姓心中有杆秤。",
        "三年行动计划收官。",
        "一个月内办结。",
        "两小时内到达。",
        "建成后三天内投用。",
        "十八届三中全会召开。",
        "第十六个五年规划编制完成。",
        "召开九次常务会议研究。",
        "坚持两手抓、两手硬。",
        "打好三大攻坚战。",
        "七国集团峰会召开。",
        "处置一方水土问题。",
        "每100人拥有一部电话。",
        "实现第二个百年目标。",
        "成立70周年庆祝活动举行。",
        "凝聚1400万人民的力量。",
        "团结2300万各族儿女。",
        "中国是14亿人口的大国。",
        "提升110接处警能力。",
        "70岁以上老人免费体检。",
        "2岁及以下婴幼儿照护。",
        "2019年12月31日前完工。",
        "开展进万家活动。",
    ],
)
def test_names_phrases_and_times_measure_nothing(report, sentence):
    assert quotes(report, sentence) == []


POLICY = words("制定 出台 实施 推出 落实 印发 发布 执行 贯彻 细化 用好")


@pytest.mark.parametrize("verb", POLICY)
@pytest.mark.parametrize("what", words("政策 举措 措施 意见"))
def test_the_number_in_the_name_of_a_policy(report, verb, what):
    assert quotes(report, f"{verb}稳增长28条{what}。") == []


LINES = words(
    "航线 线路 专线 道路 公路 铁路 高速 高铁 街 巷 路 河 渠 生产线 产业链 通道 隧道 "
    "桥 地铁 线索 标准 航道 水系 河流 示范带 廊道 步道 绿道"
)


@pytest.mark.parametrize("line", LINES)
def test_lines_that_are_counted(report, line):
    assert quotes(report, f"实施{line}28条。") == ["28条"]


LASTING = words(
    "压缩 缩短 压减 减少 控制 周期 时限 时间 时长 耗时 去化 用时 平均 延长 缩减 仅需 办结 达到"
)


@pytest.mark.parametrize("word", LASTING)
def test_a_duration_that_is_measured(report, word):
    assert quotes(report, f"审批环节{word}6小时。") == ["6小时"]


def test_a_duration_that_only_says_how_long(report):
    assert quotes(report, "奋战6小时排除险情。") == []
    assert quotes(report, "奋战20天排除险情。") == []


DAYS = words("天数 达到 优良 保持 压缩 缩短 减少 增加 提前 控制 时间 稳定 持续 平均 实现")


@pytest.mark.parametrize("word", DAYS)
def test_days_that_are_counted(report, word):
    ((quote, unit),) = [(c.quote, c.unit) for c in report(review=f"晴好{word}320天。").claims]
    assert (quote, unit) == ("320天", "天")


def test_ages_and_spans_of_life(report):
    assert quotes(report, "人均预期寿命78.5岁。") == ["78.5岁"]
    assert quotes(report, "人均预期寿命提高1.2岁。") == ["1.2岁"]
    assert quotes(report, "平均年龄38岁。") == ["38岁"]
    assert quotes(report, "年满60岁者免费。") == []
    assert quotes(report, "平均受教育年限11.2年。") == ["11.2年"]
    assert quotes(report, "科技周期30年。") == ["30年"]
    assert quotes(report, "历时30年。") == []


@pytest.mark.parametrize(
    "people",
    words("人口 用户 农牧民 灾民 移民 官兵 职工 居民 群众 农民 学生 农户 劳动力 党员 青年 家庭"),
)
def test_people_are_counted_without_a_measure_word(report, people):
    assert quotes(report, f"惠及20万{people}。") == ["20万"]


LISTED = words(
    "方面 领域 层面 维度 大类 关键 环节 坚持 必须 确保 更加 统筹 阶段 自信 意识 维护 支柱 原则 战役"
)


@pytest.mark.parametrize("what", LISTED)
def test_a_count_of_what_the_sentence_is_about_to_list(report, what):
    assert quotes(report, f"抓好4个{what}。") == []


def test_a_count_of_what_was_just_listed(report):
    assert quotes(report, "粮食、棉花、油料3项作物增产。") == []
    assert quotes(report, "新增示范高中、特色高中各2所。") == ["2所"]
    assert quotes(report, "粮食、棉花、油料新增26项技术。") == ["26项"]


GROUPS = words(
    "副省级城市 省会城市 省份 省市 计划单列市 重点城市 大中城市 主要城市 同类城市 直辖市 省会"
)


@pytest.mark.parametrize("group", GROUPS)
def test_the_size_of_a_group_one_is_ranked_in(report, group):
    assert quotes(report, f"空气质量居15个{group}第2位。") == ["2位"]


THRESHOLDS = words(
    "项目 企业 产业 工程 集群 园区 投资 平台 景区 湖泊 河流 机组 城市 楼宇 县 镇 工业企业 重大项目"
)


@pytest.mark.parametrize("thing", THRESHOLDS)
def test_a_threshold_in_the_name_of_a_class(report, thing):
    assert quotes(report, f"引进10亿元以上{thing}26个。")[-1:] == ["26个"]
    assert len(quotes(report, f"引进10亿元以上{thing}26个。")) == 1


SMALL = words("个 项 种 条 次 件 批 类 家 支 部 场 组 轮 期 届 座 只 台 处 所 户 人 套")


@pytest.mark.parametrize("measure", SMALL)
def test_a_small_count_in_chinese_numerals(report, measure):
    assert quotes(report, f"办好三{measure}大事。") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("水价上调三元。", "三元"),
        ("下降三成。", "三成"),
        ("增长五倍。", "五倍"),
        ("下降三个百分点。", "三个百分点"),
        ("里程达到八百公里。", "八百公里"),
        ("接待游客二十人次。", "二十人次"),
        ("举办4届博览会。", "4届"),
        ("连续三年增长。", "三年"),
        ("超千场活动举办。", "千场"),
        ("经济总量突破万亿元。", "万亿元"),
    ],
)
def test_a_chinese_numeral_that_measures(report, sentence, quote):
    assert quote in quotes(report, sentence)
