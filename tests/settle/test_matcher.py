"""The second matcher, on pairs labelled before it was made; the half it never saw reports."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from duixian.settle import lines, matcher, settle
from duixian.settle.pair_features import Side, features
from duixian.settle.second import learned, seen_in
from duixian.settle.train_matcher import (
    LIKE,
    PRECISION,
    UNLIKE,
    labelled,
    left_out,
    of_invention,
    of_paragraphs,
    scores,
    standing,
    trained,
)

LABELS = Path(__file__).resolve().parents[2] / "eval" / "match_pairs.jsonl"
LINES = LABELS.read_text("utf-8").splitlines()
PARAGRAPHS = LABELS.with_name("county_pairs.jsonl").read_text("utf-8").splitlines()
INVENTED = LABELS.with_name("match_invented.jsonl").read_text("utf-8").splitlines()


def figures(corpus: Path, source: str) -> tuple[float, float]:
    """Precision and recall of the shipped scorer on the reporting half of one source."""
    scorer, pairs = matcher.load(), labelled(LINES, "report", corpus, source)
    settled = standing(scores(pairs, scorer))
    taken = [same for score, same in settled if score >= scorer.sure]
    return sum(taken) / len(taken), sum(taken) / sum(pair.same for pair in pairs)


@pytest.mark.corpus
def test_no_pair_of_a_promise_and_the_next_years_report_is_taken_wrongly(corpus_dir: Path):
    precision, recall = figures(corpus_dir, "next_year")
    assert precision >= 0.97
    assert recall >= 0.76  # short of the 0.90 that is wanted: docs/settling.md


@pytest.mark.corpus
def test_the_training_half_gives_the_shipped_weights_and_its_promises_are_found_without_them(
    corpus_dir: Path,
):
    work, alike = (labelled(LINES, "train", corpus_dir, s) for s in ("next_year", "same_report"))
    beside = [*alike, *of_invention(INVENTED), *of_paragraphs(PARAGRAPHS)]
    shipped = json.loads(files("duixian.settle").joinpath("matcher.json").read_text("utf-8"))
    assert trained([*work, *beside]).weights == pytest.approx(shipped["weights"], abs=2e-3)
    settled = left_out(work, beside)
    threshold = matcher.best_threshold(settled, PRECISION)
    assert threshold == pytest.approx(shipped["sure"], abs=2e-3)
    taken = [same for score, same in settled if score >= matcher.load().sure]
    answered = {pair.promise for pair in work if pair.same}
    assert sum(taken) >= 0.985 * len(taken)
    assert sum(taken) >= 0.9 * len(answered)


def test_the_halves_share_no_report():
    rows = [json.loads(line) for line in LINES]
    halves = [
        {(r["government"], r["year"]) for r in rows if r["half"] == half}
        for half in ("train", "report")
    ]
    assert not halves[0] & halves[1]


def test_a_promise_in_other_words_is_answered(chain, claim):
    promise = claim("开工建设保障性住房、棚户区改造住房", 1e7, "套")
    started = claim("新开工建设", 1.043e7, "套", role="result")
    (account,) = settle([chain({2020: [promise], 2021: [started]})])
    assert (account.verdict, account.rule) == ("exceeded", "learned")


def test_a_pair_that_was_only_learned_accuses_nobody(chain, claim):
    promise = claim("开工建设保障性住房、棚户区改造住房", 1e7, "套")
    started = claim("新开工建设", 9e6, "套", role="result")
    assert learned([promise], [started])
    (account,) = settle([chain({2020: [promise], 2021: [started]})])
    assert account.verdict != "missed"
    assert account.rule != "learned"


def test_a_result_that_settles_one_promise_settles_no_other(claim):
    promises = [claim("开工建设保障性住房、棚户区改造住房", value, "套") for value in (1e7, 1.1e7)]
    assert len(learned(promises, [claim("新开工建设", 1.043e7, "套", role="result")])) == 1


def side(phrase: str, value: float, unit: str, sentence: str = "", clause: str = "") -> Side:
    return Side(phrase, None, "level", value, unit, clause or sentence, sentence)


def test_what_the_sentence_names_counts_for_a_bare_phrase():
    sentence = "加大保障性安居工程建设力度,今年新开工700万套以上"
    promised = side("新开工", 7e6, "套", sentence, "今年新开工700万套以上")
    bare = side("开工建设", 7.4e6, "套")
    told = side("开工建设", 7.4e6, "套", "新开工保障性安居工程740万套")
    of_schools = side("开工建设", 7.4e6, "套", "开工建设课桌椅740万套")
    assert not matcher.comparable(promised, bare, 30)
    assert not matcher.comparable(promised, of_schools, 30)
    assert matcher.comparable(promised, told, 30)
    assert matcher.load().score(promised, told) >= matcher.load().sure


def test_last_years_target_said_again_is_no_answer():
    promised = side("零售物价", 10, "%", "把零售物价涨幅控制在10%以内")
    again = side("商品零售物价", 10, "%", "去年报告中曾提出，要把商品零售物价涨幅控制在10%以内")
    assert matcher.load().score(promised, again) == 0


@pytest.mark.parametrize(
    "came",
    ["完成8%", "实现8%", "超1个百分点", "达到8%", "实际8%", "高于此数", "低于此数", "结果为8%"],
)
def test_last_years_target_said_again_with_what_came_of_it_is_an_answer(came):
    promised = side("零售物价", 10, "%", "把零售物价涨幅控制在10%以内")
    again = side("零售物价", 8, "%", f"去年报告中曾提出，要把零售物价涨幅控制在10%以内，{came}")
    assert matcher.load().score(promised, again) > 0.5


def test_sizes_thirty_times_apart_are_the_farthest_that_can_be_of_one_undertaking():
    mine = side("新建公厕", 100, "座")
    assert matcher.comparable(mine, side("新建公厕", 3000, "座"), 30)
    assert not matcher.comparable(mine, side("新建公厕", 3001, "座"), 30)


def test_completions_do_not_answer_starts():
    started = side("保障性安居工程新安排", 7.4e6, "套", clause="新安排740万套")
    built = side("保障性安居工程住房", 7.72e6, "套", clause="基本建成772万套")
    assert not matcher.comparable(started, built, 30)
    assert matcher.comparable(built, built, 30)


def test_items_of_one_list_are_told_apart_by_their_own_words():
    lead = "今年城镇保障性住房基本建成470万套、新开工"
    started = Side("新开工", None, "level", 6.3e6, "套", lead + "630万套", lead, lead)
    built = side("基本建成", 5.4e6, "套", clause="基本建成540万套")
    begun = side("新开工", 6.6e6, "套", "保障性住房新开工660万套", "新开工660万套")
    assert not matcher.comparable(started, built, 30)
    assert matcher.comparable(started, begun, 30)


@pytest.mark.parametrize(
    ("promised", "reported", "comparable"),
    [
        ("工业总产值", "工业和手工业总产值", False),
        ("农业总产值", "工业总产值", False),
        ("工业总产值", "工业产值", True),
        ("改造农村电网", "改造农村公路", False),
        ("改建照护床位", "新增照护床位", False),
        ("新增照护床位", "新建照护床位", True),
        ("地方基本建设投资", "基本建设投资", False),
        ("基本建设投资", "基本建设投资额", True),
        ("教育经费占生产总值", "顺差占生产总值", False),
        ("机器制造工业总产值", "工业总产值", False),
        ("新开工棚户区", "新开工保障性安居工程", False),
        ("保障性住房和棚户区住房", "保障性安居工程住房", True),
        ("教育经费占生产总值", "教育投入占生产总值", True),
    ],
)
def test_other_sectors_levels_and_shares_are_no_pair(promised, reported, comparable):
    mine, its = side(promised, 4, "%"), side(reported, 5, "%")
    assert matcher.comparable(mine, its, 30) is comparable


def test_what_a_rise_starts_from_is_no_result_and_what_it_reaches_is():
    mine = side("低保标准", 500, "元")
    start, end = (
        Side("低保标准", None, "level", 450, "元", "", "", lead)
        for lead in ("低保标准由去年的", "低保标准由420元提高到")
    )
    assert not matcher.comparable(mine, start, 30)
    assert matcher.comparable(mine, end, 30)


def test_a_task_of_lifting_out_of_poverty_is_answered_by_how_many_fewer_are_poor(chain, claim):
    task = claim("农村贫困人口脱贫任务", 1e7, "人", bound="ge")
    fewer = claim("农村贫困人口", -1.24e7, "人", role="result", aspect="change")
    (account,) = settle([chain({2020: [task], 2021: [fewer]})])
    assert (account.verdict, account.rule) == ("exceeded", "likeness")
    assert account.result is not None
    assert account.result.value == 1.24e7


def test_a_fall_that_was_read_as_a_share_answers_a_fall():
    wished = Side("二氧化硫排放", None, "growth", -5, "%")
    fewer = Side("二氧化硫减排", None, "level", 6.2, "%", lead="二氧化硫减排")
    assert matcher.comparable(wished, fewer, 30)
    for lead in ("二氧化硫达标率", "二氧化硫增长"):
        told = Side("二氧化硫", None, "level", 6.2, "%", lead=lead)
        assert not matcher.comparable(wished, told, 30)


def test_bonds_of_localities_are_local_by_name():
    issued = side("发行地方政府专项债券", 4.5e9, "元")
    assert matcher.comparable(issued, side("专项债券", 4.8e9, "元"), 30)
    local = side("地方财政收入", 4.5e9, "元")
    assert not matcher.comparable(local, side("财政收入", 4.8e9, "元"), 30)


def test_a_promise_and_a_result_are_looked_at_whichever_names_the_other():
    promise = Side("扩招", None, "level", 1e6, "人", clause="高等职业学校扩招100万人")
    result = Side("高等职业学校", None, "level", 1.1e6, "人", clause="高等职业学校110万人")
    assert matcher.candidate(promise, result)


def test_a_sum_of_two_things_does_not_answer_for_one_of_them(chain, claim):
    promise = claim("再就业补助", 1.09e10, "元")
    both = claim("基本生活保障补助、再就业补助", 1.2e10, "元", role="result")
    (account,) = settle([chain({2020: [promise], 2021: [both]})])
    assert account.verdict not in ("met", "exceeded", "missed")


def test_more_of_a_thing_does_not_answer_a_task_of_making_it_less():
    task = Side("农村贫困人口脱贫任务", None, "level", 1e7, "人")
    more, fewer = (Side("农村贫困人口", None, "change", n, "人") for n in (1.2e7, -1.2e7))
    reached = Side("贫困人口减少", None, "level", 1e7, "人", lead="贫困人口减少到")
    assert not matcher.comparable(task, more, 30)
    assert matcher.comparable(task, fewer, 30)
    assert not matcher.comparable(reached, fewer, 30)


def test_a_standard_is_one_measure_whether_the_head_is_said_or_not(chain, claim):
    wished = claim("居民医保财政补助标准", 200, "元")
    told = claim("各级财政对居民医保的补助标准", 200, "元/人/年", role="result")
    (account,) = settle([chain({2020: [wished], 2021: [told]})])
    assert account.verdict == "met"
    monthly = claim("各级财政对居民医保的补助标准", 2400, "元/人/年", role="result")
    (account,) = settle([chain({2020: [wished], 2021: [monthly]})])
    assert account.verdict not in ("met", "exceeded", "missed")


def test_equal_numbers_of_bare_counts_are_no_pair():
    projects = side("城市公用事业建设项目", 47, "个", "城市公用事业建设项目是四十七个")
    firms = side("建设企业", 47, "项", "帮助我国建设四十七项企业")
    assert not matcher.comparable(projects, firms, 30)
    reported = side("公用事业", 47, "个", "公用事业建设项目建成四十七个")
    assert matcher.comparable(projects, reported, 30)


def test_no_likeness_speaks_against_a_pair_and_no_difference_for_one():
    weights = matcher.load().weights
    assert set(weights) >= LIKE | UNLIKE
    assert all(weights[name] >= 0 for name in LIKE)
    assert all(weights[name] <= 0 for name in UNLIKE)


def test_parts_that_divide_a_thing_and_natures_of_a_quantity_are_weighed():
    seen = features(side("工业总产值", 6e10, "元"), side("农业总产值", 8e10, "元"))
    assert seen["contrary"] == 1
    assert matcher.load().weights["contrary"] < 0
    seen = features(side("钢产量", 6e6, "吨"), side("钢的生产能力", 6e6, "吨"))
    assert seen["other_nature"] == 1


@pytest.mark.parametrize("lead", ["水质优良比例", "增加值比重", "农村自来水普及率"])
def test_words_that_begin_like_those_of_a_base_are_none(lead):
    share = side("水质优良比例", 85, "%")
    told = Side("水质优良比例", None, "level", 81, "%", "", "", lead)
    assert matcher.comparable(share, told, 30)


def test_a_clause_without_a_subject_is_read_with_the_one_before_it():
    sentence = "新农合试点范围扩大到1451个县，占全国总数的50.7%。"
    start = sentence.index("50.7")
    line = lines.Line(0, len(sentence), sentence, sentence, "review")
    seen = seen_in(("占全国总数", None, "level", 50.7, "%"), (start, start + 5), lines.made([line]))
    assert seen.clause == "新型农村合作医疗试点范围扩大到1451个县，占全国总数的50.7%"
    assert seen.lead == "占全国总数的"
