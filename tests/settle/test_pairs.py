"""The threshold of likeness, on pairs of indicator phrases labelled by hand."""

import json
from pathlib import Path

from duixian.registry import verdicts
from duixian.settle.matching import same_promise

PAIRS = Path(__file__).resolve().parents[2] / "eval" / "pairs.jsonl"


def scored(half: str) -> list[tuple[bool, bool]]:
    """Whether a pair was taken for the same, and whether it is."""
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    least = verdicts.load().matching
    return [
        (same_promise(r["target"], r["result"]) >= least, r["same"])
        for r in rows
        if r["half"] == half
    ]


def test_the_half_that_did_not_choose_it_confirms_the_threshold():
    taken = scored("report")
    right = sum(same for was, same in taken if was)
    assert len(taken) == 75
    assert right / sum(was for was, _ in taken) >= 0.95
    assert right / sum(same for _, same in taken) >= 0.70
