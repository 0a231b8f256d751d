"""Where one rule of settling ends and the next begins: plans, pairs, chains, rates, views."""

from dataclasses import replace

import pytest

from duixian.settle import by_section, changes, fulfilment, settle
from duixian.settle.chains import linked
from duixian.settle.grade_words import References
from duixian.settle.grading import Grade
from duixian.settle.guard import guarded
from duixian.settle.matching import measure, paired, plain, plausible, same_promise, score
from duixian.settle.plans import years_of
from duixian.settle.promises import polarity_of
from duixian.settle.second import learned
from wordlists import words


def result(claim, indicator, value, unit, **more):
    return claim(indicator, value, unit, **({"role": "result"} | more))


# ---- promises of later years


def plan(chain, claim, target, results, last=2021, **more):
    years = {2021: [target]} | {y: [] for y in range(2022, last + 1)}
    for year, found in results.items():
        years[year] = found
    (account,) = [
        a for a in settle([replace(chain(years), **more)]) if a.target.value == target.value
    ]
    return account


def test_what_is_added_up_over_a_plan_is_told_with_its_share(chain, claim):
    target = claim("新建公共厕所", 100, "座", period="2021-2025")
    done = {
        y + 1: [result(claim, "新建公共厕所", n, "座", period=str(y))]
        for y, n in ((2021, 20), (2022, 30))
    }
    account = plan(chain, claim, target, done, 2023)
    assert account.verdict == "pending"
    assert account.reason.endswith("2025年到期，未到期；已报告2年，累计50座，为目标的50.0%。")
    assert account.reason_en.endswith("2 years reported, 50 so far, 50.0 % of it.") or (
        "2 years reported" in account.reason_en
    )


def test_a_level_of_a_plan_is_told_by_its_latest_year(chain, claim):
    target = claim("公路里程", 900, "公里", period="2021-2025")
    done = {
        y + 1: [result(claim, "公路里程", n, "公里", period=str(y))]
        for y, n in ((2021, 700), (2022, 750))
    }
    account = plan(chain, claim, target, done, 2023)
    assert account.reason.endswith("2022年为750公里。")


def test_a_plan_is_under_way_until_the_report_on_its_last_year_is_there(chain, claim):
    target = claim("公路里程", 900, "公里", period="2021-2023")
    done = {
        y + 1: [result(claim, "公路里程", n, "公里", period=str(y))]
        for y, n in ((2021, 700), (2022, 750))
    }
    account = plan(chain, claim, target, done, 2023)
    assert account.verdict == "pending"
    assert account.reason.endswith("2023年到期，未到期；2022年为750公里。")


def test_growth_over_a_plan_is_told_by_its_mean(chain, claim):
    target = claim("造纸产量", 6, "%", aspect="growth", period="2021-2025")
    done = {
        y + 1: [result(claim, "造纸产量", n, "%", aspect="growth", period=str(y))]
        for y, n in ((2021, 5), (2022, 8))
    }
    account = plan(chain, claim, target, done, 2023)
    assert account.reason.endswith("已报告2年，年均6.5%。")
    other = {2022: [result(claim, "造纸销量", 5, "%", aspect="growth", period="2021")]}
    assert plan(chain, claim, target, other, 2022).reason.endswith("未到期。")
    whole = {
        2022: [result(claim, "造纸产量", 5, "%", aspect="growth", period="2021", scope="全省")]
    }
    assert plan(chain, claim, target, whole, 2022).reason.endswith("未到期。")


def test_the_same_indicator_under_another_phrase_is_progress(chain, claim):
    known = {"indicator_id": "urban_new_jobs"}
    target = claim("新增就业", 100, "人", period="2021-2025", **known)
    done = {2022: [result(claim, "城镇新增就业", 30, "人", period="2021", **known)]}
    assert "累计30人" in plan(chain, claim, target, done, 2022).reason
    other = {2022: [result(claim, "城镇新增就业", 30, "人", period="2021", indicator_id="gdp")]}
    assert "累计" not in plan(chain, claim, target, other, 2022).reason


def test_a_plan_whose_end_is_past_and_not_in_the_books_awaits_its_report(chain, claim):
    target = claim("新建公共厕所", 100, "座", period="2021-2022")
    assert plan(chain, claim, target, {}, 2021).verdict == "pending"
    assert plan(chain, claim, target, {}, 2021, newest=2023).verdict == "pending"
    assert plan(chain, claim, target, {}, 2021, newest=2024).verdict == "awaiting_report"


def test_a_plan_is_settled_at_its_end_and_growth_by_the_same_span_only(chain, claim):
    level = claim("公路里程", 900, "公里", period="2021-2023")
    end = {2024: [result(claim, "公路里程", 950, "公里", period="2023")]}
    assert plan(chain, claim, level, end, 2024).verdict == "exceeded"
    growth = claim("造纸产量", 30, "%", aspect="growth", period="2021-2023")
    year = {2024: [result(claim, "造纸产量", 35, "%", aspect="growth", period="2023")]}
    span = {2024: [result(claim, "造纸产量", 35, "%", aspect="growth", period="2021-2023")]}
    assert plan(chain, claim, growth, year, 2024).verdict != "exceeded"
    assert plan(chain, claim, growth, span, 2024).verdict == "exceeded"
    base = claim("造纸产量", 30, "%", aspect="growth", period="2023")
    assert plan(chain, claim, base, year, 2024).verdict == "not_comparable"


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2021-2025", (2021, 2025)),
        ("2027", (2027, 2027)),
        ("2020Q1", None),
        (None, None),
        ("", None),
    ],
)
def test_the_years_of_a_period(period, years):
    assert years_of(period) == years


def test_a_plan_at_the_prices_of_a_year_is_not_comparable(chain, claim):
    wished = "到2022年工业总产值超过60亿元,按2010年价格计算。"
    told = "工业总产值达到70亿元。"

    def at(text, made, quote):
        start = text.index(quote)
        ends = {"sentence_start": 0, "sentence_end": len(text)}
        return replace(made, quote=quote, start=start, end=start + len(quote), **ends)

    target = at(wished, claim("工业总产值", 6e9, "元", period="2022"), "60亿元")
    done = at(told, result(claim, "工业总产值", 7e9, "元", period="2022"), "70亿元")
    years = {2021: [target], 2022: [], 2023: [done]}
    texts = {2021: [wished], 2022: ["去年经济平稳。"], 2023: [told]}
    (account,) = settle([chain(years, texts=texts)])
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")


# ---- pairs


def test_frames_of_paying_are_no_part_of_a_promise():
    assert plain("中央财政安排农村公路建设资金") == plain("农村公路建设")
    assert plain("财政赤字") == "财政赤字"
    assert plain("财政收入") == "财政收入"


@pytest.mark.parametrize("less", ["减少", "取消", "扣除", "降低"])
def test_less_of_a_thing_is_not_the_thing(less):
    assert same_promise(f"{less}行政审批事项", "行政审批事项") == 0.0
    assert same_promise(f"{less}行政审批事项", f"{less}行政审批事项") == 1.0


def test_a_phrase_must_say_what_was_promised():
    assert same_promise("公厕", "公厕") == 1.0
    assert same_promise("公厕", "公共厕所") == 0.0  # two characters say too little
    assert same_promise("厕", "厕") == 0.0


def test_known_indicators_are_told_by_their_ids(claim):
    one = claim("进口总额", 1, "元", indicator_id="imports")
    same = claim("外贸进口", 1, "元", indicator_id="imports")
    other = claim("进口总额", 1, "元", indicator_id="exports")
    unknown = claim("进口总额", 1, "元")
    assert [score(one, x) for x in (same, other, unknown)] == [1.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("座", "count"), ("%", "%"), ("百分点", "百分点"), ("元", "元")],
)
def test_what_must_agree_before_two_are_compared(claim, unit, kind):
    assert measure(claim("公共厕所", 1, unit, scope="望亭县"))[0].startswith(kind)
    assert measure(claim("公共厕所", 1, unit, scope="望亭县"))[1:] == ("level", "望亭县")
    assert measure(claim("电价", 1, "元/吨"))[0] != measure(claim("电价", 1, "元"))[0]


def test_sizes_that_can_be_of_one_undertaking(claim):
    def fits(mine, theirs, unit="座", other="座"):
        return plausible(claim("公厕", mine, unit), claim("公厕", theirs, other), 30.0)

    assert fits(100, 3000)
    assert not fits(100, 3001)
    assert fits(3000, 100)
    assert fits(0, 5)
    assert fits(5, 0)
    assert fits(1, 99, "%", "%")
    assert fits(1.0, 2000.0, "吨", "斤")  # a ton is two thousand of these
    assert not fits(1.0, 62000.0, "吨", "斤")


def test_sizes_are_held_against_each_other_in_one_measure(claim):
    target = claim("粮食产量", 5e8, "吨")
    near, far = result(claim, "粮食产量", 1e12, "斤"), result(claim, "粮食产量", 2e9, "吨")
    assert paired([target], [far, near])[target.claim_id].result is near  # 1万亿斤 are 5亿吨


def test_of_two_results_as_like_the_nearer_in_size_is_taken(claim):
    target = claim("新建公共厕所", 120, "座")
    near, far = (result(claim, "新建公共厕所", n, "座") for n in (118, 240))
    assert paired([target], [far, near])[target.claim_id].result is near


def test_a_result_of_which_something_is_only_like_must_be_near_in_size(claim):
    target = claim("手工业总产值", 100.0, "元")
    near, far = (result(claim, "工业总产值", n, "元") for n in (110.0, 1000.0))
    assert target.claim_id in paired([target], [near])
    assert target.claim_id not in paired([target], [far])


# ---- the second matcher


@pytest.mark.parametrize("bare", ["个", "项", "次", "种", "条", "件"])
def test_bare_counts_are_alike_in_nothing(claim, bare):
    target = claim("棚户区改造项目", 592, bare)
    done = result(claim, "城市棚户区改造", 592, bare)
    assert learned([target], [done]) == {}


def test_what_the_second_matcher_never_pairs(claim):
    target = claim("棚户区改造", 592, "套")
    same = result(claim, "棚户区住房改造", 592, "套")
    assert target.claim_id in learned([target], [same])
    for other in ({"unit": "户"}, {"aspect": "change"}, {"scope": "望亭县"}):
        given = {"unit": "套"} | other
        made = result(claim, "棚户区住房改造", 592, given.pop("unit"), **given)
        assert learned([target], [made]) == {}
    pair = learned([target], [same])[target.claim_id]
    assert learned([target], [same], [pair]) == {}


# ---- which way is better


@pytest.mark.parametrize(
    ("made", "polarity"),
    [
        ({"aspect": "rank", "unit": "位"}, "ceiling"),
        ({"bound": "le"}, "ceiling"),
        ({"bound": "lt"}, "ceiling"),
        ({"bound": "le", "value": -3}, "fall"),
        ({"aspect": "growth", "unit": "%", "value": -3}, "fall"),
        ({"aspect": "growth", "unit": "%"}, "higher"),
        ({"aspect": "growth", "unit": "%", "indicator_id": "cpi"}, "ceiling"),
        ({"aspect": "change"}, "higher"),
        ({}, "higher"),
        ({"indicator_id": "gdp"}, "higher"),
        ({"indicator_id": "urban_surveyed_unemployment", "unit": "%"}, None),
    ],
)
def test_which_way_is_better(claim, made, polarity):
    given = {"value": 3, "unit": "座"} | made
    target = claim("指标", given.pop("value"), given.pop("unit"), **given)
    assert polarity is None or polarity_of(target) == polarity


# ---- chains


def test_the_whole_text_of_a_report_is_taken_then_the_longer(chain):
    base = next(iter(chain({2020: []}).reports.values()))
    part = replace(base, complete=False, characters=900, report_id="a", doc="a")
    short = replace(base, complete=True, characters=100, report_id="b", doc="b")
    long = replace(base, complete=True, characters=200, report_id="c", doc="c")
    for order in ((part, short, long), (long, short, part)):
        (made,) = linked(order)
        assert made.reports[2020].doc == "c"
        assert made.disputed == {2020}  # two whole texts: which is the report is open
    (alone,) = linked((part, long))
    assert alone.disputed == frozenset()
    (same,) = linked((long, replace(long, doc="d")))
    assert same.disputed == frozenset()  # one report under two names


def test_a_disputed_year_accuses_nobody(chain, claim):
    target = claim("新建公共厕所", 120, "座")
    done = result(claim, "新建公共厕所", 60, "座")
    made = chain({2020: [target], 2021: [done]})
    (missed,) = settle([made])
    assert missed.verdict == "missed"
    (open_,) = settle([replace(made, disputed=frozenset({2021}))])
    assert (open_.verdict, open_.cause) == ("not_comparable", "another_base")
    assert open_.reason.endswith("同一年有两份报告，不作定论。")


@pytest.mark.parametrize("verdict", ["exceeded", "met", "nearly_met", "pending", "not_found"])
def test_what_accuses_nobody_is_let_be(verdict):
    graded = Grade(verdict, "理由。", "Reason.")
    assert guarded(graded, decision=True, disputed=True) is graded


def test_silence_about_a_decision_is_only_not_found():
    graded = guarded(Grade("unreported", "理由。", "Reason."), decision=True, disputed=False)
    assert (graded.verdict, graded.cause) == ("not_found", None)
    assert graded.reason == "理由；此为预算安排，只列两数，不作未完成论。"
    assert graded.reason_en == "Reason; a budget decision is never called missed."


def test_plan_reports_stand_in_for_work_reports_that_are_not_there(chain):
    work = list(chain({2020: [], 2022: []}).reports.values())
    plans = [
        replace(r, genre="plan_report", doc=f"计划-{y}", report_id=f"p{y}")
        for y, r in chain({2021: [], 2022: []}).reports.items()
    ]
    first, second = linked([*work, *plans])
    assert {y: r.genre for y, r in first.reports.items()} == {
        2020: "work_report",
        2021: "plan_report",
        2022: "work_report",
    }
    assert (first.genre, second.genre, list(second.reports)) == (
        "work_report",
        "plan_report",
        [2022],
    )
    assert first.genre_of("计划-2021") == "plan_report"
    assert first.genre_of("无") == "work_report"
    (only,) = linked(plans)  # no work report at all: they answer each other
    assert only.genre == "plan_report"
    assert [r.report_year for r in only.later(2021)] == [2022]


# ---- rates and changes


@pytest.fixture
def account(chain, claim):
    target, done = claim("新建公共厕所", 120, "座"), result(claim, "新建公共厕所", 130, "座")
    (one,) = settle([chain({2020: [target], 2021: [done]})])
    return one


def test_what_is_due_answered_and_kept(account):
    verdicts = words("exceeded met nearly_met missed not_comparable unreported not_found pending")
    given = [replace(account, verdict=v) for v in (*verdicts, "awaiting_report")]
    told = fulfilment(given)
    assert (told.due, told.answered, told.kept, told.rate) == (7, 5, 2, None)
    silent = replace(account, verdict="not_comparable", result=None)
    decided = replace(account, role="decision")
    planned = replace(account, genre="plan_report")
    more = fulfilment([*given, silent, decided, planned])
    assert (more.answered, more.without_result, more.decisions, more.plans) == (5, 1, 1, 1)
    assert "另有预算安排1项；另有计划报告目标1项" in more.text
    assert "budget decisions besides: 1; targets of plan reports besides: 1" in more.text_en
    assert fulfilment([planned]).plans == 0  # alone they are counted themselves


def test_a_rate_is_of_ten_and_more(account):
    met, missed = (replace(account, verdict=v) for v in ("met", "missed"))
    assert fulfilment([met] * 6 + [missed] * 3).rate is None
    ten = fulfilment([met] * 7 + [missed] * 3)
    assert ten.rate == 0.7
    assert ten.text == "到期承诺10项，有交代10项，兑现7项，兑现率70.0%（完成7项、未完成3项）"
    assert ten.text_en == "10 due, 10 answered, 7 kept, 70.0 % of the answered (7 met, 3 missed)"
    waiting = fulfilment([replace(account, verdict="pending")])
    assert waiting.text.startswith("没有到期的承诺（")
    assert waiting.text_en == "nothing due (1 pending)"
    assert fulfilment([]).text_en == "nothing due (no targets)"


def test_sections_keep_their_order(account):
    given = [replace(account, section=s) for s in ("乙", "甲", "乙")]
    assert {k: v.kept for k, v in by_section(given).items()} == {"乙": 2, "甲": 1}
    assert list(by_section(given)) == ["乙", "甲"]


def test_what_changed_between_two_settlings(account):
    was, now = account, replace(account, verdict="missed")
    assert changes([was], [was]) == ()
    (turned,) = changes([was], [now])
    assert turned.text == "新建公共厕所：超额完成 → 未完成"
    (came,), (went,) = changes([], [now]), changes([was], [])
    assert came.text == "新立：新建公共厕所（未完成）"
    assert went.text == "撤销：新建公共厕所（原为超额完成）"
    other = replace(was, result=replace(was.result, value=140.0))
    (reason,) = changes([was], [other])
    assert reason.text == "新建公共厕所：依据有变"
    moved = replace(was, account_id="another place")
    assert changes([was], [moved]) == ()
    elsewhere = replace(moved, year=2025)
    assert len(changes([was], [elsewhere])) == 2


def test_a_series_without_a_name_is_called_the_figure():
    assert (References().zh, References().en) == ("该指标", "the figure")


ADDS = words("新增 新建 新改 新开 改造 建成 完成 累计 净增 造林 营造 治理 培育 开工")


@pytest.mark.parametrize("verb", ADDS)
def test_what_is_done_year_by_year_adds_up(chain, claim, verb):
    target = claim(f"{verb}公共厕所", 100, "座", period="2021-2025")
    done = {2022: [result(claim, f"{verb}公共厕所", 20, "座", period="2021")]}
    assert "累计20座" in plan(chain, claim, target, done, 2022).reason
    standing = claim("公共厕所", 100, "座", period="2021-2025")
    stands = {2022: [result(claim, "公共厕所", 20, "座", period="2021")]}
    assert plan(chain, claim, standing, stands, 2022).reason.endswith("2021年为20座。")


@pytest.mark.parametrize(
    "words_",
    [
        "能耗统筹考核",
        "能耗统筹评价",
        "能耗统筹平衡",
        "不再考核能耗",
        "不设能耗目标",
        "不提能耗目标",
        "能耗较猛",
        "能耗过猛",
        "能耗失控",
    ],
)
def test_words_that_set_no_target_for_the_year(chain, cell, words_):
    told = cell("energy_intensity", "target", 2020, qualitative=words_)
    assert settle([chain({2020: [told], 2021: []})]) == ()


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("预计增长", "not_found"),
        ("会有增长", "not_found"),
        ("不会下降", "not_found"),
        ("保持增长", "unreported"),
    ],
)
def test_what_is_expected_is_not_passed_over(chain, cell, told, verdict):
    target = cell("trade_growth", "target", 2020, qualitative=f"进出口{told}")
    made = chain({2020: [target], 2021: []}, texts={2021: ["去年农业丰收。", "民生改善。"]})
    assert [a.verdict for a in settle([made])] == [verdict]


def test_the_section_of_a_target_in_words_is_that_of_its_neighbours(chain, cell, claim):
    def section(place, *sides):
        target = replace(cell("trade_growth", "target", 2020, qualitative="保持增长"), start=place)
        made = [
            replace(
                claim("公共厕所", n + 1, "座"),
                start=at,
                end=at + 1,
                sentence_start=at,
                sentence_end=at + 5,
                section=name,
            )
            for n, (at, name) in enumerate(sides)
        ]
        found = settle([chain({2020: [target, *made]})])
        return next(a.section for a in found if a.series == "trade_growth")

    assert section(12, (10, "甲"), (30, "乙")) == "甲"  # its own sentence
    assert section(15, (10, "甲"), (30, "甲")) == "甲"  # behind the sentence, between two alike
    assert section(15, (10, "甲"), (30, "乙")) == ""
    assert section(40, (10, "甲"), (30, "甲")) == ""
