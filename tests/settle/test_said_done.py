"""Promises that the later report says in words to have been carried out; both ways."""

from dataclasses import replace

import pytest

from duixian.settle import settle

PROMISED = "今年淘汰老旧公交车600辆。"


def account(chain, claim, *answered):
    at = PROMISED.index("600辆")
    made = claim("淘汰老旧公交车", 600, "辆")
    mine = replace(made, quote="600辆", start=at, end=at + 4, sentence_start=0)
    texts = {2020: [PROMISED], 2021: list(answered)}
    (found,) = [a for a in settle([chain({2020: [mine], 2021: []}, texts=texts)]) if a.year == 2020]
    return found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("淘汰老旧公交车指标超额完成。", "exceeded"),
        ("空气变好,淘汰老旧公交车年度任务如期完成。", "met"),
        ("如期完成淘汰老旧公交车任务。", "met"),
        ("提前完成了老旧公交车淘汰任务。", "met"),
        ("圆满实现老旧公交车淘汰目标。", "met"),
        *(
            (f"淘汰老旧公交车{w}已{how}{done}。", "met")
            for w, how, done in (
                ("任务", "圆满", "完成"),
                ("目标", "顺利", "实现"),
                ("计划", "全面", "完成"),
                ("指标", "全部", "完成"),
                ("任务", "提前", "完成"),
            )
        ),
        *(
            (f"{how}完成淘汰老旧公交车的{w}。", verdict)
            for how, w, verdict in (
                ("全部", "任务", "met"),
                ("顺利", "计划", "met"),
                ("全面", "目标", "met"),
                ("超额", "指标", "exceeded"),
            )
        ),
        ("8个类别的淘汰老旧公交车任务如期完成。", "met"),
        ("3类淘汰老旧公交车任务如期完成。", "met"),
        ("12种淘汰老旧公交车任务如期完成。", "met"),
        ("5省淘汰老旧公交车任务如期完成。", "met"),
        ("2020年淘汰老旧公交车任务如期完成。", "met"),
    ],
)
def test_a_task_said_to_be_done_is_done_by_the_reports_own_word(chain, claim, said, verdict):
    found = account(chain, claim, said)
    assert (found.verdict, found.rule) == (verdict, "own words")
    assert found.result is not None
    assert found.result.value is None


@pytest.mark.parametrize("poor", ["落后", "过剩", "低效"])
def test_what_trades_did_away_with_is_told_apart_from_the_trades(chain, claim, poor):
    promised = f"淘汰钢铁2700万吨、水泥4200万吨等{poor}产能。"
    made = replace(
        claim(f"淘汰钢铁{poor}产能", 2.7e7, "吨"),
        quote="2700万吨",
        start=4,
        end=10,
        sentence_start=0,
    )
    done = f"钢铁、水泥等15个重点行业淘汰{poor}产能年度任务如期完成。"
    texts = {2020: [promised], 2021: [done]}
    (found,) = [a for a in settle([chain({2020: [made], 2021: []}, texts=texts)]) if a.year == 2020]
    assert (found.verdict, found.rule) == ("met", "own words")


@pytest.mark.parametrize(
    "said",
    [
        "确保淘汰老旧公交车任务如期完成。",
        "淘汰老旧货车任务如期完成。",
        "五年来淘汰老旧公交车任务如期完成。",
        "淘汰老旧公交车2万辆,任务如期完成。",
        "“十三五”淘汰老旧公交车任务全面完成。",
        "各项任务如期完成。",
        "若淘汰老旧公交车任务如期完成,空气将更好。",
        "如果淘汰老旧公交车任务全部完成,空气就更好。",
        "没能全面完成的是淘汰老旧公交车任务。",
        "力争淘汰老旧公交车任务提前完成。",
        "争取淘汰老旧公交车任务全面完成。",
        "部分淘汰老旧公交车任务如期完成。",
        "淘汰老旧公交车任务基本全部完成。",
        "淘汰老旧公交车八百万辆的任务如期完成。",
        "淘汰老旧公交车三年任务如期完成。",
        "今年淘汰老旧公交车任务要如期完成。",
    ],
)
def test_another_thing_a_hope_or_several_years_are_no_such_word(chain, claim, said):
    found = account(chain, claim, said)
    assert found.verdict not in ("met", "exceeded", "missed")


@pytest.mark.parametrize("said", ["淘汰老旧公交车指标没有完成。", "淘汰老旧公交车任务未如期完成。"])
def test_a_failure_is_never_a_promise_carried_out(chain, claim, said):
    assert account(chain, claim, said).verdict == "missed"  # by its own account: said_short
