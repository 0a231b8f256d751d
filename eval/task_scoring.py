"""How well tasks are found: spans, kinds, deadlines, programmes, objects.

Labels (tasks.jsonl): a line with ``"region": true`` marks a stretch of a report in which every
promise is labelled; the other lines are the promises in it. Predictions outside the regions
are not judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from scoring import Miss

OVERLAP = 0.5
"""The least share (intersection over union) in which two spans are one task."""
ALIKE = 0.6
"""The least likeness (difflib ratio) in which two objects are one."""

Row = dict[str, Any]
_NO_TASK: Row = {"kind": "continuing", "deadline": None, "programme": None}


def score_tasks(
    labels: Iterable[Row], predictions: Iterable[Row]
) -> tuple[dict[str, dict[str, float]], list[Miss]]:
    """Measures by report and for all together, and what went wrong.

    Span measures count one-to-one pairs of tasks that overlap by `OVERLAP`; kind, deadline,
    programme, verb and object are shares of those pairs.
    """
    regions: dict[str, list[Row]] = defaultdict(list)
    gold: dict[str, list[Row]] = defaultdict(list)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in labels:
        (regions if row.get("region") else gold)[row["doc"]].append(row)
    for row in _clauses(predictions):
        if any(_inside(row, region) for region in regions[row["doc"]]):
            found[row["doc"]].append(row)
    tables: dict[str, dict[str, float]] = {}
    misses: list[Miss] = []
    totals: dict[str, float] = defaultdict(float)
    for doc in gold:
        counts = _count(gold[doc], found[doc], misses)
        tables[doc] = _figures(counts)
        for name, count in counts.items():
            totals[name] += count
    tables["all tasks"] = _figures(totals)
    return tables, misses


def _clauses(predictions: Iterable[Row]) -> Iterator[Row]:
    """Tasks as the labels cut them: a purpose merged with its measure is a clause of its own."""
    for row in predictions:
        yield row
        for purpose in row.get("purposes") or ():
            yield {**_NO_TASK, **purpose, "doc": row["doc"]}


def _inside(row: Row, region: Row) -> bool:
    middle = (row["start"] + row["end"]) / 2
    return bool(region["start"] <= middle < region["end"])


def overlap(one: Row, other: Row) -> float:
    """Intersection over union of two spans.

    >>> overlap({"start": 0, "end": 10}, {"start": 5, "end": 10})
    0.5
    """
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    union = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return float(max(0, shared) / union)


def _count(gold: list[Row], found: list[Row], misses: list[Miss]) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float, gold=len(gold), found=len(found))
    ranked = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    )
    paired: dict[int, int] = {}
    for share, i, j in reversed(ranked):
        if share >= OVERLAP and i not in paired and j not in paired.values():
            paired[i] = j
    for i, label in enumerate(gold):
        if i not in paired:
            misses.append(Miss(("task not found",), label, None))
            continue
        wrong = _compare(label, found[paired[i]], counts)
        if wrong:
            misses.append(Miss(wrong, label, found[paired[i]]))
    for j, row in enumerate(found):
        if j not in paired.values():
            misses.append(Miss(("no task",), {"doc": row["doc"]}, row))
    return counts


def _compare(label: Row, row: Row, counts: dict[str, float]) -> tuple[str, ...]:
    right = {
        "kind": label["kind"] == row["kind"],
        "deadline": label["deadline"] == _stated(row),
        "programme": label["programme"] == row["programme"],
        "verb": label["verb"] in row["verb"] or (row["verb"] or "?") in label["verb"],
        "object": SequenceMatcher(None, label["object"], row["object"]).ratio() >= ALIKE,
    }
    counts["paired"] += 1
    for question, answer in right.items():
        counts[question] += answer
    return tuple(question for question, answer in right.items() if not answer)


def _stated(row: Row) -> str | None:
    """The day that the text names: the labels do not know the derived ones."""
    return row["deadline"] if row.get("deadline_source", "stated") == "stated" else None


def _figures(counts: dict[str, float]) -> dict[str, float]:
    pairs = counts["paired"]
    precision = pairs / counts["found"] if counts["found"] else 0.0
    recall = pairs / counts["gold"] if counts["gold"] else 0.0
    both = precision + recall
    figures = {
        "labels": counts["gold"],
        "precision": precision,
        "recall": recall,
        "span_f1": 2 * precision * recall / both if both else 0.0,
    }
    for question in ("kind", "deadline", "programme", "verb", "object"):
        figures[question] = counts[question] / pairs if pairs else 0.0
    return {name: round(figure, 4) for name, figure in figures.items()}
