"""The second matcher, on pairs labelled before it was made; the half it never saw reports."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from duixian.settle import matcher, settle
from duixian.settle.second import learned
from duixian.settle.train_matcher import left_out, read, sides, trained

LABELS = Path(__file__).resolve().parents[2] / "eval" / "match_pairs.jsonl"
LINES = LABELS.read_text("utf-8").splitlines()


def figures(source: str) -> tuple[float, float]:
    """Precision and recall of the shipped scorer on the reporting half of one source."""
    rows = [r for r in read(LINES, "report") if r["source"] == source]
    scorer = matcher.load()
    taken = [r["same"] for r in rows if scorer.score(*sides(r)) >= scorer.sure]
    return sum(taken) / len(taken), sum(taken) / sum(r["same"] for r in rows)


def test_no_pair_of_a_promise_and_the_next_years_report_is_taken_wrongly():
    precision, recall = figures("next_year")
    assert precision >= 0.97
    assert recall >= 0.42  # far from the 0.90 that is wanted: docs/settling.md


def test_the_shipped_weights_are_those_the_training_half_gives():
    rows = read(LINES, "train")
    shipped = json.loads(files("duixian.settle").joinpath("matcher.json").read_text("utf-8"))
    again = trained(rows)
    assert again.weights == pytest.approx(shipped["weights"], abs=2e-3)
    threshold = matcher.best_threshold(left_out(rows), 0.97)
    assert threshold == pytest.approx(shipped["sure"], abs=2e-3)


def test_the_halves_share_no_report():
    halves = [{(r["government"], r["year"]) for r in read(LINES, h)} for h in ("train", "report")]
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
