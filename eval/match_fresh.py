"""Measures the pairing of promises on labels that were made without it, whole chain and all.

    python eval/match_fresh.py ../shared/corpus

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
from duixian.model import Account

LABELS = Path(__file__).with_name("match_pairs_fresh.jsonl")
FIGURES = ("figure", "base")
"""Kinds of answers that give a figure of their own: what a matcher of figures can find."""
NOT_FOUND = ("not_found", "unreported", "pending", "awaiting_report")
ELSEWHERE = ("likeness, another period", "likeness, a report late")
"""Rules that show a figure and say themselves that it does not settle the promise of the year."""


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
    at = {(a.target.doc, a.target.start): a for a in accounts}
    taken = right = 0
    answered: dict[str, int] = {}
    found: dict[str, int] = {}
    for row in labels:
        answer = row["answer"]
        kind = str(answer["kind"]) if answer else ""
        if kind:
            answered[kind] = answered.get(kind, 0) + 1
        account = at.get((row["target"]["doc"], row["target"]["start"]))
        if account is None or not paired(account):
            continue
        taken += 1
        if answer and stands_in(account, answer):
            right += 1
            found[kind] = found.get(kind, 0) + 1
    return Measured(taken, right, answered, found)


def paired(account: Account) -> bool:
    """Whether an account names a figure of the later report as its result."""
    return account.result is not None and account.rule not in ELSEWHERE


def stands_in(account: Account, answer: Mapping[str, Any]) -> bool:
    """Whether the result of an account is within the passage that a reader named."""
    result = account.result
    if result is None or result.doc != answer["doc"]:
        return False
    return bool(result.start < answer["end"] and answer["start"] < result.end)


def read_labels() -> list[dict[str, Any]]:
    """The fresh labels, one promise a line."""
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]


def accounts_of(corpus: Path) -> tuple[Account, ...]:
    """The accounts of the State Council's reports of a corpus."""
    readings = [extract.read(sources.load(p)) for p in sorted(corpus.glob("national-*.txt"))]
    return tuple(settle.settle(settle.of_readings(readings)))


def main() -> None:
    """Print both figures, and the answers found by kind."""
    seen = measured(accounts_of(Path(sys.argv[1])), read_labels())
    print(f"precision {seen.precision:.2f} ({seen.right} of {seen.taken})")
    whole = sum(seen.answered[kind] for kind in FIGURES)
    print(f"recall {seen.recall:.2f} of {whole} promises answered by a figure")
    for kind, number in sorted(seen.answered.items()):
        print(f"  {kind}: {seen.found.get(kind, 0)} of {number}")


if __name__ == "__main__":
    main()
