"""What a number is said of, in the words that stand between the two: one row a wording."""

import pytest

from duixian.extract import counted_nouns, cues, money, part_words, phrases, topics
from wordlists import words


def told(report, review="", plan=""):
    found = report(review=review, plan=plan).claims
    return [(c.quote, c.indicator, c.aspect) for c in found]


def names(report, sentence):
    return [c.indicator for c in report(review=sentence).claims]


# ---- what stands before the subject and is no part of it

TIMES = words(
    "2024年 2024年底 到2024年底 截至2024年末 二〇二四年 2024年上半年 2024年全年 "
    "2024年9月底 上半年 前三季度 一季度 “十四五”时期 “十四五”以来 五年来 近三年来 "
    "这五年 本届政府任期内"
)


@pytest.mark.parametrize("time", TIMES)
def test_a_time_is_no_part_of_the_subject(report, time):
    assert names(report, f"{time}造纸产量增长6%。") == ["造纸产量"]


LEAD = words(
    "全市 全省 全区 全县 我市 我省 全年 去年 今年 预计 预计全年 力争 确保 继续 进一步 "
    "累计 共 已 其中 特别是 同时 例如 由于 但 此外 到年底 截至目前 首次 成功 稳步 "
    "持续 实现 一是 年末 去年末 全市全年 累计实现 主要是 尤其是"
)


@pytest.mark.parametrize("word", LEAD)
def test_words_that_lead_up_to_the_subject(report, word):
    assert names(report, f"{word}造纸产量增长6%。") == ["造纸产量"]


KEPT = words(
    "上市公司 中小学生 中药材 下岗职工 再生资源 可再生能源 对外贸易 在建项目 在校学生 "
    "有色金属 有机肥料 并网机组 后续产业 应急物资 达标企业 及格学生 均衡县域 等级公路 "
    "共享单车 将军墓园"
)


@pytest.mark.parametrize("thing", KEPT)
def test_names_that_only_begin_like_a_lead(report, thing):
    assert names(report, f"{thing}数量增长6%。") == [f"{thing}数量"]


THAN = words(
    "比上年 比去年 较上年 比2020年 较2020年 比上年同期 比年初 比五年前 比“十三五”末 "
    "比上年末 比去年同口径 比上年决算数 比上年预算 五年 近五年 过去五年 去年 当年"
)


@pytest.mark.parametrize("than", THAN)
def test_what_it_is_compared_with_is_no_part_of_the_subject(report, than):
    assert names(report, f"造纸产量{than}增长6%。") == ["造纸产量"]


# ---- what is said of it before the number comes

SAID = words(
    "屡创新高 再创新高 创历史新高 持续向好 保持平稳 稳步回升 稳定运行 不断扩大 "
    "快速扩张 较快发展 继续改善 大幅改善 明显好转 显著改善 再获丰收 喜获丰收 又获丰收 "
    "超额完成 圆满完成 稳中有进 再上台阶 增量提质 企稳回升 跃上台阶 实现新突破 "
    "进一步回升 连续向好"
)


@pytest.mark.parametrize("said", SAID)
def test_what_a_clause_says_of_its_subject_is_carried_on(report, said):
    assert names(report, f"粮食生产{said},达到550万吨。") == ["粮食生产"]
    assert topics.told_of(f"粮食生产{said}") == "粮食生产"


STEPS = words(
    "迈上 跨上 跃上 登上 突破 跨越 迈过 越过 连续迈上 再次跨上 首次突破 相继跨越 先后登上"
)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("what", words("台阶 大关 关口"))
def test_a_milestone_leaves_its_subject(step, what):
    assert phrases.peel(f"造纸产量{step}百万吨{what}").stem == "造纸产量"


@pytest.mark.parametrize("set_", words("拟定 定 设定 确定 设"))
@pytest.mark.parametrize(
    "aim", words("目标 预期目标 增长目标 增长预期目标 目标值 的指标 的计划指标")
)
def test_the_aim_of_a_subject_is_no_part_of_it(aim, set_):
    peeled = phrases.peel(f"造纸产量{aim}{set_}为")
    assert peeled.stem == "造纸产量"
    assert peeled.direction == int("增长" in aim)


CUT = words(
    "带动 拉动 推动 促进 促使 使 让 确保 助力 支撑 引领 有力支撑 有效带动 共实现 可实现 争取"
)


@pytest.mark.parametrize("verb", CUT)
def test_the_phrase_begins_anew_behind_what_brought_it_about(report, verb):
    assert names(report, f"消费券{verb}造纸产量增长6%。") == ["造纸产量"]


ACTS = words(
    "新建 新增 新培育 新引进 新认定 建成 取消和下放 选派 发放 新开工 共建 获批 累计建成 累计新增"
)


@pytest.mark.parametrize("act", ACTS)
def test_who_acts_is_no_part_of_what_is_done(act):
    assert phrases.innermost(f"兰川新区{act}标准厂房") == f"{act}标准厂房"


@pytest.mark.parametrize(
    "of",
    words(
        "经济总量 地区生产总值 生产总值 一般公共预算收入 固定资产投资 规模以上工业增加值 "
        "社会消费品零售总额"
    ),
)
@pytest.mark.parametrize("place", words("瓦房市 兰川县 高新区 江北新区 滨海自治州"))
def test_whose_figure_it_is(place, of):
    assert phrases.parted_region(place + of) == (place, of)


def test_places_in_a_list_have_one_figure_together():
    assert phrases.parted_region("苏州、无锡经济总量") == ("苏州、无锡", "经济总量")
    assert phrases.parted_region("城乡居民收入") == (None, "城乡居民收入")


# ---- nouns of a part, said of what stood before

PARTS = words(
    "总投资 投资额 总规模 总面积 总产值 占比 比重 比例 数量 规模 面积 金额 产值 营收 "
    "营业收入 办结率 合格率 满意率 完成率 余额 交易额 就业率 覆盖率 销售额 参保人数 "
    "增速 增幅 产能 签约额 签约金额 税收 利润 利用率 达标率 播种面积 种植面积 产量 "
    "单产 年产量 均价 户数"
)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_known_as_one(part):
    assert part_words.PARTIAL.match(part)
    assert part_words.PARTIAL.match(f"完成{part}")
    assert not part_words.PARTIAL.match(f"造纸{part}")


@pytest.mark.parametrize("lead", words("合同 协议 计划 年度 项目 累计 其 直接 实际 首期"))
def test_a_part_may_be_led_in(lead):
    assert part_words.PARTIAL.match(f"{lead}总投资")


# ---- what stands behind the number

NOTES = words("预计 初步 快报 下同 核算 统计 按 同口径 可比 不含 含 剔除 扣除 以下 年报")


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_the_number_is_no_noun(note):
    found = counted_nouns.following(f"({note}数)学校建成")
    assert found is not None
    assert found.noun == "学校"


OPENING = words(
    "没有 尚未 未 安排 计算 用于 支持 以 为 从 在 到 由 并 和 与 及 或 且 而 但 来 比 "
    "较 增长 提高 下降 左右 以上 是 有 被 把 向 同时 同比 之 投向 等 目标 任务 计划 "
    "预期 就 也 则 上下 不等 至"
)


@pytest.mark.parametrize("word", OPENING)
def test_what_cannot_begin_a_counted_noun(word):
    assert counted_nouns.following(f"{word}学校") is None


@pytest.mark.parametrize(
    "noun",
    words(
        "未来科学城 以色列企业 从业人员 在建项目 在校学生 并网机组 和谐社区 比例 有机食品 "
        "等级公路 就业岗位"
    ),
)
def test_nouns_that_only_begin_like_one_of_these(noun):
    found = counted_nouns.following(noun)
    assert found is not None
    assert found.noun == noun


PREDICATES = words(
    "全部完成 全面完成 均建成 已建成 正在建设 顺利推进 圆满完成 加快建设 扎实推进 "
    "陆续开工 相继投产 按期完成 如期完成 提前完成 取得进展 开始建设 正式启用 成功举办 "
    "纷纷落地 逐步推广 稳步推进 有序推进 率先建成 保持稳定 持续推进 进一步完善 "
    "整体完工 基本建成 都建成了 不断完善 带动就业 拉动增长 完成 建成 投产 竣工 投用 "
    "启用 开工 落地 投入使用 通车 启动 推进 投运 实施 交付 运营 达标 完工"
)


@pytest.mark.parametrize("said", PREDICATES)
def test_a_predicate_ends_the_counted_noun(said):
    found = counted_nouns.following(f"重点工程{said}")
    assert found is not None
    assert (found.noun, found.predicate, found.telling) == ("重点工程", said, False)


TELLING = words(
    "得到支持 获批复 获批 获评 获得支持 荣获 入选名单 列入计划 纳入名录 参加展会 "
    "实现盈利 入驻园区 跻身前列 进入名录 通过验收 达到标准 上榜 退出 成为标杆 晋级 "
    "升级为国家级 上线 开通 享受补贴 接受培训 加入联盟 脱贫 落户 受益 参与"
)


@pytest.mark.parametrize("said", TELLING)
def test_a_predicate_that_tells_what_became_of_them(said):
    found = counted_nouns.following(f"重点群体{said}")
    assert found is not None
    assert (found.noun, found.predicate, found.telling) == ("重点群体", said, True)


BUILT = words(
    "开工 开工建设 竣工 建成 投产 投用 投运 通车 通航 完工 并网 并网发电 达产 "
    "投入使用 投入运营 建成投产"
)


@pytest.mark.parametrize("became", BUILT)
def test_what_became_of_what_was_built_belongs_to_it(report, became):
    (one,) = report(review=f"15条输油管道{became}。").claims
    assert one.indicator == f"输油管道{became}"


# ---- cues around one number

FULFILLED = words(
    "完成年初预算 完成年度任务 完成全年目标 完成计划 达到预期目标 为预算 "
    "完成调整预算数 完成省下达任务 完成既定目标 完成年度计划数 "
    "完成县计划 完成区目标 完成确定任务"
)


@pytest.mark.parametrize("said", FULFILLED)
def test_a_share_of_the_plan_is_said_of_what_was_just_told(report, said):
    found = report(review=f"造纸产量550万吨,{said}的103.2%。").claims
    assert [(c.indicator, c.value) for c in found] == [
        ("造纸产量", 5.5e6),
        ("造纸产量", 103.2),
    ]


@pytest.mark.parametrize(
    ("verb", "value"),
    [
        *((v, -5.0) for v in words("压减 压缩 下降 递减 减少 降低")),
        *((v, 5.0) for v in words("增长 提高 递增")),
    ],
)
@pytest.mark.parametrize("rate", words("幅度 比例 速度"))
def test_by_what_rate_a_thing_is_moved(report, rate, verb, value):
    (one,) = report(plan=f"按5%的{rate}{verb}行政开支。").claims
    assert (one.indicator, one.aspect, one.value) == ("行政开支", "growth", value)


@pytest.mark.parametrize("set_", ["", "确定", "提出", "设定", "安排", "保持", "实现", "定为"])
@pytest.mark.parametrize(
    "goal",
    words("的增长目标 的经济增长目标 的预期增长目标 的增长预期目标 的增速 的经济增速 的增长速度"),
)
def test_a_bare_goal_of_growth_is_the_economy_s(set_, goal):
    assert cues.goal_of_growth(set_, goal)
    assert not cues.goal_of_growth(f"出口{set_}", goal)


@pytest.mark.parametrize("who", words("各级 中央 省级 省 市级 地方 国家"))
@pytest.mark.parametrize("verb", words("安排 投入 拿出 支出 拨付 补助"))
def test_what_the_purse_pays_for_is_said_in_the_clause_before(who, verb):
    assert money.funding(f"{who}财政{verb}", "实施农村危房改造") == f"农村危房改造{who}财政{verb}"
    assert money.funding(f"{who}财政{verb}", "改造") == ""  # too short to say what for
    assert money.funding(f"{who}企业{verb}", "实施农村危房改造") == ""
