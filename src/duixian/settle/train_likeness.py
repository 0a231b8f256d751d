"""Makes the table of telling character pairs from claims, one JSON object a line::

duixian read CORPUS | python -m duixian.settle.train_likeness > src/duixian/settle/likeness.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable

from duixian.registry.indicators import fold
from duixian.settle.likeness import Telling, pairs_of

RAREST_SHOWN = 3
"""Pairs in fewer phrases than this weigh like new ones: they would triple the table."""


def counted(phrases: Iterable[str]) -> Telling:
    """A table made from indicator phrases, each counted once.

    >>> counted(["农村公路", "农村危房", "农村公路"]).pairs
    {'农村': 2, '村公': 1, '公路': 1, '村危': 1, '危房': 1}
    """
    unique = dict.fromkeys(fold(p) for p in phrases)
    pairs = Counter(pair for phrase in unique for pair in dict.fromkeys(pairs_of(phrase)))
    return Telling(len(unique), dict(pairs))


def main() -> None:
    """Make the table from claims on standard input."""
    rows = (json.loads(line) for line in sys.stdin if line.strip())
    table = counted(row["indicator"] for row in rows)
    kept = {p: n for p, n in sorted(table.pairs.items()) if n >= RAREST_SHOWN}
    json.dump({"phrases": table.phrases, "pairs": kept}, sys.stdout, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
