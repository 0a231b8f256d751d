"""How often each rule of the claim reader fires on the corpus, and random firings to read.

    python eval/firings.py                     counts by rule, aspect, bound and skip reason
    python eval/firings.py --rule partial 20   twenty random firings of one rule

A rule that fires on one report only, or whose firings do not read right, does not belong.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import labels
from duixian import sources, text
from duixian.model import Claim, Document

claim_reader = import_module("duixian.extract.claims")
SEED = 20250101
"""So that the firings read once can be found again."""


def documents(folder: Path) -> Iterator[Document]:
    """Every text of the corpus."""
    for path in sorted(folder.glob("*.txt")):
        yield sources.load(path)


def show(document: Document, claim: Claim) -> str:
    """One firing: the sentence with its number marked, and what was read."""
    source = document.source
    sentence = (
        source[max(claim.sentence_start, claim.start - 40) : claim.start]
        + f"【{claim.quote}】"
        + source[claim.end : min(claim.sentence_end, claim.end + 25)]
    )
    read = f"{claim.indicator} | {claim.aspect} {claim.value:g} {claim.unit} {claim.bound}"
    one_line = " ".join(sentence.split())
    return f"{document.doc}: {one_line}\n    {read} | {claim.role} {claim.period}"


def main() -> None:
    """Count, or show the firings of one rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=labels.SHARED)
    parser.add_argument("--rule", nargs=2, metavar=("NAME", "COUNT"))
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {k: Counter() for k in ("rule", "aspect", "bound", "skip")}
    docs: dict[str, set[str]] = {}
    firings = []
    for document in documents(args.shared / "corpus"):
        outline = text.outline(document)
        for claim in claim_reader.claims(outline):
            for name in ("rule", "aspect", "bound"):
                counts[name][getattr(claim, name)] += 1
            docs.setdefault(claim.rule, set()).add(claim.doc)
            if args.rule and claim.rule == args.rule[0]:
                firings.append(show(document, claim))
        counts["skip"].update(reason for _, reason in claim_reader.skipped(outline))
    if args.rule:
        chosen = random.Random(SEED).sample(firings, min(int(args.rule[1]), len(firings)))
        print("\n".join(chosen))
        return
    for name, counter in counts.items():
        print(f"\n| {name} | count |{' reports |' if name == 'rule' else ''}")
        print(f"|---|---:|{'---:|' if name == 'rule' else ''}")
        for key, count in counter.most_common():
            print(f"| {key} | {count} |" + (f" {len(docs[key])} |" if name == "rule" else ""))


if __name__ == "__main__":
    main()
