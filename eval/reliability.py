"""Whether the confidence of claims means something: stated against measured, by bins.

    python eval/reliability.py            the table of docs/accuracy.md
    python eval/reliability.py --rules    the share right by rule

A labelled claim counts as right when its whole record is: value, unit, aspect, bound, role,
period and indicator, as `scoring` decides. A number that is no claim counts as wrong.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import labels
import reader
from scoring import CHECKS, FULL, Row, hit_of

BINS = (0.0, 0.6, 0.75, 0.85, 0.9, 0.95, 1.0)
"""Upper bounds are exclusive but the last."""


def judged(material: labels.LabelSet) -> Iterator[tuple[Row, bool]]:
    """Every predicted claim on a labelled number, with whether its whole record is right."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in reader.predict(material, {"claims"}).claims:
        claims[row["doc"]].append(row)
    seen: set[str] = set()
    for gold in sorted(material.claims, key=lambda row: "skip" in row):
        hit = hit_of(gold, claims[gold["doc"]])
        if hit is None or hit["claim_id"] in seen:
            continue
        seen.add(hit["claim_id"])
        yield hit, "skip" not in gold and all(CHECKS[name](gold, hit) for name in FULL)


def table(rows: Iterable[tuple[str, float, bool]]) -> None:
    """Print stated and measured confidence by group as a Markdown table."""
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for name, stated, right in rows:
        groups[name].append((stated, right))
    print("| group | claims | stated | right |\n|---|---:|---:|---:|")
    for name, members in sorted(groups.items()):
        count = len(members)
        stated = sum(value for value, _ in members) / count
        print(f"| {name} | {count} | {stated:.2f} | {sum(ok for _, ok in members) / count:.2f} |")


def _bin(confidence: float) -> str:
    for low, high in pairwise(BINS):
        if confidence < high:
            return f"{low:.2f} – {high:.2f}"
    return f"{BINS[-2]:.2f} – {BINS[-1]:.2f}"


def main() -> None:
    """Print the table over every label set that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=labels.SHARED)
    parser.add_argument("--rules", action="store_true", help="group by rule, not by confidence")
    args = parser.parse_args()
    given = labels.shared(args.shared)
    sets = [*([given] if given else []), *labels.real(args.shared), labels.demo()]
    table(
        (row["rule"] if args.rules else _bin(row["confidence"]), row["confidence"], right)
        for material in sets
        for row, right in judged(material)
    )


if __name__ == "__main__":
    main()
