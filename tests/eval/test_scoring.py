"""The gate's measures: what counts as right, and that they are the guide's own."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from scoring import (
    claim_figures,
    panel_figures,
    same_figure,
    same_indicator,
    score_claims,
    score_panel,
    score_verdicts,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"


def label(start=10, **changes):
    row = {
        "doc": "a-2025",
        "start": start,
        "end": start + 3,
        "token": "6.5",
        "indicator": "地区生产总值",
        "aspect": "growth",
        "value": 6.5,
        "value_high": None,
        "unit": "%",
        "bound": "eq",
        "role": "result",
        "period": "2024",
        "scope": None,
    }
    return row | changes


def skip(start):
    return {"doc": "a-2025", "start": start, "end": start + 2, "token": "16", "skip": "date"}


def figures(gold, predicted):
    return claim_figures(score_claims(gold, predicted).values())


def test_a_claim_read_as_labelled_is_right_in_full():
    assert figures([label()], [label()])["full_f1"] == 1.0


def test_a_claim_whose_span_includes_the_unit_is_the_same_claim():
    assert figures([label()], [label(end=14)])["full_f1"] == 1.0


def test_a_number_without_a_claim_lowers_recall_only():
    measured = figures([label(), label(40)], [label()])
    assert (measured["precision"], measured["recall"]) == (1.0, 0.5)


def test_a_claim_on_a_date_is_spurious():
    measured = figures([label(), skip(40)], [label(), label(40)])
    assert (measured["precision"], measured["recall"]) == (0.5, 1.0)


def test_a_claim_over_a_skipped_multiplier_is_not_spurious():
    assert figures([label(), skip(14)], [label(end=16)])["precision"] == 1.0


def test_a_claim_outside_the_labelled_numbers_counts_nowhere():
    assert figures([label()], [label(), label(300)])["predicted"] == 1


def test_a_wrong_bound_costs_core_and_a_wrong_period_only_full():
    bound = figures([label()], [label(bound="ge")])
    period = figures([label()], [label(period="2025")])
    assert (bound["core_f1"], period["core_f1"], period["full_f1"]) == (0.0, 1.0, 0.0)


def test_every_wrong_field_of_an_error_is_named():
    (score,) = score_claims([label()], [label(role="target", unit="元")]).values()
    assert score.misses[0].causes == ("value", "role")


def test_indicators_may_differ_in_verbs_of_completion_and_punctuation():
    assert same_indicator("全市实现城镇新增就业", "城镇新增就业")
    assert same_indicator("“专精特新”企业", "专精特新企业")
    assert not same_indicator("城镇居民人均可支配收入", "粮食产量")


def test_figures_are_equal_within_rounding_and_absent_is_not_zero():
    assert same_figure(3.66e8, 366000000)
    assert not same_figure(None, 0)


def cell(**changes):
    row = {
        "doc": "a-2025",
        "indicator": "gdp_growth",
        "role": "target",
        "value": 5,
        "value_high": None,
        "unit": "%",
        "bound": "approx",
        "qualitative": None,
    }
    return row | changes


def test_a_panel_cell_needs_value_and_bound():
    measured = panel_figures(score_panel([cell()], [cell(bound="eq")]))
    assert (measured["value_right"], measured["figures_right"]) == (1.0, 0.0)


def test_a_figure_where_the_report_is_silent_is_false():
    absent = {"doc": "a-2025", "indicator": "cpi", "role": "target", "absent": True}
    measured = panel_figures(score_panel([absent, cell()], [cell(indicator="cpi"), cell()]))
    assert (measured["false_figures"], measured["false_share"]) == (1, 0.5)


def test_a_target_in_words_must_be_told_in_words():
    words = cell(value=None, bound=None, qualitative="与经济增长同步")
    assert panel_figures(score_panel([words], [words]))["words_right"] == 1.0
    assert panel_figures(score_panel([words], []))["words_right"] == 0.0


def verdict(accept):
    return {
        "doc": "n-2005",
        "government": "全国",
        "year": 2005,
        "indicator": "cpi",
        "accept": accept,
    }


def account(verdict):
    return {"government": "全国", "year": 2005, "series": "cpi", "verdict": verdict}


@pytest.mark.parametrize(
    ("accounts", "right"),
    [
        ([account("met")], 1),
        ([account("missed")], 0),
        ([], 0),
        ([account("met"), account("missed")], 0),
    ],
)
def test_a_verdict_is_right_when_it_is_accepted_and_alone(accounts, right):
    score = score_verdicts([verdict(["met", "exceeded"])], accounts)
    assert score.counts["right"] == right


def official(script, gold, predicted, folder):
    path = folder / "predicted.jsonl"
    path.write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in predicted), encoding="utf-8"
    )
    command = [sys.executable, SHARED / script, "--json", "--pred", path, "--gold", *gold]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def rows(paths):
    return [json.loads(line) for p in paths for line in p.read_text("utf-8").splitlines() if line]


def spoiled(gold, seed):
    """Predictions as a weak reader would make them: lost, invented, shifted and wrong ones."""
    rng = random.Random(seed)
    for row in gold:
        if "skip" in row:
            if rng.random() < 0.2:
                yield label(row["start"], doc=row["doc"], end=row["end"] + rng.randint(0, 2))
            continue
        if rng.random() < 0.1:
            continue
        row = dict(row, end=row["end"] + rng.randint(0, 3))
        field = rng.choice(["value", "unit", "bound", "role", "period", "indicator", "doc"])
        if field != "doc" and rng.random() < 0.5:
            row[field] = rng.choice([g.get(field) for g in gold if "skip" not in g])
        yield row


@pytest.mark.corpus
def test_the_measures_of_claims_are_those_of_the_guides_scorer(corpus_dir, tmp_path):
    paths = sorted((SHARED / "gold").glob("*.jsonl"))
    gold = rows(paths)
    for seed in (1, 2):
        predicted = list(spoiled(gold, seed))
        theirs = official("score.py", paths, predicted, tmp_path)
        scores = score_claims(gold, predicted)
        assert claim_figures(scores.values()) == theirs["all"]
        assert {doc: claim_figures([s]) for doc, s in scores.items()} == theirs["docs"]


@pytest.mark.corpus
def test_the_measures_of_panels_are_those_of_the_guides_scorer(corpus_dir, tmp_path):
    paths = sorted((SHARED / "panel").glob("*.jsonl"))
    gold = rows(paths)
    rng = random.Random(3)
    predicted = []
    for row in gold:
        got = dict(row)
        if rng.random() < 0.3:
            got |= {"value": rng.choice([5, 6, None]), "bound": "ge", "absent": False}
        if rng.random() < 0.9:
            predicted.append(got)
    theirs = official("panel_score.py", paths, predicted, tmp_path)
    ours = panel_figures(score_panel(gold, predicted))
    assert ours == {name: theirs[name] for name in ours}
