"""Learns the weights of the indicator ranker from the labels that may train::

    python eval/train_ranker.py > ranker.new && mv ranker.new src/duixian/extract/ranker.json

The reader needs the old file while it learns. What cross-validation finds goes to standard
error: whole documents are left out, and the figures stand by label set, level of government
and genre. `blind` never trains. The same labels give the same file.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import labels
from duixian import sources, text
from duixian.extract.candidates import KINDS, proposed
from duixian.extract.ranking import around, features, settled
from scoring import hit_of, indicator_likeness, same_indicator

claim_reader = import_module("duixian.extract.claims")
FOLDS = 8
PENALTY = 1.0
LEXICAL = 0.5
"""What a feature that names characters weighs at the start, one of a kind of thing being 1: of
a thousand labels most wordings occur in one document only."""
SHARPNESS = 0.04
"""The likeness by which one phrase must beat another to be e times the better answer."""
RIGHT = 0.5
"""What the scorers' judgement adds to the likeness of a phrase."""
SEEN_TWICE = 2
MARGINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0)
HARM = 2
"""So many labels a margin must mend for each that it spoils."""
TIE = 1
"""So few labels tell no margin from another; the more cautious one is taken."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled number: its phrases, the grammar's own first, and what is weighed of each."""

    doc: str
    group: tuple[str, ...]
    """Label set, level of government and genre."""
    phrases: tuple[str, ...]
    right: tuple[bool, ...]
    likeness: tuple[float, ...]
    weighed: tuple[tuple[str, ...], ...]
    """The features of every phrase but the first."""
    kinds: tuple[str, ...]
    """The kind of every phrase but the first."""
    seen: tuple[str, ...]
    """What is so of the number itself."""


def examples(material: labels.LabelSet) -> Iterator[Example]:
    """The labelled numbers of a set that the reader finds."""
    for doc in sorted({row["doc"] for row in material.claims}):
        outline = text.outline(sources.load(material.texts[doc]))
        identity = outline.identity
        group = (material.name, str(identity.level), str(identity.genre))
        found = [
            {"start": span.start, "end": span.end, "draft": draft, "setting": setting}
            for span, draft, setting in claim_reader.choices(outline)
        ]
        for row in material.claims:
            if row["doc"] == doc and "skip" not in row and (hit := hit_of(row, found)):
                yield _example(doc, group, row["indicator"], hit["draft"], hit["setting"])


def _example(doc: str, group: tuple[str, ...], wanted: str, draft: Any, setting: Any) -> Example:
    others = [] if settled(draft) else proposed(draft, setting)
    phrases = (draft.indicator, *(one.text for one in others))
    seen = around(draft, setting)
    return Example(
        doc,
        group,
        phrases,
        tuple(same_indicator(wanted, phrase) for phrase in phrases),
        tuple(indicator_likeness(wanted, phrase) for phrase in phrases),
        tuple(tuple(features(seen, setting, one)) for one in others),
        tuple(KINDS[one.way] for one in others),
        seen,
    )


def trained(rows: Sequence[Example]) -> dict[str, float]:
    """Weights fitted to examples: the likelier the label, the larger its share of the choice."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    rows = [row for row in rows if row.weighed]
    counted = Counter(name for row in rows for one in row.weighed for name in set(one))
    names = {n: i for i, n in enumerate(sorted(n for n in counted if counted[n] >= SEEN_TWICE))}
    scale = [LEXICAL if any("\u4e00" <= c <= "\u9fff" for c in name) else 1.0 for name in names]
    cells: list[tuple[int, int]] = []
    owner: list[int] = []
    wanted: list[float] = []
    for number, row in enumerate(rows):
        shares = np.exp((np.array(row.likeness) + RIGHT * np.array(row.right)) / SHARPNESS)
        shares /= shares.sum()
        for share, one in zip(shares[1:], row.weighed, strict=True):
            cells += [(len(owner), names[name]) for name in set(one) if name in names]
            owner.append(number)
            wanted.append(float(share))
    where = np.array(cells).T
    table = csr_matrix((np.array(scale)[where[1]], where), shape=(len(owner), len(names)))
    of, target = np.array(owner), np.array(wanted)

    def loss(w: Any) -> tuple[float, Any]:
        score = np.minimum(table @ w, 30)
        rise = np.exp(score)
        whole = 1 + np.bincount(of, rise, len(rows))
        value = np.log(whole).sum() - target @ score + PENALTY * (w @ w) / 2
        return float(value), table.T @ (rise / whole[of] - target) + PENALTY * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    weights = {name: round(float(found[i] * scale[i]), DIGITS) for name, i in names.items()}
    return {name: weight for name, weight in weights.items() if weight}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a ranker that never saw the document would do: the best other phrase, and its score."""

    example: Example
    score: float
    at: int


def left_out(rows: Sequence[Example]) -> list[Choice]:
    """The choices for all examples, each by a ranker trained without its document."""
    docs = sorted(
        {row.doc for row in rows}, key=lambda doc: hashlib.sha256(doc.encode()).hexdigest()
    )
    chosen = []
    for fold in range(FOLDS):
        aside = set(docs[fold::FOLDS])
        weight = trained([row for row in rows if row.doc not in aside]).get
        for row in rows:
            if row.doc in aside and row.weighed:
                scores = [sum(weight(name, 0.0) for name in one) for one in row.weighed]
                best = max(range(len(scores)), key=scores.__getitem__)
                chosen.append(Choice(row, scores[best], best + 1))
    return chosen


def gains(chosen: Sequence[Choice], margin: float) -> tuple[int, int, int]:
    """Labels mended and spoiled by the choices that pass a margin, and how many pass."""
    passing = [c for c in chosen if c.score > margin]
    mended = sum(c.example.right[c.at] and not c.example.right[0] for c in passing)
    spoiled = sum(c.example.right[0] and not c.example.right[c.at] for c in passing)
    return mended, spoiled, len(passing)


def best_margin(chosen: Sequence[Choice]) -> float:
    """The highest margin that mends as many as the best but for `TIE`, spoilt ones weighed."""

    def worth(margin: float) -> int:
        mended, spoiled, _ = gains(chosen, margin)
        return mended - HARM * spoiled

    best = max(map(worth, MARGINS))
    return max(margin for margin in MARGINS if worth(margin) >= best - TIE)


def gates(rows: Sequence[Example], weights: dict[str, float], margin: float) -> dict[str, float]:
    """By kind, the least that the number itself scored where a phrase of it passed the margin.

    Below it no phrase is proposed: that costs time, and hardly ever passes.
    """
    least: dict[str, float] = {}
    for row in rows:
        for kind, one in zip(row.kinds, row.weighed, strict=True):
            if sum(weights.get(name, 0.0) for name in one) > margin:
                own = sum(weights.get(f"{kind} {what}", 0.0) for what in row.seen)
                least[kind] = min(own, least.get(kind, own))
    return {kind: round(own, DIGITS) for kind, own in sorted(least.items())}


def report(rows: Sequence[Example], chosen: Sequence[Choice], margin: float) -> Iterator[str]:
    """The figures of cross-validation, one line a margin and one a group."""
    wrong = [row for row in rows if not row.right[0]]
    reachable = sum(any(row.right) for row in wrong)
    yield f"{len(rows)} labels, {len(wrong)} wrong, {reachable} of them have a right candidate"
    for one in MARGINS:
        mended, spoiled, changed = gains(chosen, one)
        yield f"margin {one}: {changed} changed, {mended} mended, {spoiled} spoiled"
    for part, name in enumerate(("set", "level", "genre")):
        for value in sorted({row.group[part] for row in rows}):
            inside = [row for row in rows if row.group[part] == value]
            right = sum(row.right[0] for row in inside)
            mine = [c for c in chosen if c.example.group[part] == value]
            mended, spoiled, _ = gains(mine, margin)
            count = len(inside)
            yield (
                f"{name} {value}: {count} labels, indicator right {right / count:.3f}"
                f" -> {(right + mended - spoiled) / count:.3f} ({mended} mended, {spoiled} spoiled)"
            )


def material(folder: Path = labels.SHARED) -> Iterator[labels.LabelSet]:
    """The label sets that may train."""
    given = labels.shared(folder)
    if given:
        yield given
    yield from (one for one in labels.real(folder) if one.name not in labels.BLIND)
    yield labels.demo()
    yield from (one for one in labels.invented() if one.name not in labels.BLIND)


def main() -> None:
    """Train from all labels that may train, and print the weights."""
    rows = [row for one in material() for row in examples(one)]
    chosen = left_out(rows)
    margin = best_margin(chosen)
    for line in report(rows, chosen, margin):
        print(line, file=sys.stderr)
    weights = trained(rows)
    shown = {"margin": margin, "gates": gates(rows, weights, margin), "weights": weights}
    json.dump(shown, sys.stdout, ensure_ascii=False, indent=0, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
