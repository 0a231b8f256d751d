"""Learns the weights of the second matcher from the training half of the labelled pairs::

    python -m duixian.settle.train_matcher eval/match_pairs.jsonl eval/match_invented.jsonl \\
        eval/county_pairs.jsonl ../shared/corpus > src/duixian/settle/matcher.json

The labels say where both figures stand; their sentences are read from the reports of the corpus.
Invented pairs (`invented_pairs`) and paragraphs (`paragraph_pairs`) train beside them, each for
less. The same labels and reports
give the same file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import floor
from pathlib import Path
from typing import Any

from duixian import sources, text
from duixian.registry import verdicts
from duixian.settle import lines
from duixian.settle.invented_pairs import invented
from duixian.settle.lines import Lines
from duixian.settle.matcher import Scorer, best_threshold, comparable, one_to_one
from duixian.settle.matching import plain
from duixian.settle.pair_features import Side, features
from duixian.settle.paragraph_pairs import paragraph_pairs
from duixian.settle.second import seen_in
from duixian.settle.standards import unit_of

Place = tuple[str, int]
"""Document and source offset of a figure."""


@dataclass(frozen=True)
class Labelled:
    """Both sides of a pair, whether the result answers the promise, and where both stand."""

    target: Side
    result: Side
    same: bool
    promise: Place
    answer: Place
    weight: float = 1.0

    @cached_property
    def features(self) -> dict[str, float]:
        """Of the pair; asked for in every fold."""
        return features(self.target, self.result)


PRECISION = 0.99
"""What the threshold must reach on pairs of the training half that were left out of training."""
PENALTY = 2.0
"""Chosen on the training half alone: of 0.5 to 3.0, the most pairs left out are found at 2 and 3
with a precision of 0.97; the smaller of the two."""
AGAINST = 0.5
"""The penalty of what can only speak against a pair: hardly a right pair has any of it, so that
little is learned of it from wrong ones that wording alone turns away."""
INVENTED = 0.2
"""What an invented pair weighs against a real one: there are three times as many of them, and
their sentences are shorter and plainer than a report's."""
PARAGRAPH = 0.3
"""What a pair of an invented promise and paragraph weighs: longer than a sentence, yet shorter than
a report; with 0.2 to 0.5 as many are found, with 1 one of the real pairs is taken wrongly."""
LIKE = frozenset(
    (
        "dice",
        "inside",
        "likeness",
        "equal",
        "end",
        "end_inside",
        "tail",
        "ends_in",
        "contained",
        "things",
        "acts",
        "near",
        "same_value",
        "same_id",
        "told",
        "told_here",
        "asked",
        "asked_here",
        "both_told",
        "clauses",
        "thing_told",
        "thing_around",
        "act_told",
        "nature_both",
        "thing_and_nature",
        "nature_told",
        "near_told",
        "same_told",
    )
)
"""Features that can only speak for a pair: few pairs teach a learner, and what they say against
this is chance."""
UNLIKE = frozenset(
    (
        "other_things",
        "one_thing",
        "other_acts",
        "parts_differ",
        "apart",
        "moved_apart",
        "other_id",
        "opposed",
        "both_left",
        "parts_one",
        "contrary",
        "other_nature",
        "other_nature_told",
        "base",
        "newly",
        "spans",
        "spans_told",
        "elsewhere",
        "share",
        "less",
        "far_told",
    )
)
"""Features that can only speak against one."""
FOLDS = 6
DIGITS = 4


@dataclass(frozen=True)
class Sentences:
    """The sentences of the reports of a corpus, each report read when it is first asked for."""

    corpus: Path
    read: dict[str, Lines] = field(default_factory=dict)

    def of(self, doc: str) -> Lines:
        """The sentences of one report."""
        if doc not in self.read:
            document = sources.load(self.corpus / f"{doc}.txt")
            self.read[doc] = lines.of_outline(text.outline(document))
        return self.read[doc]


def sides(row: dict[str, Any], sentences: Sentences) -> tuple[Side, Side]:
    """The two sides of a labelled pair."""
    return _side(row["target"], sentences), _side(row["result"], sentences)


def _side(of: dict[str, Any], sentences: Sentences) -> Side:
    unit = unit_of(of["indicator"], of["unit"])
    said = plain(of["indicator"]), of["id"], of["aspect"], of["value"], unit
    return seen_in(said, (of["start"], of["end"]), sentences.of(of["doc"]))


def trained(pairs: Sequence[Labelled], sure: float = 1.0) -> Scorer:
    """A scorer fitted to labelled pairs: logistic regression, large weights penalised."""
    import numpy as np
    from scipy.optimize import minimize

    seen = [pair.features for pair in pairs]
    names = list(seen[0])
    table = np.array([[1.0, *(f[n] for n in names)] for f in seen])
    signs = np.array([1.0 if pair.same else -1.0 for pair in pairs])
    weighs = np.array([pair.weight for pair in pairs])
    penalty = np.array([AGAINST if name in UNLIKE else PENALTY for name in names])

    def loss(w: Any) -> tuple[float, Any]:
        margin = signs * (table @ w)
        value = weighs @ np.logaddexp(0, -margin) + penalty @ w[1:] ** 2 / 2
        slope = -(weighs * signs / (1 + np.exp(margin))) @ table
        slope[1:] += penalty * w[1:]
        return float(value), slope

    sides = [(None, None), *(_allowed(name) for name in names)]
    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", bounds=sides).x
    bias, *weights = (round(float(w), DIGITS) for w in found)
    return Scorer(bias, dict(zip(names, weights, strict=True)), sure)


def _allowed(name: str) -> tuple[float | None, float | None]:
    return (0.0 if name in LIKE else None, 0.0 if name in UNLIKE else None)


def left_out(
    pairs: Sequence[Labelled], beside: Sequence[Labelled] = ()
) -> list[tuple[float, bool]]:
    """Scores of pairs, each by a scorer that was trained without any pair of its promise, and
    with all `beside`."""
    folds = {p: i % FOLDS for i, p in enumerate(dict.fromkeys(pair.promise for pair in pairs))}
    scored: list[tuple[float, Labelled]] = []
    for fold in range(FOLDS):
        scorer = trained([*beside, *(p for p in pairs if folds[p.promise] != fold)])
        scored += scores([p for p in pairs if folds[p.promise] == fold], scorer)
    return standing(scored)


def scores(pairs: Iterable[Labelled], scorer: Scorer) -> list[tuple[float, Labelled]]:
    """Scores of those pairs that may be a pair at all."""
    most = verdicts.load().magnitude
    return [
        (scorer.score(pair.target, pair.result), pair)
        for pair in pairs
        if comparable(pair.target, pair.result, most)
    ]


def standing(scored: Sequence[tuple[float, Labelled]]) -> list[tuple[float, bool]]:
    """Those of scored pairs that stand where a promise has one answer and a result answers one
    promise, as `second` settles them, with whether they are right."""
    kept = one_to_one((score, pair.promise, pair.answer) for score, pair in scored)
    return [(scored[i][0], scored[i][1].same) for i in kept]


def labelled(
    lines: Iterable[str], half: str, corpus: Path, source: str | None = None
) -> list[Labelled]:
    """The labelled pairs of a half, of one source or of all."""
    sentences = Sentences(corpus)
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Labelled(
            *sides(row, sentences),
            bool(row["same"]),
            promise=(row["target"]["doc"], row["target"]["start"]),
            answer=(row["result"]["doc"], row["result"]["start"]),
        )
        for row in rows
        if row["half"] == half and source in (None, row["source"])
    ]


def of_invention(rows: Iterable[str]) -> list[Labelled]:
    """Invented pairs that may be a pair at all, for training beside the labelled ones."""
    most = verdicts.load().magnitude
    return [
        Labelled(
            pair.target,
            pair.result,
            pair.same,
            ("invented", pair.promise),
            ("invented", pair.answer),
            INVENTED,
        )
        for pair in invented(rows)
        if comparable(pair.target, pair.result, most)
    ]


def of_paragraphs(rows: Iterable[str]) -> list[Labelled]:
    """Pairs of invented promises and paragraphs that may be a pair at all, for training beside."""
    most = verdicts.load().magnitude
    return [
        Labelled(
            pair.target,
            pair.result,
            pair.same,
            ("paragraph", pair.line),
            (f"paragraph {pair.line}", pair.start),
            PARAGRAPH,
        )
        for pair in paragraph_pairs(rows)
        if comparable(pair.target, pair.result, most)
    ]


def main() -> None:
    """Train from the labels and the corpus named on the command line.

    The threshold is chosen on pairs of a promise and the next year's report, the scorer's work;
    the look-alikes within one report and the invented pairs only train it.
    """
    files = (Path(path).read_text("utf-8").splitlines() for path in sys.argv[1:4])
    labels, more, paragraphs = files
    corpus = Path(sys.argv[4])
    work, alike = (labelled(labels, "train", corpus, s) for s in ("next_year", "same_report"))
    beside = [*alike, *of_invention(more), *of_paragraphs(paragraphs)]
    # Rounded down: rounded up, the pair at the threshold would fall below it.
    sure = floor(best_threshold(left_out(work, beside), PRECISION) * 10**DIGITS) / 10**DIGITS
    scorer = trained([*work, *beside], sure)
    shown = {"bias": scorer.bias, "sure": sure, "weights": scorer.weights}
    json.dump(shown, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
