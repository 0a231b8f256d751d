"""Learns the weights of the second matcher from the training half of the labelled pairs::

    python -m duixian.settle.train_matcher eval/match_pairs.jsonl > src/duixian/settle/matcher.json

The same labels give the same file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from duixian.settle.matcher import Scorer, Side, best_threshold, features
from duixian.settle.matching import plain

PRECISION = 0.97
"""What the threshold must reach on pairs of the training half that were left out of training."""
PENALTY = 0.3
FOLDS = 6
DIGITS = 4


def sides(row: dict[str, Any]) -> tuple[Side, Side]:
    """The two sides of a labelled pair."""
    return _side(row["target"]), _side(row["result"])


def _side(of: dict[str, Any]) -> Side:
    return Side(plain(of["indicator"]), of["id"], of["aspect"], of["value"], of["unit"])


def trained(rows: Sequence[dict[str, Any]], sure: float = 1.0) -> Scorer:
    """A scorer fitted to labelled pairs: logistic regression, large weights penalised."""
    import numpy as np
    from scipy.optimize import minimize

    seen = [features(*sides(row)) for row in rows]
    names = list(seen[0])
    table = np.array([[1.0, *(f[n] for n in names)] for f in seen])
    signs = np.array([1.0 if row["same"] else -1.0 for row in rows])

    def loss(w: Any) -> tuple[float, Any]:
        margin = signs * (table @ w)
        value = np.logaddexp(0, -margin).sum() + PENALTY * (w[1:] @ w[1:]) / 2
        slope = -(signs / (1 + np.exp(margin))) @ table
        slope[1:] += PENALTY * w[1:]
        return float(value), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    bias, *weights = (round(float(w), DIGITS) for w in found)
    return Scorer(bias, dict(zip(names, weights, strict=True)), sure)


def left_out(rows: Sequence[dict[str, Any]]) -> list[tuple[float, bool]]:
    """Scores of all pairs, each by a scorer that was trained without it."""
    scored = []
    for fold in range(FOLDS):
        scorer = trained([r for i, r in enumerate(rows) if i % FOLDS != fold])
        scored += [(scorer.score(*sides(r)), bool(r["same"])) for r in rows[fold::FOLDS]]
    return scored


def read(lines: Iterable[str], half: str) -> list[dict[str, Any]]:
    """The labelled pairs of a half."""
    rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if row["half"] == half]


def main() -> None:
    """Train from the file named on the command line."""
    rows = read(Path(sys.argv[1]).read_text("utf-8").splitlines(), "train")
    sure = round(best_threshold(left_out(rows), PRECISION), DIGITS)
    scorer = trained(rows, sure)
    shown = {"bias": scorer.bias, "sure": sure, "weights": scorer.weights}
    json.dump(shown, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
