"""The second matcher, on pairs labelled before it was made; the half it never saw reports."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from duixian.registry import verdicts
from duixian.settle import matcher, settle
from duixian.settle.pair_features import Side, features
from duixian.settle.second import learned
from duixian.settle.train_matcher import LIKE, UNLIKE, labelled, left_out, trained

LABELS = Path(__file__).resolve().parents[2] / "eval" / "match_pairs.jsonl"
LINES = LABELS.read_text("utf-8").splitlines()


def figures(corpus: Path, source: str) -> tuple[float, float]:
    """Precision and recall of the shipped scorer on the reporting half of one source."""
    scorer, most = matcher.load(), verdicts.load().magnitude
    pairs = labelled(LINES, "report", corpus, source)
    taken = [
        same
        for target, result, same in pairs
        if matcher.comparable(target, result, most) and scorer.score(target, result) >= scorer.sure
    ]
    return sum(taken) / len(taken), sum(taken) / sum(same for *_, same in pairs)


@pytest.mark.corpus
def test_no_pair_of_a_promise_and_the_next_years_report_is_taken_wrongly(corpus_dir: Path):
    precision, recall = figures(corpus_dir, "next_year")
    assert precision >= 0.97
    assert recall >= 0.65  # short of the 0.90 that is wanted: docs/settling.md


@pytest.mark.corpus
def test_the_shipped_weights_are_those_the_training_half_gives(corpus_dir: Path):
    work, beside = (labelled(LINES, "train", corpus_dir, s) for s in ("next_year", "same_report"))
    shipped = json.loads(files("duixian.settle").joinpath("matcher.json").read_text("utf-8"))
    assert trained([*work, *beside]).weights == pytest.approx(shipped["weights"], abs=2e-3)
    threshold = matcher.best_threshold(left_out(work, beside), 0.97)
    assert threshold == pytest.approx(shipped["sure"], abs=2e-3)


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
