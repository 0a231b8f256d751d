"""Measures the pairing of promises on labels that were made without it, whole chain and all.

    python eval/match_fresh.py ../shared/corpus

`match_drawn.jsonl` holds 231 promises drawn from the plans of the State Council by chance, from the
text and not from what the program reads of it, each read against the report of a year later: what
likeness finds is among them as well. Its half `report` (plans of odd years) chooses nothing.

`match_pairs_fresh.jsonl` holds every promise of the State Council's chain that wording alone
leaves open and that no pair of `match_pairs.jsonl` was made of, each read against the report
of a year later. Its `answer` is the place of the figure that answers, or the sentence where the
answer is no figure of its own (`implied`: 今年…比去年增加…; `words`; `other_unit`), or null.
A pair is right where the result that the account shows stands in the answer that was read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duixian import extract, settle, sources
from duixian.model import Account, Figure

FRESH = Path(__file__).with_name("match_pairs_fresh.jsonl")
DRAWN = Path(__file__).with_name("match_drawn.jsonl")
FIGURES = ("figure", "base")
"""Kinds of answers that give a figure of their own: what a matcher of figures can find."""
NOT_FOUND = ("not_found", "unreported", "pending", "awaiting_report")
ELSEWHERE = (
    "likeness, another period",
    "likeness, a report late",
    "likeness, figure beside",
    "likeness, other sectors",
)
"""Rules that show a figure and say themselves that it is no figure of the year or of the thing, or
that it answers another figure of the promise: none pairs the two."""


@dataclass(frozen=True)
class Measured:
    """How many promises were paired, rightly, and how many have an answer, by kind."""

    taken: int
    right: int
    answered: Mapping[str, int]
    found: Mapping[str, int]

    @property
    def precision(self) -> float:
        """Of the pairs that were taken, the share that the reader found too."""
        return self.right / self.taken if self.taken else 1.0

    @property
    def recall(self) -> float:
        """Of the promises answered by a figure, the share that was found."""
        whole = sum(self.answered.get(kind, 0) for kind in FIGURES)
        return sum(self.found.get(kind, 0) for kind in FIGURES) / whole


def measured(accounts: Iterable[Account], labels: Sequence[dict[str, Any]]) -> Measured:
    """The pairs of accounts against the labels of the promises they are of."""
    by_doc: dict[str, list[Account]] = {}
    for account in accounts:
        if account.series is None:  # headline series are settled by their panel
            by_doc.setdefault(account.target.doc, []).append(account)
    taken = right = 0
    answered: dict[str, int] = {}
    found: dict[str, int] = {}
    for row in labels:
        answer = row["answer"]
        kind = str(answer["kind"]) if answer else ""
        if kind:
            answered[kind] = answered.get(kind, 0) + 1
        place = row["target"]
        found_here = next(
            (a for a in by_doc.get(place["doc"], ()) if overlap(a.target, place)),
            None,
        )
        if found_here is None or not paired(found_here):
            continue
        taken += 1
        if answer and stands_in(found_here, answer):
            right += 1
            found[kind] = found.get(kind, 0) + 1
    return Measured(taken, right, answered, found)


def paired(account: Account) -> bool:
    """Whether an account names a figure of the later report as its result, or words that settle
    it; words that are shown as without a figure do neither."""
    shown = account.result is not None and account.cause != "no_figure"
    return shown and account.rule not in ELSEWHERE


def stands_in(account: Account, answer: Mapping[str, Any]) -> bool:
    """Whether the result of an account is within the passage that a reader named."""
    result = account.result
    return result is not None and result.doc == answer["doc"] and overlap(result, answer)


def overlap(figure: Figure, passage: Mapping[str, Any]) -> bool:
    """Whether a figure and a labelled passage of the same text share a character."""
    return bool(figure.start < passage["end"] and passage["start"] < figure.end)


def read_labels(path: Path = FRESH, half: str | None = None) -> list[dict[str, Any]]:
    """Labels, one promise a line, of one half or of all."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if half in (None, row.get("half"))]


def accounts_of(corpus: Path) -> tuple[Account, ...]:
    """The accounts of the State Council's reports of a corpus."""
    readings = [extract.read(sources.load(p)) for p in sorted(corpus.glob("national-*.txt"))]
    return tuple(settle.settle(settle.of_readings(readings)))


def main() -> None:
    """Print both figures for each set of labels, and the answers found by kind."""
    accounts = accounts_of(Path(sys.argv[1]))
    for path, half in ((FRESH, None), (DRAWN, "train"), (DRAWN, "report")):
        labels = read_labels(path, half)
        seen = measured(accounts, labels)
        print(f"{path.stem} {half or ''}: {len(labels)} promises")
        print(f"  precision {seen.precision:.2f} ({seen.right} of {seen.taken})")
        whole = sum(seen.answered.get(kind, 0) for kind in FIGURES)
        print(f"  recall {seen.recall:.2f} of {whole} promises answered by a figure")
        for kind, number in sorted(seen.answered.items()):
            print(f"    {kind}: {seen.found.get(kind, 0)} of {number}")


if __name__ == "__main__":
    main()
